#pragma once

#include "comparison/comparison.h"
#include "pretrain/pretrain.h"

#include <QObject>
#include <memory>
#include <optional>
#include <set>
#include <vector>

namespace deepmi::studio
{

/// Which trial of a comparison a training is. What is the same in all of them is the same trial.
struct TrialPlace {
    std::uint64_t seed = 0;
    std::string approach, attribute; ///< as in the comparison's plan
    std::string key;                 ///< of its task

    friend auto operator<=>(const TrialPlace&, const TrialPlace&) = default;
};

/// What has happened so far in one training, live or from a file: the curves of the training view.
struct TrainingCurve {
    enum class Kind { Pretraining, Regressor };

    int id = 0;
    Kind kind = Kind::Pretraining;
    QString
        title; ///< "Pre-training arousal, K = 30" while it runs, "arousal, K = 30", "DeepMI α = 0, trial 3"
    std::vector<PretrainEpoch> pretrain; ///< one an epoch, for Kind::Pretraining
    std::vector<TrainEpoch> regressor;   ///< one an epoch, for Kind::Regressor
    bool live = false;                   ///< more epochs may come
    int keptEpoch = 0;                   ///< from 1, whose network is kept so far; 0 where it is not known
    int revision = 0;                    ///< raised when earlier epochs are replaced, not when some are added
    std::weak_ptr<const PretrainRun> run; ///< the open run this became, if it is one

    std::optional<TrialPlace> trial; ///< of a comparison's trial
    QString approach;        ///< of a trial: what it shares with others, "DeepMI (α = 0)", "arousal: Random"
    std::string measure;     ///< of a trial: Approach::measure, which has a colour of its own
    bool isFinished = false; ///< of a trial: it stands in the comparison that is open

    /// Of a trial its approach, of any other training its title.
    const QString& approachOrTitle() const { return approach.isEmpty() ? title : approach; }
    std::size_t epochs() const { return kind == Kind::Pretraining ? pretrain.size() : regressor.size(); }
};

/// All trainings that can be looked at in the training view, in the order in which they began.
class TrainingLog : public QObject
{
    Q_OBJECT

public:
    explicit TrainingLog(QObject* parent = nullptr) : QObject(parent) {}

    const std::vector<TrainingCurve>& curves() const { return m_curves; }
    /// Null if there is no such curve. Valid until the next call that adds or removes one.
    const TrainingCurve* curve(int id) const;

    /// What a pre-training that is over is called.
    static QString runTitle(const std::string& attribute, const PretrainParameters& parameters);
    /// A title that is taken gets a number behind it.
    int add(TrainingCurve::Kind kind, const QString& title, bool live);
    /// A trial that begins or goes on, as a curve without epochs: they are told from the first one. Takes the
    /// place of the curve that the same trial left when it was stopped.
    int beginTrial(const ComparisonPlan& plan, const ComparisonTask& task);
    /// `kept`: the training keeps this epoch's network until it says so of a later one.
    void append(int id, const PretrainEpoch& epoch, bool kept = false);
    void append(int id, const TrainEpoch& epoch);
    void setHistory(int id, std::vector<PretrainEpoch> epochs);
    void setHistory(int id, std::vector<TrainEpoch> epochs);
    /// No more epochs come. `title`: what it is called now that it is over; empty: as before.
    void finish(int id, const QString& title = {});
    /// The training ended with this run, whose history is the curve from now on, and whose name its title.
    void finish(int id, const std::shared_ptr<const PretrainRun>& run);
    /// Gives every open run a curve that has none yet, and removes those whose run is no longer open.
    void showRuns(const std::vector<std::shared_ptr<const PretrainRun>>& runs);
    /// Gives every finished trial of the open comparison whose epochs are known its curve, and removes those
    /// of trials that are not its own, finished or stopped. None where there is no comparison (null).
    void showTrials(const ComparisonResult* comparison);
    void remove(int id) { remove(QList<int>{id}); }
    void remove(const QList<int>& ids);
    void clear();

Q_SIGNALS:
    void curvesAdded(const QList<int>& ids);
    void curvesRemoved(const QList<int>& ids);
    /// New epochs, or no longer live.
    void curveChanged(int id);

private:
    TrainingCurve* find(int id);
    /// Tells nobody.
    int insert(TrainingCurve::Kind kind, const QString& title, bool live);
    int insertTrial(const ComparisonPlan& plan, const TrialPlace& place, bool live);
    TrainingCurve* find(const TrialPlace& place);
    void takeOut(const QList<int>& ids);
    /// The title, with a number behind it where another curve has it.
    QString freeTitle(const QString& title, int id) const;
    std::vector<TrainingCurve> m_curves;
    std::set<TrialPlace> m_removed; ///< finished trials whose curves the person has taken off
    int m_nextId = 1;
};

} // namespace deepmi::studio
