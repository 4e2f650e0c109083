#pragma once

#include "models/sample_table_values.h"

#include <optional>

namespace deepmi::studio
{

/// Which samples a table shows, as a person writes it:
///   DK_01                               samples whose name contains it, in any case
///   label > 5 and cluster = 3           comparisons, joined by and, or, not and parentheses
///   split = Train or Gender = "Female"  text columns are equal in any case; ~ is "contains"
///   rank < 100 and not bin = 1          bins count from 1
///   rater spread = missing              what is not known; no other comparison is true of it
/// Columns are called by their title or their name in files, in any case, blanks and underscores alike. A
/// value that is known neither is smaller nor larger than one that is not.
class SampleFilter
{
public:
    /// nullopt with `error` set to what is wrong, where, and what was expected. Blank text filters nothing.
    static std::optional<SampleFilter> parse(const QString& text, const std::vector<SampleColumn>& columns,
                                             QString* error = nullptr);

    /// The same words with the columns called by their ids, so that they are read in every language; the
    /// words as they are if they cannot be read.
    static QString withIds(const QString& text, const std::vector<SampleColumn>& columns);

    bool isEmpty() const { return m_nodes.empty(); }
    /// Whether a move of α can change what passes.
    bool dependsOnBlend() const;
    /// Whether it compares a column of which nothing is known without clusters, so that no sample passes
    /// there.
    bool needsClusters() const;
    bool passes(const SampleTableValues& values, std::int32_t row) const;

private:
    friend class SampleFilterParser;
    enum class Kind { And, Or, Not, Compare };
    enum class Operator { Equal, NotEqual, Less, LessEqual, Greater, GreaterEqual, Contains };
    struct Node {
        Kind kind = Kind::Compare;
        std::size_t left = 0, right = 0; ///< of And, Or, Not: places in m_nodes
        SampleColumn column;
        Operator compare = Operator::Equal;
        bool missing = false; ///< compared with what is not known
        double number = 0;
        std::string text; ///< in small letters
    };
    bool passes(const Node& node, const SampleTableValues& values, std::int32_t row) const;

    std::vector<Node> m_nodes; ///< the last is the root
};

} // namespace deepmi::studio
