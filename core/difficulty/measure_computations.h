#pragma once

#include "difficulty/measures.h"

namespace deepmi
{

/// All that a measure is computed from; its inputs have been checked against its description.
struct MeasureRequest {
    const MeasureDescription& measure;
    const MeasureInputs& inputs;
    const MeasureParameters& parameters;
    const DeviceOptions& device;
    const Job& job;
    const MeasureWatch& watch;

    const MeasureTrainingParameters& training() const { return parameters.training; }
};

/// One function a measure, for the list in measures.cpp. Raise as computeMeasure().
namespace measure
{

Scores deepmi(const MeasureRequest& request);
Scores multimodal(const MeasureRequest& request);
Scores random(const MeasureRequest& request);
Scores disagreement(const MeasureRequest& request);
Scores minmaxEntropy(const MeasureRequest& request);
Scores resnet(const MeasureRequest& request);
Scores lstm(const MeasureRequest& request);
Scores epochLoss(const MeasureRequest& request);
Scores cumulativeLoss(const MeasureRequest& request);
Scores variability(const MeasureRequest& request);
Scores meanError(const MeasureRequest& request);
Scores predictionDepth(const MeasureRequest& request);
Scores crossValidated(const MeasureRequest& request);
Scores ensemble(const MeasureRequest& request);
Scores fromFile(const MeasureRequest& request);

} // namespace measure

} // namespace deepmi
