/*
 * bp-plan.c -- the program bp-plan; what it decides is in stage/plan.c
 */
#include "stage/stage.h"

int
main(int argc, char *argv[])
{
	return stage_main(STAGE_PLAN, argc, argv);
}
