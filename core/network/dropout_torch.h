#pragma once

#include <ATen/ATen.h>

#include <cstdint>

namespace deepmi
{

/// Inverted dropout: in training each value is kept with probability 1−rate and scaled by 1/(1−rate). The
/// generator gives each layer of each step a key, and a hash of key and position decides on a value, so that
/// a mask is drawn by all threads at once and does not depend on how many they are.
struct Dropout {
    double rate = 0;
    at::Generator generator;

    double scale() const { return 1 / (1 - rate); }
    /// The key of the next mask.
    std::uint64_t nextKey();
    /// Fills a float32 mask with 0 or the scale.
    void draw(at::Tensor& mask);
};

/// A stream of random numbers on the host.
at::Generator hostGenerator(std::uint64_t seed);

} // namespace deepmi
