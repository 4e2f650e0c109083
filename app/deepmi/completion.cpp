#include "completion.h"

#include "help.h"

#include <algorithm>
#include <vector>

namespace deepmi::cli
{

namespace
{

/// What may follow an option or stand as an argument.
struct Completion {
    enum class Kind { Nothing, Files, Folders, Choices } kind = Kind::Nothing;
    std::vector<std::string> choices;
    bool isList = false; ///< several words, with spaces or commas between
};

Completion completionOf(const CLI::Option& option)
{
    const std::string type = option.get_type_name();
    if (type.find("FOLDER") != std::string::npos && type.find("FILE") == std::string::npos)
        return {Completion::Kind::Folders, {}, false};
    if (type.find("FILE") != std::string::npos)
        return {Completion::Kind::Files, {}, false};
    if (type.find('|') == std::string::npos)
        return {};
    Completion completion{Completion::Kind::Choices, {}, option.get_expected_max() > 1};
    std::size_t begin = 0;
    while (begin <= type.size()) {
        const auto end = std::min(type.find('|', begin), type.size());
        completion.choices.push_back(type.substr(begin, end - begin));
        begin = end + 1;
    }
    return completion;
}

std::string joined(const std::vector<std::string>& words)
{
    std::string text;
    for (const auto& word : words)
        text += (text.empty() ? "" : " ") + word;
    return text;
}

/// Inside single quotes of a shell.
std::string shellQuoted(const std::string& text)
{
    std::string safe = "'";
    for (const char c : text)
        safe += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return safe + "'";
}

std::string bashReply(const Completion& completion)
{
    switch (completion.kind) {
    case Completion::Kind::Files:
        return "_deepmi_paths -f";
    case Completion::Kind::Folders:
        return "_deepmi_paths -d";
    case Completion::Kind::Choices:
        if (completion.isList)
            return "_deepmi_list \"" + joined(completion.choices) + "\"";
        return "COMPREPLY=($(compgen -W \"" + joined(completion.choices) + "\" -- \"$word\"))";
    case Completion::Kind::Nothing:
        return "COMPREPLY=()";
    }
    return "";
}

std::string bashScript(const CLI::App& app)
{
    std::string script = R"(# bash completion of deepmi, made by: deepmi completion bash
_deepmi_paths()
{
    local IFS=$'\n'
    compopt -o filenames 2>/dev/null
    COMPREPLY=($(compgen "$1" -- "$word"))
}

_deepmi_list()
{
    local first=
    [[ $word == *,* ]] && first=${word%,*},
    COMPREPLY=($(compgen -P "$first" -W "$1" -- "${word##*,}"))
}

_deepmi()
{
    local word=${COMP_WORDS[COMP_CWORD]} before= option= i
    COMPREPLY=()
    for ((i = COMP_CWORD - 1; i > 1; i--)); do
        [[ ${COMP_WORDS[i]} == -* ]] && option=${COMP_WORDS[i]} && break
    done
    ((COMP_CWORD > 1)) && before=${COMP_WORDS[COMP_CWORD - 1]}
    if ((COMP_CWORD == 1)); then
        COMPREPLY=($(compgen -W ")" +
                         joined(commandNames(app)) + R"( --help --version" -- "$word"))
        return
    fi
    case ${COMP_WORDS[1]} in
)";
    for (const CLI::App* command : app.get_subcommands({})) {
        std::string positional = "COMPREPLY=()", afterOption, inList;
        for (const CLI::Option* option : command->get_options()) {
            const Completion completion = completionOf(*option);
            if (option->get_positional()) {
                positional = bashReply(completion);
            } else if (option->get_expected_max() > 0) {
                const std::string label = "        --" + option->get_lnames().front() + ") ";
                if (completion.isList)
                    inList += label + "[[ $word == -* ]] || { " + bashReply(completion) + "; return; } ;;\n";
                else
                    afterOption += label + bashReply(completion) + "; return ;;\n";
            }
        }
        script += "    " + command->get_name() + ")\n        case $before in\n" + afterOption;
        if (!inList.empty())
            script += "        esac\n        case $option in\n" + inList;
        script += "        esac\n        if [[ $word == -* ]]; then\n            COMPREPLY=($(compgen -W \"" +
                  joined(longOptions(*command)) + "\" -- \"$word\"))\n        else\n            " +
                  positional + "\n        fi\n        ;;\n";
    }
    return script + "    esac\n}\n\ncomplete -F _deepmi deepmi\n";
}

/// Brackets and colons mean something to zsh's _arguments.
std::string zshText(const std::string& text)
{
    std::string safe;
    for (const char c : text)
        safe += c == '[' || c == ']' || c == ':' || c == '\\' ? std::string("\\") + c : std::string(1, c);
    return safe;
}

std::string zshAction(const Completion& completion)
{
    switch (completion.kind) {
    case Completion::Kind::Files:
        return "_files";
    case Completion::Kind::Folders:
        return "_files -/";
    case Completion::Kind::Choices:
        return completion.isList ? "{_values -s , word " + joined(completion.choices) + "}"
                                 : "(" + joined(completion.choices) + ")";
    case Completion::Kind::Nothing:
        return " ";
    }
    return "";
}

std::string zshScript(const CLI::App& app)
{
    std::string script = R"zsh(#compdef deepmi
# zsh completion of deepmi, made by: deepmi completion zsh

# Completes a word of an option that takes several. Where there is none, such options and their words are taken
# out of the line: _arguments knows options of one word, or those that take all the rest.
_deepmi_list()
{
    local option=$1 inside=
    local -a kept=()
    local -i i current=CURRENT
    shift
    for ((i = 1; i <= $#words; i++)); do
        if [[ ${words[i]} == -* ]]; then
            inside=
            [[ ${words[i]} == $option(|=*) ]] && ((i != CURRENT)) && inside=yes
        elif [[ -n $inside ]] && ((i == CURRENT)); then
            _values -s , word "$@"
            return 0
        fi
        if [[ -z $inside ]]; then
            kept+=("${words[i]}")
        elif ((i < CURRENT)); then
            ((current--))
        fi
    done
    words=("${kept[@]}")
    CURRENT=current
    compstate[restore]= # they stay so when this function ends
    return 1
}

_deepmi()
{
    if ((CURRENT == 2)); then
        local -a commands=(
)zsh";
    for (const CLI::App* command : app.get_subcommands({}))
        script += "            " + shellQuoted(command->get_name() + ":" + command->get_description()) + "\n";
    script += "        )\n        _describe command commands\n        return\n    fi\n"
              "    local name=${words[2]}\n    shift words\n    ((CURRENT--))\n    case $name in\n";
    for (const CLI::App* command : app.get_subcommands({})) {
        std::string lists, arguments;
        for (const CLI::Option* option : command->get_options()) {
            const Completion completion = completionOf(*option);
            std::string argument;
            if (option->get_positional()) {
                argument = std::string(option->get_expected_max() > 1 ? "*" : "") + ":" +
                           zshText(option->get_type_name()) + ":" + zshAction(completion);
            } else {
                const std::string name = "--" + option->get_lnames().front();
                const bool hasValue = option->get_expected_max() > 0; // behind "=" or a space
                argument = name + (hasValue ? "=[" : "[") + zshText(option->get_description()) + "]";
                if (hasValue)
                    argument += ":" + zshText(option->get_type_name()) + ":" + zshAction(completion);
                if (completion.isList)
                    lists +=
                        "        _deepmi_list " + name + " " + joined(completion.choices) + " && return\n";
            }
            arguments += " \\\n            " + shellQuoted(argument);
        }
        script += "    " + command->get_name() + ")\n" + lists + "        _arguments" + arguments +
                  "\n        ;;\n";
    }
    return script + "    esac\n}\n\nif [[ ${funcstack[1]} == _deepmi ]]; then\n    _deepmi \"$@\"\nelse\n"
                    "    compdef _deepmi deepmi\nfi\n";
}

std::string fishScript(const CLI::App& app)
{
    std::string script = R"fish(# fish completion of deepmi, made by: deepmi completion fish

# Choices for a word of a list, behind what stands there before its last comma.
function __deepmi_list
    set -l first (commandline -ct | string replace -r '^--[^=]*=' '' | string replace -r '[^,]*$' '')
    for choice in $argv
        echo "$first$choice"
    end
end

# Whether the last option before the word is this one.
function __deepmi_behind
    for word in (commandline -opc)[-1..1]
        if string match -q -- '-*' $word
            string match -q -r -- "^$argv[1](=|\$)" $word
            return
        end
    end
    return 1
end

complete -c deepmi -f
)fish";
    for (const CLI::App* command : app.get_subcommands({}))
        script += "complete -c deepmi -n __fish_use_subcommand -a " + command->get_name() + " -d " +
                  shellQuoted(command->get_description()) + "\n";
    for (const CLI::App* command : app.get_subcommands({})) {
        const std::string start =
            "complete -c deepmi -n '__fish_seen_subcommand_from " + command->get_name() + "'";
        for (const CLI::Option* option : command->get_options()) {
            const Completion completion = completionOf(*option);
            std::string line = start;
            if (!option->get_positional())
                line += " -l " + option->get_lnames().front();
            // -x: a value is needed and no file name is offered for it.
            if (!option->get_positional() && option->get_expected_max() > 0)
                line += completion.kind == Completion::Kind::Files ? " -r" : " -x";
            if (completion.kind == Completion::Kind::Files)
                line += " -F";
            else if (completion.kind == Completion::Kind::Folders)
                line += " -a '(__fish_complete_directories)'";
            else if (completion.kind == Completion::Kind::Choices)
                line += " -a " + shellQuoted(completion.isList
                                                 ? "(__deepmi_list " + joined(completion.choices) + ")"
                                                 : joined(completion.choices));
            script += line + " -d " + shellQuoted(option->get_description()) + "\n";
            if (completion.isList) // its further words, which fish does not take for the option's
                script += "complete -c deepmi -n '__fish_seen_subcommand_from " + command->get_name() +
                          "; and __deepmi_behind --" + option->get_lnames().front() +
                          "' -a '(__deepmi_list " + joined(completion.choices) + ")'\n";
        }
    }
    return script;
}

} // namespace

std::string completionScript(const CLI::App& app, const std::string& shell)
{
    if (shell == "bash")
        return bashScript(app);
    return shell == "zsh" ? zshScript(app) : fishScript(app);
}

} // namespace deepmi::cli
