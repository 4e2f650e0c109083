#include "models/comparison_setup.h"

#include "difficulty/disagreement.h"
#include "job/data_hash.h"
#include "job/error.h"
#include "job/number_text.h"
#include "models/text.h"
#include "pretrain/run_file.h"

#include <QCoreApplication>
#include <algorithm>
#include <array>
#include <cmath>
#include <set>

namespace deepmi::studio
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ComparisonSetup)
};

const QString filePrefix = QStringLiteral("file:");

/// What DeepMI of one attribute is made from.
struct DeepMISource {
    Assignments assignments;
    LabelScale scale;
};

std::shared_ptr<const PretrainRun> runOf(const Workspace& workspace, const std::string& attribute)
{
    if (const auto current = workspace.run(); current && current->attribute == attribute)
        return current;
    std::shared_ptr<const PretrainRun> last;
    for (const OpenRun& open : workspace.runs())
        if (open.run->attribute == attribute)
            last = open.run;
    return last;
}

/// Clusters may also come from open scores that have the DeepMI columns.
bool hasClusters(const Workspace& workspace, const std::string& attribute)
{
    return runOf(workspace, attribute) ||
           (attribute == workspace.attribute() && workspace.curriculum() && !workspace.isPreviewing());
}

DeepMISource sourceOf(const Workspace& workspace, const std::string& attribute)
{
    if (const auto run = runOf(workspace, attribute))
        return {assignmentsOf(*run, workspace.settings().clusterSource), run->scale};
    const CurriculumSamples& samples = *workspace.curriculum()->samples;
    return {samples.assignments, samples.scale};
}

template <class T>
void addValues(DataHash& hash, const std::vector<T>& values)
{
    hash.addValues(std::span<const T>(values));
}

std::string identityOf(const Assignments& assignments, const CurriculumSettings& settings)
{
    DataHash hash;
    for (const std::string& name : assignments.names)
        hash.add(name);
    addValues(hash, assignments.cluster);
    addValues(hash, assignments.predicted);
    addValues(hash, assignments.label);
    addValues(hash, settings.cuts);
    return hash.hexadecimal() + ", " + std::to_string(settings.levels) + " levels, seed " +
           std::to_string(settings.seed);
}

std::string identityOf(const Scores& scores)
{
    DataHash hash;
    for (const std::string& name : scores.names)
        hash.add(name);
    addValues(hash, scores.bins.rank);
    return hash.hexadecimal();
}

std::string identityOf(const RatingTable& ratings, std::uint64_t seed)
{
    DataHash hash;
    for (const Rating& rating : ratings.ratings) {
        hash.add(ratings.names[rating.sample]);
        addValues(hash, rating.values);
    }
    return hash.hexadecimal() + ", seed " + std::to_string(seed);
}

/// The corpus', and what of the test corpora would give other numbers.
std::string hashOf(const LoadedData& data)
{
    if (data.tests.empty())
        return data.hash;
    DataHash hash;
    hash.add(data.hash);
    for (const LoadedTest& test : data.tests) {
        hash.add(test.name);
        hash.add(test.features->source.string());
        hash.add(std::to_string(test.features->rows()));
        for (const auto& values : test.labels.values)
            addValues(hash, values);
    }
    return hash.hexadecimal();
}

const OpenScores* openScores(const Workspace& workspace, const QString& id)
{
    for (const OpenScores& open : workspace.scores())
        if (id == filePrefix + open.title)
            return &open;
    return nullptr;
}

FeatureTable copyOf(const FeatureTable& table)
{
    FeatureTable copy;
    copy.names = table.names;
    copy.featureNames = table.featureNames;
    copy.values = table.values.clone();
    copy.source = table.source;
    copy.format = table.format;
    return copy;
}

TestCorpus testCorpusOf(const LoadedTest& test, const std::string& attribute)
{
    Corpus corpus = joinCorpus(copyOf(*test.features), test.labels, attribute);
    return {test.name,
            std::move(corpus.features),
            std::move(corpus.names),
            std::move(corpus.featureRow),
            std::move(corpus.labels),
            corpus.scale};
}

/// How many of the training samples a measure says nothing of, of the attribute that is shown.
QString uncovered(const Workspace& workspace, const std::function<bool(std::size_t row)>& covers)
{
    const SampleFrame& frame = *workspace.samples();
    qsizetype missing = 0, all = 0;
    for (std::size_t row = 0; row < frame.size(); ++row)
        if (frame.splits[row] == Split::Train) {
            ++all;
            missing += covers(row) ? 0 : 1;
        }
    return missing == 0 ? QString()
                        : Words::tr("%1 of %2 training samples have no value of it; every one needs one")
                              .arg(missing)
                              .arg(all);
}

QString missingDisagreement(const Workspace& workspace, const std::vector<std::string>& attributes)
{
    const auto data = workspace.data();
    if (!data || !data->ratings)
        return Words::tr("needs single ratings: open a rating file with the data");
    for (const std::string& attribute : attributes)
        if (std::find(data->ratings->attributes.begin(), data->ratings->attributes.end(), attribute) ==
            data->ratings->attributes.end())
            return Words::tr("the ratings have no %1").arg(text(attribute));
    return uncovered(workspace, [&](std::size_t row) {
        const auto& spread = workspace.samples()->raterSpread;
        return row < spread.size() && !std::isnan(spread[row]);
    });
}

/// Names of approaches in results, which are read in every language: English, shown by approachText().
constexpr std::array<std::pair<const char*, const char*>, 4> computedNames = {
    {{"none", QT_TRANSLATE_NOOP("ComparisonSetup", "W/O curriculum")},
     {"random", QT_TRANSLATE_NOOP("ComparisonSetup", "Random")},
     {"deepmi", "DeepMI"},
     {"disagreement", QT_TRANSLATE_NOOP("ComparisonSetup", "Disagreement")}}};
const QString reverseSuffix = QStringLiteral(", hardest first"), fileSuffix = QStringLiteral(" (file)");

/// Of the measure's id. Scores of a file may be called as what is computed here.
QString nameOf(const QString& id)
{
    for (const auto& [computed, name] : computedNames)
        if (id == QLatin1String(computed))
            return QString::fromLatin1(name);
    const QString title = id.mid(filePrefix.size());
    const bool taken = std::any_of(computedNames.begin(), computedNames.end(), [&](const auto& one) {
        return title == QLatin1String(one.second) || title == Words::tr(one.second);
    });
    return taken ? title + fileSuffix : title;
}

Approach approachOf(const ComparisonRequest::Choice& choice, const QString& name)
{
    Approach approach;
    approach.measure = choice.measure.startsWith(filePrefix) ? "file" : choice.measure.toStdString();
    approach.reverse = choice.reverse;
    approach.title = (choice.reverse ? name + reverseSuffix : name).toStdString();
    return approach;
}

} // namespace

QString approachText(const QString& title)
{
    QString name = title;
    const auto takeOff = [&name](const QString& suffix) {
        const bool has = name.endsWith(suffix);
        if (has)
            name.chop(suffix.size());
        return has;
    };
    const bool reverse = takeOff(reverseSuffix), file = takeOff(fileSuffix);
    name = QCoreApplication::translate("ComparisonSetup", name.toUtf8().constData());
    if (file)
        name = Words::tr("%1 (file)").arg(name);
    return reverse ? Words::tr("%1, hardest first").arg(name) : name;
}

std::vector<ComparisonMeasure> comparisonMeasures(const Workspace& workspace,
                                                  const std::vector<std::string>& attributes)
{
    std::vector<ComparisonMeasure> measures;
    for (const auto& [id, name] : computedNames)
        measures.push_back({QString::fromLatin1(id), Words::tr(name), {}, false});
    measures[3].missing = missingDisagreement(workspace, attributes);
    QStringList without;
    for (const std::string& attribute : attributes)
        if (!hasClusters(workspace, attribute))
            without << text(attribute);
    if (!without.isEmpty()) {
        measures[2].missing =
            Words::tr("needs clusters of %1: pre-train first").arg(without.join(Words::tr(", ")));
        measures[2].needsRun = true;
    }
    for (const OpenScores& open : workspace.scores())
        measures.push_back(
            {filePrefix + open.title, approachText(nameOf(filePrefix + open.title)),
             uncovered(workspace,
                       [&](std::size_t row) { return row < open.scoreOf.size() && open.scoreOf[row] >= 0; }),
             false});
    return measures;
}

std::vector<std::string> comparisonTests(const LoadedData& data)
{
    std::vector<std::string> tests;
    const std::set<Split> splits(data.labels.splits.begin(), data.labels.splits.end());
    for (const Split split : {Split::Test1, Split::Test2, Split::Test3})
        if (splits.contains(split))
            tests.emplace_back(toString(split));
    for (const LoadedTest& test : data.tests)
        tests.push_back(test.name);
    return tests;
}

ComparisonPlan planOf(const ComparisonRequest& request, const Workspace& workspace)
{
    const auto data = workspace.data();
    if (!data)
        throw UsageError("there are no data; open some first");
    ComparisonPlan plan;
    plan.corpus = data->sources.teaching ? "teaching corpus" : data->features->source.filename().string();
    plan.dataHash = hashOf(*data);
    plan.attributes = request.attributes;
    plan.tests = request.tests;
    plan.train = request.train;
    plan.precision = request.precision;
    const auto measures = comparisonMeasures(workspace, request.attributes);
    const CurriculumSettings& settings = workspace.settings();
    for (const ComparisonRequest::Choice& choice : request.choices) {
        const auto measure = std::find_if(measures.begin(), measures.end(),
                                          [&](const auto& one) { return one.id == choice.measure; });
        if (measure == measures.end())
            continue; // scores that were closed meanwhile
        if (!measure->missing.isEmpty())
            throw UsageError(measure->title.toStdString() + ": " + measure->missing.toStdString());
        if (choice.measure != QLatin1String("deepmi")) {
            Approach approach = approachOf(choice, nameOf(choice.measure));
            for (const std::string& attribute : request.attributes) {
                if (choice.measure == QLatin1String("random"))
                    approach.sources[attribute] = "seed " + std::to_string(settings.seed);
                else if (choice.measure == QLatin1String("disagreement"))
                    approach.sources[attribute] = identityOf(*data->ratings, settings.seed);
                else if (const OpenScores* open = openScores(workspace, choice.measure))
                    approach.sources[attribute] = identityOf(*open->scores);
            }
            plan.approaches.push_back(std::move(approach));
            continue;
        }
        for (const double alpha : request.alphas) {
            Approach approach =
                approachOf(choice, QStringLiteral("DeepMI (α = %1)").arg(text(numberText(alpha))));
            approach.alpha = alpha;
            for (const std::string& attribute : request.attributes) {
                const DeepMISource source = sourceOf(workspace, attribute);
                approach.clusters = source.assignments.clusters;
                approach.sources[attribute] = identityOf(source.assignments, settings);
            }
            plan.approaches.push_back(std::move(approach));
        }
    }
    return plan;
}

ComparisonData comparisonDataOf(const ComparisonPlan& plan, const ComparisonRequest& request,
                                const Workspace& workspace)
{
    const auto data = workspace.data();
    const CurriculumSettings settings = workspace.settings();
    const int bins = plan.train.pacing.bins;
    auto clusters = std::make_shared<std::map<std::string, DeepMISource>>();
    auto files = std::make_shared<std::map<std::string, std::shared_ptr<const Scores>>>();
    for (const Approach& approach : plan.approaches)
        if (approach.measure == "deepmi")
            for (const std::string& attribute : plan.attributes)
                clusters->emplace(attribute, sourceOf(workspace, attribute));
    for (const ComparisonRequest::Choice& choice : request.choices)
        if (const OpenScores* open = openScores(workspace, choice.measure))
            files->emplace(approachOf(choice, nameOf(choice.measure)).title, open->scores);

    ComparisonData source;
    source.corpus = [data](const std::string& attribute) { return corpusOf(*data, attribute); };
    source.tests = [data, wanted = plan.tests](const std::string& attribute) {
        std::vector<TestCorpus> tests;
        for (const LoadedTest& test : data->tests)
            if (std::find(wanted.begin(), wanted.end(), test.name) != wanted.end())
                tests.push_back(testCorpusOf(test, attribute));
        return tests;
    };
    source.scores = [data, settings, bins, clusters, files](const Approach& approach,
                                                            const std::string& attribute) {
        const auto shared = [](Scores scores) { return std::make_shared<const Scores>(std::move(scores)); };
        if (approach.measure == "deepmi") {
            const DeepMISource& one = clusters->at(attribute);
            const DeepMI deepmi = computeDeepMI(one.assignments, settings.levelsOn(one.scale));
            return shared(deepmiScores(one.assignments, deepmi, approach.alpha, settings.seed, bins));
        }
        if (approach.measure == "disagreement")
            return shared(disagreementScores(*data->ratings, attribute, settings.seed, bins).scores);
        if (approach.measure == "random") {
            const SampleFrame frame = frameOf(*data, attribute);
            std::vector<std::string> names;
            for (std::size_t row = 0; row < frame.size(); ++row)
                if (frame.splits[row] == Split::Train)
                    names.push_back(frame.names[row]);
            return shared(randomScores(std::move(names), settings.seed, bins));
        }
        return files->at(approach.title);
    };
    return source;
}

ComparisonChoices choicesOf(const ComparisonPlan& plan, const Workspace& workspace)
{
    ComparisonChoices choices;
    choices.attributes = plan.attributes;
    choices.tests = plan.tests;
    QStringList alphas;
    for (const Approach& approach : plan.approaches) {
        QString id = text(approach.measure);
        if (approach.measure == "file") {
            id.clear();
            for (const OpenScores& open : workspace.scores())
                if (approachOf({filePrefix + open.title, approach.reverse}, nameOf(filePrefix + open.title))
                        .title == approach.title)
                    id = filePrefix + open.title;
            if (id.isEmpty())
                continue;
        }
        auto choice = std::find_if(choices.measures.begin(), choices.measures.end(),
                                   [&](const auto& one) { return one.id == id; });
        if (choice == choices.measures.end())
            choice = choices.measures.insert(choice, {id, false, false});
        (approach.reverse ? choice->hardFirst : choice->easyFirst) = true;
        if (!std::isnan(approach.alpha) && !alphas.contains(text(numberText(approach.alpha))))
            alphas << text(numberText(approach.alpha));
    }
    choices.alphas = alphas.join(QLatin1Char(' '));
    return choices;
}

} // namespace deepmi::studio
