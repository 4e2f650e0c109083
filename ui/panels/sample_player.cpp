#include "panels/sample_player.h"

#include "dialogs/ask.h"
#include "models/text.h"
#include "models/workspace.h"
#include "plots/waveform_view.h"

#include <QAudioDevice>
#include <QAudioOutput>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QMediaDevices>
#include <QMediaPlayer>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>
#include <QUrl>

namespace deepmi::studio
{

namespace
{

QToolButton* button(QWidget* parent, const char* name, QStyle::StandardPixmap icon, const QString& hint)
{
    auto* made = new QToolButton(parent);
    made->setObjectName(QLatin1String(name));
    made->setIcon(parent->style()->standardIcon(icon));
    made->setToolTip(hint);
    made->setAccessibleName(hint);
    made->setAutoRaise(true);
    return made;
}

} // namespace

SamplePlayer::SamplePlayer(Workspace& workspace, QWidget* parent)
    : QWidget(parent), m_workspace(workspace), m_waveform(new WaveformView(this)),
      m_play(button(this, "playButton", QStyle::SP_MediaPlay, tr("Play (Space)"))),
      m_stop(button(this, "stopButton", QStyle::SP_MediaStop, tr("Stop"))),
      m_choose(new QPushButton(tr("Choose folder…"), this)), m_time(new QLabel(this)),
      m_message(new QLabel(this)), m_folders(JobQueue::Policy::Latest), m_outlines(JobQueue::Policy::Latest)
{
    m_waveform->setObjectName(QStringLiteral("waveform"));
    m_choose->setObjectName(QStringLiteral("chooseAudioButton"));
    m_choose->setToolTip(tr("Choose the folder in which the recordings lie, named as the samples"));
    m_choose->setAccessibleName(tr("Choose the folder of audio"));
    m_time->setObjectName(QStringLiteral("audioTime"));
    m_time->setAccessibleName(tr("Place and length of the recording"));
    m_message->setObjectName(QStringLiteral("audioMessage"));
    m_message->setAccessibleName(tr("Audio"));
    m_message->setWordWrap(true);
    auto* controls = new QHBoxLayout;
    controls->setContentsMargins(0, 0, 0, 0);
    controls->addWidget(m_play);
    controls->addWidget(m_stop);
    controls->addWidget(m_time, 1);
    controls->addWidget(m_choose);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_waveform);
    layout->addWidget(m_message);
    layout->addLayout(controls);

    connect(m_play, &QToolButton::clicked, this, &SamplePlayer::playOrPause);
    connect(m_stop, &QToolButton::clicked, this, &SamplePlayer::stop);
    connect(m_waveform, &WaveformView::playRequested, this, &SamplePlayer::playOrPause);
    connect(m_waveform, &WaveformView::seekRequested, this, &SamplePlayer::seek);
    connect(m_choose, &QPushButton::clicked, this, [this] {
        const QString chosen = ask::folder(this, tr("Folder of audio"), QStringLiteral("audio"));
        if (!chosen.isEmpty())
            m_workspace.setAudioFolder(chosen);
    });
    connect(&workspace, &Workspace::audioFolderChanged, this, &SamplePlayer::indexFolder);
    indexFolder();
}

void SamplePlayer::indexFolder()
{
    m_index = nullptr;
    m_problem.clear();
    m_folders.stopAll();
    const QString folder = m_workspace.audioFolder();
    if (!folder.isEmpty())
        m_folders.enqueue(
            {tr("Looking for audio")}, this,
            [folder](JobContext& context) {
                return std::make_shared<const AudioIndex>(AudioIndex::of(folder, context.job()));
            },
            [this](std::shared_ptr<const AudioIndex> index) {
                if (index->folder() != m_workspace.audioFolder())
                    return;
                m_index = std::move(index);
                findFile();
            },
            [this](const JobState& state) {
                if (state.status == JobStatus::Failed) {
                    m_problem = state.error;
                    findFile();
                }
            });
    findFile();
}

void SamplePlayer::setSample(const std::string& name)
{
    if (name == m_sample)
        return;
    m_sample = name;
    findFile();
}

void SamplePlayer::findFile()
{
    const QString before = m_file;
    m_file = m_index && !m_sample.empty() ? m_index->find(m_sample) : QString();
    if (m_file != before || m_file.isEmpty()) {
        stop();
        if (m_player)
            m_player->setSource({});
        m_outlines.stopAll();
        m_waveform->setPeaks(nullptr);
        if (!m_file.isEmpty())
            readOutline();
    }
    showState();
}

void SamplePlayer::readOutline()
{
    if (QFileInfo(m_file).suffix().compare(QStringLiteral("wav"), Qt::CaseInsensitive) != 0) {
        m_waveform->setPeaks(nullptr, tr("Waveforms are drawn of wav files."));
        return;
    }
    m_outlines.enqueue(
        {tr("Reading the waveform")}, this,
        [file = m_file](JobContext& context) {
            return std::pair(
                file, std::make_shared<const AudioPeaks>(readWavPeaks(pathOf(file), 2000, context.job())));
        },
        [this](std::pair<QString, std::shared_ptr<const AudioPeaks>> read) {
            if (read.first != m_file)
                return;
            const bool cut = read.second->cutShort;
            m_waveform->setPeaks(std::move(read.second));
            showState();
            if (cut)
                say(tr("The file ends before its header says; what is there is shown."));
        },
        [this](const JobState& state) {
            if (state.status == JobStatus::Failed)
                m_waveform->setPeaks(nullptr, state.error);
        });
}

void SamplePlayer::makePlayer()
{
    if (m_player)
        return;
    m_player = new QMediaPlayer(this);
    m_player->setAudioOutput(new QAudioOutput(m_player));
    connect(m_player, &QMediaPlayer::positionChanged, this, [this](qint64 milliseconds) {
        m_waveform->setPosition(static_cast<double>(milliseconds) / 1000);
        showState();
    });
    connect(m_player, &QMediaPlayer::playbackStateChanged, this, &SamplePlayer::showState);
    connect(m_player, &QMediaPlayer::errorOccurred, this, [this](QMediaPlayer::Error, const QString& error) {
        showState();
        say(tr("It cannot be played: %1").arg(error));
    });
}

void SamplePlayer::playOrPause()
{
    if (m_file.isEmpty() || QMediaDevices::defaultAudioOutput().isNull())
        return;
    makePlayer();
    const QUrl url = QUrl::fromLocalFile(m_file);
    if (m_player->source() != url)
        m_player->setSource(url);
    if (m_player->playbackState() == QMediaPlayer::PlayingState)
        m_player->pause();
    else
        m_player->play();
}

void SamplePlayer::stop()
{
    if (m_player)
        m_player->stop();
    m_waveform->setPosition(0);
}

void SamplePlayer::seek(double seconds)
{
    m_waveform->setPosition(seconds);
    if (m_file.isEmpty() || QMediaDevices::defaultAudioOutput().isNull())
        return;
    makePlayer();
    const QUrl url = QUrl::fromLocalFile(m_file);
    if (m_player->source() != url)
        m_player->setSource(url);
    m_player->setPosition(static_cast<qint64>(seconds * 1000));
}

void SamplePlayer::say(const QString& words)
{
    m_message->setText(words);
    m_message->setVisible(!words.isEmpty());
}

void SamplePlayer::showState()
{
    const bool playing = m_player && m_player->playbackState() == QMediaPlayer::PlayingState;
    // Not before there is a file: asking opens the system's audio, which takes a while.
    const bool device = !m_file.isEmpty() && !QMediaDevices::defaultAudioOutput().isNull();
    m_play->setIcon(style()->standardIcon(playing ? QStyle::SP_MediaPause : QStyle::SP_MediaPlay));
    m_play->setToolTip(playing ? tr("Pause (Space)") : tr("Play (Space)"));
    m_play->setAccessibleName(m_play->toolTip());
    m_play->setEnabled(device);
    m_stop->setEnabled(device);
    m_waveform->setVisible(!m_file.isEmpty());
    const auto clock = [](double seconds) { return QString::number(seconds, 'f', 1); };
    const auto& peaks = m_waveform->peaks();
    const double length = peaks      ? peaks->seconds
                          : m_player ? static_cast<double>(m_player->duration()) / 1000
                                     : 0;
    const double place = m_player ? static_cast<double>(m_player->position()) / 1000 : 0;
    m_time->setText(m_file.isEmpty() ? QString() : tr("%1 / %2 s").arg(clock(place), clock(length)));
    m_choose->setVisible(m_file.isEmpty() || !m_problem.isEmpty());

    const QString folder = m_workspace.audioFolder();
    if (folder.isEmpty())
        say(tr("No folder of audio is open."));
    else if (!m_problem.isEmpty())
        say(m_problem);
    else if (!m_index)
        say(tr("Looking for audio in %1…").arg(QFileInfo(folder).fileName()));
    else if (m_sample.empty())
        say(tr("%Ln recording(s) found. Choose a sample to hear it.", nullptr,
               static_cast<int>(m_index->files())));
    else if (m_file.isEmpty())
        say(m_index->isAmbiguous(m_sample)
                ? tr("Several files in subfolders of %1 are called as this sample.")
                      .arg(QFileInfo(folder).fileName())
                : tr("No recording of this sample in %1.").arg(QFileInfo(folder).fileName()));
    else if (!device)
        say(tr("This computer has no audio output."));
    else
        say({});
}

} // namespace deepmi::studio

#include "moc_sample_player.cpp"
