/*
 * icc_profile.h -- the sRGB profile that goes into every PDF.
 */
#ifndef BAOCAO_ICC_PROFILE_H
#define BAOCAO_ICC_PROFILE_H

#include <stddef.h>

extern const unsigned char icc_srgb[];
extern const size_t        icc_srgb_length;

#endif
