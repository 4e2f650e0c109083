#include "panels/sample_table_view.h"

#include "models/sample_table_selection.h"
#include "models/selection.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QScopedValueRollback>
#include <QStyledItemDelegate>
#include <algorithm>

namespace deepmi::studio
{

namespace
{

/// Paints a row as selected where the window's selection has it.
class SampleDelegate final : public QStyledItemDelegate
{
public:
    SampleDelegate(const SampleTableSelection& selection, QObject* parent)
        : QStyledItemDelegate(parent), m_selection(selection)
    {
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        QStyleOptionViewItem own = option;
        own.state.setFlag(QStyle::State_Selected, m_selection.isShownSelected(index.row()));
        QStyledItemDelegate::paint(painter, own, index);
    }

private:
    const SampleTableSelection& m_selection;
};

} // namespace

SampleTableView::SampleTableView(SampleTableModel& model, Selection& selection, QWidget* parent)
    : QTableView(parent), m_table(model), m_shared(selection),
      m_selection(new SampleTableSelection(model, selection, this))
{
    setModel(&model);
    setSelectionModel(m_selection);
    setItemDelegate(new SampleDelegate(*m_selection, this));
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setAlternatingRowColors(true);
    setShowGrid(false);
    setWordWrap(false);
    // Unsorted before sorting is enabled, which would sort by the first column.
    horizontalHeader()->setSortIndicatorClearable(true);
    horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    setSortingEnabled(true);
    setTabKeyNavigation(false);
    setHorizontalScrollMode(ScrollPerPixel);
    setCornerButtonEnabled(false);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setSectionsMovable(true);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setAccessibleName(tr("Columns of the table of samples"));
    connect(&selection, &Selection::changed, viewport(), qOverload<>(&QWidget::update));
    connect(&selection, &Selection::currentChanged, this, [this] { followCurrent(); });
    connect(&model, &SampleTableModel::arranged, this, [this] { followCurrent(); });
    connect(&model, &SampleTableModel::columnsChanged, this, &SampleTableView::showSorting);
}

bool SampleTableView::isSelecting() const
{
    return m_selection->isSelecting();
}

std::vector<int> SampleTableView::shownColumns() const
{
    std::vector<int> columns;
    for (int place = 0; place < horizontalHeader()->count(); ++place) {
        const int column = horizontalHeader()->logicalIndex(place);
        if (!isColumnHidden(column))
            columns.push_back(column);
    }
    return columns;
}

int SampleTableView::columnOf(const QString& id) const
{
    const auto& columns = m_table.columns();
    const auto found = std::find_if(columns.begin(), columns.end(),
                                    [&](const SampleColumn& column) { return column.id == id; });
    return found == columns.end() ? -1 : static_cast<int>(found - columns.begin());
}

/// The header keeps the place of its arrow, where another column may stand now.
void SampleTableView::showSorting()
{
    const SampleTableOrder& order = m_table.order();
    const QSignalBlocker quiet(horizontalHeader());
    horizontalHeader()->setSortIndicator(order.unsorted ? -1 : columnOf(order.column.id),
                                         order.descending ? Qt::DescendingOrder : Qt::AscendingOrder);
}

ViewState SampleTableView::arrangement() const
{
    ViewState state = ViewState::object();
    const SampleTableOrder& order = m_table.order();
    if (!order.unsorted) {
        state["sort"] = order.column.id.toStdString();
        state["descending"] = order.descending;
    }
    QStringList columns;
    for (int place = 0; horizontalHeader()->sectionsMoved() && place < m_table.columnCount(); ++place)
        columns << m_table.columns()[static_cast<std::size_t>(horizontalHeader()->logicalIndex(place))].id;
    if (!columns.isEmpty())
        state["columns"] = textsOf(columns);
    return state;
}

void SampleTableView::arrange(const ViewState& arrangement)
{
    std::vector<int> columns;
    const auto add = [&columns](int column) {
        if (column >= 0 && std::find(columns.begin(), columns.end(), column) == columns.end())
            columns.push_back(column);
    };
    for (const QString& id : textsIn(arrangement, "columns"))
        add(columnOf(id));
    for (int column = 0; column < m_table.columnCount(); ++column)
        add(column);
    for (std::size_t place = 0; place < columns.size(); ++place)
        horizontalHeader()->moveSection(horizontalHeader()->visualIndex(columns[place]),
                                        static_cast<int>(place));
    sortByColumn(columnOf(textIn(arrangement, "sort")),
                 flagIn(arrangement, "descending") ? Qt::DescendingOrder : Qt::AscendingOrder);
}

void SampleTableView::fitToFont()
{
    const QFontMetrics metrics(font());
    verticalHeader()->setMinimumSectionSize(metrics.height());
    verticalHeader()->setDefaultSectionSize(metrics.height() + 6);
    // By a sample's own texts, since titles alone are too narrow for names.
    constexpr int sampled = 50;
    const QChar minus(0x2212);
    const int sign = metrics.horizontalAdvance(minus); // other values of the column may have one
    for (int column = 0; column < m_table.columnCount(); ++column) {
        int width = metrics.horizontalAdvance(
                        m_table.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString()) +
                    metrics.height() + 10;
        for (int row = 0; row < qMin(sampled, m_table.rowCount()); ++row) {
            const QModelIndex cell = m_table.index(row, column);
            const QString words = cell.data().toString();
            const auto alignment = cell.data(Qt::TextAlignmentRole).value<Qt::Alignment>();
            const bool isPositive = alignment.testFlag(Qt::AlignRight) && !words.startsWith(minus);
            width = qMax(width, metrics.horizontalAdvance(words) + (isPositive ? sign : 0) + 14);
        }
        setColumnWidth(column, qMin(width, metrics.averageCharWidth() * 40));
    }
}

void SampleTableView::followCurrent()
{
    const int row = m_table.shownRow(m_shared.current());
    if (row == currentIndex().row())
        return;
    const QScopedValueRollback guard(m_following, true);
    if (row < 0) {
        m_selection->clearCurrentIndex();
        return;
    }
    const int column = currentIndex().isValid() ? currentIndex().column() : 0;
    m_selection->setCurrentIndex(m_table.index(row, column), QItemSelectionModel::NoUpdate);
    scrollTo(m_table.index(row, column), PositionAtCenter);
}

QItemSelectionModel::SelectionFlags SampleTableView::selectionCommand(const QModelIndex& index,
                                                                      const QEvent* event) const
{
    // The base class asks isSelected() to know what Ctrl with the mouse does, and that knows nothing here.
    const auto* mouse = event && event->isInputEvent() ? static_cast<const QInputEvent*>(event) : nullptr;
    if (mouse && mouse->modifiers() == Qt::ControlModifier && index.isValid()) {
        if (event->type() == QEvent::MouseButtonPress) {
            m_ctrlGesture = m_selection->isShownSelected(index.row()) ? QItemSelectionModel::Deselect
                                                                      : QItemSelectionModel::Select;
            return m_ctrlGesture | QItemSelectionModel::Rows;
        }
        if (event->type() == QEvent::MouseMove)
            return m_ctrlGesture | QItemSelectionModel::Current | QItemSelectionModel::Rows;
        if (event->type() == QEvent::MouseButtonRelease)
            return QItemSelectionModel::NoUpdate;
    }
    return QTableView::selectionCommand(index, event);
}

void SampleTableView::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QTableView::currentChanged(current, previous);
    if (!m_following && current.isValid() && current.row() < m_table.rowCount())
        m_shared.setCurrent(m_table.frameRow(current.row()));
}

void SampleTableView::keyPressEvent(QKeyEvent* event)
{
    if (event == QKeySequence::Copy) {
        Q_EMIT copyRequested();
        return;
    }
    if (event->key() == Qt::Key_Space && event->modifiers() == Qt::NoModifier) {
        Q_EMIT playRequested();
        return;
    }
    QTableView::keyPressEvent(event);
}

} // namespace deepmi::studio

#include "moc_sample_table_view.cpp"
