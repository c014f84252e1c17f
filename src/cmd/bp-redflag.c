/*
 * bp-redflag.c -- the program bp-redflag; what it decides is in stage/redflag.c
 */
#include "stage/stage.h"

int
main(int argc, char *argv[])
{
	return stage_main(STAGE_REDFLAG, argc, argv);
}
