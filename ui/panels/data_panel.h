#pragma once

#include "panels/panel.h"
#include "worker/job_queue.h"

#include <filesystem>
#include <functional>
#include <memory>

class QComboBox;
class QLabel;
class QPushButton;
class QStackedWidget;
class QToolButton;
class QTreeWidget;

namespace deepmi
{
struct PretrainRun;
struct Scores;
} // namespace deepmi

namespace deepmi::studio
{

/// What data are open: files, rows, what did not match; the attribute shown; runs and scores that are open.
class DataPanel : public Panel
{
    Q_OBJECT

public:
    explicit DataPanel(Workspace& workspace, QWidget* parent = nullptr);

    QString helpPage() const override { return QStringLiteral("data"); }

protected:
    void refresh() override;

private:
    QWidget* makeEmptyState();
    QWidget* makeContents();
    QTreeWidget* makeList(const char* name, const QString& title, const QStringList& columns);
    void refreshData();
    void refreshRuns();
    void refreshScores();
    void trigger(const char* action);
    int currentRow(const QTreeWidget* list) const;
    void saveRun();
    void saveScores();
    /// Those that are in no file are asked about first.
    void closeRun();
    void closeScores();
    enum class Closing { AfterSaving, Now, Not };
    Closing askBeforeClosing(const QString& what);
    /// Calls `written` when it is; nothing is written where the person gives no name.
    void write(const std::shared_ptr<const PretrainRun>& run, std::function<void()> written = nullptr);
    void write(const std::shared_ptr<const Scores>& scores, std::function<void()> written = nullptr);
    void removeRun(const std::shared_ptr<const PretrainRun>& run);
    void removeScores(const std::shared_ptr<const Scores>& scores);
    void addDisagreement();
    /// Disagreement about another attribute would stand beside this one's labels as if it were of them.
    void renewDisagreement();
    void addRandom();
    void addFromFile();
    void chooseAudio();

    QStackedWidget* m_pages;
    QTreeWidget* m_sources = nullptr;
    QWidget* m_attributeRow = nullptr;
    QComboBox* m_attribute = nullptr;
    QLabel* m_splits = nullptr;
    QLabel* m_join = nullptr;
    QTreeWidget* m_runs = nullptr;
    QToolButton* m_saveRun = nullptr;
    QToolButton* m_closeRun = nullptr;
    QTreeWidget* m_scores = nullptr;
    QAction* m_disagreement = nullptr;
    QAction* m_random = nullptr;
    QToolButton* m_saveScores = nullptr;
    QToolButton* m_closeScores = nullptr;
    QLabel* m_audio = nullptr;
    QToolButton* m_closeAudio = nullptr;
    bool m_refreshing = false;
    JobQueue m_queue; ///< small things that do not wait for a training; last, so that it ends first
};

} // namespace deepmi::studio
