#pragma once

#include <QFrame>

class QLabel;

namespace deepmi::studio
{

class JobQueue;

/// Messages that need no answer: a line across the window with what happened and what to do next, until it is
/// closed. Several that come together are counted and shown one after the other.
class MessageBanner : public QFrame
{
    Q_OBJECT

public:
    /// Something went wrong, or may; or it is only to be known.
    enum class Kind { Warning, Information };

    explicit MessageBanner(QWidget* parent = nullptr);

    /// `about` is what can make it no longer so, empty if nothing does.
    void show(const QString& title, const QString& message, const QString& about = {},
              Kind kind = Kind::Warning);
    /// Takes messages about this away, which are no longer so.
    void withdraw(const QString& about);
    /// Shows what fails there until the same is done at last.
    void follow(const JobQueue& queue);
    QString text() const;
    bool isEmpty() const { return m_waiting.isEmpty(); }

    /// As high as the text is at the present width: tool bars do not ask for a height by the width.
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {200, sizeHint().height()}; }

Q_SIGNALS:
    /// A message came or was closed. What holds the banner shows itself while the banner is not empty.
    void changed();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Message {
        QString title, text, about;
        Kind kind;
    };
    void showNext();

    QList<Message> m_waiting;
    QLabel* m_icon;
    QLabel* m_label;
};

} // namespace deepmi::studio
