#pragma once

#include "panels/panel.h"
#include "panels/parameter_form.h"
#include "worker/pretrain_job.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QSpinBox;

namespace deepmi::studio
{

class JobControls;
class PrecisionChoice;
class ResumeOffer;

/// Parameters of DeepEmoCluster, the device and what it will cost, and start, pause, step, finish, stop.
class PretrainPanel : public Panel
{
    Q_OBJECT

public:
    explicit PretrainPanel(Workspace& workspace, QWidget* parent = nullptr);
    ~PretrainPanel() override;

    QString helpPage() const override { return QStringLiteral("pretraining"); }

    /// Queues a pre-training with what the form says. Where a checkpoint of it lies, asks whether to go on
    /// from there. False if there is nothing to train on or the person cancelled.
    bool start();
    /// Whether start() has something to train on.
    bool canStart() const;

Q_SIGNALS:
    /// A training was queued from here.
    void started();
    /// canStart() may have changed.
    void readinessChanged();

protected:
    void refresh() override;

private:
    QWidget* makeForm();
    PretrainRequest request() const;
    void enqueue(const PretrainRequest& request);
    /// Whether it runs or waits already, so that its checkpoint is in use.
    bool isBusyWith(const PretrainRequest& request) const;
    void rememberForm() const;
    void restoreForm();
    /// The form as the workspace has it, and the other way round.
    void showForms();
    void takeForms();
    void showDevices(const std::vector<DeviceDescription>& devices);
    void lookForCheckpoint();
    void showOffer();
    void offer(const std::optional<FoundCheckpoint>& found);
    void resume();
    void discardCheckpoint();
    void showCost();
    void showJob();
    std::string chosenDevice() const;

    ParameterForm<PretrainParameters>* m_form;
    ResumeOffer* m_resumeOffer;
    QCheckBox* m_usePool;
    QComboBox* m_device;
    QSpinBox* m_threads;
    PrecisionChoice* m_precision;
    QLabel* m_cost;
    QPushButton* m_start;
    JobControls* m_controls;
    QWidget* m_report; ///< state and progress of a job; room for them while there is none
    QProgressBar* m_progress;
    QLabel* m_status;
    std::vector<DeviceDescription> m_devices;
    std::optional<FoundCheckpoint> m_found;
    std::vector<std::filesystem::path> m_queued; ///< checkpoints of what runs and waits
    bool m_askedForDevices = false;
    bool m_filling = false; ///< fields are being set by the program
    QTimer m_lookSoon;      ///< reading a checkpoint waits until nobody types
    // Last, so that it stops before what its jobs deliver to is gone.
    JobQueue m_lookups; ///< devices and checkpoints, which must not wait for a training
};

} // namespace deepmi::studio
