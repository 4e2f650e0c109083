#include "dialogs/training_settings_dialog.h"

#include "dialogs/precision_choice.h"
#include "models/settings.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QGroupBox>
#include <QLabel>
#include <QPushButton>
#include <QShowEvent>
#include <QSpinBox>
#include <QVBoxLayout>
#include <algorithm>

namespace deepmi::studio
{

namespace
{

constexpr auto formKey = "comparison/training";

/// Without those that the panel has itself, with the seed, which the command line has as a common option.
const std::vector<Parameter<TrainParameters>>& formParameters()
{
    static const std::vector<Parameter<TrainParameters>> all = [] {
        std::vector<Parameter<TrainParameters>> parameters = trainParameters();
        std::erase_if(parameters,
                      [](const auto& one) { return one.name == "trials" || one.name == "reverse"; });
        parameters.push_back({"seed", &TrainParameters::seed, "",
                              "seed of the first trial; the next ones count up from it", 0,
                              18446744073709551615.0});
        return parameters;
    }();
    return all;
}

/// Without the bins, which are those of the curriculum that is shown.
const std::vector<Parameter<PacingParameters>>& formPacing()
{
    static const std::vector<Parameter<PacingParameters>> all = [] {
        std::vector<Parameter<PacingParameters>> parameters = pacingParameters();
        std::erase_if(parameters, [](const auto& one) { return one.name == "bins"; });
        return parameters;
    }();
    return all;
}

template <class S>
QGroupBox* groupOf(const QString& title, const ParameterFields& form,
                   const std::vector<Parameter<S>>& parameters)
{
    auto* group = new QGroupBox(title);
    auto* layout = new QFormLayout(group);
    for (const Parameter<S>& parameter : parameters) {
        QWidget* field = form.field(parameter.name);
        if (qobject_cast<QCheckBox*>(field))
            layout->addRow(field);
        else
            layout->addRow(ParameterFields::label(parameter.name), field);
    }
    return group;
}

} // namespace

TrainingSettingsDialog::TrainingSettingsDialog(QWidget* parent)
    : QDialog(parent),
      m_training(new ParameterForm<TrainParameters>(QStringLiteral("comparison"), formParameters(), this)),
      m_pacing(new ParameterForm<PacingParameters>(QStringLiteral("comparison"), formPacing(), this)),
      m_bins(new QLabel), m_device(new QComboBox), m_threads(new QSpinBox),
      m_precision(new PrecisionChoice(QStringLiteral("comparisonPrecision")))
{
    setObjectName(QStringLiteral("trainingSettings"));
    setWindowTitle(tr("Training settings"));
    auto* layout = new QVBoxLayout(this);
    // Side by side, so that all of it has room on a small screen.
    auto* columns = new QHBoxLayout;
    m_bins->setObjectName(QStringLiteral("comparisonBins"));
    m_bins->setAccessibleName(ParameterFields::label("bins"));
    m_bins->setToolTip(tr("What the panel Curriculum shows is what is trained; its number is changed there"));
    QGroupBox* curriculum = groupOf(tr("Curriculum"), *m_pacing, formPacing());
    qobject_cast<QFormLayout*>(curriculum->layout())->insertRow(0, ParameterFields::label("bins"), m_bins);
    columns->addWidget(curriculum, 1);
    auto* right = new QVBoxLayout;
    right->addWidget(groupOf(tr("Regressor"), *m_training, formParameters()));
    columns->addLayout(right, 1);
    layout->addLayout(columns);

    m_device->setObjectName(QStringLiteral("comparisonDevice"));
    m_device->setAccessibleName(tr("Device"));
    m_device->setToolTip(tr("Where the networks run: the processor, or a GPU that LibTorch can use"));
    m_device->addItem(tr("first GPU, else CPU"), QStringLiteral("auto"));
    m_threads->setObjectName(QStringLiteral("comparisonThreads"));
    m_threads->setAccessibleName(tr("CPU threads"));
    m_threads->setToolTip(tr("CPU threads of the training"));
    m_threads->setRange(0, 1024);
    m_threads->setSpecialValueText(tr("all"));
    auto* where = new QGroupBox(tr("Machine"));
    auto* form = new QFormLayout(where);
    form->addRow(tr("Device"), m_device);
    form->addRow(tr("Threads"), m_threads);
    form->addRow(m_precision->accessibleName(), m_precision);
    right->addWidget(where);
    right->addStretch();

    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close | QDialogButtonBox::RestoreDefaults);
    buttons->button(QDialogButtonBox::Close)->setObjectName(QStringLiteral("trainingSettingsClose"));
    buttons->button(QDialogButtonBox::RestoreDefaults)
        ->setObjectName(QStringLiteral("trainingSettingsDefaults"));
    buttons->button(QDialogButtonBox::RestoreDefaults)->setToolTip(tr("The values of the paper"));
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    connect(buttons->button(QDialogButtonBox::RestoreDefaults), &QPushButton::clicked, this, [this] {
        m_training->setParameters({});
        m_pacing->setParameters({});
    });
    layout->addWidget(buttons);

    const auto remembered = nlohmann::ordered_json::parse(
        studio::settings().value(QLatin1String(formKey)).toString().toStdString(), nullptr, false);
    if (remembered.is_object()) {
        m_training->setValues(remembered);
        m_pacing->setValues(remembered);
        if (remembered.contains("threads") && remembered["threads"].is_number_integer())
            m_threads->setValue(remembered["threads"].get<int>());
        if (remembered.contains("device") && remembered["device"].is_string())
            m_wantedDevice = remembered["device"].get<std::string>();
        if (remembered.contains("precision") && remembered["precision"].is_string())
            m_precision->setPrecision(remembered["precision"].get<std::string>());
    }
    const auto remember = [this] {
        if (m_given)
            return;
        nlohmann::ordered_json values = m_training->values();
        values.update(m_pacing->values());
        values["threads"] = m_threads->value();
        values["device"] = device().device;
        values["precision"] = m_precision->precision();
        studio::settings().setValue(QLatin1String(formKey), text(values.dump()));
        Q_EMIT changed();
    };
    connect(m_training, &ParameterFields::changed, this, remember);
    connect(m_pacing, &ParameterFields::changed, this, remember);
    connect(m_pacing, &ParameterFields::changed, this, &TrainingSettingsDialog::enableUsed);
    enableUsed();
    connect(m_threads, &QSpinBox::valueChanged, this, remember);
    connect(m_precision, &QComboBox::currentIndexChanged, this, remember);
    connect(m_device, &QComboBox::currentIndexChanged, this, [this, remember] {
        m_wantedDevice = m_device->currentData().toString().toStdString();
        remember();
    });
}

void TrainingSettingsDialog::enableUsed()
{
    const std::set<std::string> used = usedPacingParameters(m_pacing->parameters(), true);
    for (const Parameter<PacingParameters>& parameter : formPacing()) {
        QWidget* field = m_pacing->field(parameter.name);
        const bool enabled = used.contains(parameter.name);
        field->setEnabled(enabled);
        const auto* form = qobject_cast<QFormLayout*>(field->parentWidget()->layout());
        if (QWidget* label = form->labelForField(field))
            label->setEnabled(enabled);
    }
}

void TrainingSettingsDialog::showEvent(QShowEvent* event)
{
    QDialog::showEvent(event);
    if (m_device->count() > 1)
        return;
    // Asked only now: it opens LibTorch.
    for (const DeviceDescription& device : availableDevices())
        m_device->addItem(device.model.empty()
                              ? text(device.name)
                              : QStringLiteral("%1, %2").arg(text(device.name), text(device.model)),
                          text(device.name));
    m_device->setCurrentIndex(std::max(0, m_device->findData(text(m_wantedDevice))));
    m_wantedDevice = m_device->currentData().toString().toStdString();
}

TrainParameters TrainingSettingsDialog::parameters() const
{
    TrainParameters parameters = m_training->parameters();
    parameters.pacing = m_pacing->parameters();
    return parameters;
}

void TrainingSettingsDialog::setParameters(const TrainParameters& parameters)
{
    m_given = true;
    m_training->setParameters(parameters);
    m_pacing->setParameters(parameters.pacing);
    m_given = false;
}

void TrainingSettingsDialog::showBins(int bins)
{
    m_bins->setText(tr("%1, as in the panel Curriculum").arg(bins));
}

DeviceOptions TrainingSettingsDialog::device() const
{
    return {m_wantedDevice, m_threads->value(), m_precision->precision()};
}

} // namespace deepmi::studio

#include "moc_training_settings_dialog.cpp"
