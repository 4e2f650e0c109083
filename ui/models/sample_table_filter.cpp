#include "models/sample_table_filter.h"

#include "data/delimited_text.h"
#include "data/names.h"
#include "models/text.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

namespace deepmi::studio
{

namespace
{

struct Wrong {
    QString message;
};

QString plain(const QString& word)
{
    QString result;
    for (const QChar letter : word)
        if (!letter.isSpace() && letter != QLatin1Char('_'))
            result += letter.toLower();
    return result;
}

bool isOperatorLetter(QChar letter)
{
    return QStringLiteral("=<>~!≤≥≠").contains(letter);
}

} // namespace

/// Recursive descent, one function a level of binding.
class SampleFilterParser
{
    Q_DECLARE_TR_FUNCTIONS(SampleFilter)

public:
    using Node = SampleFilter::Node;
    using Kind = SampleFilter::Kind;
    using Operator = SampleFilter::Operator;
    /// Of a node. A return type named std::… would give the function's texts the context 'std' in lupdate.
    using Index = std::size_t;

    SampleFilterParser(const QString& text, const std::vector<SampleColumn>& columns)
        : m_text(text), m_columns(columns)
    {
    }

    std::vector<Node> parse()
    {
        const bool comparisons = std::any_of(m_text.begin(), m_text.end(), isOperatorLetter);
        if (!comparisons) {
            Node node;
            node.column = m_columns.front();
            node.compare = Operator::Contains;
            node.text = lowerCase(m_text.trimmed().toStdString());
            return {node};
        }
        alternatives();
        skipBlanks();
        if (m_at < m_text.size())
            fail(m_text[m_at] == QLatin1Char(')') ? tr("there is a ) without its (")
                                                  : tr("expected and, or, or nothing more"));
        return std::move(m_nodes);
    }

    /// After parse().
    QString withIds() const
    {
        QString words = m_text;
        for (auto named = m_named.rbegin(); named != m_named.rend(); ++named)
            words.replace(named->begin, named->end - named->begin, named->column->id);
        return words;
    }

private:
    /// Where a column is called by a name of its.
    struct Named {
        qsizetype begin = 0, end = 0;
        const SampleColumn* column = nullptr;
    };

    [[noreturn]] void fail(const QString& message) const
    {
        const QString rest = m_text.mid(m_at, 16).trimmed();
        throw Wrong{rest.isEmpty() ? tr("At the end: %1.").arg(message)
                                   : tr("At “%1”: %2.").arg(rest, message)};
    }

    Index add(Node node)
    {
        m_nodes.push_back(std::move(node));
        return m_nodes.size() - 1;
    }
    Index join(Kind kind, Index left, Index right)
    {
        Node node;
        node.kind = kind;
        node.left = left;
        node.right = right;
        return add(std::move(node));
    }

    Index alternatives()
    {
        Index left = conditions();
        while (word("or"))
            left = join(Kind::Or, left, conditions());
        return left;
    }
    Index conditions()
    {
        Index left = condition();
        while (word("and"))
            left = join(Kind::And, left, condition());
        return left;
    }
    Index condition()
    {
        // Deep nesting would overflow the stack; nobody writes it.
        if (++m_depth > 200)
            fail(tr("too many parentheses"));
        Index result = 0;
        if (word("not")) {
            const Index inner = condition();
            result = join(Kind::Not, inner, inner);
        } else if (peek(QLatin1Char('(')) && !column(false)) {
            ++m_at;
            result = alternatives();
            if (!peek(QLatin1Char(')')))
                fail(tr("a ) is missing"));
            ++m_at;
        } else {
            result = comparison();
        }
        --m_depth;
        return result;
    }

    Index comparison()
    {
        const SampleColumn* found = column(true);
        Node node;
        if (!found) {
            const auto start = m_at;
            const QString name = value();
            skipBlanks();
            if (m_at < m_text.size() && isOperatorLetter(m_text[m_at])) {
                QStringList known;
                for (const SampleColumn& one : m_columns)
                    known << one.id;
                m_at = start;
                fail(tr("there is no column “%1”; there are %2").arg(name, known.join(QStringLiteral(", "))));
            }
            node.column = m_columns.front();
            node.compare = Operator::Contains;
            node.text = lowerCase(name.toStdString());
            return add(std::move(node));
        }
        node.column = *found;
        node.compare = comparator();
        const auto start = m_at;
        const QString word = value();
        node.missing = word.compare(QStringLiteral("missing"), Qt::CaseInsensitive) == 0;
        node.text = lowerCase(word.toStdString());
        const bool ordered = node.compare != Operator::Equal && node.compare != Operator::NotEqual;
        if (node.missing && ordered)
            fail(tr("“missing” can only be compared by = and !="));
        if (found->field == SampleField::Split && !node.missing && node.compare != Operator::Contains) {
            const auto split = parseSplit(word.toStdString());
            if (!split) {
                m_at = start;
                fail(tr("“%1” is no split; there are Train, Development, Test1, Test2, Test3, NA").arg(word));
            }
            node.text = lowerCase(toString(*split));
        }
        if (!found->isText() && !node.missing) {
            // 3.5, or 3,5 as other languages write it.
            const auto number =
                parseDouble(QString(word).replace(QLatin1Char(','), QLatin1Char('.')).toStdString());
            if (node.compare == Operator::Contains || !number || std::isnan(*number)) {
                m_at = start;
                fail(node.compare == Operator::Contains
                         ? tr("%1 is a number; ~ is for text").arg(found->title)
                         : tr("“%1” is no number, which %2 is").arg(word, found->title));
            }
            node.number = *number;
        }
        return add(std::move(node));
    }

    Operator comparator()
    {
        skipBlanks();
        const std::pair<const char*, Operator> known[] = {
            {"==", Operator::Equal},       {"!=", Operator::NotEqual},     {"<>", Operator::NotEqual},
            {"<=", Operator::LessEqual},   {">=", Operator::GreaterEqual}, {"≤", Operator::LessEqual},
            {"≥", Operator::GreaterEqual}, {"≠", Operator::NotEqual},      {"=", Operator::Equal},
            {"<", Operator::Less},         {">", Operator::Greater},       {"~", Operator::Contains}};
        for (const auto& [letters, kind] : known) {
            const QString sign = QString::fromUtf8(letters);
            if (QStringView(m_text).mid(m_at).startsWith(sign)) {
                m_at += sign.size();
                return kind;
            }
        }
        fail(tr("expected one of = != < <= > >= ~"));
    }

    /// The column whose name stands here, the longest if several do. Only where an operator follows, since
    /// "Label" may as well be a piece of a name.
    const SampleColumn* column(bool consume)
    {
        skipBlanks();
        const SampleColumn* best = nullptr;
        qsizetype bestEnd = m_at;
        for (const SampleColumn& one : m_columns)
            for (const QString& name : {one.id, one.title}) {
                const qsizetype end = matched(plain(name));
                if (end > bestEnd) {
                    best = &one;
                    bestEnd = end;
                }
            }
        if (best && consume) {
            m_named.push_back({m_at, bestEnd, best});
            m_at = bestEnd;
        }
        return best;
    }
    /// Where `name` ends if it stands here, in any case and with any blanks, and an operator follows; else
    /// −1.
    qsizetype matched(const QString& name) const
    {
        qsizetype at = m_at, letter = 0;
        const QChar quote = m_text.mid(at, 1) == QStringLiteral("\"") ? QLatin1Char('"') : QChar();
        if (!quote.isNull())
            ++at;
        for (; letter < name.size() && at < m_text.size(); ++at) {
            if (m_text[at].isSpace() || m_text[at] == QLatin1Char('_'))
                continue;
            if (m_text[at].toLower() != name[letter])
                return -1;
            ++letter;
        }
        if (letter < name.size() || name.isEmpty())
            return -1;
        if (!quote.isNull()) {
            if (at >= m_text.size() || m_text[at] != quote)
                return -1;
            ++at;
        }
        qsizetype next = at;
        while (next < m_text.size() && m_text[next].isSpace())
            ++next;
        return next < m_text.size() && isOperatorLetter(m_text[next]) ? at : -1;
    }

    /// A word up to a blank, a parenthesis or an operator, or a text in quotes.
    QString value()
    {
        skipBlanks();
        if (m_at >= m_text.size())
            fail(tr("expected a value"));
        const QChar quote = m_text[m_at];
        if (quote == QLatin1Char('"') || quote == QLatin1Char('\'')) {
            const qsizetype end = m_text.indexOf(quote, m_at + 1);
            if (end < 0)
                fail(tr("the closing quote is missing"));
            const QString result = m_text.mid(m_at + 1, end - m_at - 1);
            m_at = end + 1;
            return result;
        }
        const qsizetype start = m_at;
        while (m_at < m_text.size() && !m_text[m_at].isSpace() && m_text[m_at] != QLatin1Char('(') &&
               m_text[m_at] != QLatin1Char(')') && !isOperatorLetter(m_text[m_at]))
            ++m_at;
        if (m_at == start)
            fail(tr("expected a value"));
        return m_text.mid(start, m_at - start);
    }

    bool word(const char* letters)
    {
        skipBlanks();
        const QString expected = QString::fromLatin1(letters);
        const qsizetype end = m_at + expected.size();
        if (QStringView(m_text).mid(m_at, expected.size()).compare(expected, Qt::CaseInsensitive) != 0 ||
            (end < m_text.size() && !m_text[end].isSpace() && m_text[end] != QLatin1Char('(')))
            return false;
        m_at = end;
        return true;
    }
    bool peek(QChar letter)
    {
        skipBlanks();
        return m_at < m_text.size() && m_text[m_at] == letter;
    }
    void skipBlanks()
    {
        while (m_at < m_text.size() && m_text[m_at].isSpace())
            ++m_at;
    }

    const QString& m_text;
    const std::vector<SampleColumn>& m_columns;
    std::vector<Node> m_nodes;
    std::vector<Named> m_named; ///< as they stand
    qsizetype m_at = 0;
    int m_depth = 0;
};

std::optional<SampleFilter> SampleFilter::parse(const QString& text, const std::vector<SampleColumn>& columns,
                                                QString* error)
{
    SampleFilter filter;
    if (error)
        error->clear();
    if (text.trimmed().isEmpty() || columns.empty())
        return filter;
    try {
        filter.m_nodes = SampleFilterParser(text, columns).parse();
        return filter;
    } catch (const Wrong& wrong) {
        if (error)
            *error = wrong.message;
        return std::nullopt;
    }
}

QString SampleFilter::withIds(const QString& text, const std::vector<SampleColumn>& columns)
{
    if (text.trimmed().isEmpty() || columns.empty())
        return text;
    try {
        SampleFilterParser parser(text, columns);
        parser.parse();
        return parser.withIds();
    } catch (const Wrong&) {
        return text;
    }
}

bool SampleFilter::dependsOnBlend() const
{
    return std::any_of(m_nodes.begin(), m_nodes.end(), [](const Node& node) {
        return node.kind == Kind::Compare && node.column.dependsOnBlend();
    });
}

bool SampleFilter::needsClusters() const
{
    return std::any_of(m_nodes.begin(), m_nodes.end(), [](const Node& node) {
        return node.kind == Kind::Compare && !node.missing && node.column.needsClusters();
    });
}

bool SampleFilter::passes(const SampleTableValues& values, std::int32_t row) const
{
    return m_nodes.empty() || passes(m_nodes.back(), values, row);
}

bool SampleFilter::passes(const Node& node, const SampleTableValues& values, std::int32_t row) const
{
    switch (node.kind) {
    case Kind::And:
        return passes(m_nodes[node.left], values, row) && passes(m_nodes[node.right], values, row);
    case Kind::Or:
        return passes(m_nodes[node.left], values, row) || passes(m_nodes[node.right], values, row);
    case Kind::Not:
        return !passes(m_nodes[node.left], values, row);
    case Kind::Compare:
        break;
    }
    const auto compare = [&](const auto& value, const auto& with) {
        switch (node.compare) {
        case Operator::Equal:
            return value == with;
        case Operator::NotEqual:
            return value != with;
        case Operator::Less:
            return value < with;
        case Operator::LessEqual:
            return value <= with;
        case Operator::Greater:
            return value > with;
        default:
            return value >= with;
        }
    };
    if (node.column.isText()) {
        const std::string value = lowerCase(textAt(values, node.column, row));
        if (node.missing)
            return value.empty() == (node.compare == Operator::Equal);
        if (node.compare == Operator::Contains)
            return value.find(node.text) != std::string::npos;
        return compare(value, node.text);
    }
    const double value = numberAt(values, node.column, row);
    if (node.missing)
        return std::isnan(value) == (node.compare == Operator::Equal);
    return !std::isnan(value) && compare(value, node.number);
}

} // namespace deepmi::studio
