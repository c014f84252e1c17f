/*
 * place.c -- where the rules are when nobody says
 */
#include "stage/place.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

const char *
rules_directory(const char *given)
{
	static const char *const beside[] = {"../share/bp-tools/rules", "../rules", "../../rules"};
	static char path[PATH_MAX + 64];
	char program[PATH_MAX];
	ssize_t n;
	size_t i;

	if (given != NULL)
		return given;
	n = readlink("/proc/self/exe", program, sizeof(program) - 1);
	if (n > 0) {
		program[n] = '\0';
		*strrchr(program, '/') = '\0';
		for (i = 0; i < sizeof(beside) / sizeof(beside[0]); i++) {
			snprintf(path, sizeof(path), "%s/%s/index.lua", program, beside[i]);
			if (access(path, R_OK) == 0) {
				*strrchr(path, '/') = '\0';
				return path;
			}
		}
	}
	return RULESDIR;
}
