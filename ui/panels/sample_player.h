#pragma once

#include "plots/waveform.h"
#include "worker/audio_index.h"
#include "worker/job_queue.h"

#include <QWidget>
#include <memory>

class QLabel;
class QMediaPlayer;
class QPushButton;
class QToolButton;

namespace deepmi::studio
{

class WaveformView;
class Workspace;

/// Plays the sample in focus: finds its file in the workspace's folder of audio, shows the waveform, and says
/// what is missing where it cannot. The folder is walked once and the outline read on a worker; the player
/// itself is made when something is first played.
class SamplePlayer : public QWidget
{
    Q_OBJECT

public:
    explicit SamplePlayer(Workspace& workspace, QWidget* parent = nullptr);

    /// The sample in focus; empty for none.
    void setSample(const std::string& name);
    /// Path of its file; empty where there is none.
    const QString& file() const { return m_file; }
    void playOrPause();
    void stop();

private:
    void indexFolder();
    void findFile();
    void readOutline();
    void makePlayer();
    void seek(double seconds);
    void showState();
    void say(const QString& words);

    Workspace& m_workspace;
    std::string m_sample;
    QString m_file;
    std::shared_ptr<const AudioIndex> m_index; ///< null while the folder is walked or there is none
    QString m_problem;                         ///< why the folder could not be walked
    QMediaPlayer* m_player = nullptr;
    WaveformView* m_waveform;
    QToolButton* m_play;
    QToolButton* m_stop;
    QPushButton* m_choose;
    QLabel* m_time;
    QLabel* m_message;
    JobQueue m_folders, m_outlines;
};

} // namespace deepmi::studio
