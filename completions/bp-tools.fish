# Completion for every bp- program in fish.  The programs know their options, and their verbs; ask them.
function __bp_told
	set -l words (commandline -opc)
	set -l ask $words[1]
	set -l told ($ask --options 2>/dev/null)
	# Behind a verb come its own.
	if test (count $words) -gt 1; and not string match -q -- '-*' $words[2]
		if string match -qr -- '^\t[^-]' $told
			set told ($ask $words[2] --options 2>/dev/null)
		end
	end
	for line in $told
		set -l part (string split \t -- $line)  # short form, long form or verb, argument, help
		test -n "$part[1]"; and printf '%s\t%s\n' $part[1] $part[4]
		printf '%s\t%s\n' $part[2] $part[4]
	end
end

function __bp_verbs
	test (count (commandline -opc)) -eq 1; and __bp_told | string match -v -- '-*'
end

for program in bp-record bp-redflag bp-classify bp-triage bp-plan bp-followup bp-intake bp-report bp-rules
	complete -c $program -n 'string match -q -- "-*" (commandline -ct)' -f -a '(__bp_told)'
	complete -c $program -n 'not string match -q -- "-*" (commandline -ct)' -a '(__bp_verbs)'
end
