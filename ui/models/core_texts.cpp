#include "models/core_text_lists.h"

namespace deepmi::studio
{

/// Spelled as the core builds them, with %1 to %9 where it puts numbers and names in; a test looks for each
/// in the core's sources. Sentences that only a mistake in the program could raise are left out.
const std::vector<CoreText>& coreTexts()
{
    static const std::vector<CoreText> texts = [] {
        std::vector<CoreText> all = coreTextsOfData();
        const std::vector<CoreText> more = coreTextsOfTraining();
        all.insert(all.end(), more.begin(), more.end());
        return all;
    }();
    return texts;
}

} // namespace deepmi::studio
