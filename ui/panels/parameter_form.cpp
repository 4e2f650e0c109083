#include "panels/parameter_form.h"

#include "models/shown_number.h"
#include "panels/decimal_field.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QLineEdit>
#include <QRegularExpressionValidator>
#include <QSpinBox>
#include <QWheelEvent>
#include <algorithm>

namespace deepmi::studio
{

namespace
{

/// The wheel scrolls the form; it changes a number only in the field that has the focus.
template <class Base>
class Calm : public Base
{
public:
    using Base::Base;

protected:
    void wheelEvent(QWheelEvent* event) override
    {
        if (this->hasFocus())
            Base::wheelEvent(event);
        else
            event->ignore();
    }
};

/// Learning rates of 1e-4 and clips of 1e9 in one kind of field: shortest text, steps of a tenth of the
/// number's power of ten.
class RealSpinBox : public Calm<DecimalField>
{
public:
    /// As many digits as the number has: the field reads its own text back when it loses the focus.
    QString textFromValue(double value) const override
    {
        return locale().toString(value, 'g', QLocale::FloatingPointShortest);
    }
    QValidator::State validate(QString& text, int& position) const override
    {
        DecimalField::validate(text, position); // for its point; it knows no powers of ten
        bool number = false;
        const double value = locale().toDouble(text, &number);
        if (!number)
            return QValidator::Intermediate;
        return value >= minimum() && value <= maximum() ? QValidator::Acceptable : QValidator::Intermediate;
    }
    double valueFromText(const QString& text) const override { return locale().toDouble(text); }
    void stepBy(int steps) override
    {
        const double size = value() > 0 ? std::pow(10.0, std::floor(std::log10(value()) + 1e-9)) : .1;
        // A step down from 1 goes to .9, not to 0.
        const bool atPower = std::abs(value() / size - 1) < 1e-6;
        const double next = value() + steps * (steps < 0 && atPower ? size / 10 : size);
        setValue(QString::number(next, 'g', 12).toDouble()); // 0.1 + 0.2 is 0.3 to a person
    }
};

QString camelCase(const QString& prefix, const std::string& name)
{
    QString result = prefix;
    bool capital = true;
    for (const QChar letter : text(name)) {
        if (letter == QLatin1Char('-')) {
            capital = true;
            continue;
        }
        result += capital ? letter.toUpper() : letter;
        capital = false;
    }
    return result;
}

QString numberRange(double low, double high)
{
    return QStringLiteral("%1 … %2").arg(figuresText(low, 6), figuresText(high, 6));
}

} // namespace

ParameterFields::ParameterFields(const QString& prefix, QObject* parent) : QObject(parent), m_prefix(prefix)
{
}

QString ParameterFields::label(const std::string& name)
{
    static const std::map<std::string, const char*> known = {
        {"clusters", QT_TR_NOOP("Clusters K")},
        {"epochs", QT_TR_NOOP("Epochs")},
        {"batch", QT_TR_NOOP("Batch size")},
        {"stage1-learning-rate", QT_TR_NOOP("Learning rate, stage I")},
        {"stage1-momentum", QT_TR_NOOP("Momentum, stage I")},
        {"stage2-learning-rate", QT_TR_NOOP("Learning rate, stage II")},
        {"cluster-head-learning-rate", QT_TR_NOOP("Learning rate of g")},
        {"dropout", QT_TR_NOOP("Dropout")},
        {"clip", QT_TR_NOOP("Clip features at ±")},
        {"cluster-head", QT_TR_NOOP("Cluster head g")},
        {"uniform-clusters", QT_TR_NOOP("Uniform over clusters")},
        {"kmeans-iterations", QT_TR_NOOP("K-means iterations")},
        {"keep-epoch", QT_TR_NOOP("Keep epoch")},
        {"levels", QT_TR_NOOP("Emotion levels E")},
        {"seed", QT_TR_NOOP("Seed")},
        {"bins", QT_TR_NOOP("Bins")},
        {"epochs-per-bin", QT_TR_NOOP("Epochs a bin")},
        {"learning-rate", QT_TR_NOOP("Learning rate")},
        {"pacing", QT_TR_NOOP("Pacing")},
        {"initial-share", QT_TR_NOOP("Initial share")},
        {"final-epoch", QT_TR_NOOP("Final epoch")},
        {"rate-rule", QT_TR_NOOP("Rate rule")},
        {"rate-decay", QT_TR_NOOP("Rate decay")},
        {"rate-epochs", QT_TR_NOOP("Epochs a decay")},
        {"rate-floor", QT_TR_NOOP("Rate floor")},
        {"warm-restart", QT_TR_NOOP("Warm restart")},
        {"trials", QT_TR_NOOP("Trials")},
        {"hidden", QT_TR_NOOP("Hidden width")},
        {"test-normalisation", QT_TR_NOOP("Test normalisation")},
        {"reverse", QT_TR_NOOP("Hardest first")},
    };
    if (const auto found = known.find(name); found != known.end())
        return tr(found->second);
    QString plain = text(name).replace(QLatin1Char('-'), QLatin1Char(' '));
    return plain.isEmpty() ? plain : plain.at(0).toUpper() + plain.mid(1);
}

void ParameterFields::add(const Description& parameter, QWidget* widget,
                          std::function<nlohmann::ordered_json()> get,
                          std::function<void(const nlohmann::ordered_json&)> set)
{
    widget->setObjectName(camelCase(m_prefix, parameter.name));
    widget->setAccessibleName(label(parameter.name));
    // The help is the core's own; a translation of it stands under this context.
    QString help = QCoreApplication::translate("Parameters", parameter.help.c_str());
    if (!help.isEmpty())
        help[0] = help[0].toUpper();
    if (!parameter.unit.empty())
        help +=
            QStringLiteral(" [%1]").arg(QCoreApplication::translate("Parameters", parameter.unit.c_str()));
    if (std::isfinite(parameter.low) && std::isfinite(parameter.high) && parameter.low < parameter.high)
        help += QStringLiteral(" (%1)").arg(numberRange(parameter.low, parameter.high));
    widget->setToolTip(QStringLiteral("<p>%1</p>").arg(help.toHtmlEscaped()));
    widget->setAccessibleDescription(help);
    m_order.push_back(parameter.name);
    m_fields[parameter.name] = {widget, std::move(get), std::move(set)};
}

void ParameterFields::addInteger(const Description& parameter, int value)
{
    auto* box = new Calm<QSpinBox>;
    constexpr double least = std::numeric_limits<int>::min(), most = std::numeric_limits<int>::max();
    box->setRange(static_cast<int>(std::max(parameter.low, least)),
                  static_cast<int>(std::min(parameter.high, most)));
    box->setValue(value);
    box->setFocusPolicy(Qt::StrongFocus);
    connect(box, &QSpinBox::valueChanged, this, &ParameterFields::changed);
    add(
        parameter, box, [box] { return box->value(); },
        [box](const nlohmann::ordered_json& given) {
            if (given.is_number_integer())
                box->setValue(given.get<int>());
        });
}

void ParameterFields::addReal(const Description& parameter, double value)
{
    auto* box = new RealSpinBox;
    box->setDecimals(40); // it rounds to them: a project's number must come back as it was
    box->setRange(std::max(parameter.low, -1e300), std::min(parameter.high, 1e300));
    box->setValue(value);
    box->setFocusPolicy(Qt::StrongFocus);
    box->setMinimumWidth(box->fontMetrics().horizontalAdvance(QStringLiteral("0.000001")) + 40);
    connect(box, &QDoubleSpinBox::valueChanged, this, &ParameterFields::changed);
    add(
        parameter, box, [box] { return box->value(); },
        [box](const nlohmann::ordered_json& given) {
            if (given.is_number())
                box->setValue(given.get<double>());
        });
}

void ParameterFields::addSwitch(const Description& parameter, bool value)
{
    auto* box = new QCheckBox(label(parameter.name));
    box->setChecked(value);
    connect(box, &QCheckBox::toggled, this, &ParameterFields::changed);
    add(
        parameter, box, [box] { return box->isChecked(); },
        [box](const nlohmann::ordered_json& given) {
            if (given.is_boolean())
                box->setChecked(given.get<bool>());
        });
}

void ParameterFields::addChoice(const Description& parameter, const std::string& value)
{
    if (parameter.choices.empty()) {
        auto* edit = new QLineEdit(text(value));
        connect(edit, &QLineEdit::textChanged, this, &ParameterFields::changed);
        add(
            parameter, edit, [edit] { return edit->text().toStdString(); },
            [edit](const nlohmann::ordered_json& given) {
                if (given.is_string())
                    edit->setText(text(given.get<std::string>()));
            });
        return;
    }
    auto* box = new Calm<QComboBox>;
    // The words are those of the command line and of the files; they are not translated.
    for (const std::string& choice : parameter.choices)
        box->addItem(text(choice), text(choice));
    box->setCurrentIndex(box->findData(text(value)));
    box->setFocusPolicy(Qt::StrongFocus);
    connect(box, &QComboBox::currentIndexChanged, this, &ParameterFields::changed);
    add(
        parameter, box, [box] { return box->currentData().toString().toStdString(); },
        [box](const nlohmann::ordered_json& given) {
            if (const int index = given.is_string() ? box->findData(text(given.get<std::string>())) : -1;
                index >= 0)
                box->setCurrentIndex(index);
        });
}

void ParameterFields::addSeed(const Description& parameter, std::uint64_t value)
{
    auto* edit = new QLineEdit(QString::number(value));
    edit->setValidator(
        new QRegularExpressionValidator(QRegularExpression(QStringLiteral("[0-9]{1,20}")), edit));
    edit->setMaxLength(20);
    connect(edit, &QLineEdit::textChanged, this, &ParameterFields::changed);
    add(
        parameter, edit, [edit] { return static_cast<std::uint64_t>(edit->text().toULongLong()); },
        [edit](const nlohmann::ordered_json& given) {
            if (given.is_number_integer())
                edit->setText(QString::number(given.get<std::uint64_t>()));
        });
}

nlohmann::ordered_json ParameterFields::values() const
{
    nlohmann::ordered_json all = nlohmann::ordered_json::object();
    for (const std::string& name : m_order)
        all[name] = m_fields.at(name).get();
    return all;
}

void ParameterFields::setValues(const nlohmann::ordered_json& values)
{
    for (const auto& [name, value] : values.items())
        if (const auto found = m_fields.find(name); found != m_fields.end())
            found->second.set(value);
}

} // namespace deepmi::studio

#include "moc_parameter_form.cpp"
