#include "network/pickle_machine.h"

#include "job/error.h"

#include <algorithm>
#include <array>
#include <bit>
#include <optional>
#include <unordered_map>
#include <utility>

namespace deepmi
{

namespace
{

using Kind = PickledValue::Kind;

/// What the names of the storages say, as in torch's __init__.py.
constexpr std::array<std::pair<std::string_view, ElementType>, 10> storageTypes = {{
    {"torch.DoubleStorage", ElementType::Float64},
    {"torch.FloatStorage", ElementType::Float32},
    {"torch.HalfStorage", ElementType::Float16},
    {"torch.BFloat16Storage", ElementType::BFloat16},
    {"torch.LongStorage", ElementType::Int64},
    {"torch.IntStorage", ElementType::Int32},
    {"torch.ShortStorage", ElementType::Int16},
    {"torch.CharStorage", ElementType::Int8},
    {"torch.ByteStorage", ElementType::UInt8},
    {"torch.BoolStorage", ElementType::Bool},
}};
constexpr std::string_view rebuildTensor = "torch._utils._rebuild_tensor_v2";
constexpr std::string_view rebuildParameter = "torch._utils._rebuild_parameter";
constexpr std::string_view orderedDictionary = "collections.OrderedDict";

/// torch counts storages from 0.
constexpr std::size_t longestKey = 32;

std::optional<ElementType> storageType(std::string_view name)
{
    for (const auto& [known, type] : storageTypes)
        if (known == name)
            return type;
    return std::nullopt;
}

/// A name of a file as it can stand in a message: printable ASCII, not too long.
std::string printable(std::string_view text)
{
    constexpr std::size_t most = 80;
    std::string result;
    for (const char c : text.substr(0, most))
        result += c > ' ' && c < 127 ? c : '?';
    return text.size() > most ? result + "..." : result;
}

class Machine
{
public:
    Machine(std::string_view pickle, const std::filesystem::path& path) : m_pickle(pickle), m_path(path) {}

    PickledObject run();

private:
    using Value = std::uint32_t;

    [[noreturn]] void fail(const std::string& message) const
    {
        throw InputError(m_path, "data.pkl, byte " + std::to_string(m_instruction), message);
    }

    // The bytes
    std::string_view take(std::uint64_t count)
    {
        if (count > m_pickle.size() - m_next)
            fail("the pickle ends within an instruction; the file is truncated");
        const std::string_view bytes = m_pickle.substr(m_next, static_cast<std::size_t>(count));
        m_next += static_cast<std::size_t>(count);
        return bytes;
    }
    std::uint64_t unsignedOf(std::size_t bytes)
    {
        std::uint64_t value = 0;
        const std::string_view taken = take(bytes);
        for (std::size_t i = 0; i < bytes; ++i)
            value |= static_cast<std::uint64_t>(static_cast<unsigned char>(taken[i])) << (8 * i);
        return value;
    }
    std::string_view line()
    {
        const std::size_t end = m_pickle.find('\n', m_next);
        if (end == std::string_view::npos)
            fail("the pickle ends within a name; the file is truncated");
        const std::string_view text = m_pickle.substr(m_next, end - m_next);
        m_next = end + 1;
        return text;
    }

    // Values
    Value add(PickledValue value)
    {
        if (m_object.values.size() >= mostPickledValues)
            fail("the pickle has more than " + std::to_string(mostPickledValues) + " values");
        m_object.values.push_back(std::move(value));
        return static_cast<Value>(m_object.values.size() - 1);
    }
    void push(PickledValue value) { m_stack.push_back(add(std::move(value))); }
    void pushInteger(std::int64_t value, Kind kind = Kind::Integer)
    {
        PickledValue made;
        made.kind = kind;
        made.integer = value;
        push(std::move(made));
    }
    void pushText(std::string_view text)
    {
        PickledValue made;
        made.kind = Kind::Text;
        made.text = text;
        push(std::move(made));
    }
    void pushItems(Kind kind, std::vector<Value> items)
    {
        PickledValue made;
        made.kind = kind;
        made.items = std::move(items);
        push(std::move(made));
    }
    const PickledValue& at(Value value) const { return m_object.values[value]; }

    // The stack; nothing below the last mark can be taken.
    std::size_t bottom() const { return m_marks.empty() ? 0 : m_marks.back(); }
    Value pop()
    {
        if (m_stack.size() <= bottom())
            fail("an instruction finds nothing on the stack; the file is damaged");
        const Value value = m_stack.back();
        m_stack.pop_back();
        return value;
    }
    Value top() const
    {
        if (m_stack.size() <= bottom())
            fail("an instruction finds nothing on the stack; the file is damaged");
        return m_stack.back();
    }
    std::vector<Value> popToMark()
    {
        if (m_marks.empty())
            fail("an instruction finds no mark on the stack; the file is damaged");
        std::vector<Value> values(m_stack.begin() + static_cast<std::ptrdiff_t>(m_marks.back()),
                                  m_stack.end());
        m_stack.resize(m_marks.back());
        m_marks.pop_back();
        return values;
    }
    void pushTuple(std::size_t count)
    {
        std::vector<Value> items(count);
        for (std::size_t i = count; i-- > 0;)
            items[i] = pop();
        pushItems(Kind::Tuple, std::move(items));
    }
    void extend(Kind kind, const std::vector<Value>& items)
    {
        PickledValue& target = m_object.values[top()];
        if (target.kind != kind || (kind == Kind::Dictionary && items.size() % 2 != 0))
            fail(kind == Kind::List ? "appends to what is no list; the file is damaged"
                                    : "sets entries of what is no dictionary; the file is damaged");
        target.items.insert(target.items.end(), items.begin(), items.end());
    }

    // The few things that it can call
    const PickledValue& expect(Value value, Kind kind, const char* what) const
    {
        if (at(value).kind != kind)
            fail(std::string("expected ") + what + "; the file is damaged");
        return at(value);
    }
    std::uint64_t count(Value value, const char* what) const
    {
        const std::int64_t number = expect(value, Kind::Integer, what).integer;
        if (number < 0)
            fail(std::string("expected ") + what + ", found " + std::to_string(number));
        return static_cast<std::uint64_t>(number);
    }
    std::vector<std::uint64_t> counts(Value value, const char* what) const
    {
        const std::vector<Value>& items = expect(value, Kind::Tuple, what).items;
        if (items.size() > mostTensorDimensions)
            fail("a tensor has " + std::to_string(items.size()) + " dimensions, more than " +
                 std::to_string(mostTensorDimensions));
        std::vector<std::uint64_t> result;
        for (const Value item : items)
            result.push_back(count(item, what));
        return result;
    }
    void global();
    void storage();
    void tensor(const std::vector<Value>& arguments);
    void reduce();
    void build();
    void number();
    void longInteger(std::uint64_t bytes);
    bool step();

    std::string_view m_pickle;
    const std::filesystem::path& m_path;
    std::size_t m_next = 0, m_instruction = 0;
    PickledObject m_object;
    std::vector<Value> m_stack;
    std::vector<std::size_t> m_marks;
    std::unordered_map<std::uint64_t, Value> m_memo;
    std::unordered_map<std::string, std::size_t> m_storageOfKey;
};

void Machine::global()
{
    const std::string module(line());
    const std::string name = module + "." + std::string(line());
    if (name != rebuildTensor && name != rebuildParameter && name != orderedDictionary && !storageType(name))
        fail("this file would run code: it calls for " + printable(name) +
             ", which tensors do not need; save the tensors alone: torch.save(model.state_dict(), FILE)");
    PickledValue made;
    made.kind = Kind::Global;
    made.text = name;
    push(std::move(made));
}

/// ('storage', type, key, device, elements): every tensor names its storage anew, so it is kept by its key.
void Machine::storage()
{
    const std::vector<Value>& parts = expect(pop(), Kind::Tuple, "the description of a storage").items;
    if (parts.size() != 5 || expect(parts[0], Kind::Text, "the word storage").text != "storage")
        fail("expected the description of a storage (5 parts); the file is damaged");
    const auto type = storageType(expect(parts[1], Kind::Global, "the type of a storage").text);
    if (!type)
        fail("expected the type of a storage; the file is damaged");
    PickledStorage found;
    const std::string& key = expect(parts[2], Kind::Text, "the key of a storage").text;
    if (key.size() > longestKey)
        fail("the key of a storage is " + std::to_string(key.size()) +
             " characters long, expected a number; the file is damaged");
    found.key = key;
    found.type = *type;
    found.count = count(parts[4], "the number of elements of a storage");
    const auto [place, isNew] = m_storageOfKey.emplace(found.key, m_object.storages.size());
    if (isNew)
        m_object.storages.push_back(found);
    const PickledStorage& known = m_object.storages[place->second];
    if (known.type != found.type || known.count != found.count)
        fail("storage " + printable(found.key) +
             " is described in two ways; save its tensors as one type, with .clone()");
    pushInteger(static_cast<std::int64_t>(place->second), Kind::Storage);
}

/// (storage, offset, sizes, strides, requires_grad, hooks[, metadata])
void Machine::tensor(const std::vector<Value>& arguments)
{
    if (arguments.size() < 6 || arguments.size() > 7)
        fail("a tensor has " + std::to_string(arguments.size()) + " parts, expected 6 or 7");
    // Metadata say that values are to be negated or conjugated first.
    if (arguments.size() == 7 && at(arguments[6]).kind != Kind::Nothing &&
        !(at(arguments[6]).kind == Kind::Dictionary && at(arguments[6]).items.empty()))
        fail("a tensor has metadata (a view that negates or conjugates); save it with .resolve_neg() and "
             ".resolve_conj()");
    PickledTensor made;
    made.storage =
        static_cast<std::size_t>(expect(arguments[0], Kind::Storage, "a tensor's storage").integer);
    made.offset = count(arguments[1], "a tensor's offset");
    made.shape = counts(arguments[2], "a tensor's sizes");
    made.strides = counts(arguments[3], "a tensor's strides");
    if (made.shape.size() != made.strides.size())
        fail("a tensor has " + std::to_string(made.shape.size()) + " sizes and " +
             std::to_string(made.strides.size()) + " strides");
    // Each step is compared before it is taken, so that no product can overflow.
    const std::uint64_t elements = m_object.storages[made.storage].count;
    std::uint64_t last = made.offset;
    bool inside = true;
    const bool nothing = std::find(made.shape.begin(), made.shape.end(), 0U) != made.shape.end();
    for (std::size_t i = 0; i < made.shape.size() && !nothing && inside; ++i) {
        const std::uint64_t steps = made.shape[i] - 1;
        inside = last < elements && (steps == 0 || made.strides[i] <= (elements - 1 - last) / steps);
        last += inside ? steps * made.strides[i] : 0;
    }
    if (nothing ? made.offset > elements : !inside || last >= elements)
        fail("a tensor reaches outside of its storage, which has " + std::to_string(elements) + " elements");
    if (m_object.tensors.size() >= mostPickledTensors)
        fail("the pickle has more than " + std::to_string(mostPickledTensors) + " tensors");
    m_object.tensors.push_back(std::move(made));
    pushInteger(static_cast<std::int64_t>(m_object.tensors.size() - 1), Kind::Tensor);
}

void Machine::reduce()
{
    const std::vector<Value> arguments = expect(pop(), Kind::Tuple, "what a function is called with").items;
    const std::string function = expect(pop(), Kind::Global, "the name of a function").text;
    if (function == rebuildTensor) {
        tensor(arguments);
    } else if (function == rebuildParameter) {
        if (arguments.size() != 3)
            fail("a parameter has " + std::to_string(arguments.size()) + " parts, expected 3");
        expect(arguments[0], Kind::Tensor, "a parameter's tensor");
        m_stack.push_back(arguments[0]);
    } else if (function == orderedDictionary) {
        if (!arguments.empty())
            fail("an OrderedDict is made from something; expected an empty one that is filled afterwards");
        pushItems(Kind::Dictionary, {});
    } else {
        fail("this file would run code: it calls " + printable(function) + "; it is damaged or was made up");
    }
}

/// Attributes of the value below: only those of a dictionary are of no account.
void Machine::build()
{
    const Value state = pop();
    expect(top(), Kind::Dictionary, "an OrderedDict before its attributes");
    expect(state, Kind::Dictionary, "the attributes of an OrderedDict");
}

void Machine::number()
{
    std::uint64_t bits = 0;
    for (const char c : take(8))
        bits = bits << 8 | static_cast<unsigned char>(c); // the only big-endian number of a pickle
    PickledValue made;
    made.kind = Kind::Number;
    made.number = std::bit_cast<double>(bits);
    push(std::move(made));
}

void Machine::longInteger(std::uint64_t bytes)
{
    if (bytes > 8)
        fail("a whole number of " + std::to_string(bytes) + " bytes, more than the 8 of a tensor's sizes");
    std::uint64_t value = unsignedOf(static_cast<std::size_t>(bytes));
    if (bytes > 0 && bytes < 8 && (value >> (8 * bytes - 1)) != 0)
        value |= ~std::uint64_t{0} << (8 * bytes);
    pushInteger(static_cast<std::int64_t>(value));
}

/// One instruction; false after the last one.
bool Machine::step()
{
    m_instruction = m_next;
    const auto code = static_cast<unsigned char>(take(1).front());
    switch (code) {
    case 0x80: // PROTO
        if (const std::uint64_t protocol = unsignedOf(1); protocol != 2)
            fail("is a pickle of protocol " + std::to_string(protocol) +
                 ", expected 2; save it anew with torch.save as it is, without pickle_protocol");
        return true;
    case '.': // STOP
        return false;
    case '(': // MARK
        if (m_marks.size() >= mostPickledValues)
            fail("the pickle has more than " + std::to_string(mostPickledValues) + " values");
        m_marks.push_back(m_stack.size());
        return true;
    case 'N': // NONE
        push({});
        return true;
    case 0x88: // NEWTRUE
    case 0x89: // NEWFALSE
        pushInteger(code == 0x88, Kind::Bool);
        return true;
    case 'K': // BININT1
        pushInteger(static_cast<std::int64_t>(unsignedOf(1)));
        return true;
    case 'M': // BININT2
        pushInteger(static_cast<std::int64_t>(unsignedOf(2)));
        return true;
    case 'J': // BININT
        pushInteger(static_cast<std::int32_t>(static_cast<std::uint32_t>(unsignedOf(4))));
        return true;
    case 0x8A: // LONG1
        longInteger(unsignedOf(1));
        return true;
    case 'G': // BINFLOAT
        number();
        return true;
    case 'X': // BINUNICODE
        pushText(take(unsignedOf(4)));
        return true;
    case 'U': // SHORT_BINSTRING
        pushText(take(unsignedOf(1)));
        return true;
    case ')': // EMPTY_TUPLE
        pushItems(Kind::Tuple, {});
        return true;
    case 0x85: // TUPLE1
    case 0x86: // TUPLE2
    case 0x87: // TUPLE3
        pushTuple(code - 0x84U);
        return true;
    case 't': // TUPLE
        pushItems(Kind::Tuple, popToMark());
        return true;
    case ']': // EMPTY_LIST
        pushItems(Kind::List, {});
        return true;
    case '}': // EMPTY_DICT
        pushItems(Kind::Dictionary, {});
        return true;
    case 'a': // APPEND
        extend(Kind::List, {pop()});
        return true;
    case 'e': // APPENDS
        extend(Kind::List, popToMark());
        return true;
    case 's': { // SETITEM
        const Value value = pop(), key = pop();
        extend(Kind::Dictionary, {key, value});
        return true;
    }
    case 'u': // SETITEMS
        extend(Kind::Dictionary, popToMark());
        return true;
    case 'q': // BINPUT
    case 'r': // LONG_BINPUT
        if (m_memo.size() >= mostPickledValues)
            fail("the pickle has more than " + std::to_string(mostPickledValues) + " values");
        m_memo[unsignedOf(code == 'q' ? 1 : 4)] = top();
        return true;
    case 'h':   // BINGET
    case 'j': { // LONG_BINGET
        const auto found = m_memo.find(unsignedOf(code == 'h' ? 1 : 4));
        if (found == m_memo.end())
            fail("refers to a value that was not kept; the file is damaged");
        if (m_stack.size() >= mostPickledValues)
            fail("the pickle has more than " + std::to_string(mostPickledValues) + " values");
        m_stack.push_back(found->second);
        return true;
    }
    case 'c': // GLOBAL
        global();
        return true;
    case 'Q': // BINPERSID
        storage();
        return true;
    case 'R': // REDUCE
        reduce();
        return true;
    case 'b': // BUILD
        build();
        return true;
    default:
        break;
    }
    fail("has the pickle instruction " + std::to_string(code) +
         ", which tensors do not need; save the tensors alone: torch.save(model.state_dict(), FILE)");
}

PickledObject Machine::run()
{
    if (m_pickle.empty() || static_cast<unsigned char>(m_pickle.front()) != 0x80)
        fail("does not begin as a pickle of protocol 2; the file is damaged");
    while (step()) {
    }
    if (!m_marks.empty() || m_stack.size() != 1)
        fail("the pickle ends with " + std::to_string(m_stack.size()) +
             " values instead of one; the file is damaged");
    if (m_next != m_pickle.size())
        fail("more bytes follow the end of the pickle; the file is damaged");
    m_object.root = m_stack.front();
    return std::move(m_object);
}

} // namespace

PickledObject readPickle(std::string_view pickle, const std::filesystem::path& path)
{
    return Machine(pickle, path).run();
}

} // namespace deepmi
