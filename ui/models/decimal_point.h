#pragma once

class QApplication;

namespace deepmi::studio
{

/// Number fields take a typed point as the decimal comma where their language writes a comma: number pads
/// have a point, and Qt refuses it. A second call for the same application does nothing.
void takePointsAsDecimals(QApplication& application);

} // namespace deepmi::studio
