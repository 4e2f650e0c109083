#pragma once

#include "models/sample_table_values.h"

#include <QWidget>

class QLabel;

namespace deepmi::studio
{

class SamplePlayer;
class Workspace;

/// The sample in focus: its name, everything known of it in sentences, its recording.
class SampleDetail : public QWidget
{
    Q_OBJECT

public:
    explicit SampleDetail(Workspace& workspace, QWidget* parent = nullptr);

    /// Row −1: none.
    void showSample(const SampleTableValues& values, std::int32_t row);
    SamplePlayer& player() { return *m_player; }

private:
    QLabel* m_name;
    QLabel* m_sentences;
    SamplePlayer* m_player;
};

} // namespace deepmi::studio
