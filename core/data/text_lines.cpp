#include "data/text_lines.h"

#include "data/names.h"
#include "job/error.h"

#include <algorithm>

namespace deepmi
{

namespace
{

/// Cuts the next line off `text`, without its line end.
std::string_view takeLine(std::string_view& text)
{
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.ends_with('\r'))
        line.remove_suffix(1);
    return line;
}

} // namespace

TextEncoding forEachLine(const std::filesystem::path& path, const Job& job, const std::string& stage,
                         const std::function<void(std::string_view line, std::size_t number)>& visit)
{
    constexpr std::size_t reportEvery = 16384;
    constexpr std::size_t blockBytes = std::size_t(1) << 20;
    TextSource source(path);
    std::string contents;
    while (source.append(contents, blockBytes))
        job.throwIfStopped();
    std::string_view rest(contents);
    for (std::size_t number = 1; !rest.empty(); ++number) {
        visit(takeLine(rest), number);
        if (number % reportEvery == 0) {
            job.throwIfStopped();
            job.report(stage, static_cast<double>(contents.size() - rest.size()),
                       static_cast<double>(contents.size()));
        }
    }
    return source.encoding();
}

std::string firstLine(const std::filesystem::path& path)
{
    constexpr std::size_t most = 64 * 1024;
    TextSource source(path);
    std::string block;
    source.append(block, most);
    std::string_view rest(block);
    while (!rest.empty()) {
        const std::string_view line = takeLine(rest);
        if (!trimmed(line).empty())
            return std::string(line);
    }
    throw InputError(path, "", "the file begins with nothing but blank lines");
}

} // namespace deepmi
