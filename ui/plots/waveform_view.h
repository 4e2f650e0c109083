#pragma once

#include "plots/waveform.h"

#include <QWidget>
#include <memory>

namespace deepmi::studio
{

/// The waveform with the place that plays; a click or the arrow keys go elsewhere. Draws its picture anew
/// only when recording, size, colours or place change.
class WaveformView : public QWidget
{
    Q_OBJECT

public:
    explicit WaveformView(QWidget* parent = nullptr);

    /// Null: nothing to see; `words` stand in its place.
    void setPeaks(std::shared_ptr<const AudioPeaks> peaks, const QString& words = {});
    const std::shared_ptr<const AudioPeaks>& peaks() const { return m_peaks; }
    /// Where it plays, in seconds.
    void setPosition(double seconds);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void seekRequested(double seconds);
    void playRequested();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void seekTo(double x);

    std::shared_ptr<const AudioPeaks> m_peaks;
    QString m_words;
    double m_position = 0;
};

} // namespace deepmi::studio
