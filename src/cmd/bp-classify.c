/*
 * bp-classify.c -- the program bp-classify; what it decides is in stage/classify.c
 */
#include "stage/stage.h"

int
main(int argc, char *argv[])
{
	return stage_main(STAGE_CLASSIFY, argc, argv);
}
