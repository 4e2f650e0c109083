#pragma once

#include "export/figure.h"
#include "models/view_choices.h"

#include <QWidget>
#include <vector>

namespace deepmi::studio
{

class Workspace;

/// One dock's contents. A panel shows the Workspace's values and changes them by its functions; panels do not
/// know each other. A hidden panel does no work: changes only mark it stale, and it is brought up to date
/// when it is shown.
class Panel : public QWidget
{
    Q_OBJECT

public:
    Panel(Workspace& workspace, QWidget* parent);

    /// What can be exported of it now; figures that have nothing to show yet say why in `missing`. Works
    /// whether or not the panel is visible.
    virtual std::vector<Figure> figures() const { return {}; }
    /// Of those the id of the one that is looked at; empty where the panel is there for something else.
    virtual QString figureInView() const;
    /// What a person has set up to look at in it, for a project to keep; null where there is nothing of the
    /// kind. Works whether or not the panel is visible.
    virtual ViewState viewState() const { return {}; }
    /// Sets it up as viewState() of an earlier session says, with what is open now. Nothing that a project
    /// could hold is refused.
    virtual void restoreView(const ViewState& state) { Q_UNUSED(state) }
    /// Page of the help shown for it: resources/help/LANGUAGE/PAGE.md.
    virtual QString helpPage() const = 0;

protected:
    Workspace& workspace() const { return m_workspace; }
    /// Brings everything shown up to date.
    virtual void refresh() = 0;
    /// Connect Workspace's signals to this: refresh() now if visible, else when next shown.
    void requestRefresh();

    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    Workspace& m_workspace;
    bool m_stale = true;
};

} // namespace deepmi::studio
