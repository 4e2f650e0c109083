#pragma once

#include "pretrain/pretrain.h"

#include <string>
#include <vector>

namespace deepmi
{

/// A number of every epoch: its dataset under /history (or /times) and its place in PretrainEpoch. Written
/// and read from this one list.
struct HistoryColumn {
    std::string name;
    double PretrainEpoch::*member;
};

/// /history/NAME, float64 [epochs].
const std::vector<HistoryColumn>& historyColumns();
/// /times/NAME, float64 [epochs]: what differs between two runs of the same seed.
const std::vector<HistoryColumn>& timeColumns();

} // namespace deepmi
