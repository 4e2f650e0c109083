#pragma once

#include "export/figure.h"

#include <QTimer>
#include <vector>

namespace deepmi::studio
{

class Workspace;

/// Makes figures anew when what is open has changed: soon after, and less often where making them takes long,
/// so that a training whose epochs come fast does not keep the window busy.
class FigureWatch : public QObject
{
    Q_OBJECT

public:
    FigureWatch(Workspace& workspace, std::function<std::vector<Figure>()> make, QObject* parent);

Q_SIGNALS:
    void renewed(const std::vector<deepmi::studio::Figure>& figures);

private:
    void renew();

    std::function<std::vector<Figure>()> m_make;
    QTimer m_later;
};

} // namespace deepmi::studio
