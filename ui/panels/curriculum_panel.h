#pragma once

#include "models/workspace.h"
#include "panels/panel.h"

class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QSlider;
class QSpinBox;

namespace deepmi::studio
{

class AlphaScale;
class ClusterChooser;
class LevelEdges;

/// What is set of the curriculum: α, bins, levels, clusters, and what came of it in a line.
class CurriculumPanel : public Panel
{
    Q_OBJECT

public:
    explicit CurriculumPanel(Workspace& workspace, QWidget* parent = nullptr);

    QString helpPage() const override { return QStringLiteral("curriculum"); }
    std::vector<Figure> figures() const override;
    QString figureInView() const override;

protected:
    void refresh() override;

private:
    QLayout* makeAlpha();
    QLayout* makeNumbers();
    QLayout* makeLevels();
    void connectControls();
    /// One step of undo; a gesture that goes on merges with the step before.
    void change(const CurriculumSettings& settings, const QString& what, Workspace::MergeKey key,
                bool goesOn = false);
    void setAlpha(double alpha, bool goesOn);
    void setCuts(const std::vector<double>& cuts, bool goesOn);
    void takeCutsText();
    void refreshLevels();
    QString summary() const;

    QSlider* m_alphaSlider;
    QDoubleSpinBox* m_alphaSpin;
    AlphaScale* m_alphaScale;
    QSpinBox* m_bins;
    QSpinBox* m_seed;
    QComboBox* m_source;
    QSpinBox* m_levels;
    QLineEdit* m_cutsText;
    QPushButton* m_equalWidth;
    LevelEdges* m_edges;
    ClusterChooser* m_clusters;
    QLabel* m_summary;
    std::shared_ptr<const void> m_edgesOf; ///< the samples whose histogram the edges stand over
};

} // namespace deepmi::studio
