#pragma once

#include "export/figure_export.h"
#include "worker/job_queue.h"

#include <QTimer>
#include <QWidget>

namespace deepmi::studio
{

/// A figure as its export will look, on a page to scale. Drawn on a thread of its own, so that a figure of
/// many points does not stop the dialog.
class ExportPreview : public QWidget
{
    Q_OBJECT

public:
    explicit ExportPreview(QWidget* parent = nullptr);

    /// A figure that is missing, or a table, shows why there is no picture.
    void setFigure(const Figure& figure, const ExportOptions& options);
    /// What was set last is not to be seen yet.
    bool isDrawing() const { return m_delay.isActive() || !m_queue.isIdle(); }
    const QImage& picture() const { return m_picture; }
    QSize sizeHint() const override { return {520, 380}; }
    QSize minimumSizeHint() const override { return {240, 180}; }

Q_SIGNALS:
    void drawn();
    /// The options are out of range; empty = they are not.
    void problem(const QString& message);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void draw();

    Figure m_figure;
    ExportOptions m_options;
    QString m_message; ///< in place of a picture
    QString m_caption; ///< size on paper and scale
    QSizeF m_page;     ///< mm
    QImage m_picture;
    QTimer m_delay;
    JobQueue m_queue{JobQueue::Policy::Latest};
};

} // namespace deepmi::studio
