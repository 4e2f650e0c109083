#pragma once

#include "models/workspace.h"

#include <QUndoCommand>
#include <utility>

namespace deepmi::studio
{

/// One change of the curriculum's settings.
class SettingsCommand final : public QUndoCommand
{
public:
    SettingsCommand(Workspace& workspace, CurriculumSettings after, const QString& what, int mergeKey)
        : QUndoCommand(what), m_workspace(workspace), m_before(workspace.settings()),
          m_after(std::move(after)), m_mergeKey(mergeKey)
    {
    }

    void redo() override { apply(m_after); }
    void undo() override { apply(m_before); }
    int id() const override { return m_mergeKey; }
    bool mergeWith(const QUndoCommand* other) override
    {
        const auto* next = dynamic_cast<const SettingsCommand*>(other);
        if (!next || next->m_mergeKey != m_mergeKey)
            return false;
        m_after = next->m_after;
        setText(next->text()); // what it came to, not what it began with
        setObsolete(m_after == m_before);
        return true;
    }

private:
    /// A step that was not about K leaves it: the preview may have ended otherwise since, e.g. by a new run.
    void apply(CurriculumSettings settings)
    {
        if (m_before.previewClusters == m_after.previewClusters)
            settings.previewClusters = m_workspace.settings().previewClusters;
        m_workspace.applySettings(settings);
    }

    Workspace& m_workspace;
    CurriculumSettings m_before, m_after;
    int m_mergeKey;
};

/// Another attribute, with the α, the run and the preview that were shown of the one before. It is pushed
/// when it is done already: whether it can be shown is known only then.
class AttributeCommand final : public QUndoCommand
{
public:
    AttributeCommand(Workspace& workspace, Workspace::Shown before, const QString& what)
        : QUndoCommand(what), m_workspace(workspace), m_before(std::move(before)), m_after(workspace.shown())
    {
    }

    void redo() override
    {
        if (!std::exchange(m_isNew, false))
            m_workspace.show(m_after);
    }
    void undo() override { m_workspace.show(m_before); }

private:
    Workspace& m_workspace;
    Workspace::Shown m_before, m_after;
    bool m_isNew = true;
};

} // namespace deepmi::studio
