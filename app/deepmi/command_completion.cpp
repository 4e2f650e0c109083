#include "command.h"
#include "completion.h"
#include "reading_options.h"

namespace deepmi::cli
{

namespace
{

class CompletionCommand final : public Command
{
public:
    CLI::App* declare(CLI::App& app) override
    {
        m_program = &app;
        auto* command = app.add_subcommand("completion", "print a completion script for a shell");
        command->footer("deepmi completion bash > ~/.local/share/bash-completion/completions/deepmi\n"
                        "deepmi completion zsh > ~/.zfunc/_deepmi\n"
                        "deepmi completion fish > ~/.config/fish/completions/deepmi.fish");
        addTextOption(*command, "shell", m_shell, "the shell that the script is for", "bash|zsh|fish")
            ->required();
        return command;
    }

    CommandOutput run(const Session&) override
    {
        CommandOutput output;
        output.text = completionScript(*m_program, m_shell);
        output.json = {{"shell", m_shell}, {"script", output.text}};
        return output;
    }

private:
    const CLI::App* m_program = nullptr;
    std::string m_shell;
};

} // namespace

std::unique_ptr<Command> makeCompletionCommand()
{
    return std::make_unique<CompletionCommand>();
}

} // namespace deepmi::cli
