#include "tour/corpus_page.h"

#include "experiment/demo.h"
#include "models/text.h"
#include "models/workspace.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace deepmi::studio
{

CorpusPage::CorpusPage(Workspace& space)
    : TourPage(space, tr("A corpus whose truth is known")),
      m_start(new QPushButton(tr("Make it and pre-train"))), m_state(new QLabel)
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
    contents().addLayout(row);
    contents().addStretch();
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
    if (open && open->sources.teaching && workspace().run())
        words += tr("<p>Open now: %1 labelled utterances, %2 without labels, and a run with %3 clusters. "
                    "Turn the page; "
                    "the window behind shows the same values and may be used at any time.</p>")
                     .arg(workspace().samples()->size())
                     .arg(open->unlabeled ? open->unlabeled->rows() : 0)
                     .arg(workspace().run()->parameters.clusters);
    else
        words += tr("<p>Press the button: it takes less than a minute. What is open now is closed, so save "
                    "it first.</p>");
    explain(words);
}

void CorpusPage::start()
{
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
        [sources, demo](JobContext& context) {
            Made made;
            made.data = loadData(sources, context.job());
            made.run = std::make_shared<const PretrainRun>(
                pretrain(corpusOf(*made.data, demo.attribute), unlabeledOf(*made.data),
                         demoPretrainParameters(demo), {"cpu", 1}, context.job()));
            return made;
        },
        [this, demo](const Made& made) {
            workspace().setData(made.data, demo.attribute);
            workspace().addRun({made.run, {}});
            refresh();
        },
        [this](const JobState&) { m_start->setEnabled(true); });
}

} // namespace deepmi::studio

#include "moc_corpus_page.cpp"
