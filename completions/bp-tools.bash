# Completion for every bp- program in bash.  The programs know their options, and their verbs; ask them.
_bp() {
	local told
	COMPREPLY=()
	told=$("$1" --options 2>/dev/null | cut -f1,2)
	if [[ ${COMP_CWORD:-1} -gt 1 && ${COMP_WORDS[1]} != -* ]] && grep -qv -e - <<< "$told"; then
		told=$("$1" "${COMP_WORDS[1]}" --options 2>/dev/null | cut -f1,2)  # behind a verb come its own
	fi
	if [[ $2 == -* ]]; then
		mapfile -t COMPREPLY < <(compgen -W "$(grep -e - <<< "$told")" -- "$2")
	elif [[ ${COMP_CWORD:-1} -le 1 ]]; then
		# A verb; else a file name: what -o default does.
		mapfile -t COMPREPLY < <(compgen -W "$(grep -v -e - <<< "$told")" -- "$2")
	fi
}
complete -o default -F _bp bp-record bp-redflag bp-classify bp-triage bp-plan bp-followup bp-intake bp-report bp-rules
