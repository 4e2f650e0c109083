#pragma once

#include "models/workspace.h"

#include <QUndoCommand>

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

/// Another attribute, with the α that belonged to the one before.
class AttributeCommand final : public QUndoCommand
{
public:
    AttributeCommand(Workspace& workspace, std::string after, const QString& what)
        : QUndoCommand(what), m_workspace(workspace), m_before(workspace.attribute()),
          m_after(std::move(after)), m_alphaBefore(workspace.settings().alpha)
    {
    }

    void redo() override { setObsolete(!m_workspace.applyAttribute(m_after, defaultAlpha(m_after))); }
    void undo() override { m_workspace.applyAttribute(m_before, m_alphaBefore); }

private:
    Workspace& m_workspace;
    std::string m_before, m_after;
    double m_alphaBefore;
};

} // namespace deepmi::studio
