#pragma once

#include "curriculum/train.h"
#include "pretrain/pretrain.h"

#include <QObject>
#include <memory>
#include <vector>

namespace deepmi::studio
{

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
    void remove(int id);
    void clear();

Q_SIGNALS:
    void curveAdded(int id);
    void curveRemoved(int id);
    /// New epochs, or no longer live.
    void curveChanged(int id);

private:
    TrainingCurve* find(int id);
    /// The title, with a number behind it where another curve has it.
    QString freeTitle(const QString& title, int id) const;
    std::vector<TrainingCurve> m_curves;
    int m_nextId = 1;
};

} // namespace deepmi::studio
