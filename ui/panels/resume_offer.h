#pragma once

#include <QFrame>

class QLabel;
class QPushButton;

namespace deepmi::studio
{

struct FoundCheckpoint;

/// Says that a stopped training left a checkpoint, and offers to go on from it or to throw it away.
class ResumeOffer : public QFrame
{
    Q_OBJECT

public:
    explicit ResumeOffer(QWidget* parent = nullptr);

    /// Does not show the offer itself.
    void setCheckpoint(const FoundCheckpoint& found);

Q_SIGNALS:
    void resumeWanted();
    void discardWanted();

private:
    QLabel* m_text;
    QPushButton* m_resume;
};

} // namespace deepmi::studio
