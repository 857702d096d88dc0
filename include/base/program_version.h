/*
 * program_version.h -- which version of the program this is.
 * For help, and for what files say of who made them.
 */
#ifndef BAOCAO_PROGRAM_VERSION_H
#define BAOCAO_PROGRAM_VERSION_H

#define PROGRAM_VERSION "0.1.0"

#endif
