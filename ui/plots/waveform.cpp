#include "plots/waveform.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

namespace deepmi::studio
{

QImage waveformImage(const AudioPeaks& peaks, QSize pixels, const WaveformColours& colours,
                     double playedShare)
{
    if (pixels.isEmpty())
        return {};
    QImage image(pixels, QImage::Format_ARGB32_Premultiplied);
    image.fill(colours.ground);
    QPainter painter(&image);
    const int width = pixels.width();
    const double middle = (pixels.height() - 1) / 2.;
    painter.setPen(colours.axis);
    painter.drawLine(0, qRound(middle), width - 1, qRound(middle));
    const std::size_t pieces = std::min(peaks.low.size(), peaks.high.size());
    if (pieces == 0)
        return image;
    const double played = std::isfinite(playedShare) ? std::clamp(playedShare, 0., 1.) * width : 0;
    const auto clean = [](float value) { return std::isfinite(value) ? std::clamp(value, -1.F, 1.F) : 0.F; };
    for (int x = 0; x < width; ++x) {
        // The pieces under this column; at least one, where there are fewer pieces than columns.
        const std::size_t first = static_cast<std::size_t>(x) * pieces / static_cast<std::size_t>(width);
        const std::size_t last =
            std::max(first + 1, (static_cast<std::size_t>(x) + 1) * pieces / static_cast<std::size_t>(width));
        float low = 0, high = 0;
        for (std::size_t piece = first; piece < last && piece < pieces; ++piece) {
            low = std::min(low, clean(peaks.low[piece]));
            high = std::max(high, clean(peaks.high[piece]));
        }
        const int top = qRound(middle * (1 - high)), bottom = qRound(middle * (1 - low));
        if (top == bottom)
            continue;
        painter.setPen(x < played ? colours.played : colours.line);
        painter.drawLine(x, top, x, bottom);
    }
    return image;
}

} // namespace deepmi::studio
