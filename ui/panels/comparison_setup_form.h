#pragma once

#include "models/comparison_setup.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;
class QSpinBox;
class QTreeWidget;

namespace deepmi::studio
{

class TrainingSettingsDialog;

/// What is to be compared: measures, attributes, test sets, trials, and how it is trained.
class ComparisonSetupForm : public QWidget
{
    Q_OBJECT

public:
    explicit ComparisonSetupForm(Workspace& workspace, QWidget* parent = nullptr);

    /// Lists what can be chosen now; choices stay.
    void refresh();
    ComparisonRequest request() const;
    DeviceOptions device() const;
    /// Whether DeepMI is among what is compared.
    bool takesDeepMI() const;
    /// Why a comparison cannot start; empty if it can.
    QString obstacle() const;

Q_SIGNALS:
    void changed();
    /// The workspace's forms became others: refresh() is due.
    void replaced();

private:
    void fillMeasures();
    void fillList(QListWidget& list, const std::vector<std::string>& names,
                  const std::vector<std::string>& wanted, const std::string& preferred);
    std::vector<double> alphas(bool* good = nullptr) const;
    void itemChanged();
    /// What is shown as the workspace has it, and the other way round.
    void showForms();
    void takeForms();
    void edited();
    ComparisonChoices choices() const;

    Workspace& m_workspace;
    QTreeWidget* m_measures;
    QLineEdit* m_alphas;
    QListWidget* m_attributes;
    QListWidget* m_tests;
    QSpinBox* m_trials;
    QPushButton* m_pretrain;
    TrainingSettingsDialog* m_settings;
    std::weak_ptr<const LoadedData> m_data; ///< that the lists were made for
    bool m_filling = false;
    bool m_chosen = false;   ///< the workspace's forms say what is compared
    bool m_replaced = false; ///< measures are to be checked as the workspace's forms say, or as at first
};

} // namespace deepmi::studio
