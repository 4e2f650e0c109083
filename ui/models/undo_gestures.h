#pragma once

#include <QElapsedTimer>

namespace deepmi::studio
{

/// Which changes of settings are one step of undo: those of one drag, and those of one kind that follow each
/// other within a moment, such as keys that are held and turns of a wheel. There is one in a window, so that
/// no two controls give their gestures the same number.
class UndoGestures
{
public:
    /// Changes of one kind that follow each other within this time are one step.
    static constexpr qint64 sameGestureMs = 800;

    /// Another time than that; a test does not depend on how fast the machine is.
    void setWithin(qint64 milliseconds) { m_within = milliseconds; }
    /// What comes next is a step of its own, however soon it comes: a slider is pressed, a button clicked.
    void begin() { ++m_number; }
    /// The number of the gesture that a change of this kind belongs to. One that `goesOn` is part of what was
    /// begun last, however long that takes.
    int numberOf(int kind, bool goesOn)
    {
        if (!goesOn && (kind != m_kind || !m_last.isValid() || m_last.elapsed() > m_within))
            begin();
        m_kind = kind;
        m_last.start();
        return m_number;
    }

private:
    qint64 m_within = sameGestureMs;
    int m_number = 0;
    int m_kind = -1;
    QElapsedTimer m_last;
};

} // namespace deepmi::studio
