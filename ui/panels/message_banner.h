#pragma once

#include <QFrame>

class QLabel;

namespace deepmi::studio
{

/// Messages that need no answer: a line across the window with what happened and what to do next, until it is
/// closed. Several that come together are counted and shown one after the other.
class MessageBanner : public QFrame
{
    Q_OBJECT

public:
    explicit MessageBanner(QWidget* parent = nullptr);

    void show(const QString& title, const QString& message);
    QString text() const;
    bool isEmpty() const { return m_waiting.isEmpty(); }

Q_SIGNALS:
    /// A message came or was closed. What holds the banner shows itself while the banner is not empty.
    void changed();

private:
    struct Message {
        QString title, text;
    };
    void showNext();

    QList<Message> m_waiting;
    QLabel* m_label;
};

} // namespace deepmi::studio
