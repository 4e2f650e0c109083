#include "file_bytes.h"
#include "job/error.h"
#include "network/pickle_machine.h"
#include "network/weight_files.h"
#include "stored_zip.h"
#include "test_data.h"

#include <QTemporaryDir>

#include <fstream>
#include <sys/resource.h>
#include <unistd.h>

using namespace deepmi;

namespace
{

std::string little(std::uint64_t value, int bytes)
{
    std::string text;
    for (int i = 0; i < bytes; ++i)
        text += static_cast<char>(value >> (8 * i) & 0xFFU);
    return text;
}

// A pickle, piece by piece.
const std::string begin("\x80\x02", 2);
std::string text(const std::string& value)
{
    return "X" + little(value.size(), 4) + value;
}
std::string number(std::int64_t value)
{
    return "\x8A\x08" + little(static_cast<std::uint64_t>(value), 8);
}
std::string tuple(const std::vector<std::int64_t>& values)
{
    std::string made = "(";
    for (const std::int64_t value : values)
        made += number(value);
    return made + "t";
}
std::string storage(std::int64_t elements, const std::string& key = "0",
                    const std::string& type = "FloatStorage")
{
    return "(" + text("storage") + "ctorch\n" + type + "\n" + text(key) + text("cpu") + number(elements) +
           "tQ";
}
std::string tensor(std::int64_t elements, std::int64_t offset, const std::vector<std::int64_t>& sizes,
                   const std::vector<std::int64_t>& strides)
{
    return "ctorch._utils\n_rebuild_tensor_v2\n(" + storage(elements) + number(offset) + tuple(sizes) +
           tuple(strides) + "\x89)tR";
}
/// A dictionary {"a": what}.
std::string holding(const std::string& what)
{
    return begin + "}" + text("a") + what + "s.";
}

std::string safetensors(const std::string& header, std::size_t dataBytes)
{
    return little(header.size(), 8) + header + std::string(dataBytes, '\0');
}

} // namespace

/// Whatever stands in a file of weights, it is an InputError: no crash, no other exception, no memory that
/// the file did not pay for. The address space is held down while these run.
class BadWeightFilesTest : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    rlimit m_before{};

    std::filesystem::path file() const
    {
        return std::filesystem::path(m_folder.path().toStdString()) / "bad.pt";
    }
    static std::string golden(const std::string& name)
    {
        return test::bytesOf(test::ownGolden("weights/" + name));
    }
    /// Sixteen floats in data/0.
    static std::string archive(const std::string& pickle)
    {
        return test::storedZip({{"x/data.pkl", pickle}, {"x/data/0", std::string(64, '\1')}});
    }
    /// "" if it was read, else what was said.
    std::string outcome(const std::string& bytes) const
    {
        test::writeBytes(file(), bytes);
        return outcome();
    }
    std::string outcome() const
    {
        try {
            readWeights(file());
            return {};
        } catch (const InputError& error) {
            return error.what();
        } catch (const std::exception& error) {
            return std::string("NOT AN INPUT ERROR: ") + error.what();
        }
    }

private Q_SLOTS:
    void initTestCase()
    {
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
        // What is in use, and 256 MiB more.
        std::ifstream statm("/proc/self/statm");
        std::size_t pages = 0;
        QVERIFY(statm >> pages);
        QCOMPARE(getrlimit(RLIMIT_AS, &m_before), 0);
        rlimit less = m_before;
        less.rlim_cur = pages * static_cast<std::size_t>(sysconf(_SC_PAGESIZE)) + (256U << 20);
        QCOMPARE(setrlimit(RLIMIT_AS, &less), 0);
#endif
    }
    void cleanupTestCase()
    {
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
        setrlimit(RLIMIT_AS, &m_before);
#endif
    }

    void theMadeUpFilesAreFilesButForTheirFault()
    {
        QCOMPARE(outcome(archive(holding(tensor(16, 1, {3, 5}, {5, 1})))), std::string());
        QCOMPARE(outcome(archive(holding(tensor(16, 0, {16}, {1})))), std::string());
        QCOMPARE(outcome(safetensors(R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}})", 8)),
                 std::string());
    }

    void everyCut_data()
    {
        QTest::addColumn<QString>("name");
        for (const char* name : {"views.pt", "checkpoint.pth", "all.safetensors"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void everyCut()
    {
        QFETCH(QString, name);
        std::string wrong;
        test::forEveryCut(file(), golden(name.toStdString()), 1, [&] {
            const std::string said = outcome();
            if (said.empty() || said.starts_with("NOT"))
                wrong = std::to_string(std::filesystem::file_size(file())) + " bytes: " + said;
        });
        QVERIFY2(wrong.empty(), wrong.c_str());
    }

    /// It may still be read, where the byte was one of a value without a checksum.
    void everyByteChanged_data()
    {
        everyCut_data();
    }
    void everyByteChanged()
    {
        QFETCH(QString, name);
        const std::string whole = golden(name.toStdString());
        for (std::size_t i = 0; i < whole.size(); ++i) {
            std::string bytes = whole;
            bytes[i] = static_cast<char>(~bytes[i]);
            const std::string said = outcome(bytes);
            QVERIFY2(!said.starts_with("NOT"), (std::to_string(i) + ": " + said).c_str());
        }
    }

    /// The same with checksums that fit, so that the pickle machine sees every one of them.
    void everyByteOfThePickleChanged()
    {
        const std::string pickle = begin + "ccollections\nOrderedDict\n)Rq\x01" + "(" + text("a") + "q\x03" +
                                   tensor(16, 1, {3, 5}, {5, 1}) + text("b") + "]q\x02(K\x01M\x02\x03" +
                                   "J\x04\x05\x06\x07G\x3F\xF0" + std::string(6, '\0') + "\x88Nh\x03" +
                                   "eu}b.";
        QCOMPARE(outcome(archive(pickle)), std::string());
        const std::string changes = std::string("\0", 1) + "\x02().}Nbehtu\x80\x86\xFF";
        for (std::size_t i = 0; i < pickle.size(); ++i)
            for (const char value : changes) {
                std::string changed = pickle;
                changed[i] = value;
                const std::string said = outcome(archive(changed));
                QVERIFY2(!said.starts_with("NOT"), (std::to_string(i) + ": " + said).c_str());
            }
        for (std::size_t length = 0; length < pickle.size(); ++length) {
            const std::string said = outcome(archive(pickle.substr(0, length)));
            QVERIFY2(!said.empty() && !said.starts_with("NOT"), (std::to_string(length) + said).c_str());
        }
    }

    void madeUpPickles_data()
    {
        QTest::addColumn<QByteArray>("pickle");
        QTest::addColumn<QByteArray>("piece");
        const auto row = [](const char* name, const std::string& pickle, const char* piece) {
            QTest::newRow(name) << QByteArray::fromStdString(pickle) << QByteArray(piece);
        };
        row("os.system", holding("cos\nsystem\n(" + text("echo bad") + "tR"),
            "would run code: it calls for os.system");
        row("builtins.eval", holding("cbuiltins\neval\n(" + text("1") + "tR"), "builtins.eval");
        row("a name that is no text", holding("c\x01\xFF\n" + std::string(500, 'x') + "\n)R"), "...");
        row("near a known name", holding("ctorch._utils\n_rebuild_tensor_v3\n)R"), "_rebuild_tensor_v3");
        row("a storage type is called", holding("ctorch\nFloatStorage\n)R"), "would run code");
        row("a list is called", holding("])R"), "expected the name of a function");
        row("inst", begin + "(ios\nsystem\n.", "instruction 105");
        row("obj", begin + "(cos\nsystem\no.", "os.system");
        row("newobj", begin + "ccollections\nOrderedDict\n)\x81.", "instruction 129");
        row("stack_global", begin + text("os") + text("system") + "\x93.", "instruction 147");
        row("extension registry", begin + "\x82\x01.", "instruction 130");
        const std::string whole = tensor(16, 0, {1}, {1});
        row("a view that negates",
            holding(whole.substr(0, whole.size() - 2) + "}" + text("neg") + "\x88s" + "tR"), "metadata");
        row("a name that is not UTF-8", begin + "}" + text("a\xFF") + whole + "s.", "UTF-8");
        row("a name with a control character", begin + "}" + text("a\x1B[31m") + whole + "s.",
            "control characters");
        std::string again;
        for (std::size_t i = 0; i <= mostPickledTensors; ++i)
            again += "h\x01";
        row("one tensor under a hundred thousand names",
            holding("](" + tensor(16, 0, {0}, {1}) + "q\x01" + again + "e"),
            "names the same tensors so often");
        row("attributes of a tensor", holding(tensor(16, 0, {1}, {1}) + "}b"), "OrderedDict before");
        row("attributes that are no dictionary", begin + "}Nb.", "attributes");
        row("protocol 4", "\x80\x04}.", "protocol 4");
        row("no protocol", "}.", "protocol 2");
        row("text of 4 GB", begin + "X\xFF\xFF\xFF\xFFzz", "truncated");
        row("integer of 255 bytes", begin + "\x8A\xFF" + std::string(255, '\1') + ".", "255 bytes");
        row("LONG4", begin + "\x8B\xFF\xFF\xFF\x7F", "instruction 139");
        row("nothing to pop", begin + "s.", "nothing on the stack");
        row("nothing above the mark", begin + "N(\x85.", "nothing on the stack");
        row("no mark", begin + "Nt.", "no mark");
        row("an open mark", begin + "}(.", "instead of one");
        row("two values", begin + "}}.", "2 values instead of one");
        row("more behind", begin + "}.}", "more bytes follow");
        row("odd entries", begin + "}(Nu.", "no dictionary");
        row("append to a dictionary", begin + "}Na.", "no list");
        row("memo that is not there", begin + "j\xFF\xFF\xFF\xFF.", "not kept");
        row("storage of three parts", holding("(" + text("storage") + "NNtQ"), "5 parts");
        row("storage of no type",
            holding("(" + text("storage") + "N" + text("0") + text("cpu") + number(1) + "tQ"),
            "type of a storage");
        row("storage with a long key", holding(storage(1, std::string(100, '0'))), "100 characters");
        row("storage of another size", holding(tensor(17, 0, {1}, {1})), "64 bytes, expected 17 elements");
        row("storage of 2^62 elements", holding(tensor(1LL << 62, 0, {1}, {1})), "64 bytes, expected");
        row("storage of less than nothing", holding(tensor(-1, 0, {1}, {1})), "found -1");
        row("storage that is missing",
            begin + "}" + text("a") + "ctorch._utils\n_rebuild_tensor_v2\n(" + storage(1, "7") + number(0) +
                tuple({1}) + tuple({1}) + "\x89)tRs.",
            "x/data/7");
        row("storage outside of the archive",
            begin + "}" + text("a") + "ctorch._utils\n_rebuild_tensor_v2\n(" +
                storage(1, "../../../etc/passwd") + number(0) + tuple({1}) + tuple({1}) + "\x89)tRs.",
            "is missing");
        row("one storage in two ways", begin + "(" + storage(16) + storage(8) + "t.", "two ways");
        row("beyond the end", holding(tensor(16, 0, {17}, {1})), "outside of its storage");
        row("offset beyond the end", holding(tensor(16, 16, {1}, {1})), "outside of its storage");
        row("empty beyond the end", holding(tensor(16, 17, {0}, {1})), "outside of its storage");
        row("negative size", holding(tensor(16, 0, {-1}, {1})), "found -1");
        row("negative stride", holding(tensor(16, 8, {2}, {-1})), "found -1");
        row("negative offset", holding(tensor(16, -1, {2}, {1})), "found -1");
        row("product that overflows", holding(tensor(16, 0, {1LL << 32, 1LL << 32}, {0, 0})), "so often");
        row("stride that overflows", holding(tensor(16, 0, {3, 3}, {1LL << 62, 1LL << 62})), "outside");
        row("sizes without strides", holding(tensor(16, 0, {2, 2}, {1})), "2 sizes and 1 strides");
        row("17 dimensions",
            holding(tensor(16, 0, std::vector<std::int64_t>(17, 1), std::vector<std::int64_t>(17, 1))),
            "17 dimensions");
        row("a tensor of five parts", holding("ctorch._utils\n_rebuild_tensor_v2\n(NNNNNtR"), "5 parts");
        row("a parameter of nothing", holding("ctorch._utils\n_rebuild_parameter\n(N\x89NtR"),
            "parameter's tensor");
        row("a number instead of a dictionary", begin + "K\x01.", "no tensors");
        row("two tensors of one name",
            begin + "}(" + text("a.b") + tensor(16, 0, {1}, {1}) + text("a") + "}" + text("b") +
                tensor(16, 0, {1}, {1}) + "su.",
            "two tensors are named a.b");
        row("a list in itself", begin + "]q\x01h\x01" + "a.", "16 deep");
        row("a dictionary in itself", begin + "}q\x01" + text("a") + "h\x01s.", "16 deep");
        std::string laughs = begin + "(]q" + std::string(1, '\0');
        for (char level = 1; level < 14; ++level) {
            laughs += "](";
            for (int i = 0; i < 10; ++i)
                laughs += std::string("h") + static_cast<char>(level - 1);
            laughs += std::string("eq") + level;
        }
        row("ten to the thirteenth lists", laughs + "t.", "more than 500000 values");
        std::string deep = begin;
        for (int i = 0; i < 400000; ++i)
            deep += ")\x85";
        row("tuples 400000 times", deep, "more than 500000 values");
        std::string inside = begin + ")";
        for (int i = 0; i < 400000; ++i)
            inside += "\x85";
        row("tuples 400000 deep", inside + ".", "16 deep");
        row("a million values", begin + "(" + std::string(1'000'000, 'N') + "t.", "more than 500000 values");
        row("a million marks", begin + std::string(1'000'000, '('), "more than 500000 values");
    }
    void madeUpPickles()
    {
        QFETCH(QByteArray, pickle);
        QFETCH(QByteArray, piece);
        const std::string said = outcome(archive(pickle.toStdString()));
        QVERIFY(!said.empty());
        QVERIFY2(!said.starts_with("NOT"), said.c_str());
        QVERIFY2(said.find(piece.toStdString()) != std::string::npos, said.c_str());
        QVERIFY2(said.size() < 700, "a message of endless length");
    }

    void everyInstructionAlone()
    {
        for (int code = 0; code < 256; ++code)
            for (const char* after : {"", ".", "\1\1\1\1\1\1\1\1\1.", "a\nb\n."}) {
                const std::string said = outcome(archive(begin + static_cast<char>(code) + after));
                QVERIFY2(!said.empty() && !said.starts_with("NOT"), said.c_str());
            }
    }

    void madeUpArchives()
    {
        const std::string pickle = holding(tensor(16, 0, {16}, {1})), data(64, '\1');
        const auto said = [&](const std::vector<std::pair<std::string, std::string>>& members) {
            return outcome(test::storedZip(members));
        };
        QCOMPARE(said({{"data.pkl", pickle}, {"data/0", data}}), std::string());
        QCOMPARE(said({{"x/data.pkl", pickle}, {"x/byteorder", "big"}, {"x/data/0", data}}), std::string());
        // 1.0 with its bytes the other way round
        std::string one;
        for (int i = 0; i < 16; ++i)
            one += std::string("\x3F\x80\0\0", 4);
        QCOMPARE(said({{"x/data.pkl", pickle}, {"x/byteorder", "big"}, {"x/data/0", one}}), std::string());
        QVERIFY(readWeights(file()).front().values == std::vector<float>(16, 1.0F));

        const auto has = [](const std::string& sentence, const char* piece) {
            return QByteArray::fromStdString(sentence).contains(piece);
        };
        QVERIFY(has(said({{"x/data.pkl", pickle}, {"x/byteorder", "middle"}, {"x/data/0", data}}), "little"));
        QVERIFY(has(said({{"x/data.pkl", pickle}, {"y/data.pkl", pickle}, {"x/data/0", data}}), "several"));
        QVERIFY(has(said({{"x/data.pkl", pickle}, {"x/data.pkl", pickle}, {"x/data/0", data}}), "twice"));
        QVERIFY(has(said({{"x/data.pkl", pickle}}), "x/data/0"));
        QVERIFY(has(said({{"x/data.pkl", ""}, {"x/data/0", data}}), "protocol 2"));
        QVERIFY(has(said({{"x/data.pkl", pickle}, {"x/data/0", ""}}), "0 bytes, expected 16"));
        QVERIFY(has(said({{"x/data.pkl", std::string(17 << 20, 'N')}, {"x/data/0", data}}), "larger than"));
        std::string damaged = test::storedZip({{"x/data.pkl", pickle}, {"x/data/0", data}});
        damaged[damaged.find(data) + 5] = '\2';
        QVERIFY(has(outcome(damaged), "checksum"));
        // One storage, read over and over: 2000 tensors of 64 KiB in a file of 64 KiB and a little.
        std::string often = begin + "}(";
        const std::string first = tensor(16384, 0, {16384}, {1});
        for (int i = 0; i < 2000; ++i)
            often += text(std::to_string(i)) + first;
        QVERIFY(
            has(said({{"x/data.pkl", often + "u."}, {"x/data/0", std::string(65536, '\1')}}), "so often"));
    }

    void madeUpSafetensors_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("piece");
        const auto row = [](const char* name, const std::string& bytes, const char* piece) {
            QTest::newRow(name) << QByteArray::fromStdString(bytes) << QByteArray(piece);
        };
        const auto entry = [](const char* type, const char* shape, const char* offsets) {
            return std::string("{\"dtype\":\"") + type + "\",\"shape\":" + shape +
                   ",\"data_offsets\":" + offsets + "}";
        };
        const std::string good = entry("F32", "[2]", "[0,8]");
        row("header longer than the file", little(1ULL << 32, 8) + "{\"a\":1}", "declares 4294967296 bytes");
        row("header of 1 TiB", little((1ULL << 39) + 1, 8) + "{\"a\":1}", "declares");
        row("no JSON", safetensors("{\"a\":", 0), "no JSON");
        row("text that is no UTF-8", safetensors("{\"\xFF\xFE\":" + good + "}", 8), "no JSON");
        row("a name twice", safetensors("{\"a\":" + good + ",\"a\":" + good + "}", 8), "a stands twice");
        row("dtype twice",
            safetensors(R"({"a":{"dtype":"F32","dtype":"F64","shape":[1],"data_offsets":[0,8]}})", 8),
            "dtype stands twice");
        row("nested", safetensors("{\"a\":" + std::string(100000, '[') + std::string(100000, ']') + "}", 0),
            "nested");
        row("no tensors", safetensors("{}", 0), "no tensors");
        row("metadata alone", safetensors(R"({"__metadata__":{"format":"pt"}})", 0), "no tensors");
        row("an entry that is a number", safetensors("{\"a\":5}", 0), "tensor a");
        row("no shape", safetensors(R"({"a":{"dtype":"F32","data_offsets":[0,8]}})", 8), "has no shape");
        row("type unknown", safetensors("{\"a\":" + entry("F8_E4M3", "[8]", "[0,8]") + "}", 8), "F8_E4M3");
        row("negative size", safetensors("{\"a\":" + entry("F32", "[-2]", "[0,8]") + "}", 8),
            "whole numbers");
        row("broken size", safetensors("{\"a\":" + entry("F32", "[1.5]", "[0,8]") + "}", 8), "whole numbers");
        row("size of 10^400",
            safetensors("{\"a\":" + entry("F32", ("[1" + std::string(400, '0') + "]").c_str(), "[0,8]") + "}",
                        8),
            "header");
        row("sizes that overflow",
            safetensors("{\"a\":" + entry("F32", "[4294967296,4294967296,2]", "[0,8]") + "}", 8),
            "not what its shape");
        row("other size", safetensors("{\"a\":" + entry("F32", "[3]", "[0,8]") + "}", 8),
            "not what its shape");
        row("offsets turned", safetensors("{\"a\":" + entry("F32", "[2]", "[8,0]") + "}", 8), "data_offsets");
        row("offsets outside", safetensors("{\"a\":" + entry("F32", "[2]", "[4,12]") + "}", 8),
            "data_offsets");
        row("three offsets", safetensors("{\"a\":" + entry("F32", "[2]", "[0,8,8]") + "}", 8),
            "data_offsets");
        row("overlap", safetensors("{\"a\":" + good + ",\"b\":" + entry("F32", "[2]", "[4,12]") + "}", 12),
            "overlap");
        row("the same data", safetensors("{\"a\":" + good + ",\"b\":" + good + "}", 8), "overlap");
        row("gap", safetensors("{\"a\":" + good + ",\"b\":" + entry("F32", "[1]", "[12,16]") + "}", 16),
            "gap of 4");
        row("more behind", safetensors("{\"a\":" + good + "}", 9), "1 bytes follow");
        row("less behind", safetensors("{\"a\":" + good + "}", 7), "data_offsets");
    }
    void madeUpSafetensors()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, piece);
        test::writeBytes(file(), bytes.toStdString());
        try {
            readSafetensors(file());
            QFAIL("it was read");
        } catch (const InputError& error) {
            QVERIFY2(QByteArray(error.what()).contains(piece), error.what());
            QVERIFY2(QByteArray(error.what()).size() < 700, "a message of endless length");
        }
    }
};

QTEST_GUILESS_MAIN(BadWeightFilesTest)
#include "bad_weight_files_test.moc"
