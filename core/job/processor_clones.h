#pragma once

// GCC makes a version of a loop for each kind of processor and picks one at run time; all give the same bits,
// as long as nothing in the loop is summed across iterations or contracted into a fused operation. Clang and
// the sanitizers do not take to this.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__) &&     \
    !defined(__SANITIZE_THREAD__)
#define DEEPMI_FOR_EVERY_PROCESSOR __attribute__((target_clones("avx512f", "avx2", "default")))
#else
#define DEEPMI_FOR_EVERY_PROCESSOR
#endif
