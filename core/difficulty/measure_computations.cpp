#include "difficulty/measure_computations.h"

#include "data/label_table.h"
#include "difficulty/cross_validation.h"
#include "difficulty/disagreement.h"
#include "difficulty/ensemble.h"
#include "difficulty/multimodal_deepmi.h"
#include "difficulty/prediction_depth.h"
#include "difficulty/training_dynamics.h"
#include "job/error.h"
#include "pretrain/cluster_health.h"
#include "pretrain/run_file.h"

#include <unordered_map>

namespace deepmi::measure
{

namespace
{

/// Values of a measure, ranked.
Scores ranked(const MeasureRequest& request, MeasureValues values)
{
    Scores scores = makeScores(request.measure.name, request.measure.largerIsEasier, std::move(values.names),
                               std::move(values.values), request.parameters.seed, request.parameters.bins);
    scores.leftOut = std::move(values.leftOut);
    return scores;
}

/// The mean over repeats of what `value` makes of the dynamics.
template <class Value>
Scores ofDynamics(const MeasureRequest& request, const MeasureTrainingParameters& training, Value value)
{
    const std::vector<TrainingDynamics> repeats =
        trainingDynamics(*request.inputs.corpus, training, request.parameters.seed, request.device,
                         request.job, request.watch);
    MeasureValues values{repeats.front().names, std::vector<double>(repeats.front().names.size(), 0), {}};
    for (const TrainingDynamics& dynamics : repeats) {
        const std::vector<double> one = value(dynamics);
        for (std::size_t i = 0; i < one.size(); ++i)
            values.values[i] += one[i] / static_cast<double>(repeats.size());
    }
    return ranked(request, std::move(values));
}

/// The group of every training sample, by the labels' column.
std::vector<std::string> groupsOf(const MeasureRequest& request)
{
    const std::string& column = request.parameters.groupColumn;
    if (column.empty())
        return {};
    if (!request.inputs.labels)
        throw UsageError("--group-column needs the labels");
    const LabelTable& labels = *request.inputs.labels;
    const auto found = labels.text.find(column);
    if (found == labels.text.end()) {
        std::string all;
        for (const auto& [name, values] : labels.text)
            all += (all.empty() ? "" : ", ") + name;
        throw InputError(labels.source, "",
                         "there is no column '" + column + "' to group samples by; the columns are " +
                             (all.empty() ? "those of names, splits and labels alone" : all));
    }
    std::unordered_map<std::string_view, std::size_t> rows;
    for (std::size_t row = 0; row < labels.names.size(); ++row)
        rows.emplace(labels.names[row], row);
    const Corpus& corpus = *request.inputs.corpus;
    std::vector<std::string> groups;
    for (const std::size_t sample : corpus.samplesOf(Split::Train))
        groups.push_back(found->second.at(rows.at(corpus.names[sample])));
    return groups;
}

} // namespace

Scores deepmi(const MeasureRequest& request)
{
    const DeepMISource source = deepmiSource(request.inputs, request.parameters);
    if (request.inputs.run)
        warnOfCollapse(*request.inputs.run, request.parameters.clusterSource, request.job);
    return deepmiScores(source.assignments, computeDeepMI(source.assignments, source.levels), source.alpha,
                        request.parameters.seed, request.parameters.bins);
}

Scores multimodal(const MeasureRequest& request)
{
    if (!request.inputs.secondRun)
        throw UsageError("the measure deepmi-multimodal needs a second run");
    const DeepMISource first = deepmiSource(request.inputs, request.parameters);
    const PretrainRun& second = *request.inputs.secondRun;
    if (request.inputs.run && request.inputs.run->attribute != second.attribute)
        throw UsageError("the runs are of " + request.inputs.run->attribute + " and " + second.attribute +
                         ", both modalities must have the same labels");
    for (const PretrainRun* run : {request.inputs.run, &second})
        if (run)
            warnOfCollapse(*run, request.parameters.clusterSource, request.job);
    const ModalityPair pair =
        joinModalities(first.assignments, {}, assignmentsOf(second, request.parameters.clusterSource), {});
    if (const std::string summary = pair.summary(); !summary.empty())
        request.job.warn(summary);
    Scores scores =
        multimodalScores(pair, computeMultimodalMI(pair, first.levels), request.parameters.weights,
                         request.parameters.seed, request.parameters.bins);
    scores.leftOut = pair.firstAlone;
    scores.leftOut.insert(scores.leftOut.end(), pair.secondAlone.begin(), pair.secondAlone.end());
    return scores;
}

Scores random(const MeasureRequest& request)
{
    if (request.inputs.names.empty())
        throw UsageError("the measure random needs names");
    return randomScores(request.inputs.names, request.parameters.seed, request.parameters.bins);
}

Scores disagreement(const MeasureRequest& request)
{
    DisagreementScores result = disagreementScores(*request.inputs.ratings, request.inputs.attribute,
                                                   request.parameters.seed, request.parameters.bins);
    result.scores.leftOut = std::move(result.tooFewRatings);
    return std::move(result.scores);
}

Scores minmaxEntropy(const MeasureRequest& request)
{
    return minmaxEntropyOf(request.inputs, request.parameters, request.job).scores;
}

Scores resnet(const MeasureRequest& request)
{
    return ranked(request,
                  pretrainedResNet(*request.inputs.corpus, request.training(), request.parameters.seed,
                                   request.device, request.job, request.watch));
}

Scores lstm(const MeasureRequest& request)
{
    return ranked(request, pretrainedLstm(*request.inputs.frames, request.training(), request.parameters.seed,
                                          request.device, request.job, request.watch));
}

Scores epochLoss(const MeasureRequest& request)
{
    MeasureTrainingParameters training = request.training();
    training.epochs = training.atEpoch; // what comes after changes nothing
    return ofDynamics(request, training, [&](const TrainingDynamics& dynamics) {
        return lossAtEpoch(dynamics, training.atEpoch);
    });
}

Scores cumulativeLoss(const MeasureRequest& request)
{
    return ofDynamics(request, request.training(), deepmi::cumulativeLoss);
}

Scores variability(const MeasureRequest& request)
{
    return ofDynamics(request, request.training(), predictionVariability);
}

Scores meanError(const MeasureRequest& request)
{
    return ofDynamics(request, request.training(), meanAbsoluteError);
}

Scores predictionDepth(const MeasureRequest& request)
{
    return ranked(request,
                  deepmi::predictionDepth(*request.inputs.corpus, request.training(), request.parameters.seed,
                                          request.device, request.job, request.watch));
}

Scores crossValidated(const MeasureRequest& request)
{
    return ranked(request,
                  crossValidatedLoss(*request.inputs.corpus, groupsOf(request), request.training(),
                                     request.parameters.seed, request.device, request.job, request.watch));
}

Scores ensemble(const MeasureRequest& request)
{
    return ranked(request, deepmi::ensemble(request.inputs.scores));
}

Scores fromFile(const MeasureRequest& request)
{
    const Scores& scores = request.inputs.scores.front();
    return makeScores("file", scores.largerIsEasier, scores.names, scores.score, request.parameters.seed,
                      request.parameters.bins);
}

} // namespace deepmi::measure
