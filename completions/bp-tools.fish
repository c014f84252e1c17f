# Completion for every bp- program in fish.  The programs know their options; ask them.
function __bp_options
	set -l program (commandline -opc)[1]
	for line in ($program --options 2>/dev/null)
		set -l part (string split \t -- $line)  # short form, long form, argument, help
		test -n "$part[1]"; and printf '%s\t%s\n' $part[1] $part[4]
		printf '%s\t%s\n' $part[2] $part[4]
	end
end

for program in bp-record bp-redflag bp-classify bp-triage bp-plan
	complete -c $program -n 'string match -q -- "-*" (commandline -ct)' -f -a '(__bp_options)'
end
