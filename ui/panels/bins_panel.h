#pragma once

#include "panels/panel.h"
#include "plots/bin_counter.h"

class QComboBox;
class QLabel;
class QPushButton;
class QScrollArea;
class QSpinBox;
class QStackedLayout;

namespace deepmi::studio
{

class BinHistogramsView;

/// Figure 2: the label distribution of each bin, a row a measure: DeepMI as it is now set, then the other
/// scores that are open. Bins and bars are picked by pointer or keyboard.
class BinsPanel : public Panel
{
    Q_OBJECT

public:
    explicit BinsPanel(Workspace& workspace, QWidget* parent = nullptr);

    QString helpPage() const override { return QStringLiteral("bins"); }
    std::vector<Figure> figures() const override;
    ViewState viewState() const override;
    void restoreView(const ViewState& state) override;

protected:
    void refresh() override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeControls();
    QWidget* makeEmptyPage();
    BinView viewNow() const;
    int columnsThatFit() const;
    QString notice() const;
    void pick(int row, int bin, int cell, int how);

    mutable BinCounter m_counter;
    QComboBox* m_which;
    QComboBox* m_cellsBy;
    QComboBox* m_unit;
    QSpinBox* m_cells;
    QLabel* m_words;
    QScrollArea* m_scroll;
    BinHistogramsView* m_view;
    QStackedLayout* m_pages;
    int m_columns = 0; ///< laid out for
};

} // namespace deepmi::studio
