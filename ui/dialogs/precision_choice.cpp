#include "dialogs/precision_choice.h"

#include "models/text.h"

#include <algorithm>

namespace deepmi::studio
{

PrecisionChoice::PrecisionChoice(const QString& objectName, QWidget* parent) : QComboBox(parent)
{
    setObjectName(objectName);
    setAccessibleName(tr("Precision"));
    setToolTip(tr("What the networks multiply in: float32, a GPU's TF32, or bfloat16, which a processor with "
                  "AVX-512 BF16 or AMX has and a GPU. Weights and losses stay float32"));
    addItem(tr("automatic"), QStringLiteral("auto"));
    addItem(tr("float32"), QStringLiteral("fp32"));
    addItem(tr("TF32 (GPU)"), QStringLiteral("tf32"));
    addItem(tr("bfloat16"), QStringLiteral("bf16"));
}

std::string PrecisionChoice::precision() const
{
    return currentData().toString().toStdString();
}

void PrecisionChoice::setPrecision(const std::string& name)
{
    setCurrentIndex(std::max(0, findData(text(name))));
}

} // namespace deepmi::studio

#include "moc_precision_choice.cpp"
