#include "panels/comparison_setup_form.h"

#include "data/delimited_text.h"
#include "dialogs/training_settings_dialog.h"
#include "job/number_text.h"
#include "models/text.h"
#include "panels/key_label.h"

#include <QDockWidget>
#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QRegularExpression>
#include <QSpinBox>
#include <QTreeWidget>
#include <algorithm>

namespace deepmi::studio
{

namespace
{

enum Column { MeasureColumn, EasyColumn, HardColumn };
constexpr int idRole = Qt::UserRole;

int rowHeight(const QWidget& view)
{
    return view.fontMetrics().height() + 5;
}

/// Views as high as what they hold, so that nothing scrolls that need not.
void fitHeight(QAbstractItemView& view, int rows, int header)
{
    view.setFixedHeight(header + rowHeight(view) * std::clamp(rows, 2, 8) + 2 * view.frameWidth() + 2);
}

} // namespace

ComparisonSetupForm::ComparisonSetupForm(Workspace& workspace, QWidget* parent)
    : QWidget(parent), m_workspace(workspace), m_measures(new QTreeWidget), m_alphas(new QLineEdit),
      m_attributes(new QListWidget), m_tests(new QListWidget), m_trials(new QSpinBox),
      m_pretrain(new QPushButton(tr("Pre-train first…"))), m_settings(new TrainingSettingsDialog(this))
{
    m_measures->setObjectName(QStringLiteral("comparisonMeasures"));
    m_measures->setAccessibleName(tr("Measures to compare"));
    m_measures->setToolTip(tr("Curricula by these measures: easiest samples first, or hardest first"));
    m_measures->setHeaderLabels({tr("Curriculum"), tr("easy first"), tr("hard first")});
    m_measures->setRootIsDecorated(false);
    m_measures->setUniformRowHeights(true);
    m_measures->header()->setStretchLastSection(false);
    m_measures->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_measures->header()->setSectionResizeMode(MeasureColumn, QHeaderView::Stretch);
    m_measures->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);

    m_alphas->setObjectName(QStringLiteral("comparisonAlphas"));
    m_alphas->setAccessibleName(tr("α of DeepMI"));
    m_alphas->setToolTip(tr("α of DeepMI, 0 to 1: one curriculum each, e.g. 0 0.25 0.5. Empty: as the slider "
                            "stands"));
    m_alphas->setClearButtonEnabled(true);
    m_pretrain->setObjectName(QStringLiteral("comparisonPretrain"));
    m_pretrain->setToolTip(tr("Brings the panel to the front in which a run is made"));
    m_pretrain->setAccessibleName(m_pretrain->text());
    const auto prepare = [](QListWidget* list, const char* name, const QString& title, const QString& tip) {
        list->setObjectName(QLatin1String(name));
        list->setAccessibleName(title);
        list->setToolTip(tip);
        list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        list->setTextElideMode(Qt::ElideMiddle);
    };
    prepare(m_attributes, "comparisonAttributes", tr("Attributes"), tr("A regressor for each of these"));
    prepare(m_tests, "comparisonTests", tr("Test sets"), tr("Columns of the table"));
    m_trials->setObjectName(QStringLiteral("comparisonTrials"));
    m_trials->setAccessibleName(tr("Trials"));
    m_trials->setToolTip(tr("Trainings of each curriculum, with seeds that count up; the paper has 10"));
    m_trials->setRange(1, 10000);
    m_trials->setValue(5);
    auto* settings = new QPushButton(tr("Training settings…"));
    settings->setObjectName(QStringLiteral("comparisonSettings"));
    settings->setAccessibleName(settings->text());
    settings->setToolTip(tr("Epochs, learning rate, pacing, network, seed and device"));

    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(4);
    grid->addWidget(m_measures, 0, 0, 1, 2);
    auto* alphaLabel = new QLabel(tr("α of &DeepMI"));
    alphaLabel->setBuddy(m_alphas);
    grid->addWidget(alphaLabel, 1, 0);
    grid->addWidget(m_alphas, 1, 1);
    grid->addWidget(m_pretrain, 2, 0, 1, 2);
    grid->addWidget(new QLabel(tr("Attributes")), 3, 0);
    grid->addWidget(new QLabel(tr("Test sets")), 3, 1);
    grid->addWidget(m_attributes, 4, 0);
    grid->addWidget(m_tests, 4, 1);
    auto* trials = new QHBoxLayout;
    trials->addWidget(new KeyLabel(tr("&Trials"), m_trials));
    trials->addWidget(m_trials, 1);
    grid->addLayout(trials, 5, 0);
    grid->addWidget(settings, 5, 1);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);

    connect(m_measures, &QTreeWidget::itemChanged, this, &ComparisonSetupForm::itemChanged);
    connect(m_attributes, &QListWidget::itemChanged, this, &ComparisonSetupForm::itemChanged);
    connect(m_tests, &QListWidget::itemChanged, this, &ComparisonSetupForm::itemChanged);
    connect(m_alphas, &QLineEdit::textChanged, this, &ComparisonSetupForm::edited);
    connect(m_trials, &QSpinBox::valueChanged, this, &ComparisonSetupForm::edited);
    connect(m_settings, &TrainingSettingsDialog::changed, this, &ComparisonSetupForm::edited);
    connect(&m_workspace, &Workspace::formsChanged, this, &ComparisonSetupForm::showForms);
    const auto showBins = [this] { m_settings->showBins(m_workspace.settings().bins); };
    connect(&m_workspace, &Workspace::curriculumChanged, m_settings, showBins);
    showBins();
    connect(settings, &QPushButton::clicked, this, [this] {
        m_settings->show();
        m_settings->raise();
        m_settings->activateWindow();
    });
    connect(m_pretrain, &QPushButton::clicked, this, [this] {
        if (auto* dock = window()->findChild<QDockWidget*>(QStringLiteral("pretrainPanelDock"))) {
            dock->show();
            dock->raise();
            dock->widget()->setFocus();
        }
    });
    // How it trains is remembered; what is compared depends on the data.
    TrainingForms forms = m_workspace.forms();
    forms.train = request().train;
    m_workspace.setForms(forms);
}

void ComparisonSetupForm::itemChanged()
{
    if (m_filling)
        return;
    fillMeasures(); // what can be used depends on the attributes
    edited();
}

void ComparisonSetupForm::edited()
{
    if (m_filling)
        return;
    takeForms();
    Q_EMIT changed();
}

void ComparisonSetupForm::showForms()
{
    if (m_filling)
        return;
    const TrainingForms& forms = m_workspace.forms();
    TrainingForms shown = forms;
    shown.train = request().train;
    shown.train.reverse = forms.train.reverse;
    if (forms.comparison)
        shown.comparison = choices();
    const bool dropped = std::exchange(m_chosen, forms.comparison.has_value()) && !forms.comparison;
    if (shown == forms && !dropped)
        return; // another panel's part
    m_filling = true;
    m_settings->setParameters(forms.train);
    m_trials->setValue(forms.train.trials);
    if (forms.comparison || dropped)
        m_alphas->setText(forms.comparison ? forms.comparison->alphas : QString());
    m_filling = false;
    m_replaced = forms.comparison || dropped;
    m_data.reset();
    Q_EMIT replaced();
}

void ComparisonSetupForm::takeForms()
{
    m_filling = true;
    TrainingForms forms = m_workspace.forms();
    const bool reverse = forms.train.reverse; // an approach's own
    forms.train = request().train;
    forms.train.reverse = reverse;
    if (m_workspace.data() && m_measures->topLevelItemCount() > 0)
        forms.comparison = choices();
    m_chosen = forms.comparison.has_value();
    m_workspace.setForms(forms);
    m_filling = false;
}

ComparisonChoices ComparisonSetupForm::choices() const
{
    const ComparisonRequest chosen = request();
    ComparisonChoices all;
    all.attributes = chosen.attributes;
    all.tests = chosen.tests;
    all.alphas = m_alphas->text();
    for (int row = 0; row < m_measures->topLevelItemCount(); ++row) {
        const QTreeWidgetItem* item = m_measures->topLevelItem(row);
        const ComparisonChoices::Measure one{item->data(MeasureColumn, idRole).toString(),
                                             item->checkState(EasyColumn) == Qt::Checked,
                                             item->checkState(HardColumn) == Qt::Checked};
        if (one.easyFirst || one.hardFirst)
            all.measures.push_back(one);
    }
    return all;
}

void ComparisonSetupForm::refresh()
{
    const auto open = m_workspace.data();
    if (open && m_data.lock() != open) {
        const auto& chosen = m_workspace.forms().comparison;
        fillList(*m_attributes, open->labels.attributes,
                 chosen ? chosen->attributes : std::vector<std::string>(), m_workspace.attribute());
        fillList(*m_tests, comparisonTests(*open), chosen ? chosen->tests : std::vector<std::string>(), {});
        m_data = open;
    } else if (!open) {
        m_attributes->clear();
        m_tests->clear();
        m_data.reset();
    }
    m_filling = true;
    for (QListWidget* list : {m_attributes, m_tests}) {
        for (int row = 0; row < list->count(); ++row)
            list->item(row)->setSizeHint({0, rowHeight(*list)});
        fitHeight(*list, std::min(4, std::max(m_attributes->count(), m_tests->count())), 0);
    }
    m_filling = false;
    m_alphas->setPlaceholderText(text(numberText(m_workspace.settings().alpha)));
    fillMeasures();
    Q_EMIT changed();
}

void ComparisonSetupForm::fillList(QListWidget& list, const std::vector<std::string>& names,
                                   const std::vector<std::string>& wanted, const std::string& preferred)
{
    m_filling = true;
    const auto isWanted = [&](const std::string& name) {
        return std::find(wanted.begin(), wanted.end(), name) != wanted.end();
    };
    const bool any = std::any_of(names.begin(), names.end(), isWanted);
    list.clear();
    for (const std::string& name : names) {
        auto* item = new QListWidgetItem(text(name), &list);
        item->setFlags(Qt::ItemIsUserCheckable | Qt::ItemIsEnabled | Qt::ItemIsSelectable);
        const bool checked = any ? isWanted(name) : preferred.empty() || name == preferred;
        item->setCheckState(checked ? Qt::Checked : Qt::Unchecked);
        item->setToolTip(item->text());
    }
    m_filling = false;
}

void ComparisonSetupForm::fillMeasures()
{
    m_filling = true;
    // What was chosen before; at first what the paper's question needs.
    std::map<QString, std::pair<bool, bool>> chosen = {{QStringLiteral("none"), {true, false}},
                                                       {QStringLiteral("random"), {true, false}},
                                                       {QStringLiteral("deepmi"), {true, false}}};
    if (!std::exchange(m_replaced, false)) {
        for (int row = 0; row < m_measures->topLevelItemCount(); ++row) {
            const QTreeWidgetItem* item = m_measures->topLevelItem(row);
            chosen[item->data(MeasureColumn, idRole).toString()] = {
                item->checkState(EasyColumn) == Qt::Checked, item->checkState(HardColumn) == Qt::Checked};
        }
    } else if (const auto& forms = m_workspace.forms().comparison) {
        chosen.clear();
        for (const ComparisonChoices::Measure& one : forms->measures)
            chosen[one.id] = {one.easyFirst, one.hardFirst};
    }
    const auto measures = comparisonMeasures(m_workspace, request().attributes);
    bool needsRun = false;
    // Items are reused: one of them may be telling of a change just now.
    while (m_measures->topLevelItemCount() > static_cast<int>(measures.size()))
        delete m_measures->takeTopLevelItem(m_measures->topLevelItemCount() - 1);
    for (std::size_t row = 0; row < measures.size(); ++row) {
        const ComparisonMeasure& measure = measures[row];
        QTreeWidgetItem* item = m_measures->topLevelItem(static_cast<int>(row));
        if (!item)
            item = new QTreeWidgetItem(m_measures);
        item->setText(MeasureColumn, measure.title);
        item->setSizeHint(MeasureColumn, {0, rowHeight(*m_measures)});
        item->setData(MeasureColumn, idRole, measure.id);
        const auto before = chosen.find(measure.id);
        const auto [easy, hard] = before == chosen.end() ? std::pair(false, false) : before->second;
        item->setCheckState(EasyColumn, easy ? Qt::Checked : Qt::Unchecked);
        if (measure.id == QLatin1String("none")) // it has no order
            item->setData(HardColumn, Qt::CheckStateRole, QVariant());
        else
            item->setCheckState(HardColumn, hard ? Qt::Checked : Qt::Unchecked);
        item->setDisabled(!measure.missing.isEmpty());
        for (const Column column : {MeasureColumn, EasyColumn, HardColumn})
            item->setToolTip(column, measure.missing.isEmpty()
                                         ? measure.title
                                         : tr("%1: %2").arg(measure.title, measure.missing));
        needsRun = needsRun || measure.needsRun;
    }
    m_pretrain->setVisible(needsRun && m_workspace.data());
    fitHeight(*m_measures, m_measures->topLevelItemCount(), rowHeight(*m_measures) + 4);
    m_filling = false;
}

std::vector<double> ComparisonSetupForm::alphas(bool* good) const
{
    std::vector<double> values;
    bool all = true;
    // Decimal points, or commas with semicolons or blanks between the numbers.
    static const QRegularExpression blanks(QStringLiteral("[;\\s]+|,\\s+"));
    for (QString word : m_alphas->text().split(blanks, Qt::SkipEmptyParts)) {
        const auto value = parseDouble(word.replace(QLatin1Char(','), QLatin1Char('.')).toStdString());
        if (value && *value >= 0 && *value <= 1) {
            if (std::find(values.begin(), values.end(), *value) == values.end())
                values.push_back(*value);
        } else {
            all = false;
        }
    }
    if (values.empty() && all)
        values.push_back(m_workspace.settings().alpha);
    if (good)
        *good = all;
    return values;
}

ComparisonRequest ComparisonSetupForm::request() const
{
    ComparisonRequest request;
    const auto checked = [](const QListWidget& list) {
        std::vector<std::string> names;
        for (int row = 0; row < list.count(); ++row)
            if (list.item(row)->checkState() == Qt::Checked)
                names.push_back(list.item(row)->text().toStdString());
        return names;
    };
    request.attributes = checked(*m_attributes);
    request.tests = checked(*m_tests);
    request.alphas = alphas();
    for (int row = 0; row < m_measures->topLevelItemCount(); ++row) {
        const QTreeWidgetItem* item = m_measures->topLevelItem(row);
        const QString id = item->data(MeasureColumn, idRole).toString();
        if (item->isDisabled())
            continue;
        if (item->checkState(EasyColumn) == Qt::Checked)
            request.choices.push_back({id, false});
        if (item->data(HardColumn, Qt::CheckStateRole).isValid() &&
            item->checkState(HardColumn) == Qt::Checked)
            request.choices.push_back({id, true});
    }
    request.train = m_settings->parameters();
    request.train.trials = m_trials->value();
    request.train.pacing.bins = m_workspace.settings().bins;
    request.precision = m_settings->device().precision;
    return request;
}

DeviceOptions ComparisonSetupForm::device() const
{
    return m_settings->device();
}

bool ComparisonSetupForm::takesDeepMI() const
{
    const auto choices = request().choices;
    return std::any_of(choices.begin(), choices.end(),
                       [](const auto& one) { return one.measure == QLatin1String("deepmi"); });
}

QString ComparisonSetupForm::obstacle() const
{
    if (!m_workspace.data())
        return tr("Open data first: File ▸ Open");
    bool good = true;
    alphas(&good);
    const ComparisonRequest chosen = request();
    if (!good)
        return tr("α: expected numbers from 0 to 1 with blanks between, e.g. 0 0.25 0.5");
    if (chosen.choices.empty())
        return tr("Check at least one curriculum");
    if (chosen.attributes.empty())
        return tr("Check at least one attribute");
    if (m_tests->count() == 0)
        return tr("The labels have no test split; open a test corpus with the data");
    if (chosen.tests.empty())
        return tr("Check at least one test set");
    return {};
}

} // namespace deepmi::studio

#include "moc_comparison_setup_form.cpp"
