#pragma once

#include "models/file_kinds.h"
#include "models/file_preview.h"
#include "models/loaded_data.h"
#include "worker/job_queue.h"

#include <QDialog>
#include <functional>
#include <map>
#include <vector>

class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QTableWidget;
class QToolButton;
class QVBoxLayout;

namespace deepmi::studio
{

class MappingForm;
class SourceField;
class Workspace;

/// Which files are the data: features, labels, ratings, a pool, test corpora, a folder of audio. Shows what
/// is in each before it is opened, what did not match between them, and lets a person say how a file is to be
/// read. Files are read off this thread; what was said of a file is remembered.
class OpenDataDialog : public QDialog
{
    Q_OBJECT

public:
    explicit OpenDataDialog(Workspace& workspace, QWidget* parent = nullptr);

    /// Puts files where they belong: the first features to the features, the next to the pool. Each that has
    /// no place is named, and each that was chosen before and gave way; a button takes those again.
    void add(const SortedFiles& files);
    /// Asked before what is open is replaced.
    void setMayReplace(std::function<bool()> mayReplace) { m_mayReplace = std::move(mayReplace); }
    /// What the fields say now.
    ProjectData sources() const;

Q_SIGNALS:
    void loaded(const std::shared_ptr<const deepmi::studio::LoadedData>& data, const std::string& attribute);
    void teachingCorpusRequested();

public Q_SLOTS:
    void reject() override; ///< stops loading first, if it is under way

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    struct TestCorpus {
        QWidget* box;
        QLineEdit* name;
        SourceField* features;
        SourceField* labels;
    };

    /// What a field held before another file took its place.
    struct Replaced {
        SourceField* field;
        QString before, now;
        FileOptions options;
    };

    QWidget* makeFiles();
    QWidget* makePreview();
    void adopt(SourceField* field);
    void addTest();
    void readPreview(SourceField* field);
    void setCurrent(SourceField* field);
    void showCurrent();
    /// Shortens a heading of the table of first rows to its column's width; its tooltip is whole.
    void elideHeading(int column);
    void showRefused();
    void showReplaced();
    void putBack();
    void updateJoin();
    void showJoin(const JoinPreview& join);
    void updateButtons();
    void load();
    void loadEnded(const JobState& state);
    void showFailure(const QString& message);
    std::vector<SourceField*> fields() const;

    Workspace& m_workspace;
    std::function<bool()> m_mayReplace;
    SourceField* m_features = nullptr;
    SourceField* m_labels = nullptr;
    SourceField* m_ratings = nullptr;
    SourceField* m_pool = nullptr;
    std::vector<TestCorpus> m_tests;
    int m_testNumber = 0;
    QLineEdit* m_audio = nullptr;
    QVBoxLayout* m_testLayout = nullptr;
    SourceField* m_current = nullptr;

    QLabel* m_previewTitle = nullptr;
    QLabel* m_facts = nullptr;
    QTableWidget* m_table = nullptr;
    MappingForm* m_mapping = nullptr;
    QLabel* m_refusedLabel = nullptr;
    QPushButton* m_refusedNames = nullptr;
    QStringList m_refused; ///< a sentence a file of those given last
    QLabel* m_replacedLabel = nullptr;
    QPushButton* m_putBack = nullptr;
    std::vector<Replaced> m_replaced; ///< by the files given last
    QLabel* m_join = nullptr;
    QPushButton* m_names = nullptr;
    QStringList m_missing;
    QProgressBar* m_progress = nullptr;
    QPushButton* m_open = nullptr;
    QPushButton* m_cancel = nullptr;

    std::map<SourceField*, int> m_previewJob;
    int m_joinJob = 0;   ///< that matches names; 0 = none
    QString m_unmatched; ///< why features and labels that were chosen do not meet; empty if they do
    int m_loadJob = 0;   ///< 0 = none
    JobQueue m_queue;    ///< previews; last, so that it stops before what it delivers to is gone
};

} // namespace deepmi::studio
