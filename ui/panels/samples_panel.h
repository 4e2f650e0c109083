#pragma once

#include "models/sample_table_values.h"
#include "panels/panel.h"
#include "worker/job_queue.h"

class QCheckBox;
class QLabel;
class QLineEdit;
class QMenu;
class QSplitter;
class QStackedLayout;
class QTimer;
class QToolButton;

namespace deepmi::studio
{

class SampleDetail;
class SampleTableModel;
class SampleTableView;

/// Every sample in a table that is sorted, filtered and linked with the window's selection, and the one in
/// focus with its values and its audio.
class SamplesPanel : public Panel
{
    Q_OBJECT

public:
    explicit SamplesPanel(Workspace& workspace, QWidget* parent = nullptr);
    ~SamplesPanel() override;

    QString helpPage() const override { return QStringLiteral("samples"); }
    std::vector<Figure> figures() const override;
    ViewState viewState() const override;
    void restoreView(const ViewState& state) override;

protected:
    void refresh() override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void makeBar();
    void makeColumnsMenu();
    void hideColumns();
    void applyFilter();
    void selectionChanged();
    void applyOnly();
    void arrangeAsWanted();
    void showCounts();
    void showDetail();
    void copy();
    void exportTable(bool onlySelected);
    std::vector<SampleColumn> shownColumns() const;

    SampleTableModel* m_model;
    SampleTableView* m_view;
    SampleDetail* m_detail;
    QSplitter* m_splitter;
    QWidget* m_bar;
    QLineEdit* m_filter;
    QTimer* m_filterTimer;
    QLabel* m_filterError;
    QCheckBox* m_onlySelected;
    QLabel* m_counts;
    QToolButton* m_columnsButton;
    QMenu* m_columnsMenu;
    QToolButton* m_exportButton;
    QWidget* m_empty;
    QStackedLayout* m_pages;
    QStringList m_fittedColumns;
    double m_fittedScale = 0;
    bool m_hadCurriculum = false; ///< when columns were hidden last
    ViewState m_wanted;           ///< to be restored once the columns are there; null = nothing
    JobQueue m_writing;           ///< of tables, while the worker trains
};

} // namespace deepmi::studio
