#include "panels/pretrain_panel.h"

#include "dialogs/ask.h"
#include "dialogs/precision_choice.h"
#include "job/checkpoint.h"
#include "models/duration_text.h"
#include "models/job_text.h"
#include "models/settings.h"
#include "models/shown_number.h"
#include "panels/form_scroll.h"
#include "panels/job_controls.h"
#include "panels/resume_offer.h"
#include "panels/wrapped_check_box.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

namespace deepmi::studio
{

namespace
{

constexpr auto formKey = "pretrain/form";
constexpr int lookAfterMilliseconds = 300;

/// Those that most people change; the others stand under "More".
const std::vector<std::string> commonParameters = {"clusters", "epochs", "batch", "seed", "keep-epoch"};

/// The pre-training's own parameters and the seed, which the command line has as a common option.
const std::vector<Parameter<PretrainParameters>>& formParameters()
{
    static const std::vector<Parameter<PretrainParameters>> all = [] {
        std::vector<Parameter<PretrainParameters>> parameters = pretrainParameters();
        parameters.push_back({"seed", &PretrainParameters::seed, "",
                              "the same seed, data and parameters give the same run", 0,
                              18446744073709551615.0});
        return parameters;
    }();
    return all;
}

/// Labels and fields in pairs, `pairs` side by side.
void addToGrid(QGridLayout& grid, const ParameterFields& form, const std::vector<std::string>& names,
               int pairs)
{
    int place = 0;
    for (const std::string& name : names) {
        QWidget* field = form.field(name);
        const int row = place / pairs, column = place % pairs * 2;
        ++place;
        if (qobject_cast<QCheckBox*>(field)) {
            grid.addWidget(field, row, column, 1, 2);
            continue;
        }
        auto* label = new QLabel(ParameterFields::label(name));
        label->setBuddy(field);
        label->setToolTip(field->toolTip());
        grid.addWidget(label, row, column);
        grid.addWidget(field, row, column + 1);
        grid.setColumnStretch(column + 1, 1);
    }
}

} // namespace

PretrainPanel::PretrainPanel(Workspace& space, QWidget* parent)
    : Panel(space, parent),
      m_form(new ParameterForm<PretrainParameters>(QStringLiteral("pretrain"), formParameters(), this)),
      m_resumeOffer(new ResumeOffer), m_usePool(new WrappedCheckBox), m_device(new QComboBox),
      m_threads(new QSpinBox), m_precision(new PrecisionChoice(QStringLiteral("pretrainPrecision"))),
      m_cost(new QLabel), m_start(new QPushButton(tr("Pre-train"))),
      m_controls(new JobControls(space.jobs(), QStringLiteral("pretrain"))), m_progress(new QProgressBar),
      m_status(new QLabel)
{
    m_start->setObjectName(QStringLiteral("pretrainStart"));
    m_start->setAccessibleName(tr("Pre-train"));
    m_start->setDefault(true);
    m_progress->setObjectName(QStringLiteral("pretrainProgress"));
    m_progress->setAccessibleName(tr("Progress of the pre-training"));
    m_progress->setRange(0, 1000);
    m_progress->setTextVisible(false);
    m_progress->setMaximumHeight(8);
    m_status->setObjectName(QStringLiteral("pretrainStatus"));
    m_status->setAccessibleName(tr("State of the pre-training"));
    m_status->setWordWrap(true);
    m_status->setAlignment(Qt::AlignLeft | Qt::AlignBottom);
    m_status->setTextInteractionFlags(Qt::TextSelectableByMouse);

    auto* scroll = new FormScroll(makeForm());
    scroll->setObjectName(QStringLiteral("pretrainScroll"));

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->setSpacing(6);
    // Fields hang from the top and buttons stand at the bottom: what comes and goes takes the room between
    // them, so that nothing moves under the pointer.
    layout->addWidget(scroll, 1);
    layout->addWidget(m_resumeOffer);
    m_resumeOffer->hide();
    m_report = new QWidget;
    auto* report = new QVBoxLayout(m_report);
    report->setContentsMargins(0, 0, 0, 0);
    report->setSpacing(6);
    report->addWidget(m_status);
    report->addWidget(m_progress);
    QSizePolicy kept = m_progress->sizePolicy();
    kept.setRetainSizeWhenHidden(true);
    m_progress->setSizePolicy(kept);
    layout->addWidget(m_report);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(6);
    buttons->addWidget(m_start, 2);
    buttons->addWidget(m_controls, 3);
    layout->addLayout(buttons);

    connect(m_resumeOffer, &ResumeOffer::resumeWanted, this, &PretrainPanel::resume);
    connect(m_resumeOffer, &ResumeOffer::discardWanted, this, &PretrainPanel::discardCheckpoint);
    m_lookSoon.setSingleShot(true);
    m_lookSoon.setInterval(lookAfterMilliseconds);
    connect(&m_lookSoon, &QTimer::timeout, this, &PretrainPanel::lookForCheckpoint);
    connect(m_form, &ParameterFields::changed, this, &PretrainPanel::takeForms);
    connect(m_usePool, &QCheckBox::toggled, this, &PretrainPanel::takeForms);
    connect(&space, &Workspace::formsChanged, this, &PretrainPanel::showForms);
    connect(m_device, &QComboBox::currentIndexChanged, this, &PretrainPanel::requestRefresh);
    connect(m_threads, &QSpinBox::valueChanged, this, &PretrainPanel::requestRefresh);
    connect(m_precision, &QComboBox::currentIndexChanged, this, &PretrainPanel::requestRefresh);
    connect(m_start, &QPushButton::clicked, this, &PretrainPanel::start);
    connect(&space, &Workspace::dataChanged, this, [this] {
        if (workspace().jobs().state(m_controls->job()).isOver()) {
            m_controls->setJob(0); // how one of other data ended
            showJob();
        }
        requestRefresh();
        Q_EMIT readinessChanged();
    });
    connect(&space, &Workspace::attributeChanged, this, &PretrainPanel::requestRefresh);
    connect(&space, &Workspace::retrainingRequested, this, [this](int clusters) {
        m_form->setValues({{"clusters", clusters}});
        start();
    });
    connect(&space.jobs(), &JobQueue::changed, this, [this](const JobState& state) {
        if (state.id == m_controls->job())
            showJob();
    });
    restoreForm();
    takeForms();
    showJob();
}

PretrainPanel::~PretrainPanel() = default;

QWidget* PretrainPanel::makeForm()
{
    auto* form = new QWidget;
    auto* layout = new QVBoxLayout(form);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    auto* common = new QGridLayout;
    common->setHorizontalSpacing(8);
    common->setVerticalSpacing(5);
    addToGrid(*common, *m_form, commonParameters, 2);
    layout->addLayout(common);

    m_usePool->setObjectName(QStringLiteral("pretrainUsePool"));
    m_usePool->setChecked(true);
    layout->addWidget(m_usePool);

    m_device->setObjectName(QStringLiteral("pretrainDevice"));
    m_device->setAccessibleName(tr("Device"));
    m_device->setToolTip(tr("Where the network runs: the processor, or a GPU that LibTorch can use"));
    m_device->addItem(tr("first GPU, else CPU"), QStringLiteral("auto"));
    m_device->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_device->setMinimumContentsLength(10);
    m_threads->setObjectName(QStringLiteral("pretrainThreads"));
    m_threads->setAccessibleName(tr("CPU threads"));
    m_threads->setToolTip(tr("CPU threads of the training. The window stays responsive with all of them: "
                             "training gives way to it"));
    m_threads->setRange(0, 1024);
    m_threads->setSpecialValueText(tr("all"));
    const auto labelOf = [](const QString& title, QWidget* field) {
        auto* label = new QLabel(title);
        label->setBuddy(field);
        return label;
    };
    // Beside the last of the common parameters; the names of devices need a line of their own.
    const int place = static_cast<int>(commonParameters.size());
    common->addWidget(labelOf(tr("Threads"), m_threads), place / 2, 2);
    common->addWidget(m_threads, place / 2, 3);
    auto* machine = new QGridLayout;
    machine->setHorizontalSpacing(8);
    machine->setVerticalSpacing(6);
    machine->setColumnStretch(1, 1);
    machine->addWidget(labelOf(tr("Device"), m_device), 0, 0);
    machine->addWidget(m_device, 0, 1, 1, 2);
    machine->addWidget(labelOf(m_precision->accessibleName(), m_precision), 1, 0);
    machine->addWidget(m_precision, 1, 1);
    layout->addLayout(machine);

    m_cost->setObjectName(QStringLiteral("pretrainCost"));
    m_cost->setAccessibleName(tr("What it will cost"));
    m_cost->setWordWrap(true);
    m_cost->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_cost->setToolTip(tr(
        "<p>Operations of an epoch, from the sizes of the layers: with P the weights, Φ the extractor, g "
        "the cluster classifier, I the iterations of K-means,<br>stage I: M·(2·P<sub>Φ</sub> + 512·K·I + "
        "6·(P<sub>Φ</sub> + P<sub>g</sub>)),<br>stage II: N·(2·P<sub>Φ</sub> + 512·K·I + "
        "6·P),<br>measuring: (N + V)·2·P,<br>over the operations a second of the last pre-training on this "
        "device.</p><p>Memory: all features, six copies of the weights, the activations of a batch and "
        "three embeddings, 4 bytes a number.</p>"));

    auto* more = new QToolButton;
    more->setObjectName(QStringLiteral("pretrainMore"));
    more->setText(tr("More parameters"));
    more->setAccessibleName(more->text());
    more->setToolTip(tr("Learning rates, dropout, the cluster head, K-means"));
    more->setCheckable(true);
    more->setAutoRaise(true);
    more->setArrowType(Qt::RightArrow);
    more->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    // No line of its own: a message across the window takes the last of them out of sight.
    machine->addWidget(more, 1, 2);
    auto* rest = new QWidget;
    rest->setObjectName(QStringLiteral("pretrainMoreFields"));
    auto* restGrid = new QGridLayout(rest);
    restGrid->setContentsMargins(0, 0, 0, 0);
    restGrid->setVerticalSpacing(5);
    std::vector<std::string> others;
    for (const auto& parameter : formParameters())
        if (std::find(commonParameters.begin(), commonParameters.end(), parameter.name) ==
            commonParameters.end())
            others.push_back(parameter.name);
    addToGrid(*restGrid, *m_form, others, 1);
    rest->setVisible(false);
    layout->addWidget(rest);
    layout->addWidget(m_cost);
    layout->addStretch(1);
    connect(more, &QToolButton::toggled, rest, [more, rest](bool open) {
        more->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
        rest->setVisible(open);
    });
    return form;
}

void PretrainPanel::resume()
{
    PretrainRequest wanted = request();
    wanted.resume = true;
    enqueue(wanted);
}

void PretrainPanel::discardCheckpoint()
{
    if (!m_found)
        return;
    removeCheckpoint(m_found->path);
    m_found.reset();
    // Its sentence tells of a checkpoint that is gone.
    if (workspace().jobs().state(m_controls->job()).status == JobStatus::Stopped)
        m_controls->setJob(0);
    showJob();
    lookForCheckpoint();
}

PretrainRequest PretrainPanel::request() const
{
    PretrainRequest wanted;
    wanted.data = workspace().data();
    wanted.attribute = workspace().attribute();
    wanted.parameters = m_form->parameters();
    wanted.device.device = chosenDevice();
    wanted.device.threads = m_threads->value();
    wanted.device.precision = m_precision->precision();
    wanted.usePool = m_usePool->isChecked();
    return wanted;
}

bool PretrainPanel::canStart() const
{
    return workspace().data() != nullptr;
}

bool PretrainPanel::start()
{
    if (!canStart()) {
        workspace().report(tr("There is nothing to train on."),
                           tr("Open features and labels, or the teaching corpus, in the File menu."));
        return false;
    }
    PretrainRequest wanted = request();
    // While the panel was hidden nobody looked; once a click, a wait for the file is worth not losing hours.
    if (!m_found || m_found->path != checkpointOf(wanted))
        m_found = isBusyWith(wanted) ? std::nullopt : findCheckpoint(wanted);
    if (m_found) {
        const auto answer =
            ask::question(this, tr("Pre-train"),
                          tr("This training was stopped after epoch %1 of %2. Go on from there?")
                              .arg(m_found->epoch)
                              .arg(m_found->epochs),
                          tr("No starts it anew and removes its checkpoint."),
                          QMessageBox::Yes | QMessageBox::No | QMessageBox::Cancel, QMessageBox::Yes);
        if (answer == QMessageBox::Cancel)
            return false;
        wanted.resume = answer == QMessageBox::Yes;
        if (!wanted.resume)
            removeCheckpoint(m_found->path);
    }
    enqueue(wanted);
    return true;
}

void PretrainPanel::enqueue(const PretrainRequest& wanted)
{
    rememberForm();
    m_found.reset();
    showOffer();
    const auto path = checkpointOf(wanted);
    m_queued.push_back(path);
    const auto over = [this, path](const JobState&, const std::optional<FoundCheckpoint>& left) {
        m_queued.erase(std::find(m_queued.begin(), m_queued.end(), path));
        // The next of those that were started here, if it waits.
        for (const JobState& state : workspace().jobs().states())
            if (state.canFinish && !state.isOver()) {
                m_controls->setJob(state.id);
                break;
            }
        showJob();
        if (left && canStart() && path == checkpointOf(request()) && !isBusyWith(request()))
            offer(left);
        else
            lookForCheckpoint();
        requestRefresh();
    };
    const int id = startPretraining(workspace(), wanted, this, over);
    if (workspace().jobs().state(m_controls->job()).id == 0 ||
        workspace().jobs().state(m_controls->job()).isOver())
        m_controls->setJob(id);
    showJob();
    Q_EMIT started();
}

bool PretrainPanel::isBusyWith(const PretrainRequest& wanted) const
{
    return std::find(m_queued.begin(), m_queued.end(), checkpointOf(wanted)) != m_queued.end();
}

void PretrainPanel::rememberForm() const
{
    nlohmann::ordered_json form = m_form->values();
    form["use-pool"] = m_usePool->isChecked();
    form["device"] = chosenDevice();
    form["threads"] = m_threads->value();
    form["precision"] = m_precision->precision();
    studio::settings().setValue(QLatin1String(formKey), text(form.dump()));
}

void PretrainPanel::restoreForm()
{
    const std::string saved = studio::settings().value(QLatin1String(formKey)).toString().toStdString();
    const auto form = nlohmann::ordered_json::parse(saved, nullptr, false);
    if (!form.is_object())
        return;
    m_form->setValues(form);
    const auto boolean = [&](const char* name, bool otherwise) {
        return form.contains(name) && form[name].is_boolean() ? form[name].get<bool>() : otherwise;
    };
    m_usePool->setChecked(boolean("use-pool", true));
    if (form.contains("threads") && form["threads"].is_number_integer())
        m_threads->setValue(form["threads"].get<int>());
    if (form.contains("precision") && form["precision"].is_string())
        m_precision->setPrecision(form["precision"].get<std::string>());
}

void PretrainPanel::showForms()
{
    if (m_filling)
        return;
    m_filling = true;
    m_form->setParameters(workspace().forms().pretrain);
    m_usePool->setChecked(workspace().forms().usePool);
    m_filling = false;
    requestRefresh();
}

void PretrainPanel::takeForms()
{
    if (m_filling)
        return;
    m_filling = true;
    TrainingForms forms = workspace().forms();
    forms.pretrain = m_form->parameters();
    forms.usePool = m_usePool->isChecked();
    workspace().setForms(forms);
    m_filling = false;
    requestRefresh();
}

std::string PretrainPanel::chosenDevice() const
{
    return m_device->currentData().toString().toStdString();
}

void PretrainPanel::showDevices(const std::vector<DeviceDescription>& devices)
{
    m_devices = devices;
    for (const DeviceDescription& device : devices) {
        const QString memory = device.memoryGigabytes > 0
                                   ? QStringLiteral(", ") + bytesText(device.memoryGigabytes * 1e9)
                                   : QString();
        const QString name = device.name == "cpu" ? tr("CPU") : text(device.name);
        m_device->addItem(QStringLiteral("%1: %2%3").arg(name, text(device.model), memory),
                          text(device.name));
        m_device->setItemData(m_device->count() - 1, text(device.model) + memory, Qt::ToolTipRole);
    }
    const std::string saved = studio::settings().value(QLatin1String(formKey)).toString().toStdString();
    const auto form = nlohmann::ordered_json::parse(saved, nullptr, false);
    if (form.is_object() && form.contains("device") && form["device"].is_string())
        m_device->setCurrentIndex(std::max(0, m_device->findData(text(form["device"].get<std::string>()))));
    showCost();
}

void PretrainPanel::lookForCheckpoint()
{
    if (!canStart()) {
        m_found.reset();
        showOffer();
        return;
    }
    const PretrainRequest wanted = request();
    // What is offered can be taken or thrown away while it is looked at again.
    if (!m_found || m_found->path != checkpointOf(wanted)) {
        m_found.reset();
        showOffer();
    }
    m_lookups.enqueue(
        {tr("Looking for a checkpoint")}, this, [wanted](JobContext&) { return findCheckpoint(wanted); },
        [this, path = checkpointOf(wanted)](const std::optional<FoundCheckpoint>& found) {
            // The form may have moved on, or a training may be at it just now.
            if (!canStart() || path != checkpointOf(request()))
                return;
            offer(isBusyWith(request()) ? std::nullopt : found);
        });
}

void PretrainPanel::offer(const std::optional<FoundCheckpoint>& found)
{
    m_found = found;
    if (m_found)
        m_resumeOffer->setCheckpoint(*m_found);
    showOffer();
}

void PretrainPanel::showOffer()
{
    const bool offered = m_found && canStart() && m_found->path == checkpointOf(request());
    // That it was stopped the offer says as well.
    const JobState state = workspace().jobs().state(m_controls->job());
    m_report->setVisible(!offered || (state.id != 0 && state.status != JobStatus::Stopped));
    m_resumeOffer->setVisible(offered);
}

void PretrainPanel::showCost()
{
    if (!canStart()) {
        m_cost->setText(
            tr("No data yet. Open features and labels, or the teaching corpus, in the File menu."));
        return;
    }
    const PretrainRequest wanted = request();
    const PretrainCost cost = pretrainCost(wanted.parameters, sizeOf(wanted, *workspace().samples()));
    const auto rate = measuredRate(wanted.device.device, wanted.device.threads);
    const QString time = rate ? tr("About %1 an epoch, %2 in all.")
                                    .arg(cost.flopsPerEpoch / *rate < 10
                                             ? tr("%1 s").arg(cost.flopsPerEpoch / *rate, 0, 'g', 2)
                                             : durationText(cost.flopsPerEpoch / *rate),
                                         durationText(cost.flopsPerEpoch / *rate * wanted.parameters.epochs))
                              : tr("Time: not known yet; the first run on this device measures it.");
    m_cost->setText(time + QLatin1Char(' ') + tr("Memory: about %1.").arg(bytesText(cost.bytes)));
}

void PretrainPanel::showJob()
{
    const JobState state = workspace().jobs().state(m_controls->job());
    const double progress = progressOf(state);
    m_progress->setVisible(state.id != 0 && !state.isOver());
    if (progress < 0)
        m_progress->setRange(0, state.status == JobStatus::Running ? 0 : 1);
    else
        m_progress->setRange(0, 1000);
    m_progress->setValue(progress < 0 ? 0 : qRound(1000 * progress));
    const QString detail = detailText(state);
    m_status->setText(state.id == 0 ? QString()
                      : state.status == JobStatus::Stopped // its sentence says so
                          ? detail
                          : detail.isEmpty() ? statusText(state)
                                             : QStringLiteral("%1: %2").arg(statusText(state), detail));
    showOffer();
}

void PretrainPanel::refresh()
{
    if (!m_askedForDevices) {
        m_askedForDevices = true;
        // Asking opens LibTorch, a third of a second.
        m_lookups.enqueue(
            {tr("Looking for devices")}, this, [](JobContext&) { return availableDevices(); },
            [this](const std::vector<DeviceDescription>& devices) { showDevices(devices); });
    }
    const auto loaded = workspace().data();
    const bool pool = loaded && loaded->unlabeled;
    m_usePool->setEnabled(pool);
    m_usePool->setText(
        pool ? tr("Stage I on the unlabelled pool (%1 rows)").arg(countText(loaded->unlabeled->rows()))
             : tr("Stage I on an unlabelled pool (none open)"));
    m_usePool->setAccessibleName(m_usePool->text());
    m_usePool->setToolTip(tr("Without it, only the labelled samples are clustered: the paper's FSL variant"));
    m_start->setEnabled(canStart());
    m_start->setToolTip(
        canStart()
            ? tr("Train DeepEmoCluster on %1; waits for what runs already").arg(text(workspace().attribute()))
            : tr("Open data first"));
    // As many lines as they mostly have.
    for (QLabel* label : {m_cost, m_status})
        label->setMinimumHeight(2 * label->fontMetrics().lineSpacing());
    showCost();
    showOffer();
    m_lookSoon.start();
}

} // namespace deepmi::studio

#include "moc_pretrain_panel.cpp"
