#pragma once

#include "tour/corpus_page.h"

#include <QDialog>
#include <vector>

class QLabel;
class QListWidget;
class QPushButton;
class QStackedWidget;

namespace deepmi::studio
{

/// The guided tour on the teaching corpus. Not modal: the window behind it shows the same values, and both
/// follow each other.
class TourDialog : public QDialog
{
    Q_OBJECT

public:
    explicit TourDialog(Workspace& workspace, QWidget* parent = nullptr);

    int pageCount() const { return static_cast<int>(m_pages.size()); }
    void goTo(int page);
    /// Who keeps the project that the tour's corpus takes the place of.
    void setKeeper(CorpusPage::MayReplace mayReplace, CorpusPage::Take take);

private:
    CorpusPage* m_corpus;
    std::vector<TourPage*> m_pages;
    QListWidget* m_list;
    QStackedWidget* m_stack;
    QPushButton* m_back;
    QPushButton* m_next;
    QLabel* m_place;
};

} // namespace deepmi::studio
