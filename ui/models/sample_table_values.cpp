#include "models/sample_table_values.h"

#include "figures/canvas.h"
#include "models/project_state.h"
#include "models/shown_number.h"
#include "models/text.h"
#include "models/workspace.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>
#include <limits>

namespace deepmi::studio
{

namespace
{

struct SampleTable {
    Q_DECLARE_TR_FUNCTIONS(SampleTable)
};

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

/// Index into a measure's scores; −1 where it says nothing of the row.
std::int32_t scoreIndex(const SampleTableValues& values, int measure, std::int32_t row)
{
    return (*values.measures[static_cast<std::size_t>(measure)].scoreOf)[static_cast<std::size_t>(row)];
}

double measureNumber(const SampleTableValues& values, const SampleColumn& column, std::int32_t row)
{
    const std::int32_t index = scoreIndex(values, column.measure, row);
    if (index < 0)
        return unknown;
    const Scores& scores = *values.measures[static_cast<std::size_t>(column.measure)].scores;
    const auto place = static_cast<std::size_t>(index);
    switch (column.field) {
    case SampleField::MeasureScore:
        return scores.score[place];
    case SampleField::MeasureRank:
        return static_cast<double>(scores.bins.rank[place]);
    default:
        return scores.bins.bin[place] + 1;
    }
}

double curriculumNumber(const SampleTableValues& values, SampleField field, std::int32_t row)
{
    const std::int32_t found = values.sampleOf(row);
    if (found < 0)
        return unknown;
    const auto sample = static_cast<std::size_t>(found);
    const Curriculum& curriculum = *values.curriculum;
    switch (field) {
    case SampleField::Predicted:
        return curriculum.samples->assignments.predicted[sample];
    case SampleField::Cluster:
        return curriculum.samples->assignments.cluster[sample];
    case SampleField::ClusterTerm:
        return curriculum.deepmi->clusterTerm[sample];
    case SampleField::PredictionTerm:
        return curriculum.deepmi->predictionTerm[sample];
    case SampleField::Score:
        return curriculum.ranking->score(sample);
    case SampleField::Rank:
        return static_cast<double>(curriculum.ranking->rank(sample));
    case SampleField::Bin:
        return curriculum.ranking->bin(sample) + 1;
    default:
        return unknown;
    }
}

double frameNumber(const std::vector<double>& column, std::int32_t row)
{
    return column.empty() ? unknown : column[static_cast<std::size_t>(row)];
}

/// At most `decimals`, without zeros at the end.
QString shortNumber(double value, int decimals)
{
    QString digits = QString::number(value, 'f', decimals);
    while (digits.contains(QLatin1Char('.')) &&
           (digits.endsWith(QLatin1Char('0')) || digits.endsWith(QLatin1Char('.'))))
        digits.chop(1);
    return digits;
}

} // namespace

SampleTableValues sampleTableValues(const Workspace& workspace, const SampleTableValues& before)
{
    SampleTableValues values;
    values.frame = workspace.samples();
    values.curriculum = workspace.curriculum();
    // Between two signals of one change, a curriculum may still be of the rows before.
    if (values.curriculum && values.curriculum->samples->sampleOf.size() != values.size())
        values.curriculum = nullptr;
    values.labelDecimals =
        before.frame == values.frame ? before.labelDecimals : decimalsOf(values.frame->label, 3);
    for (const OpenScores& open : workspace.scores()) {
        std::shared_ptr<const std::vector<std::int32_t>> scoreOf;
        int decimals = 0;
        if (before.frame == values.frame)
            for (const MeasureValues& known : before.measures)
                if (known.scores == open.scores) {
                    scoreOf = known.scoreOf;
                    decimals = known.decimals;
                }
        if (!scoreOf) {
            scoreOf = std::make_shared<const std::vector<std::int32_t>>(open.scoreOf);
            decimals = scoreDecimals(open.scores->score);
        }
        if (scoreOf->size() == values.size())
            values.measures.push_back({open.title, scoresName(open), open.scores, scoreOf, decimals});
    }
    return values;
}

int decimalsOf(std::span<const double> numbers, int most)
{
    int decimals = 0;
    double unit = 1;
    for (const double number : numbers)
        while (decimals < most && std::isfinite(number) &&
               std::abs(number * unit - std::round(number * unit)) > 1e-6 * std::abs(number * unit)) {
            ++decimals;
            unit *= 10;
        }
    return decimals;
}

int scoreDecimals(std::span<const double> scores)
{
    double largest = 0;
    for (const double score : scores)
        if (std::isfinite(score))
            largest = std::max(largest, std::abs(score));
    if (largest == 0)
        return 0;
    if (largest < 1e-4 || largest >= 1e6)
        return -1;
    // Two decimals in any case: small ones beside large ones.
    return decimalsOf(scores, std::max(2, 4 - static_cast<int>(std::floor(std::log10(largest)))));
}

bool isEmptyColumn(const SampleTableValues& values, SampleField field)
{
    const auto nothingIn = [](const std::vector<double>& numbers) {
        return std::all_of(numbers.begin(), numbers.end(), [](double value) { return std::isnan(value); });
    };
    switch (field) {
    case SampleField::Label:
        return nothingIn(values.frame->label);
    case SampleField::RaterSpread:
        return nothingIn(values.frame->raterSpread);
    case SampleField::Predicted:
    case SampleField::Cluster:
    case SampleField::ClusterTerm:
    case SampleField::PredictionTerm:
    case SampleField::Score:
    case SampleField::Rank:
    case SampleField::Bin:
        return !values.curriculum;
    default:
        return false;
    }
}

std::vector<SampleColumn> sampleColumns(const SampleTableValues& values)
{
    using F = SampleField;
    std::vector<SampleColumn> columns;
    const auto add = [&](F field, const char* id, const QString& title, const QString& hint) {
        columns.push_back({field, -1, {}, QString::fromLatin1(id), title, hint});
    };
    const QString bins = SampleTable::tr("Bins count from 1 here, the easiest; in files they count from 0.");
    add(F::Name, "name", SampleTable::tr("Name"),
        SampleTable::tr("Name of the sample, as the labels spell it"));
    add(F::Split, "split", SampleTable::tr("Split"),
        SampleTable::tr("Part of the corpus: Train, Development, Test1 to Test3, NA"));
    add(F::Label, "label", SampleTable::tr("Label"),
        SampleTable::tr("Consensus label of the attribute, on its scale"));
    add(F::Predicted, "predicted", SampleTable::tr("Predicted"),
        SampleTable::tr("y': what the pre-trained network predicts, on the label's scale"));
    add(F::Cluster, "cluster", SampleTable::tr("Cluster"),
        SampleTable::tr("x: the cluster of the sample, counted from 0"));
    add(F::ClusterTerm, "mi_cluster", SampleTable::tr("I(x;y)"),
        SampleTable::tr("Mutual information of cluster and emotion level at this sample, in nats"));
    add(F::PredictionTerm, "mi_prediction", SampleTable::tr("I(y';y)"),
        SampleTable::tr("Mutual information of predicted and labelled level at this sample, in nats"));
    add(F::Score, "score", SampleTable::tr("Score"),
        SampleTable::tr("DeepMI: α·I(y';y) + (1−α)·I(x;y); larger is easier"));
    add(F::Rank, "rank", SampleTable::tr("Rank"), SampleTable::tr("Place by DeepMI; 0 is the easiest"));
    add(F::Bin, "bin", SampleTable::tr("Bin"),
        SampleTable::tr("Bin of the DeepMI curriculum.") + QLatin1Char(' ') + bins);
    add(F::RaterSpread, "rater_spread", SampleTable::tr("Rater spread"),
        SampleTable::tr("Standard deviation of the ratings of this sample"));
    for (int measure = 0; measure < static_cast<int>(values.measures.size()); ++measure) {
        const MeasureValues& open = values.measures[static_cast<std::size_t>(measure)];
        const auto addMeasure = [&](F field, const char* word, const QString& title, const QString& hint) {
            columns.push_back(
                {field, measure, {}, open.name + QLatin1Char(' ') + QLatin1String(word), title, hint});
        };
        addMeasure(F::MeasureScore, "score", SampleTable::tr("%1: score").arg(open.title),
                   open.scores->largerIsEasier
                       ? SampleTable::tr("Score by %1; larger is easier").arg(open.title)
                       : SampleTable::tr("Score by %1; smaller is easier").arg(open.title));
        addMeasure(F::MeasureRank, "rank", SampleTable::tr("%1: rank").arg(open.title),
                   SampleTable::tr("Place by %1; 0 is the easiest").arg(open.title));
        addMeasure(F::MeasureBin, "bin", SampleTable::tr("%1: bin").arg(open.title),
                   SampleTable::tr("Bin by %1.").arg(open.title) + QLatin1Char(' ') + bins);
    }
    if (!values.frame->ambiguity.empty())
        add(F::Ambiguity, "ambiguity", SampleTable::tr("Ambiguity"),
            SampleTable::tr("The truth of the teaching corpus: 0 is clear, 1 is ambiguous"));
    for (const auto& [name, cells] : values.frame->text)
        columns.push_back(
            {F::Text, -1, name, text(name), text(name), SampleTable::tr("A column of the label file")});
    return columns;
}

double numberAt(const SampleTableValues& values, const SampleColumn& column, std::int32_t row)
{
    switch (column.field) {
    case SampleField::Name:
    case SampleField::Split:
    case SampleField::Text:
        return unknown;
    case SampleField::Label:
        return frameNumber(values.frame->label, row);
    case SampleField::RaterSpread:
        return frameNumber(values.frame->raterSpread, row);
    case SampleField::Ambiguity:
        return frameNumber(values.frame->ambiguity, row);
    case SampleField::MeasureScore:
    case SampleField::MeasureRank:
    case SampleField::MeasureBin:
        return measureNumber(values, column, row);
    default:
        return curriculumNumber(values, column.field, row);
    }
}

std::string textAt(const SampleTableValues& values, const SampleColumn& column, std::int32_t row)
{
    const auto place = static_cast<std::size_t>(row);
    switch (column.field) {
    case SampleField::Name:
        return values.frame->names[place];
    case SampleField::Split:
        return toString(values.frame->splits[place]);
    case SampleField::Text: {
        const auto found = values.frame->text.find(column.textColumn);
        return found == values.frame->text.end() ? std::string() : found->second[place];
    }
    default:
        return {};
    }
}

QString copiedAt(const SampleTableValues& values, const SampleColumn& column, std::int32_t row)
{
    if (column.isText())
        return text(textAt(values, column, row));
    const double value = numberAt(values, column, row);
    if (std::isnan(value))
        return {};
    switch (column.field) {
    case SampleField::Label:
        return shortNumber(value, 3);
    case SampleField::Predicted:
    case SampleField::RaterSpread:
    case SampleField::Ambiguity:
        return text(fixedText(value, 2));
    case SampleField::ClusterTerm:
    case SampleField::PredictionTerm:
    case SampleField::Score:
        return text(fixedText(value, 4));
    case SampleField::MeasureScore:
        return QString::number(value, 'g', 5);
    default:
        return text(fixedText(value, 0));
    }
}

QString shownAt(const SampleTableValues& values, const SampleColumn& column, std::int32_t row)
{
    if (column.isText())
        return text(textAt(values, column, row));
    if (column.field == SampleField::Label)
        if (const double value = numberAt(values, column, row); std::isfinite(value))
            return decimalText(value, values.labelDecimals);
    if (column.field == SampleField::MeasureScore)
        if (const double value = numberAt(values, column, row); std::isfinite(value)) {
            const int decimals = values.measures[static_cast<std::size_t>(column.measure)].decimals;
            return decimals < 0 ? readableNumber(QString::number(value, 'e', 4))
                                : decimalText(value, decimals);
        }
    return readableNumber(copiedAt(values, column, row));
}

QStringList sentencesOf(const SampleTableValues& values, std::int32_t row)
{
    QStringList lines;
    const std::vector<SampleColumn> columns = sampleColumns(values);
    const auto shown = [&](SampleField field) {
        for (const SampleColumn& column : columns)
            if (column.field == field)
                return shownAt(values, column, row);
        return QString();
    };
    // Ranks count from 0, places in a sentence from 1, as bins do there.
    const auto placeOf = [&](SampleField field, int measure) {
        return decimalText(numberAt(values, {field, measure, {}, {}, {}, {}}, row) + 1, 0);
    };
    const QString label = shown(SampleField::Label), predicted = shown(SampleField::Predicted);
    lines << SampleTable::tr("It belongs to %1.").arg(shown(SampleField::Split));
    lines << (label.isEmpty()
                  ? SampleTable::tr("It has no label of %1.").arg(text(values.frame->attribute))
                  : SampleTable::tr("Its %1 is labelled %2 on a scale of %3 to %4.")
                        .arg(text(values.frame->attribute), label, shortDecimalText(values.frame->scale.low),
                             shortDecimalText(values.frame->scale.high)));
    if (!shown(SampleField::RaterSpread).isEmpty())
        lines << SampleTable::tr("Its ratings spread by %1.").arg(shown(SampleField::RaterSpread));
    if (!predicted.isEmpty()) {
        const double error = numberAt(values, {SampleField::Predicted, -1, {}, {}, {}, {}}, row) -
                             numberAt(values, {SampleField::Label, -1, {}, {}, {}, {}}, row);
        lines << (std::isnan(error) ? SampleTable::tr("The network predicts %1.").arg(predicted)
                                    : SampleTable::tr("The network predicts %1, %2 off.")
                                          .arg(predicted, decimalText(std::abs(error), 2)));
        const Curriculum& curriculum = *values.curriculum;
        lines << SampleTable::tr("In cluster %1, I(x;y) is %2 and I(y';y) is %3 nats.")
                     .arg(shown(SampleField::Cluster), shown(SampleField::ClusterTerm),
                          shown(SampleField::PredictionTerm));
        lines << SampleTable::tr("DeepMI at α = %1 is %2: place %3 of %4 from the easiest, bin %5 of %6.")
                     .arg(shortNumber(curriculum.settings.alpha, 3), shown(SampleField::Score),
                          placeOf(SampleField::Rank, -1))
                     .arg(countText(curriculum.size()))
                     .arg(shown(SampleField::Bin))
                     .arg(curriculum.ranking->bins());
    } else if (values.curriculum) {
        lines << SampleTable::tr("It is not among the clustered samples.");
    }
    for (int measure = 0; measure < static_cast<int>(values.measures.size()); ++measure) {
        const auto cell = [&](SampleField field) {
            return shownAt(values, {field, measure, {}, {}, {}, {}}, row);
        };
        if (!cell(SampleField::MeasureScore).isEmpty())
            lines << SampleTable::tr("%1 gives %2: place %3 from the easiest, bin %4.")
                         .arg(values.measures[static_cast<std::size_t>(measure)].title,
                              cell(SampleField::MeasureScore), placeOf(SampleField::MeasureRank, measure),
                              cell(SampleField::MeasureBin));
    }
    if (!shown(SampleField::Ambiguity).isEmpty())
        lines << SampleTable::tr("Its true ambiguity is %1.").arg(shown(SampleField::Ambiguity));
    for (const SampleColumn& column : columns)
        if (column.field == SampleField::Text && !shownAt(values, column, row).isEmpty())
            lines << SampleTable::tr("%1: %2.").arg(column.title, shownAt(values, column, row));
    return lines;
}

} // namespace deepmi::studio
