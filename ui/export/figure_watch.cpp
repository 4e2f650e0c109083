#include "export/figure_watch.h"

#include "models/workspace.h"

#include <QElapsedTimer>
#include <algorithm>

namespace deepmi::studio
{

namespace
{

constexpr int soonestMs = 300;
constexpr int pausesPerRenewal = 10; ///< at most a tenth of the time is spent on it

} // namespace

FigureWatch::FigureWatch(Workspace& workspace, std::function<std::vector<Figure>()> make, QObject* parent)
    : QObject(parent), m_make(std::move(make))
{
    m_later.setSingleShot(true);
    m_later.setInterval(soonestMs);
    connect(&m_later, &QTimer::timeout, this, &FigureWatch::renew);
    // What comes while it waits is in what is made then.
    const auto changed = [this] {
        if (!m_later.isActive())
            m_later.start();
    };
    connect(&workspace, &Workspace::dataChanged, this, changed);
    connect(&workspace, &Workspace::samplesChanged, this, changed);
    connect(&workspace, &Workspace::attributeChanged, this, changed);
    connect(&workspace, &Workspace::runsChanged, this, changed);
    connect(&workspace, &Workspace::scoresChanged, this, changed);
    connect(&workspace, &Workspace::curriculumChanged, this, changed);
    connect(&workspace, &Workspace::comparisonChanged, this, changed);
    connect(&workspace.trainings(), &TrainingLog::curvesAdded, this, changed);
    connect(&workspace.trainings(), &TrainingLog::curvesRemoved, this, changed);
    connect(&workspace.trainings(), &TrainingLog::curveChanged, this, changed);
}

void FigureWatch::renew()
{
    QElapsedTimer time;
    time.start();
    const std::vector<Figure> figures = m_make();
    m_later.setInterval(std::max(soonestMs, static_cast<int>(time.elapsed()) * pausesPerRenewal));
    Q_EMIT renewed(figures);
}

} // namespace deepmi::studio

#include "moc_figure_watch.cpp"
