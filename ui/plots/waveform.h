#pragma once

#include "worker/wav_file.h"

#include <QColor>
#include <QImage>
#include <QSize>

namespace deepmi::studio
{

struct WaveformColours {
    QColor ground, line, played, axis;
};

/// The outline of a recording, a column a pixel, symmetric about the middle: what was played up to
/// `playedShare` (0 to 1) in another colour. A pure function: null image for an empty size; the axis alone
/// for no sound, silence or values that are not finite. Values beyond full scale touch the edge.
QImage waveformImage(const AudioPeaks& peaks, QSize pixels, const WaveformColours& colours,
                     double playedShare = 0);

} // namespace deepmi::studio
