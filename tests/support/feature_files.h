#pragma once

#include "data/feature_table.h"
#include "listener.h"
#include "test_data.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace test
{

/// A small file of tests/fixtures/features; make_fixtures.py there says what is in it.
inline std::filesystem::path featureFixture(const std::string& name)
{
    return std::filesystem::path(DEEPMI_SOURCE_DIR) / "tests" / "fixtures" / "features" / name;
}

/// How many values differ from 10 * row + column + offset, the content of every fixture.
inline std::size_t wrongFixtureValues(const deepmi::FeatureTable& table, float offset)
{
    std::size_t wrong = table.rows() == 3 && table.columns() == 4 ? 0 : 1;
    for (std::size_t row = 0; row < table.rows(); ++row)
        for (std::size_t column = 0; column < table.columns(); ++column)
            wrong += table.values.row(row)[column] != static_cast<float>(10 * row + column) + offset;
    return wrong;
}

/// How many values of two tables differ in their bits or in shape (NaN equals NaN).
inline std::size_t differences(const deepmi::FloatMatrix& a, const deepmi::FloatMatrix& b)
{
    if (a.rows() != b.rows() || a.columns() != b.columns())
        return static_cast<std::size_t>(-1);
    std::size_t count = 0;
    for (std::size_t i = 0; i < a.rows() * a.columns(); ++i)
        count += !(a.data()[i] == b.data()[i] || (std::isnan(a.data()[i]) && std::isnan(b.data()[i])));
    return count;
}

} // namespace test
