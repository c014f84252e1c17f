# people.awk -- complete people of chance: each begins as a worked case, and has a mostly calm answer to what that leaves out
#
# usage: awk -v seed=N -v count=N -f chance.awk -f people.awk CASES

/^id:/ { cases[++ncases] = $0 }

END {
	for (n = 1; n <= count; n++) {
		$0 = cases[1 + below(ncases, n " case")]
		yes = below(4, n " yes") * 15  # of a thousand
		person = "id:R" n
		for (i = 1; i <= nlabels; i++) {
			label = labels[i]
			if (label == "id" || label == "date" || label == "onset_date") continue
			said = value(label)
			# What was examined is as the case has it; else one answer in thirty is another one.
			if (tier[label] != "core" && tier[label] != "standard") { if (said != "") person = person "\t" label ":" said; continue }
			if (said == "" || said == "?" || !below(30, n " " label " other")) said = answer(n, label, yes)
			if (said != "") person = person "\t" label ":" said
		}
		print person
	}
}
