// What is open beside the data: the attribute shown, runs and scores.

#include "job/error.h"
#include "models/core_text.h"
#include "models/text.h"
#include "models/workspace.h"
#include "models/workspace_commands.h"

#include <algorithm>
#include <utility>

namespace deepmi::studio
{

namespace
{

/// Whether a row of the frame is not the data's: those that came with runs and scores stand behind them.
bool anyBehind(const JoinReport& data, const std::vector<std::int32_t>& rows)
{
    const std::size_t dataRows = data.matched - data.labelMissing.size();
    return std::any_of(rows.begin(), rows.end(), [&](std::int32_t row) {
        return row >= 0 && static_cast<std::size_t>(row) >= dataRows;
    });
}

/// Files of one name lie in several folders: the second one's title says in which.
QString freeTitle(const std::vector<OpenScores>& open, const QString& title,
                  const std::filesystem::path& file)
{
    const auto isAnothers = [&](const QString& wanted) {
        return std::any_of(open.begin(), open.end(), [&](const OpenScores& one) {
            return one.title == wanted && !one.file.empty() && one.file != file;
        });
    };
    if (file.empty() || !isAnothers(title))
        return title;
    const QString folder = text(file.parent_path().filename()) + QLatin1Char('/') + title;
    QString free = folder;
    for (int number = 2; isAnothers(free); ++number)
        free = QStringLiteral("%1 (%2)").arg(folder).arg(number);
    return free;
}

} // namespace

void Workspace::setAttribute(const std::string& attribute)
{
    if (attribute != m_attribute)
        showAttribute(attribute, {});
}

void Workspace::showAttribute(const std::string& attribute, std::shared_ptr<const PretrainRun> run)
{
    Shown before = shown();
    if (show({attribute, defaultAlpha(attribute), 0, std::move(run)}))
        m_undoStack.push(new AttributeCommand(*this, std::move(before), tr("Show %1").arg(text(attribute))));
}

Workspace::Shown Workspace::shown() const
{
    return {m_attribute, m_settings.alpha, m_settings.previewClusters, run()};
}

bool Workspace::show(const Shown& shown)
{
    const std::string before = std::exchange(m_attribute, shown.attribute);
    try {
        rebuildFrame();
    } catch (const Error& error) {
        m_attribute = before;
        Q_EMIT problem(tr("This attribute cannot be shown"), errorText(error));
        return false;
    }
    m_previewSamples = nullptr;
    // The last run of this attribute, if there is one and the one that was shown is closed.
    m_currentRun = -1;
    const auto wanted = shown.run.lock();
    for (int index = 0; index < static_cast<int>(m_runs.size()); ++index)
        if (const auto& one = m_runs[static_cast<std::size_t>(index)].run; one->attribute == m_attribute) {
            m_currentRun = index;
            if (one == wanted)
                break;
        }
    m_settings.alpha = shown.alpha;
    Q_EMIT attributeChanged();
    Q_EMIT runsChanged();
    Q_EMIT scoresChanged();
    rebuildCurriculum(true);
    if (shown.previewClusters > 0 && wanted && run() == wanted) {
        CurriculumSettings settings = m_settings;
        settings.previewClusters = shown.previewClusters;
        applySettings(settings);
    }
    Q_EMIT modified();
    return true;
}

std::shared_ptr<const PretrainRun> Workspace::run() const
{
    return m_currentRun < 0 ? nullptr : m_runs[static_cast<std::size_t>(m_currentRun)].run;
}

void Workspace::addRun(OpenRun run)
{
    Shown before = shown();
    const int runBefore = std::exchange(m_currentRun, static_cast<int>(m_runs.size()));
    m_runs.push_back(std::move(run));
    const PretrainRun& added = *m_runs.back().run;
    const bool isOther = added.attribute != m_attribute;
    bool isNew = isOther;
    for (const std::string& name : added.embedding.names)
        isNew = isNew || m_samples->rowOf(name) < 0;
    if (isNew) {
        m_attribute = added.attribute;
        try {
            rebuildFrame();
        } catch (const Error& error) {
            m_attribute = before.attribute;
            m_currentRun = runBefore;
            const QString which = text(m_runs.back().file.filename());
            m_runs.pop_back();
            Q_EMIT problem(tr("The run %1 does not fit the open data.").arg(which), errorText(error));
            return;
        }
        Q_EMIT attributeChanged();
    }
    m_previewSamples = nullptr;
    const bool isFirst = before.attribute.empty();
    // What was set before anything was open holds for what comes.
    if (isOther && (!isFirst || m_settings == CurriculumSettings()))
        m_settings.alpha = defaultAlpha(m_attribute);
    m_settings.levels =
        m_settings.cuts.empty() && m_runs.size() == 1 ? added.parameters.levels : m_settings.levels;
    Q_EMIT runsChanged();
    rebuildCurriculum(true);
    if (isOther && !isFirst)
        m_undoStack.push(
            new AttributeCommand(*this, std::move(before), tr("Show %1").arg(text(m_attribute))));
    Q_EMIT modified();
}

void Workspace::setRunFile(int index, const std::filesystem::path& file)
{
    m_runs[static_cast<std::size_t>(index)].file = file;
    Q_EMIT runsChanged();
    Q_EMIT modified();
}

void Workspace::setCurrentRun(int index)
{
    if (index == m_currentRun || index < 0 || index >= static_cast<int>(m_runs.size()))
        return;
    const std::shared_ptr<const PretrainRun> wanted = m_runs[static_cast<std::size_t>(index)].run;
    if (wanted->attribute != m_attribute) {
        showAttribute(wanted->attribute, wanted);
        return;
    }
    m_currentRun = index;
    m_previewSamples = nullptr;
    Q_EMIT runsChanged();
    rebuildCurriculum(true);
    Q_EMIT modified();
}

void Workspace::removeRun(int index)
{
    if (index < 0 || index >= static_cast<int>(m_runs.size()))
        return;
    const std::shared_ptr<const PretrainRun> shown = run();
    bool madeRows = !m_data;
    for (const std::string& name : m_runs[static_cast<std::size_t>(index)].run->embedding.names)
        madeRows = madeRows || anyBehind(m_joinReport, {m_samples->rowOf(name)});
    const std::string closed = m_runs[static_cast<std::size_t>(index)].run->attribute;
    m_runs.erase(m_runs.begin() + index);
    m_previewSamples = nullptr;
    // What was shown stays; where it went, another run of the same labels takes its place.
    m_currentRun = -1;
    for (int other = 0; other < static_cast<int>(m_runs.size()); ++other)
        if (const auto& one = m_runs[static_cast<std::size_t>(other)].run; one == shown) {
            m_currentRun = other;
            break;
        } else if (one->attribute == m_attribute)
            m_currentRun = other;
    const bool otherAttribute = m_currentRun < 0 && !m_data && !m_runs.empty();
    if (otherAttribute) {
        m_currentRun = static_cast<int>(m_runs.size()) - 1;
        m_attribute = run()->attribute;
        m_settings.alpha = defaultAlpha(m_attribute);
    }
    if (!m_data && std::none_of(m_runs.begin(), m_runs.end(),
                                [&](const OpenRun& one) { return one.run->attribute == closed; }))
        m_undoStack.clear(); // its steps may lead to labels that went with the run
    if (madeRows)
        rebuildFrame();
    if (otherAttribute)
        Q_EMIT attributeChanged();
    if (madeRows)
        Q_EMIT scoresChanged();
    Q_EMIT runsChanged();
    rebuildCurriculum(true);
    Q_EMIT modified();
}

void Workspace::addScores(std::shared_ptr<const Scores> scores, const QString& title,
                          const std::filesystem::path& file)
{
    OpenScores open{std::move(scores), file, freeTitle(m_scores, title, file), {}, {}};
    bool isNew = false;
    for (const std::string& name : open.scores->names)
        isNew = isNew || m_samples->rowOf(name) < 0;
    const auto same = std::find_if(m_scores.begin(), m_scores.end(),
                                   [&](const OpenScores& one) { return one.title == open.title; });
    OpenScores& place = same == m_scores.end() ? m_scores.emplace_back() : *same;
    if (isNew) {
        place = std::move(open);
        rebuildFrame();
    } else {
        place = placed(std::move(open), *m_samples);
    }
    Q_EMIT scoresChanged();
    // Without a run the clusters may come with scores.
    if (isNew || !m_curriculum || !run())
        rebuildCurriculum(true);
    Q_EMIT modified();
}

void Workspace::setScoresFile(int index, const std::filesystem::path& file)
{
    m_scores[static_cast<std::size_t>(index)].file = file;
    Q_EMIT scoresChanged();
    Q_EMIT modified();
}

void Workspace::removeScores(int index)
{
    if (index < 0 || index >= static_cast<int>(m_scores.size()))
        return;
    const bool madeRows = anyBehind(m_joinReport, m_scores[static_cast<std::size_t>(index)].frameRow);
    m_scores.erase(m_scores.begin() + index);
    if (madeRows)
        rebuildFrame();
    if (madeRows || !run())
        rebuildCurriculum(true);
    Q_EMIT scoresChanged();
    Q_EMIT modified();
}

} // namespace deepmi::studio
