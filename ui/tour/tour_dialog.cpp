#include "tour/tour_dialog.h"

#include "models/workspace.h"
#include "panels/form_scroll.h"
#include "plots/theme.h"
#include "tour/alpha_page.h"
#include "tour/cell_page.h"
#include "tour/comparison_page.h"
#include "tour/extremes_page.h"
#include "tour/kmeans_page.h"
#include "tour/truth_page.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QRegularExpression>
#include <QScreen>
#include <QStackedWidget>
#include <utility>

namespace deepmi::studio
{

namespace
{

/// A term such as K-means stays on a line: with U+2011 for its hyphen.
QString unbroken(QString heading)
{
    static const QRegularExpression hyphen(QStringLiteral("(?<=\\w)-(?=\\w)"));
    return heading.replace(hyphen, QString(QChar(0x2011)));
}

} // namespace

TourDialog::TourDialog(Workspace& workspace, QWidget* parent)
    : QDialog(parent), m_corpus(new CorpusPage(workspace)), m_list(new QListWidget),
      m_stack(new QStackedWidget), m_back(new QPushButton(tr("&Back"))), m_next(new QPushButton(tr("&Next"))),
      m_place(new QLabel)
{
    setObjectName(QStringLiteral("tourDialog"));
    setWindowTitle(tr("Guided tour"));
    m_list->setObjectName(QStringLiteral("tourList"));
    m_list->setAccessibleName(tr("Chapters"));
    m_back->setObjectName(QStringLiteral("tourBack"));
    m_next->setObjectName(QStringLiteral("tourNext"));
    m_next->setDefault(true);
    m_pages = {m_corpus,
               new KMeansPage(workspace),
               new CellPage(workspace),
               new ExtremesPage(workspace),
               new AlphaPage(workspace),
               new TourComparisonPage(workspace),
               new TruthPage(workspace)};
    int number = 1;
    for (TourPage* page : m_pages) {
        m_stack->addWidget(new FormScroll(page));
        auto* chapter = new QListWidgetItem(
            QStringLiteral("%1  %2").arg(number++).arg(unbroken(page->heading())), m_list);
        chapter->setData(Qt::AccessibleTextRole, page->heading());
    }
    m_list->setWordWrap(true);
    m_list->setSpacing(2);
    m_list->setFixedWidth(m_list->fontMetrics().averageCharWidth() * 30);
    connect(m_list, &QListWidget::currentRowChanged, this, &TourDialog::goTo);
    connect(m_back, &QPushButton::clicked, this, [this] { goTo(m_stack->currentIndex() - 1); });
    connect(m_next, &QPushButton::clicked, this, [this] {
        if (m_stack->currentIndex() + 1 == pageCount())
            close();
        else
            goTo(m_stack->currentIndex() + 1);
    });
    const auto refreshCurrent = [this] {
        if (isVisible())
            m_pages[static_cast<std::size_t>(m_stack->currentIndex())]->refresh();
    };
    connect(&workspace, &Workspace::curriculumChanged, this, refreshCurrent);
    connect(&workspace, &Workspace::dataChanged, this, refreshCurrent);

    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_place);
    buttons->addStretch();
    buttons->addWidget(m_back);
    buttons->addWidget(m_next);
    auto* right = new QVBoxLayout;
    right->addWidget(m_stack, 1);
    right->addLayout(buttons);
    auto* layout = new QHBoxLayout(this);
    layout->addWidget(m_list);
    layout->addLayout(right, 1);
    // The frame that the desktop puts around it needs room as well.
    constexpr QSize frame(20, 48);
    resize((QSizeF(940, 640) * presentationScale()).toSize().boundedTo(screen()->availableSize() - frame));
    goTo(0);
}

void TourDialog::setKeeper(CorpusPage::MayReplace mayReplace, CorpusPage::Take take)
{
    m_corpus->setKeeper(std::move(mayReplace), std::move(take));
}

void TourDialog::goTo(int page)
{
    if (page < 0 || page >= pageCount())
        return;
    m_stack->setCurrentIndex(page);
    m_list->setCurrentRow(page);
    m_back->setEnabled(page > 0);
    m_next->setText(page + 1 == pageCount() ? tr("&Close") : tr("&Next"));
    m_place->setText(tr("%1 of %2").arg(page + 1).arg(pageCount()));
    m_pages[static_cast<std::size_t>(page)]->refresh();
}

} // namespace deepmi::studio

#include "moc_tour_dialog.cpp"
