/*
 * bp-triage.c -- the program bp-triage; what it decides is in stage/triage.c
 */
#include "stage/stage.h"

int
main(int argc, char *argv[])
{
	return stage_main(STAGE_TRIAGE, argc, argv);
}
