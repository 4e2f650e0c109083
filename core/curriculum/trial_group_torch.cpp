#include "curriculum/trial_group_torch.h"

namespace deepmi
{

void TrialGroup::capture()
{
    for (int place = 0; place < size(); ++place)
        at(place).capture();
}

void TrialGroup::write(Checkpoint& checkpoint) const
{
    for (int place = 0; place < size(); ++place)
        trial(place).write(checkpoint, place);
}

void TrialGroup::restore(const Checkpoint& checkpoint)
{
    for (int place = 0; place < size(); ++place) {
        at(place).restore(checkpoint, place);
        if (trial(place).epochsDone() != trial(0).epochsDone())
            checkpoint.fail("beside." + std::to_string(place), "is at another epoch than the first trial");
    }
}

} // namespace deepmi
