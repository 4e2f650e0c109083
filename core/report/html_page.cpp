#include "report/html_page.h"

#include "figures/canvas.h"
#include "job/xml_text.h"

namespace deepmi
{

namespace
{

/// Colours are those of the figures (figures/canvas.h), so that they stand on the page without a frame.
std::string colours(const FigureColours& figure, const char* link, const char* shade)
{
    return "--page:" + figure.page + ";--ink:" + figure.ink + ";--muted:" + figure.muted +
           ";--rule:" + figure.ground + ";--faint:" + figure.faint + ";--link:" + link + ";--shade:" + shade;
}

std::string style()
{
    return ":root{color-scheme:light dark;" + colours({}, "#0b57a4", "#f6f7f9") +
           "}\n@media screen and (prefers-color-scheme:dark){:root{" +
           colours(FigureColours::forDarkPage(), "#8ab8f0", "#27272b") + R"(}
.light{display:none}
.dark{display:block!important}}
.dark{display:none}
*{box-sizing:border-box}
html{background:var(--page);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
body{max-width:70rem;margin:0 auto;padding:1.5rem 1.25rem 4rem}
h1{font-size:1.75rem;line-height:1.2;margin:.5rem 0}
h2{font-size:1.3rem;margin:2.5rem 0 .5rem;padding-top:.5rem;border-top:1px solid var(--rule)}
h3{font-size:1.05rem;margin:1.5rem 0 .4rem}
p{max-width:46rem}
a{color:var(--link)}
nav ul{list-style:none;display:flex;flex-wrap:wrap;gap:.25rem 1rem;padding:0}
dl.facts{display:grid;grid-template-columns:max-content 1fr;gap:.1rem 1rem;color:var(--muted);font-size:.9rem;margin:0}
dl.facts dd{margin:0;overflow-wrap:anywhere}
.says{background:var(--shade);border-left:4px solid var(--link);padding:.6rem 1rem;margin:1rem 0}
.says p{margin:.3rem 0;max-width:none}
.scroll{overflow-x:auto}
table{border-collapse:collapse;border-top:2px solid var(--ink);border-bottom:2px solid var(--ink);margin:.5rem 0;font-variant-numeric:tabular-nums}
caption{text-align:left;font-weight:600;padding:.3rem 0}
th,td{padding:.2rem .8rem .2rem 0;text-align:left;vertical-align:baseline;white-space:nowrap}
thead th{border-bottom:1px solid var(--ink)}
tbody th{font-weight:400}
tr.title th{font-weight:600;border-top:1px solid var(--rule);padding-top:.5rem}
tr.foot td,tr.foot th{color:var(--muted);border-top:1px solid var(--faint)}
tr:target{background:var(--shade);outline:2px solid var(--link)}
td a{color:inherit;text-decoration:none}
td a:hover,td a:focus{text-decoration:underline;color:var(--link)}
sup{font-size:.75em;line-height:0;margin-left:.1em}
.part{color:var(--muted);font-size:.8em;margin-left:.35em}
u{text-underline-offset:3px}
.notes{color:var(--muted);font-size:.88rem}
.notes p{margin:.15rem 0;max-width:none}
figure{margin:1.2rem 0}
figure svg{display:block;width:100%;max-width:62rem;height:auto}
figcaption{color:var(--muted);font-size:.88rem;max-width:46rem}
figcaption b{color:var(--ink)}
.appendix table{font-size:.82rem}
.appendix td.t{white-space:normal;overflow-wrap:anywhere}
summary{cursor:pointer;margin:.8rem 0 .2rem}
code{font-family:ui-monospace,"DejaVu Sans Mono",Menlo,Consolas,monospace;font-size:.92em}
@media print{
@page{margin:16mm}
html{font-size:10.5pt}
body{max-width:none;padding:0}
nav{display:none}
a{color:inherit;text-decoration:none}
h2,h3,caption{break-after:avoid}
figure,.says,table.whole{break-inside:avoid}
tr{break-inside:avoid}
.scroll{overflow:visible}
.appendix{break-before:page}
.appendix table{font-size:7pt}
.appendix table.whole{break-inside:auto}
.appendix td,.appendix th{white-space:normal;padding-right:.5rem}
}
)";
}

} // namespace

std::string htmlPage(const std::string& title, const std::string& body)
{
    return "<!DOCTYPE html>\n<html lang=\"en\" xmlns=\"http://www.w3.org/1999/xhtml\">\n<head>\n"
           "<meta charset=\"utf-8\"/>\n"
           "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
           "<meta name=\"generator\" content=\"DeepMI Studio\"/>\n<title>" +
           xmlText(title) + "</title>\n<style>\n" + style() + "</style>\n</head>\n<body>\n" + body +
           "</body>\n</html>\n";
}

std::string htmlElement(const std::string& name, std::string_view text, const std::string& attributes)
{
    return "<" + name + (attributes.empty() ? "" : " " + attributes) + ">" + xmlText(text) + "</" + name +
           ">\n";
}

std::string HtmlTable::toString() const
{
    constexpr std::size_t longTable = 40; // rows that may not fit a sheet of paper
    std::string text = std::string("<div class=\"scroll\"><table") +
                       (rows.size() < longTable ? " class=\"whole\"" : "") + ">\n";
    if (!caption.empty())
        text += htmlElement("caption", caption);
    text += "<thead><tr>";
    for (std::size_t column = 0; column < head.size(); ++column)
        text += std::string("<th scope=\"col\"") + (column >= textColumns ? " class=\"n\"" : "") + ">" +
                xmlText(head[column]) + "</th>";
    text += "</tr></thead>\n<tbody>\n";
    for (const Row& row : rows) {
        const bool title = row.cells.size() == 1 && head.size() > 1;
        text += "<tr";
        if (!row.id.empty())
            text += " id=\"" + xmlText(row.id) + "\"";
        text += title ? " class=\"title\"" : row.foot ? " class=\"foot\"" : "";
        text += ">";
        for (std::size_t column = 0; column < row.cells.size(); ++column) {
            if (column == 0)
                text += title ? "<th colspan=\"" + std::to_string(head.size()) + "\" scope=\"colgroup\">" +
                                    row.cells[0] + "</th>"
                              : "<th scope=\"row\">" + row.cells[0] + "</th>";
            else
                text += std::string("<td class=\"") + (column < textColumns ? "t" : "n") + "\">" +
                        row.cells[column] + "</td>";
        }
        text += "</tr>\n";
    }
    return text + "</tbody>\n</table></div>\n";
}

std::string htmlFigure(const std::string& id, const std::string& title, const std::string& caption,
                       const std::string& light, const std::string& dark)
{
    // Inside a page there is no XML declaration.
    const auto element = [](const std::string& document) {
        return document.substr(std::min(document.find("<svg"), document.size()));
    };
    return "<figure id=\"" + xmlText(id) + "\">\n<div class=\"light\">" + element(light) +
           "</div>\n<div class=\"dark\">" + element(dark) + "</div>\n<figcaption><b>" + xmlText(title) +
           ".</b> " + xmlText(caption) + "</figcaption>\n</figure>\n";
}

} // namespace deepmi
