/*
 * place.c -- which rules a program is told to take, and where they are when nobody says
 */
#include "stage/place.h"

#include <errno.h>
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "stage/stage.h"

/* The path of this program; without /proc the one it was called by, unless that is a bare name. */
static bool
find_program(char program[PATH_MAX])
{
	ssize_t n = readlink("/proc/self/exe", program, PATH_MAX - 1);

	if (n > 0) {
		program[n] = '\0';
		return strchr(program, '/') != NULL;
	}
	return strchr(program_invocation_name, '/') != NULL && realpath(program_invocation_name, program) != NULL;
}

const char *
rules_directory(const char *given)
{
	static const char *const beside[] = {"../share/bp-tools/rules", "../rules", "../../rules"};
	static char clean[PATH_MAX];
	char program[PATH_MAX], path[PATH_MAX + 64];

	if (given != NULL)
		return given;
	if (find_program(program)) {
		*strrchr(program, '/') = '\0';
		for (size_t i = 0; i < sizeof(beside) / sizeof(beside[0]); i++) {
			snprintf(path, sizeof(path), "%s/%s/index.lua", program, beside[i]);
			if (access(path, R_OK) != 0)
				continue;
			*strrchr(path, '/') = '\0';
			if (realpath(path, clean) != NULL)  /* these words are shown in messages */
				return clean;
		}
	}
	return RULESDIR;
}

struct ruleset *
rules_load(const struct rules_given *given, int extent)
{
	const struct rule_files files = {.directory = rules_directory(given->directory), .sites = given->sites, .extent = extent};

	return ruleset_load(&files, stage_results);
}
