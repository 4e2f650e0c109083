#pragma once

#include "job/parameters.h"
#include "models/text.h"

#include <QObject>
#include <QWidget>
#include <cmath>
#include <functional>
#include <limits>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace deepmi::studio
{

/// One field a parameter: a spin box for numbers, a combo box for choices, a check box for yes or no, made
/// from the parameter's own name, unit, range and help. Values travel as JSON, by the parameters' names.
class ParameterFields : public QObject
{
    Q_OBJECT

public:
    /// Object names are `prefix` + the parameter's name in camel case: "pretrain" and "keep-epoch" make
    /// "pretrainKeepEpoch".
    explicit ParameterFields(const QString& prefix, QObject* parent = nullptr);

    QWidget* field(const std::string& name) const { return m_fields.at(name).widget; }
    /// The name as a person reads it, with its unit: "Stage II learning rate".
    static QString label(const std::string& name);

    nlohmann::ordered_json values() const;
    /// Names that are not known, and values of another type, are left alone.
    void setValues(const nlohmann::ordered_json& values);

Q_SIGNALS:
    void changed();

protected:
    struct Description {
        std::string name, unit, help;
        double low, high;
        std::vector<std::string> choices;
    };
    void addInteger(const Description& parameter, int value);
    void addReal(const Description& parameter, double value);
    void addSwitch(const Description& parameter, bool value);
    void addChoice(const Description& parameter, const std::string& value);
    /// A whole number of 64 bits, which no spin box holds.
    void addSeed(const Description& parameter, std::uint64_t value);

private:
    struct Field {
        QWidget* widget;
        std::function<nlohmann::ordered_json()> get;
        std::function<void(const nlohmann::ordered_json&)> set;
    };
    void add(const Description& parameter, QWidget* widget, std::function<nlohmann::ordered_json()> get,
             std::function<void(const nlohmann::ordered_json&)> set);

    QString m_prefix;
    std::vector<std::string> m_order;
    std::map<std::string, Field> m_fields;
};

/// The fields of a parameter struct S.
template <class S>
class ParameterForm final : public ParameterFields
{
public:
    ParameterForm(const QString& prefix, const std::vector<Parameter<S>>& parameters,
                  QObject* parent = nullptr)
        : ParameterFields(prefix, parent), m_parameters(parameters)
    {
        const S defaults;
        for (const Parameter<S>& parameter : parameters) {
            const Description description{parameter.name, parameter.unit, parameter.help,
                                          parameter.low,  parameter.high, parameter.choices};
            std::visit(
                [&](auto member) {
                    using T = std::decay_t<decltype(defaults.*member)>;
                    if constexpr (std::is_same_v<T, bool>)
                        addSwitch(description, defaults.*member);
                    else if constexpr (std::is_same_v<T, int>)
                        addInteger(description, defaults.*member);
                    else if constexpr (std::is_same_v<T, double>)
                        addReal(description, defaults.*member);
                    else if constexpr (std::is_same_v<T, std::string>)
                        addChoice(description, defaults.*member);
                    else
                        addSeed(description, defaults.*member);
                },
                parameter.member);
        }
    }

    S parameters() const
    {
        S result;
        const nlohmann::ordered_json all = values();
        for (const Parameter<S>& parameter : m_parameters)
            std::visit([&](auto member) { all.at(parameter.name).get_to(result.*member); }, parameter.member);
        return result;
    }
    void setParameters(const S& parameters) { setValues(toJson(parameters, m_parameters)); }

private:
    const std::vector<Parameter<S>>& m_parameters;
};

} // namespace deepmi::studio
