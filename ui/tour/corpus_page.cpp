#include "tour/corpus_page.h"

#include "demo/demo.h"
#include "job/job.h"
#include "models/shown_number.h"
#include "models/text.h"
#include "models/workspace.h"
#include "plots/canvas_view.h"
#include "statistics/correlation.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <algorithm>
#include <cmath>
#include <utility>

namespace deepmi::studio
{

namespace
{

/// As many as can be told apart by eye.
constexpr std::size_t mostPoints = 800;

/// What comes before the pre-training is no share of it: its stages are told, how far they are is not.
class StagesAlone final : public Progress
{
public:
    explicit StagesAlone(const Job& job) : m_job(job) {}
    void report(const ProgressUpdate& update) override { m_job.report(update.stage, 0, 0); }
    void warn(const std::string& message) override { m_job.warn(message); }

private:
    const Job& m_job;
};

/// A dot a sample: its label and its true ambiguity.
struct CorpusPoints {
    std::vector<std::pair<double, double>> at;
    LabelScale scale;
    QString labels, ambiguity; ///< names of the axes
};

CorpusPoints pointsOf(const SampleFrame& frame)
{
    CorpusPoints points;
    points.scale = frame.scale;
    const std::size_t shown = std::min(frame.ambiguity.size(), mostPoints);
    for (std::size_t index = 0; index < shown; ++index) {
        const std::size_t row = index * frame.ambiguity.size() / shown;
        if (std::isfinite(frame.label[row]) && std::isfinite(frame.ambiguity[row]))
            points.at.emplace_back(frame.label[row], frame.ambiguity[row]);
    }
    return points;
}

/// Spearman's, of how far labels lie from the middle of the scale and the ambiguity.
double strengthCorrelation(const CorpusPoints& points)
{
    std::vector<double> strength, ambiguity;
    for (const auto& [label, q] : points.at) {
        strength.push_back(std::abs(label - (points.scale.low + points.scale.high) / 2));
        ambiguity.push_back(q);
    }
    return spearmanCorrelation(strength, ambiguity);
}

void drawPoints(Canvas& canvas, const FigureStyle& style, const CorpusPoints& points)
{
    const double font = style.fontPt;
    const double margin = .03 * (points.scale.high - points.scale.low);
    const Panel panel{font * 5,
                      font,
                      canvas.width() - font * 6,
                      canvas.height() - font * 5,
                      points.scale.low - margin,
                      points.scale.high + margin,
                      -.03,
                      1.03};
    for (const auto& [label, ambiguity] : points.at)
        canvas.circle(panel.mapX(label), panel.mapY(ambiguity), 1.8, paletteColour(0, canvas.colours().dark),
                      {{"opacity", ".5"}});
    drawAxes(canvas, panel, roundTicks(panel.xLow, panel.xHigh, 6), roundTicks(0, 1, 5), font);
    drawAxisTitles(canvas, panel, font, points.labels, points.ambiguity);
}

} // namespace

CorpusPage::CorpusPage(Workspace& space)
    : TourPage(space, tr("A corpus whose truth is known")), m_mayReplace([] { return true; }),
      m_take([&space](const std::shared_ptr<const LoadedData>& made, const std::string& attribute) {
          space.setData(made, attribute);
      }),
      m_start(new QPushButton(tr("Make it and pre-train"))), m_state(new QLabel), m_view(new CanvasView)
{
    m_start->setObjectName(QStringLiteral("tourStart"));
    m_start->setToolTip(
        tr("Makes the teaching corpus, trains DeepEmoCluster on it for a few epochs and opens both"));
    m_state->setObjectName(QStringLiteral("tourStartState"));
    m_state->setWordWrap(true);
    connect(m_start, &QPushButton::clicked, this, &CorpusPage::start);
    auto* row = new QHBoxLayout;
    row->addWidget(m_start);
    row->addWidget(m_state, 1);
    m_view->setObjectName(QStringLiteral("tourCorpusView"));
    m_view->setAccessibleName(tr("Label and true ambiguity of the samples"));
    m_view->setMinimumHeight(180);
    contents().addLayout(row);
    contents().addWidget(m_view, 1);
    connect(&space.jobs(), &JobQueue::changed, this, [this](const JobState& job) {
        if (job.isActive())
            m_state->setText(
                job.title + QStringLiteral(": ") +
                (job.total > 0 ? tr("%1 %").arg(qRound(100 * job.done / job.total)) : job.stage));
        else if (job.isOver())
            m_state->setText(job.error);
    });
}

void CorpusPage::refresh()
{
    QString words =
        tr("<p>Which utterances are easy for a machine, which are hard, and why? On real speech nobody knows "
           "the true "
           "answer. This tour uses a corpus that was <b>made up</b>: every utterance has a true emotion and "
           "a true "
           "<b>ambiguity</b> between 0 (clear) and 1 (ambiguous), which DeepMI is never told.</p>"
           "<p>DeepEmoCluster learns three things at once: an <b>embedding</b> of each utterance, "
           "<b>clusters</b> "
           "in it that K-means proposes (pseudo-labels) and a classifier learns to recognise, and a "
           "<b>prediction</b> of the emotion. DeepMI then asks, utterance by utterance, how much its cluster "
           "and its "
           "prediction tell about its emotion level. Much: easy. Little: hard.</p>");
    const auto open = workspace().data();
    const bool ready = open && open->sources.teaching && workspace().run();
    if (ready)
        words += tr("<p>Open now: %1 labelled utterances, %2 without labels, and a run with %3 clusters. "
                    "Turn the page; "
                    "the window behind shows the same values and may be used at any time.</p>")
                     .arg(countText(workspace().samples()->size()))
                     .arg(countText(open->unlabeled ? open->unlabeled->rows() : 0))
                     .arg(workspace().run()->parameters.clusters);
    else
        words +=
            tr("<p>Press the button: it takes less than a minute. What is open now is closed; what of it is "
               "not saved is asked about first.</p>");
    explain(words);
    m_start->setText(ready ? tr("Make it again and pre-train") : tr("Make it and pre-train"));
    const auto frame = workspace().samples();
    if (!open || !open->sources.teaching || frame->ambiguity.empty()) {
        m_view->setDrawing({}, {});
        return;
    }
    CorpusPoints points = pointsOf(*frame);
    points.labels = tr("label (%1)").arg(text(frame->attribute));
    points.ambiguity = tr("true ambiguity");
    m_view->setDrawing(
        [points](Canvas& canvas, const FigureStyle& style) { drawPoints(canvas, style, points); },
        tr("%n sample(s); ambiguity and the label's distance from the middle of its scale correlate with ρ = "
           "%1 (Spearman)",
           nullptr, static_cast<int>(points.at.size()))
            .arg(decimalText(strengthCorrelation(points), 2)));
}

void CorpusPage::setKeeper(MayReplace mayReplace, Take take)
{
    m_mayReplace = std::move(mayReplace);
    m_take = std::move(take);
}

void CorpusPage::start()
{
    if (!m_mayReplace())
        return;
    const DemoParameters demo;
    ProjectData sources;
    sources.teaching = true;
    sources.teachingParameters = teachingCorpusOf(demo);
    struct Made {
        std::shared_ptr<const LoadedData> data;
        std::shared_ptr<const PretrainRun> run;
    };
    m_start->setEnabled(false);
    workspace().jobs().enqueue(
        {tr("The tour's pre-training"), true}, this,
        [this, sources, demo](JobContext& context) {
            Made made;
            StagesAlone stages(context.job());
            made.data = loadData(sources, context.job().reportingTo(stages));
            // At once, not with the run: what the person changes in that minute is changed of this corpus,
            // not of what was given up.
            context.post([this, data = made.data, demo] { m_take(data, demo.attribute); });
            made.run = std::make_shared<const PretrainRun>(
                pretrain(corpusOf(*made.data, demo.attribute), unlabeledOf(*made.data),
                         demoPretrainParameters(demo), {"cpu", 1}, context.job()));
            return made;
        },
        [this](const Made& made) {
            if (workspace().data() != made.data)
                return;
            workspace().addRun({made.run, {}});
            refresh();
        },
        [this](const JobState&) { m_start->setEnabled(true); });
}

} // namespace deepmi::studio

#include "moc_corpus_page.cpp"
