#pragma once

#include <QtTest/QtTest>

// A program with sanitizers takes several times as long: what a test waits for by QTRY_... with a limit is
// waited for ten times longer there. Included before every test in such a build (tests/CMakeLists.txt), and
// in no other. Qt's own loop but for the factor.
#undef QTRY_LOOP_IMPL
#define QTRY_LOOP_IMPL(expression, timeout, step)                                                            \
    if (!(expression))                                                                                       \
        QTest::qWait(0);                                                                                     \
    int qt_test_i = 0;                                                                                       \
    for (; qt_test_i < 10 * (timeout) && !QTest::currentTestFailed() && !(expression); qt_test_i += step)    \
        QTest::qWait(step);
