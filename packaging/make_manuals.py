#!/usr/bin/env python3
"""Manual pages and shell completions, made from what the programs say of themselves.

    make_manuals.py FOLDER PROGRAM...

PROGRAM is deepmi or deepmi-studio. FOLDER gets man1/NAME.1 (of deepmi also one a command, man1/deepmi-score.1) and the
completions bash/NAME, zsh/_NAME and fish/NAME.fish. Whatever stands there already is removed first. Pages carry the date
of SOURCE_DATE_EPOCH, where that is set, and else none, so that the same programs give the same bytes.
"""
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path


class Help:
    """A program's or a command's --help: the first paragraph, usage, and sections of lines."""

    def __init__(self, text):
        self.intro, self.usage, self.sections = [], [], []
        lines, in_usage = text.rstrip().split("\n"), False
        for line in lines:
            if line.startswith("Usage:") or (in_usage and line.startswith("       ")):
                self.usage.append(line[7:])
                in_usage = True
                continue
            in_usage = False
            if not line.strip():
                continue
            if not self.usage:
                self.intro.append(line)
            elif line.startswith(" "):
                if not self.sections:
                    raise ValueError(f"this line of --help belongs to no section: {line!r}")
                self.sections[-1][1].append(line)
            elif line.startswith("deepmi-studio "):  # CLI11's own format, as the window's program has it
                self.of("Examples").append("  " + line)
            elif match := re.fullmatch(r"(Exit codes): (.+)", line):
                self.of(match[1]).append("  " + match[2])
            elif line.endswith("."):
                self.of("Output").append("  " + line)
            else:
                self.of(line.rstrip(":"))
        if not self.usage or not self.sections:
            raise ValueError("no usage or no options in --help")

    def of(self, title):
        """The lines of the last section if it has this title, else of a new one."""
        if not self.sections or self.sections[-1][0] != title:
            self.sections.append((title, []))
        return self.sections[-1][1]

    def entries(self, title):
        """[(syntax, description)] of a section: two columns, the second indented deeper where it goes on."""
        entries = []
        for name, lines in self.sections:
            if name != title:
                continue
            for line in lines:
                if match := re.fullmatch(r"  (\S.*?)(?:\s{2,}(\S.*))?", line):
                    # CLI11 leaves one space where the syntax just fits.
                    if not match[2] and (tight := re.fullmatch(r"(-.{25,26}) ([a-z].*)", match[1])):
                        match = (None, tight[1], tight[2])
                    entries.append([match[1], match[2] or ""])
                elif entries:
                    entries[-1][1] += " " + line.strip()
                else:
                    raise ValueError(f"section {title}: {line!r} begins nothing")
        return [(syntax, description.strip()) for syntax, description in entries]

    def long_options(self):
        """[(--name, description, choices)] of all sections, the help among them."""
        options = []
        for title, _ in self.sections:
            if title == "Examples":
                continue
            for syntax, description in self.entries(title):
                if match := re.match(r"(?:-\w, ?)?(--[\w-]+)(.*)", syntax):
                    choices = re.search(r"\{([\w,]+)\}", match[2])
                    value = "choices" if choices else "path" if re.search(r"FILE|PATH|FOLDER", match[2]) else \
                        "value" if match[2].strip() else ""
                    options.append((match[1], description, choices[1].split(",") if choices else [], value))
        return options


def roff(text):
    text = text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq").replace("^", "\\(ha").replace("~", "\\(ti")
    return "\\&" + text if text.startswith(".") else text


def page(name, help_, summary, version, others):
    date = time.strftime("%Y-%m-%d", time.gmtime(int(os.environ["SOURCE_DATE_EPOCH"]))) \
        if "SOURCE_DATE_EPOCH" in os.environ else ""
    lines = [f'.TH {roff(name).upper()} 1 "{date}" "DeepMI Studio {version}" "DeepMI Studio"',
             ".SH NAME", f"{roff(name)} \\- {roff(summary)}", ".SH SYNOPSIS", ".nf"]
    lines += [f"\\fB{roff(usage)}\\fR" for usage in help_.usage]
    lines += [".fi", ".SH DESCRIPTION", roff(" ".join(help_.intro))]
    for title, content in help_.sections:
        lines.append(f'.SH "{roff(title.upper())}"')
        if title == "Examples":
            lines += [".nf"] + [roff(line.strip() if line.startswith("  d") else line) for line in content] + [".fi"]
            continue
        for syntax, description in help_.entries(title):
            if description:
                lines += [".TP", f"\\fB{roff(syntax)}\\fR", roff(description)]
            else:
                lines += [".PP", roff(syntax)]
    if others:
        lines += [".SH SEE ALSO", ",\n".join(f".BR {roff(other)} (1)" for other in others).replace("(1),", '(1),')]
    return "\n".join(lines) + "\n"


def bash_completion(name, options):
    cases = "".join(f"        {option}) mapfile -t COMPREPLY < <(compgen -W '{' '.join(choices)}' -- \"$word\"); return ;;\n"
                    for option, _, choices, _ in options if choices)
    values = "|".join(option for option, _, _, value in options if value == "value")
    function = "_" + name.replace("-", "_")
    return f"""# Completions of {name}; made by packaging/make_manuals.py.
{function}() {{
    local word=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD - 1]}}
    COMPREPLY=()
    case $before in
{cases}        {values}) return ;;
    esac
    if [[ $word == -* ]]; then
        mapfile -t COMPREPLY < <(compgen -W '{' '.join(option for option, *_ in options)}' -- "$word")
    else
        compopt -o filenames 2>/dev/null
        mapfile -t COMPREPLY < <(compgen -f -- "$word")
    fi
}}
complete -F {function} {name}
"""


def zsh_completion(name, options):
    def quoted(text):
        return text.replace("'", "'\\''").replace("[", "\\[").replace("]", "\\]").replace(":", "\\:")

    def action(choices, value):
        return {"choices": f":value:({' '.join(choices)})", "path": ":file:_files", "value": ":value: "}.get(value, "")

    lines = [f"    '{option}[{quoted(description)}]{action(choices, value)}' \\"
             for option, description, choices, value in options]
    return "\n".join([f"#compdef {name}", "# Made by packaging/make_manuals.py.", "_arguments \\"] + lines +
                     ["    '*:file:_files'"]) + "\n"


def fish_completion(name, options):
    lines = [f"# Completions of {name}; made by packaging/make_manuals.py."]
    for option, description, choices, value in options:
        escaped = description.replace("\\", "\\\\").replace("'", "\\'")
        ending = f" -x -a '{' '.join(choices)}'" if choices else " -r -F" if value == "path" else " -x" if value else ""
        lines.append(f"complete -c {name} -l {option[2:]} -d '{escaped}'{ending}")
    return "\n".join(lines) + "\n"


def say(program, *arguments):
    result = subprocess.run([program, *arguments], capture_output=True, text=True, check=False,
                            env={**os.environ, "LC_ALL": "C.UTF-8"})
    if result.returncode:
        raise ValueError(f"{program} {' '.join(arguments)} ended with {result.returncode}: {result.stderr.strip()}")
    return result.stdout


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def make_deepmi(program, folder, version, window):
    own = Help(say(program, "--help"))
    commands = own.entries("Commands")
    names = [f"deepmi-{command}" for command, _ in commands]
    write(folder / "man1/deepmi.1",
          page("deepmi", own, "which samples of a speech emotion corpus are easy, which are hard, and why", version,
               names + window))
    for (command, summary), name in zip(commands, names):
        write(folder / f"man1/{name}.1",
              page(name, Help(say(program, command, "--help")), summary, version, ["deepmi"]))
    for shell, file in (("bash", "deepmi"), ("zsh", "_deepmi"), ("fish", "deepmi.fish")):
        write(folder / shell / file, say(program, "completion", shell))


def make_studio(program, folder, version):
    name = "deepmi-studio"
    own = Help(say(program, "--help"))
    write(folder / f"man1/{name}.1",
          page(name, own, "explore which samples of a speech emotion corpus are easy or hard, in a window", version,
               ["deepmi"]))
    options = own.long_options()
    write(folder / f"bash/{name}", bash_completion(name, options))
    write(folder / f"zsh/_{name}", zsh_completion(name, options))
    write(folder / f"fish/{name}.fish", fish_completion(name, options))


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    folder, programs = Path(sys.argv[1]), {Path(program).name: program for program in sys.argv[2:]}
    shutil.rmtree(folder, ignore_errors=True)
    for name, program in programs.items():
        version = say(program, "--version").split()[1]
        if name == "deepmi":
            make_deepmi(program, folder, version, [other for other in programs if other != name])
        else:
            make_studio(program, folder, version)


if __name__ == "__main__":
    try:
        main()
    except ValueError as error:
        sys.exit(f"make_manuals.py: {error}")
