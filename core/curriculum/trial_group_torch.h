#pragma once

#include "curriculum/trial_progress_torch.h"

#include <memory>

namespace deepmi
{

/// Trials that train side by side and are at the same epoch.
class TrialGroup
{
public:
    virtual ~TrialGroup() = default;
    virtual int size() const = 0;
    virtual const TrialProgress& trial(int place) const = 0;
    /// One epoch of each. Raises Stopped in the middle of it, and what TrialProgress::add() raises.
    virtual void epoch() = 0;
    /// Evaluates the best epochs' networks on the test sets. Call once, at the end.
    virtual std::vector<TrialResult> finish(const LabelNormalisation& labels) = 0;
    /// Time in seconds that the training took so far and samples seen in it by this object, without
    /// evaluation; time that several took at once counts once.
    virtual double trainingSeconds() const = 0;
    virtual double trainingSamples() const = 0;

    /// Of all: see TrialProgress.
    void capture();
    void write(Checkpoint& checkpoint) const;
    void restore(const Checkpoint& checkpoint);

protected:
    virtual TrialProgress& at(int place) = 0;
};

} // namespace deepmi
