#pragma once

#include <QDialog>
#include <vector>

class QLabel;
class QListWidget;
class QPushButton;
class QStackedWidget;

namespace deepmi::studio
{

class TourPage;
class Workspace;

/// The guided tour on the teaching corpus. Not modal: the window behind it shows the same values, and both
/// follow each other.
class TourDialog : public QDialog
{
    Q_OBJECT

public:
    explicit TourDialog(Workspace& workspace, QWidget* parent = nullptr);

    int pageCount() const { return static_cast<int>(m_pages.size()); }
    void goTo(int page);

private:
    std::vector<TourPage*> m_pages;
    QListWidget* m_list;
    QStackedWidget* m_stack;
    QPushButton* m_back;
    QPushButton* m_next;
    QLabel* m_place;
};

} // namespace deepmi::studio
