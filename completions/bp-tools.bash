# Completion for every bp- program in bash.  The programs know their options; ask them.
_bp() {
	COMPREPLY=()
	[[ $2 == -* ]] || return 0  # a file name: what -o default does
	mapfile -t COMPREPLY < <(compgen -W "$("$1" --options 2>/dev/null | cut -f1,2)" -- "$2")
}
complete -o default -F _bp bp-record bp-redflag bp-classify bp-triage bp-plan
