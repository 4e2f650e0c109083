#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace deepmi
{

/// A whole page, well-formed XML too, with its style inside: light and dark as the reader's system has it,
/// light on paper, no script and nothing from elsewhere. `body` is HTML already.
std::string htmlPage(const std::string& title, const std::string& body);

/// Text in an element, escaped: htmlElement("p", "a < b").
std::string htmlElement(const std::string& name, std::string_view text, const std::string& attributes = {});

/// A table whose cells are HTML already; `head` are texts. Cells of `textColumns` are set as text, the others
/// as numbers. Rows that have an id get it as their anchor.
struct HtmlTable {
    std::string caption;
    std::vector<std::string> head;
    std::size_t textColumns = 1;
    struct Row {
        std::string id;
        std::vector<std::string> cells; ///< of a single cell: a title over all columns
        bool foot = false;              ///< set apart from the rows above
    };
    std::vector<Row> rows;
    std::string toString() const;
};

/// The same SVG document for light and dark pages, as part of a page: the style shows one of them.
std::string htmlFigure(const std::string& id, const std::string& title, const std::string& caption,
                       const std::string& light, const std::string& dark);

} // namespace deepmi
