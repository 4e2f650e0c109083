#include "panels/training_list.h"

#include "models/text.h"
#include "plots/kept_icon.h"
#include "plots/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHash>
#include <QListWidget>
#include <QPainter>
#include <QPushButton>
#include <QRegularExpression>
#include <QVBoxLayout>
#include <algorithm>

namespace deepmi::studio
{

namespace
{

constexpr int mostAtOnce = 6; ///< curves checked without being asked
constexpr int identityRole = Qt::UserRole, lookRole = Qt::UserRole + 1;
/// The last colour of the palette is the ink.
constexpr int colours = 6;
// As a project calls them, in the order of the box's entries.
constexpr const char* kindNames[] = {"pretraining", "regressor"};

template <class W>
W* named(W* widget, const char* objectName, const QString& accessibleName, const QString& toolTip)
{
    widget->setObjectName(QString::fromLatin1(objectName));
    widget->setAccessibleName(accessibleName);
    widget->setToolTip(toolTip);
    return widget;
}

/// Breaks between the parts of a title, not before a number: "trial 1" and "K = 16" stay whole.
QString withNumbersKept(QString title)
{
    static const QRegularExpression blank(QStringLiteral("(?<=[^,:]) (?=[=−\\d])"));
    return title.replace(blank, QString(QChar(QChar::Nbsp)));
}

constexpr qsizetype mostSwatches = 256;

/// The number of a curve on its colour; one icon for all curves that look alike.
QIcon swatch(const ShownTraining& training, const QWidget& widget)
{
    const int side = widget.fontMetrics().height() + 4;
    const qreal ratio = widget.devicePixelRatioF();
    static auto* const made = new QHash<QString, QIcon>; // pixmaps may not outlive the application
    const QString look = QStringLiteral("%1 %2 %3 %4 %5")
                             .arg(text(training.label), text(training.colour), widget.font().toString())
                             .arg(side)
                             .arg(ratio);
    if (const auto before = made->constFind(look); before != made->cend())
        return *before;
    if (made->size() >= mostSwatches)
        made->clear();
    QPixmap picture(QSize(side + 6, side) * ratio);
    picture.setDevicePixelRatio(ratio);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor colour(text(training.colour));
    painter.setBrush(colour);
    painter.setPen(Qt::NoPen);
    painter.drawRoundedRect(QRectF(0, 1, side + 4, side - 2), 3, 3);
    painter.setPen(QColor(text(inkOn(training.colour))));
    QFont bold = widget.font();
    bold.setBold(true);
    painter.setFont(bold);
    painter.drawText(QRectF(0, 1, side + 4, side - 2), Qt::AlignCenter, text(training.label));
    return *made->insert(look, keptIcon(QIcon(picture)));
}

/// Trials of one approach have one colour, also those of other attributes: that of the approach in the other
/// figures. What belongs to no comparison has what is left.
std::vector<std::size_t> coloursOf(const std::vector<ShownTraining>& lines)
{
    std::vector<std::string> approaches, measures;
    std::vector<std::size_t> places;
    for (const ShownTraining& line : lines) {
        const TrainingCurve& curve = *line.curve;
        const std::string approach =
            curve.trial ? "trial of " + curve.trial->approach : curve.title.toStdString();
        const auto found = std::find(approaches.begin(), approaches.end(), approach);
        places.push_back(static_cast<std::size_t>(found - approaches.begin()));
        if (found == approaches.end()) {
            approaches.push_back(approach);
            measures.push_back(curve.measure);
        }
    }
    const std::vector<std::size_t> ofApproaches = approachColours(measures);
    for (std::size_t& place : places)
        place = ofApproaches[place];
    return places;
}

bool isLive(const ShownTraining& line)
{
    return std::any_of(line.trials.begin(), line.trials.end(),
                       [](const TrainingCurve* trial) { return trial->live; }) ||
           line.curve->live;
}

/// What a project calls an approach of trials, in no language; of any other training its title.
QString keptApproach(const TrainingCurve& curve)
{
    return curve.trial ? QString::fromStdString(curve.trial->attribute + ": " + curve.trial->approach)
                       : curve.title;
}

/// The same of one trial.
QString keptName(const TrainingCurve& curve)
{
    return keptApproach(curve) +
           (curve.trial ? QStringLiteral(", seed %1").arg(curve.trial->seed) : QString());
}

} // namespace

TrainingList::TrainingList(TrainingLog& log, QWidget* parent) : QWidget(parent), m_log(log)
{
    m_kind = named(new QComboBox, "trainingKind", tr("Kind of training"),
                   tr("Pre-training of clusters, or the regressor trained on a curriculum"));
    m_kind->addItems({tr("Pre-training"), tr("Curriculum regressor")});
    m_together = named(new QCheckBox(tr("Mean of trials")), "trainingTogether", tr("Mean of trials"),
                       tr("One curve an approach: the mean of its trials, with a band of one standard "
                          "deviation to either side"));
    m_together->hide();
    m_list = named(new QListWidget, "trainingList", tr("Trainings shown over each other"),
                   tr("Check trainings to see them over each other"));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setWordWrap(true);
    m_list->setSpacing(1);
    auto* every = named(new QPushButton(tr("All")), "trainingCheckAll", tr("Check all trainings"),
                        tr("Show every training of the list"));
    auto* none = named(new QPushButton(tr("None")), "trainingCheckNone", tr("Check no training"),
                       tr("Show no training"));
    m_remove = named(new QPushButton(tr("Remove")), "trainingRemove", tr("Remove the chosen training"),
                     tr("Takes the curve off the list. A run that is open stays open."));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 4, 0);
    column->setSpacing(4);
    column->addWidget(m_kind);
    column->addWidget(m_together);
    column->addWidget(m_list, 1);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(4);
    for (QPushButton* button : {every, none, m_remove})
        buttons->addWidget(button);
    column->addLayout(buttons);
    fitButtons();

    connect(m_kind, &QComboBox::currentIndexChanged, this, [this] {
        m_together->setVisible(kind() == Kind::Regressor);
        Q_EMIT kindChanged();
        Q_EMIT shownChanged();
    });
    connect(m_together, &QCheckBox::toggled, this, &TrainingList::shownChanged);
    connect(every, &QPushButton::clicked, this, [this] { checkAll(true); });
    connect(none, &QPushButton::clicked, this, [this] { checkAll(false); });
    connect(m_remove, &QPushButton::clicked, this, &TrainingList::removeChosen);
    connect(m_list, &QListWidget::currentItemChanged, this, &TrainingList::showRemovable);
    connect(m_list, &QListWidget::itemChanged, this, [this](const QListWidgetItem* item) {
        if (m_filling)
            return;
        for (const ShownTraining& line : lines(false))
            if (identityOf(line) == item->data(identityRole))
                check(line, item->checkState() == Qt::Checked);
        Q_EMIT shownChanged();
    });

    connect(&log, &TrainingLog::curvesAdded, this, &TrainingList::addCurves);
    connect(&log, &TrainingLog::curvesRemoved, this, &TrainingList::removeCurves);
    QList<int> there;
    for (const TrainingCurve& curve : log.curves())
        there << curve.id;
    if (!there.isEmpty())
        addCurves(there);
}

TrainingCurve::Kind TrainingList::kind() const
{
    return m_kind->currentIndex() == 0 ? Kind::Pretraining : Kind::Regressor;
}

ViewState TrainingList::viewState() const
{
    QStringList checked, unchecked, approaches;
    for (const TrainingCurve& curve : m_log.curves()) {
        if (m_chosen.contains(curve.id))
            (m_shown.contains(curve.id) ? checked : unchecked) << keptName(curve);
        if (m_unchecked.contains(curve.approachOrTitle()) && !approaches.contains(keptApproach(curve)))
            approaches << keptApproach(curve);
    }
    approaches.sort();
    return {{"kind", kindNames[m_kind->currentIndex()]},
            {"mean_of_trials", m_together->isChecked()},
            {"checked", textsOf(checked)},
            {"unchecked", textsOf(unchecked)},
            {"unchecked_approaches", textsOf(approaches)}};
}

void TrainingList::restoreView(const ViewState& state)
{
    m_kind->setCurrentIndex(choiceIn(state, "kind", kindNames, m_kind->currentIndex()));
    m_together->setChecked(flagIn(state, "mean_of_trials"));
    const QStringList checked = textsIn(state, "checked"), unchecked = textsIn(state, "unchecked");
    for (const TrainingCurve& curve : m_log.curves()) {
        const bool isChecked = checked.contains(keptName(curve));
        if (!isChecked && !unchecked.contains(keptName(curve)))
            continue;
        m_chosen.insert(curve.id);
        if (isChecked)
            m_shown.insert(curve.id);
        else
            m_shown.erase(curve.id);
    }
    const QStringList approaches = textsIn(state, "unchecked_approaches");
    m_unchecked.clear();
    for (const TrainingCurve& curve : m_log.curves())
        if (approaches.contains(keptApproach(curve)))
            m_unchecked.insert(curve.approachOrTitle());
    Q_EMIT shownChanged();
}

bool TrainingList::bringsTogether() const
{
    return kind() == Kind::Regressor && m_together->isChecked();
}

void TrainingList::addCurves(const QList<int>& ids)
{
    const bool none = m_shown.empty();
    std::set<Kind> kinds;
    const TrainingCurve* last = nullptr;
    for (const int id : ids)
        if (const TrainingCurve* curve = m_log.curve(id)) {
            m_shown.insert(id);
            kinds.insert(curve->kind);
            last = curve;
        }
    if (!last)
        return;
    for (const Kind kind : kinds)
        limitShown(kind);
    // What has just begun is what one wants to see.
    const int index = last->kind == Kind::Pretraining ? 0 : 1;
    if ((last->live || none) && m_kind->currentIndex() != index && !m_list->hasFocus())
        m_kind->setCurrentIndex(index);
    Q_EMIT shownChanged();
}

void TrainingList::limitShown(Kind kind)
{
    int count = 0;
    const auto& curves = m_log.curves();
    for (auto curve = curves.rbegin(); curve != curves.rend(); ++curve)
        if (curve->kind == kind && m_shown.contains(curve->id) && ++count > mostAtOnce &&
            !m_chosen.contains(curve->id))
            m_shown.erase(curve->id);
}

void TrainingList::removeCurves(const QList<int>& ids)
{
    for (const int id : ids) {
        m_shown.erase(id);
        m_chosen.erase(id);
    }
    // An approach that comes back with another comparison is shown.
    m_unchecked.removeIf([this](const QString& approach) {
        const auto& curves = m_log.curves();
        return std::none_of(curves.begin(), curves.end(),
                            [&](const TrainingCurve& curve) { return curve.approachOrTitle() == approach; });
    });
    Q_EMIT shownChanged();
}

std::vector<ShownTraining> TrainingList::lines(bool dark) const
{
    std::vector<ShownTraining> all;
    for (const TrainingCurve& curve : m_log.curves()) {
        if (curve.kind != kind())
            continue;
        const auto same = std::find_if(all.begin(), all.end(), [&](const ShownTraining& line) {
            return bringsTogether() && line.curve->approachOrTitle() == curve.approachOrTitle();
        });
        ShownTraining& line = same == all.end() ? all.emplace_back() : *same;
        if (bringsTogether())
            line.trials.push_back(&curve);
        if (!line.curve || curve.epochs() > line.curve->epochs())
            line.curve = &curve;
    }
    const std::vector<std::size_t> ofApproaches = coloursOf(all);
    for (std::size_t number = 0; number < all.size(); ++number) {
        ShownTraining& line = all[number];
        line.label = std::to_string(number + 1);
        line.colour =
            paletteColour(kind() == Kind::Regressor ? ofApproaches[number] : number % colours, dark);
        line.title = line.trials.empty()
                         ? line.curve->title
                         : tr("%1, %n trial(s)", nullptr, static_cast<int>(line.trials.size()))
                               .arg(line.curve->approachOrTitle());
    }
    return all;
}

QVariant TrainingList::identityOf(const ShownTraining& line) const
{
    return line.trials.empty() ? QVariant(line.curve->id) : QVariant(line.curve->approachOrTitle());
}

bool TrainingList::isChecked(const ShownTraining& line) const
{
    return line.trials.empty() ? m_shown.contains(line.curve->id)
                               : !m_unchecked.contains(line.curve->approachOrTitle());
}

void TrainingList::check(const ShownTraining& line, bool on)
{
    if (!line.trials.empty()) {
        if (on)
            m_unchecked.remove(line.curve->approachOrTitle());
        else
            m_unchecked.insert(line.curve->approachOrTitle());
        return;
    }
    m_chosen.insert(line.curve->id);
    if (on)
        m_shown.insert(line.curve->id);
    else
        m_shown.erase(line.curve->id);
}

void TrainingList::checkAll(bool on)
{
    for (const ShownTraining& line : lines(false))
        check(line, on);
    Q_EMIT shownChanged();
}

std::optional<ShownTraining> TrainingList::chosen() const
{
    if (const QListWidgetItem* item = m_list->currentItem())
        for (const ShownTraining& line : lines(false))
            if (identityOf(line) == item->data(identityRole))
                return line;
    return std::nullopt;
}

void TrainingList::removeChosen()
{
    const std::optional<ShownTraining> line = chosen();
    if (!line)
        return;
    QList<int> ids{line->curve->id};
    for (const TrainingCurve* trial : line->trials)
        ids << trial->id;
    m_log.remove(ids);
}

void TrainingList::showRemovable()
{
    const std::optional<ShownTraining> line = chosen();
    m_remove->setEnabled(line && !isLive(*line));
}

std::vector<ShownTraining> TrainingList::shown(bool dark) const
{
    std::vector<ShownTraining> shown = lines(dark);
    std::erase_if(shown, [this](const ShownTraining& line) { return !isChecked(line); });
    return shown;
}

void TrainingList::bringUpToDate()
{
    m_filling = true;
    const QListWidgetItem* before = m_list->currentItem();
    const QVariant current = before ? before->data(identityRole) : QVariant();
    const std::vector<ShownTraining> all = lines(isDark(palette()));
    while (m_list->count() > static_cast<int>(all.size()))
        delete m_list->takeItem(m_list->count() - 1);
    while (m_list->count() < static_cast<int>(all.size()))
        m_list->addItem(new QListWidgetItem);
    for (int row = 0; row < m_list->count(); ++row) {
        const ShownTraining& line = all[static_cast<std::size_t>(row)];
        QListWidgetItem* item = m_list->item(row);
        const int epochs = static_cast<int>(line.curve->epochs());
        const QVariant identity = identityOf(line);
        if (item->data(identityRole) != identity || item->data(lookRole).toString() != text(line.colour)) {
            item->setData(identityRole, identity);
            item->setData(lookRole, text(line.colour));
            item->setIcon(swatch(line, *m_list));
            item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        }
        item->setText(withNumbersKept(line.title));
        item->setToolTip(tr("%1: %n epoch(s)", nullptr, epochs).arg(line.title) +
                         (isLive(line) ? tr(", running") : QString()));
        QFont font = m_list->font();
        font.setItalic(isLive(line));
        item->setFont(font);
        item->setCheckState(isChecked(line) ? Qt::Checked : Qt::Unchecked);
        if (identity == current)
            m_list->setCurrentItem(item);
    }
    showRemovable();
    m_filling = false;
}

/// Styles give a button more than its words need, and three of them would be wider than the list.
void TrainingList::fitButtons()
{
    for (QPushButton* button : findChildren<QPushButton*>())
        button->setMinimumWidth(button->fontMetrics().horizontalAdvance(button->text()) + 12);
}

void TrainingList::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    // Later, when the buttons have the letters too.
    if (event->type() == QEvent::FontChange)
        QMetaObject::invokeMethod(this, &TrainingList::fitButtons, Qt::QueuedConnection);
}

} // namespace deepmi::studio

#include "moc_training_list.cpp"
