#pragma once

#include "curriculum/train.h"
#include "network/device.h"
#include "panels/parameter_form.h"

#include <QDialog>

class QComboBox;
class QSpinBox;

namespace deepmi::studio
{

class PrecisionChoice;

/// How the curriculum regressor is trained: its parameters and those of the pacing, from the core's own
/// declarations, and where it runs. Not modal; what it shows is in use at once and remembered.
class TrainingSettingsDialog : public QDialog
{
    Q_OBJECT

public:
    explicit TrainingSettingsDialog(QWidget* parent = nullptr);

    /// `trials` and `reverse` are the caller's: they stand at their defaults.
    TrainParameters parameters() const;
    void setParameters(const TrainParameters& parameters);
    DeviceOptions device() const;

Q_SIGNALS:
    void changed();

protected:
    void showEvent(QShowEvent* event) override;

private:
    /// Fields of the pacing that change nothing as the others stand are grey.
    void enableUsed();

    ParameterForm<TrainParameters>* m_training;
    ParameterForm<PacingParameters>* m_pacing;
    QComboBox* m_device;
    std::string m_wantedDevice = "auto"; ///< the list of devices is only made when it is looked at
    QSpinBox* m_threads;
    PrecisionChoice* m_precision;
};

} // namespace deepmi::studio
