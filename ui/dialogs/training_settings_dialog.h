#pragma once

#include "curriculum/train.h"
#include "network/device.h"
#include "panels/parameter_form.h"

#include <QDialog>

class QComboBox;
class QLabel;
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

    /// `trials`, `reverse` and the pacing's `bins` are the caller's: they stand at their defaults.
    TrainParameters parameters() const;
    /// For what is open, a project's say: not remembered for what is opened next.
    void setParameters(const TrainParameters& parameters);
    DeviceOptions device() const;
    /// The curriculum's number of bins, which is set where the bins are seen and only told here.
    void showBins(int bins);

Q_SIGNALS:
    void changed();

protected:
    void showEvent(QShowEvent* event) override;

private:
    /// Fields of the pacing that change nothing as the others stand are grey.
    void enableUsed();

    ParameterForm<TrainParameters>* m_training;
    ParameterForm<PacingParameters>* m_pacing;
    QLabel* m_bins;
    QComboBox* m_device;
    std::string m_wantedDevice = "auto"; ///< the list of devices is only made when it is looked at
    QSpinBox* m_threads;
    PrecisionChoice* m_precision;
    bool m_given = false; ///< the fields are being set by setParameters()
};

} // namespace deepmi::studio
