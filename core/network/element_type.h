#pragma once

#include <cstddef>
#include <cstdint>

namespace deepmi
{

/// The number types in which files of weights store their elements.
enum class ElementType { Float64, Float32, Float16, BFloat16, Int64, Int32, Int16, Int8, UInt8, Bool };

/// Bytes of one element.
std::size_t elementSize(ElementType type);

/// Elements as float32, rounded to the nearest; float32 keeps its bits. `bytes` need not be aligned and holds
/// count elements, little-endian or, with `bigEndian`, the other way round. Returns the index of the first
/// finite element that is larger than float32 can hold, or `count`; the elements behind it are then not
/// written.
std::size_t toFloat32(const unsigned char* bytes, ElementType type, bool bigEndian, std::size_t count,
                      float* values);

} // namespace deepmi
