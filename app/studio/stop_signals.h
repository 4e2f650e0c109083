#pragma once

#include <QObject>

/// Ctrl-C and SIGTERM (the end of a session, a batch system's limit) as a signal of Qt on the GUI thread. A
/// second one ends the program at once. One at a time may live.
class StopSignals : public QObject
{
    Q_OBJECT

public:
    StopSignals();
    ~StopSignals() override;

Q_SIGNALS:
    void received(int number); ///< SIGINT or SIGTERM

private:
    int m_read = -1;
};
