#pragma once

#include "difficulty/pretrained.h"

#include <span>

namespace deepmi
{

/// Prediction depth (Baldock, Maennel, Neyshabur, "Deep Learning Through the Lens of Example Difficulty",
/// NeurIPS 2021) asks at which layer a network has made up its mind: probes of k nearest neighbours stand at
/// the input and behind every hidden layer, and a sample's depth is the first layer from which on every probe
/// says what the network says in the end. For regression, here:
///
/// - The probe of layer l says r_l, the mean label of the k nearest training samples by Euclidean distance in
///   that layer, the sample itself left out.
/// - It agrees if |r_l − ŷ| ≤ tolerance·σ, with ŷ the network's own prediction and σ the deviation of the
///   training labels.
/// - The depth is the smallest l such that the probes of l, l+1, ... L all agree; 0 is the input, L the last
///   hidden layer, L+1 means that not even the last one agrees (the output agrees with itself).
/// - Depths are few and tie; among equals the error decides. The value is depth + e/(1+e), e = |ŷ − y|/σ, so
///   that the whole part is the depth. Small is easy.
///
/// `probes` is [layer][sample], the input first; `deviation` is σ > 0.
std::vector<double> predictionDepth(const std::vector<std::vector<double>>& probes,
                                    std::span<const double> predicted, std::span<const double> labels,
                                    double tolerance, double deviation);

/// Of the training samples, by a training of `parameters.network`; the mean of the value over `repeats`
/// seeds.
MeasureValues predictionDepth(const Corpus& corpus, const MeasureTrainingParameters& parameters,
                              std::uint64_t seed, const DeviceOptions& device = {}, const Job& job = {},
                              const MeasureWatch& watch = {});

} // namespace deepmi
