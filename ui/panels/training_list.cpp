#include "panels/training_list.h"

#include "models/text.h"
#include "plots/kept_icon.h"
#include "plots/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHash>
#include <QListWidget>
#include <QPainter>
#include <QPushButton>
#include <QRegularExpression>
#include <QVBoxLayout>

namespace deepmi::studio
{

namespace
{

constexpr int mostAtOnce = 6; ///< curves checked without being asked
constexpr int idRole = Qt::UserRole, colourRole = Qt::UserRole + 1;
/// The last colour of the palette is the ink.
constexpr int colours = 6;

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

} // namespace

TrainingList::TrainingList(TrainingLog& log, QWidget* parent) : QWidget(parent), m_log(log)
{
    m_kind = named(new QComboBox, "trainingKind", tr("Kind of training"),
                   tr("Pre-training of clusters, or the regressor trained on a curriculum"));
    m_kind->addItems({tr("Pre-training"), tr("Curriculum regressor")});
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
    column->addWidget(m_list, 1);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(4);
    for (QPushButton* button : {every, none, m_remove}) {
        button->setMinimumWidth(button->fontMetrics().horizontalAdvance(button->text()) + 12);
        buttons->addWidget(button);
    }
    column->addLayout(buttons);

    connect(m_kind, &QComboBox::currentIndexChanged, this, [this] {
        Q_EMIT kindChanged();
        Q_EMIT shownChanged();
    });
    const auto checkAll = [this](bool on) {
        for (const TrainingCurve& curve : m_log.curves())
            if (curve.kind == kind()) {
                m_chosen.insert(curve.id);
                if (on)
                    m_shown.insert(curve.id);
                else
                    m_shown.erase(curve.id);
            }
        Q_EMIT shownChanged();
    };
    connect(every, &QPushButton::clicked, this, [checkAll] { checkAll(true); });
    connect(none, &QPushButton::clicked, this, [checkAll] { checkAll(false); });
    connect(m_remove, &QPushButton::clicked, this, [this] {
        if (const QListWidgetItem* item = m_list->currentItem())
            m_log.remove(item->data(idRole).toInt());
    });
    connect(m_list, &QListWidget::currentItemChanged, this, [this](const QListWidgetItem* item) {
        const TrainingCurve* curve = item ? m_log.curve(item->data(idRole).toInt()) : nullptr;
        m_remove->setEnabled(curve && !curve->live);
    });
    connect(m_list, &QListWidget::itemChanged, this, [this](const QListWidgetItem* item) {
        if (m_filling)
            return;
        const int id = item->data(idRole).toInt();
        m_chosen.insert(id);
        if (item->checkState() == Qt::Checked)
            m_shown.insert(id);
        else
            m_shown.erase(id);
        Q_EMIT shownChanged();
    });

    connect(&log, &TrainingLog::curveAdded, this, &TrainingList::addCurve);
    connect(&log, &TrainingLog::curveRemoved, this, &TrainingList::removeCurve);
    for (const TrainingCurve& curve : log.curves())
        addCurve(curve.id);
}

TrainingCurve::Kind TrainingList::kind() const
{
    return m_kind->currentIndex() == 0 ? Kind::Pretraining : Kind::Regressor;
}

void TrainingList::addCurve(int id)
{
    const TrainingCurve* curve = m_log.curve(id);
    m_shown.insert(id);
    limitShown(curve->kind);
    // What has just begun is what one wants to see.
    const int index = curve->kind == Kind::Pretraining ? 0 : 1;
    const bool alone = m_shown.size() == 1;
    if ((curve->live || alone) && m_kind->currentIndex() != index && !m_list->hasFocus())
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

void TrainingList::removeCurve(int id)
{
    m_shown.erase(id);
    m_chosen.erase(id);
    Q_EMIT shownChanged();
}

std::vector<ShownTraining> TrainingList::shown(bool dark) const
{
    std::vector<ShownTraining> shown;
    int number = 0;
    for (const TrainingCurve& curve : m_log.curves())
        if (curve.kind == kind()) {
            if (m_shown.contains(curve.id))
                shown.push_back({&curve, std::to_string(number + 1),
                                 paletteColour(static_cast<std::size_t>(number % colours), dark)});
            ++number;
        }
    return shown;
}

void TrainingList::bringUpToDate()
{
    m_filling = true;
    const QListWidgetItem* before = m_list->currentItem();
    const int current = before ? before->data(idRole).toInt() : 0;
    std::vector<const TrainingCurve*> curves;
    for (const TrainingCurve& curve : m_log.curves())
        if (curve.kind == kind())
            curves.push_back(&curve);
    while (m_list->count() > static_cast<int>(curves.size()))
        delete m_list->takeItem(m_list->count() - 1);
    while (m_list->count() < static_cast<int>(curves.size()))
        m_list->addItem(new QListWidgetItem);
    for (int row = 0; row < m_list->count(); ++row) {
        const TrainingCurve& curve = *curves[static_cast<std::size_t>(row)];
        QListWidgetItem* item = m_list->item(row);
        const int epochs = static_cast<int>(curve.epochs());
        const ShownTraining look{&curve, std::to_string(row + 1),
                                 paletteColour(static_cast<std::size_t>(row % colours), isDark(palette()))};
        if (item->data(idRole).toInt() != curve.id ||
            item->data(colourRole).toString() != text(look.colour)) {
            item->setData(idRole, curve.id);
            item->setData(colourRole, text(look.colour));
            item->setIcon(swatch(look, *m_list));
            item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        }
        item->setText(withNumbersKept(curve.title));
        item->setToolTip(tr("%1: %n epoch(s)", nullptr, epochs).arg(curve.title) +
                         (curve.live ? tr(", running") : QString()));
        QFont font = m_list->font();
        font.setItalic(curve.live);
        item->setFont(font);
        item->setCheckState(m_shown.contains(curve.id) ? Qt::Checked : Qt::Unchecked);
        if (curve.id == current)
            m_list->setCurrentItem(item);
    }
    const QListWidgetItem* item = m_list->currentItem();
    const TrainingCurve* chosen = item ? m_log.curve(item->data(idRole).toInt()) : nullptr;
    m_remove->setEnabled(chosen && !chosen->live);
    m_filling = false;
}

} // namespace deepmi::studio

#include "moc_training_list.cpp"
