#pragma once

#include "comparison/comparison.h"
#include "models/curriculum.h"
#include "models/loaded_data.h"
#include "models/selection.h"
#include "models/training_forms.h"
#include "models/training_log.h"
#include "models/undo_gestures.h"
#include "pretrain/pretrain.h"
#include "worker/job_queue.h"

#include <QUndoStack>
#include <filesystem>
#include <functional>
#include <nlohmann/json.hpp>

namespace deepmi::studio
{

/// A pre-training run that is open. Its file is empty while it was never saved.
struct OpenRun {
    std::shared_ptr<const PretrainRun> run;
    std::filesystem::path file;
};

/// Scores of another measure that are open, and where they stand in the frame.
struct OpenScores {
    std::shared_ptr<const Scores> scores;
    std::filesystem::path file;         ///< empty if computed
    QString title;                      ///< "Disagreement", "Random", "scores_published.json"
    std::vector<std::int32_t> frameRow; ///< one a score
    std::vector<std::int32_t> scoreOf; ///< one a frame row; −1 where this measure says nothing of the sample
};

/// Everything that is open in the window, and the only thing that panels share. Values in it are immutable
/// and held by shared pointers: a panel may keep what it was given, a job may read it on another thread, and
/// a change is a new value and one signal. All functions are called on the GUI thread; none of them takes
/// longer than a frame, except those that say so.
class Workspace : public QObject
{
    Q_OBJECT

public:
    explicit Workspace(QObject* parent = nullptr);
    ~Workspace() override;

    // --- data
    std::shared_ptr<const LoadedData> data() const { return m_data; }
    /// Takes the place of all that was open before, runs and scores included; null closes everything. O(N).
    void setData(std::shared_ptr<const LoadedData> data, const std::string& attribute = {});
    /// Rows of every sample known; never null, perhaps empty.
    std::shared_ptr<const SampleFrame> samples() const { return m_samples; }
    const std::string& attribute() const { return m_attribute; }
    /// Another attribute of the same data: labels, ratings and the run for it, if one is open. O(N).
    /// Undoable.
    void setAttribute(const std::string& attribute);
    LabelScale scale() const { return m_samples->scale; }
    /// What of the last join did not match; empty if all did.
    const JoinReport& joinReport() const { return m_joinReport; }

    // --- runs
    const std::vector<OpenRun>& runs() const { return m_runs; }
    /// The run whose clusters are shown; null if there is none.
    std::shared_ptr<const PretrainRun> run() const;
    int currentRun() const { return m_currentRun; }
    /// Adds it and shows it; where it is of another attribute, that is a step of undo as setAttribute's, with
    /// the α of that attribute. Samples that the data do not have become rows. O(N).
    void addRun(OpenRun run);
    /// After it was saved.
    void setRunFile(int index, const std::filesystem::path& file);
    /// Shows it, and its attribute as addRun.
    void setCurrentRun(int index);
    void removeRun(int index);

    // --- scores of other measures
    const std::vector<OpenScores>& scores() const { return m_scores; }
    /// Adds them, or takes the place of those with the same title. Samples that are not known become rows;
    /// scores with the DeepMI columns become the curriculum if there is no run. O(N).
    void addScores(std::shared_ptr<const Scores> scores, const QString& title,
                   const std::filesystem::path& file = {});
    /// After they were saved.
    void setScoresFile(int index, const std::filesystem::path& file);
    void removeScores(int index);

    // --- the curriculum
    /// Null while there are no clusters.
    std::shared_ptr<const Curriculum> curriculum() const { return m_curriculum; }
    const CurriculumSettings& settings() const { return m_settings; }
    /// One step of undo; steps with the same mergeKey that follow each other become one (a slider being
    /// dragged). α and bins are applied at once, within a frame. Levels, cluster source and seed are O(N):
    /// at once below a frame's worth of samples, else made on another thread, the last one winning. Another
    /// previewClusters runs K-means there. A value out of range is refused by problem().
    void changeSettings(const CurriculumSettings& settings, const QString& what, int mergeKey = -1);
    enum MergeKey {
        AlphaMerge = 1,
        BinsMerge,
        LevelsMerge,
        CutsMerge,
        ClustersMerge,
        PreviewMerge,
        SeedMerge,
        MergeKeys
    };
    /// What is changed next is a step of its own: a slider is pressed, a button clicked.
    void beginGesture() { m_gestures.begin(); }
    UndoGestures& gestures() { return m_gestures; }
    /// The mergeKey of a change: another for every gesture, so that two drags of one slider are two steps.
    /// One that `goesOn` belongs to the gesture begun last; others do if they are of its kind and follow
    /// soon.
    int gestureKey(MergeKey key, bool goesOn = false)
    {
        return static_cast<int>(key) + MergeKeys * m_gestures.numberOf(key, goesOn);
    }
    /// settings() are not shown yet: a curriculum with other levels or another K is being made.
    bool isPending() const { return m_pending; }
    /// Samples above which what is O(N) is done on another thread.
    static constexpr std::size_t manySamples = 200000;
    /// Shows other clusters of the same embedding, marked as a preview, until cleared; no step of undo.
    void setPreview(Assignments assignments, int clusters);
    void clearPreview();
    bool isPreviewing() const { return m_previewSamples != nullptr; }

    // --- curricula compared
    /// The plan and its finished trials, of the comparison that runs, that ran last or that was opened; null
    /// if there is none. A running comparison sets it anew with every trial.
    std::shared_ptr<const ComparisonResult> comparison() const { return m_comparison; }
    /// `file` holds it as it is, or is the folder in which a running one leaves its trials.
    void setComparison(std::shared_ptr<const ComparisonResult> comparison,
                       const std::filesystem::path& file = {});
    /// Empty while it is nowhere but here.
    const std::filesystem::path& comparisonFile() const { return m_comparisonFile; }
    /// Whether the trial is in a file of the person's, also if comparison() has more trials than that by now.
    bool isSaved(const TrialRecord& trial) const;
    /// Those of comparison() that are not.
    int unsavedTrials() const;
    /// These trials are in such a file.
    void setSavedTrials(std::shared_ptr<const ComparisonResult> saved);
    /// The job of jobs() that trains it or waits to; 0 while there is none.
    int comparisonJob() const { return m_comparisonJob; }
    void setComparisonJob(int job);
    /// After it was saved.
    void setComparisonFile(const std::filesystem::path& file);

    // --- what the forms of the next trainings hold; train.pacing.bins is always that of settings()
    const TrainingForms& forms() const { return m_forms; }
    void setForms(const TrainingForms& forms);

    // --- what a crash must not take
    /// A folder for what jobs finish before it is saved, made and ready to be written into; empty where there
    /// is none. It lives at least as long as a job of jobs() runs or waits.
    std::filesystem::path sessionFolder() const;
    void setSessionFolder(std::function<std::filesystem::path()> make);

    // --- shared services
    Selection& selection() { return m_selection; }
    const Selection& selection() const { return m_selection; }
    TrainingLog& trainings() { return m_trainings; }
    QUndoStack& undoStack() { return m_undoStack; }
    JobQueue& jobs() { return m_jobs; } ///< training, scoring, loading: one after the other
    JobQueue& previews()
    {
        return m_previews;
    } ///< quick things that never wait for training; the last one wins
    const QString& audioFolder() const { return m_audioFolder; }
    void setAudioFolder(const QString& folder);

    /// What a figure was made from: version, attribute, α, bins, levels, clusters, seed, data hash.
    nlohmann::ordered_json provenance() const;
    /// Shows a message with its next step in the window.
    void report(const QString& title, const QString& message) { Q_EMIT problem(title, message); }
    /// The same of what is only to be known.
    void inform(const QString& title, const QString& message) { Q_EMIT information(title, message); }
    void markModified() { Q_EMIT modified(); }
    /// Asks whoever starts pre-trainings for one at this K, e.g. after a preview.
    void requestRetraining(int clusters) { Q_EMIT retrainingRequested(clusters); }

Q_SIGNALS:
    void dataChanged();    ///< data(), everything else follows
    void samplesChanged(); ///< samples(): rows are other rows now; selections are cleared before
    void attributeChanged();
    void runsChanged(); ///< the list or the current one
    void scoresChanged();
    /// curriculum() and settings(). `rebuilt` is false where only α or bins moved (cells are the same).
    void curriculumChanged(bool rebuilt);
    void pendingChanged(bool pending); ///< isPending()
    void comparisonChanged();
    void comparisonJobChanged();
    void formsChanged();
    void audioFolderChanged();
    void problem(const QString& title, const QString& message);
    void information(const QString& title, const QString& message);
    void retrainingRequested(int clusters);
    /// Something that a project saves has changed.
    void modified();

private:
    friend class SettingsCommand;
    friend class AttributeCommand;
    void applySettings(const CurriculumSettings& settings);
    CurriculumSettings takeSettings(const CurriculumSettings& settings);
    /// What a step from one attribute to another changes.
    struct Shown {
        std::string attribute;
        double alpha = 0;
        int previewClusters = 0;              ///< of the run; 0 = none
        std::weak_ptr<const PretrainRun> run; ///< it may be closed meanwhile
    };
    Shown shown() const;
    /// As it was, or as much of it as is still open; false if its labels cannot be shown (it says why).
    bool show(const Shown& shown);
    /// The same with the attribute's own α, as a step of undo; the last run of it without another.
    void showAttribute(const std::string& attribute, std::shared_ptr<const PretrainRun> run);
    void rebuildFrame();
    void placeScores();
    void rebuildCurriculum(bool placeAnew);
    void rebuildLater(CurriculumSources sources);
    void takeBuilt(BuiltCurriculum built);
    void setPending(bool pending);
    bool isPersons(const std::filesystem::path& file) const;
    static OpenScores placed(OpenScores scores, const SampleFrame& frame);

    std::shared_ptr<const LoadedData> m_data;
    std::shared_ptr<const SampleFrame> m_samples;
    std::string m_attribute;
    JoinReport m_joinReport;
    std::vector<OpenRun> m_runs;
    int m_currentRun = -1;
    std::vector<OpenScores> m_scores;
    CurriculumSettings m_settings;
    std::shared_ptr<const CurriculumSamples> m_runSamples;
    std::shared_ptr<const CurriculumSamples> m_previewSamples;
    std::shared_ptr<const Curriculum> m_curriculum;
    bool m_placeAnew = false; ///< m_runSamples are of another seed or cluster source than the settings
    bool m_pending = false;
    int m_pendingJob = 0;
    std::uint64_t m_generation = 0; ///< of the curriculum asked for last: what is older is dropped
    std::shared_ptr<const ComparisonResult> m_comparison;
    std::filesystem::path m_comparisonFile;
    std::shared_ptr<const ComparisonResult> m_savedTrials; ///< null while none is saved
    int m_comparisonJob = 0;
    TrainingForms m_forms;
    std::function<std::filesystem::path()> m_makeSessionFolder;
    QString m_audioFolder;
    Selection m_selection;
    TrainingLog m_trainings;
    QUndoStack m_undoStack;
    UndoGestures m_gestures;
    // Last, so that they stop before what their jobs deliver to is gone.
    JobQueue m_jobs;
    JobQueue m_previews;
    JobQueue m_rebuilds;
};

} // namespace deepmi::studio
