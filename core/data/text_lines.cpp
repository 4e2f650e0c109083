#include "data/text_lines.h"

#include "data/input_file.h"
#include "data/names.h"
#include "job/error.h"

#include <algorithm>

namespace deepmi
{

namespace
{

constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";

/// Cuts the next line off `text`, without its line end.
std::string_view takeLine(std::string_view& text, std::size_t number, const std::filesystem::path& path)
{
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (number == 1 && line.starts_with(byteOrderMark))
        line.remove_prefix(byteOrderMark.size());
    if (line.ends_with('\r'))
        line.remove_suffix(1);
    if (line.find('\0') != std::string_view::npos)
        throw InputError(path, "line " + std::to_string(number),
                         "a zero byte: this is no text in UTF-8 or ASCII");
    return line;
}

} // namespace

void forEachLine(const std::filesystem::path& path, const Job& job, const std::string& stage,
                 const std::function<void(std::string_view line, std::size_t number)>& visit)
{
    constexpr std::size_t reportEvery = 16384;
    const InputFile file(path);
    std::string contents(static_cast<std::size_t>(file.size()), '\0');
    file.read(0, contents.data(), contents.size());
    std::string_view rest(contents);
    for (std::size_t number = 1; !rest.empty(); ++number) {
        visit(takeLine(rest, number, path), number);
        if (number % reportEvery == 0) {
            job.throwIfStopped();
            job.report(stage, static_cast<double>(contents.size() - rest.size()),
                       static_cast<double>(contents.size()));
        }
    }
}

std::string firstLine(const std::filesystem::path& path)
{
    constexpr std::size_t most = 64 * 1024;
    const InputFile file(path);
    std::string block(most, '\0');
    block.resize(file.readUpTo(0, block.data(), most));
    std::string_view rest(block);
    for (std::size_t number = 1; !rest.empty(); ++number) {
        const std::string_view line = takeLine(rest, number, path);
        if (!trimmed(line).empty())
            return std::string(line);
    }
    throw InputError(path, "", "the file begins with nothing but blank lines");
}

} // namespace deepmi
