#include "models/view_choices.h"

#include "models/text.h"

#include <algorithm>

namespace deepmi::studio
{

int choiceIn(const ViewState& state, const char* key, ChoiceNames names, int otherwise)
{
    const QString name = textIn(state, key);
    const auto found = std::find(names.begin(), names.end(), name.toStdString());
    return found == names.end() ? otherwise : static_cast<int>(found - names.begin());
}

bool flagIn(const ViewState& state, const char* key, bool otherwise)
{
    const auto found = state.find(key);
    return found == state.end() || !found->is_boolean() ? otherwise : found->get<bool>();
}

int numberIn(const ViewState& state, const char* key, int low, int high, int otherwise)
{
    const auto found = state.find(key);
    if (found == state.end() || !found->is_number_integer())
        return otherwise;
    // Of both kinds of whole numbers a file may hold larger ones than an int takes.
    const auto number = found->get<double>();
    return number < low || number > high ? otherwise : static_cast<int>(number);
}

QString textIn(const ViewState& state, const char* key)
{
    const auto found = state.find(key);
    return found == state.end() || !found->is_string() ? QString() : text(found->get<std::string>());
}

QStringList textsIn(const ViewState& state, const char* key)
{
    QStringList texts;
    if (const auto found = state.find(key); found != state.end() && found->is_array())
        for (const ViewState& one : *found)
            if (one.is_string())
                texts << text(one.get<std::string>());
    return texts;
}

ViewState textsOf(const QStringList& texts)
{
    ViewState list = ViewState::array();
    for (const QString& one : texts)
        list.push_back(one.toStdString());
    return list;
}

} // namespace deepmi::studio
