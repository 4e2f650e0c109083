#include "data/numpy_file.h"
#include "data/numpy_stream.h"
#include "file_bytes.h"
#include "job/error.h"
#include "test_data.h"

#include <QtTest/QtTest>

#include <cmath>

using namespace deepmi;

namespace
{

/// A .npy of version 1 as numpy.save writes it.
std::string npy(const std::string& descr, const std::string& fortran, const std::string& shape,
                const std::string& data)
{
    std::string header =
        "{'descr': " + descr + ", 'fortran_order': " + fortran + ", 'shape': " + shape + ", }";
    header.append(64 - (10 + header.size() + 1) % 64, ' ');
    header += '\n';
    std::string bytes = "\x93NUMPY\x01";
    bytes += '\0';
    bytes += static_cast<char>(header.size() % 256);
    bytes += static_cast<char>(header.size() / 256);
    return bytes + header + data;
}

std::string fromHex(const char* hex)
{
    return QByteArray::fromHex(hex).toStdString();
}

} // namespace

class NumpyFileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// [[0, 1.5, -2], [.25, -0, 3]] as numpy 2 writes it with the dtypes and orders of the rows.
    void everyFloatTypeAndOrderIsRead_data()
    {
        QTest::addColumn<QString>("dtype");
        QTest::addColumn<QString>("fortran");
        QTest::addColumn<QByteArray>("hex");
        const auto row = [](const char* dtype, const char* fortran, const char* hex) {
            QTest::addRow("%s %s", dtype, fortran) << QString(dtype) << QString(fortran) << QByteArray(hex);
        };
        row("<f2", "False", "0000003e00c0003400800042");
        row("<f2", "True", "00000034003e008000c00042");
        row(">f2", "False", "00003e00c000340080004200");
        row(">f2", "True", "000034003e008000c0004200");
        row("<f4", "False", "000000000000c03f000000c00000803e0000008000004040");
        row("<f4", "True", "000000000000803e0000c03f00000080000000c000004040");
        row(">f4", "False", "000000003fc00000c00000003e8000008000000040400000");
        row(">f4", "True", "000000003e8000003fc0000080000000c000000040400000");
        row("<f8", "False",
            "0000000000000000000000000000f83f00000000000000c0000000000000d03f000000000000008000000000"
            "00000840");
        row("<f8", "True",
            "0000000000000000000000000000d03f000000000000f83f000000000000008000000000000000c000000000"
            "00000840");
        row(">f8", "False",
            "00000000000000003ff8000000000000c0000000000000003fd000000000000080000000000000004008000"
            "000000000");
        row(">f8", "True",
            "00000000000000003fd00000000000003ff80000000000008000000000000000c0000000000000004008000"
            "000000000");
        row("|i1", "False", "000102030405");
    }
    void everyFloatTypeAndOrderIsRead()
    {
        QFETCH(QString, dtype);
        QFETCH(QString, fortran);
        QFETCH(QByteArray, hex);
        test::writeBytes(file("a.npy"), npy("'" + dtype.toStdString() + "'", fortran.toStdString(), "(2, 3)",
                                            fromHex(hex.constData())));
        const auto array = readNpy(file("a.npy"));
        QVERIFY((array.shape == std::vector<std::size_t>{2, 3}));
        const std::vector<double> expected = dtype == "|i1" ? std::vector<double>{0, 1, 2, 3, 4, 5}
                                                            : std::vector<double>{0, 1.5, -2, .25, -0.0, 3};
        QCOMPARE(array.toDoubles(), expected);
        QVERIFY(dtype == "|i1" || std::signbit(array.toDoubles()[4]));
        auto stream = NumpyStream::openNpy(file("a.npy"));
        const auto matrix = readNumpyMatrix(stream, {});
        QCOMPARE(matrix.rows(), std::size_t(2));
        for (std::size_t i = 0; i < 6; ++i)
            QCOMPARE(matrix.data()[i], static_cast<float>(expected[i]));
    }

    /// float16 by IEEE 754: 0x7bff = 65504, 0x0001 = 2^-24, 0x03ff the largest subnormal, 0x7c00 inf, 0x7e00
    /// NaN.
    void halfPrecisionHasItsSpecialValues()
    {
        const auto values = NumpyArray{"<f2", false, {5}, bytes(fromHex("ff7b0100ff03007c007e"))}.toDoubles();
        QCOMPARE(values[0], 65504.0);
        QCOMPARE(values[1], std::ldexp(1.0, -24));
        QCOMPARE(values[2], 1023 * std::ldexp(1.0, -24));
        QCOMPARE(values[3], HUGE_VAL);
        QVERIFY(std::isnan(values[4]));
    }

    void integersAreExact()
    {
        QCOMPARE(
            (NumpyArray{"<i8", false, {2}, bytes(fromHex("ffffffffffffff7f0000000000000080"))}.toIntegers()),
            (std::vector<std::int64_t>{INT64_MAX, INT64_MIN}));
        QCOMPARE((NumpyArray{">u2", true, {2, 2}, bytes(fromHex("0001000300020004"))}.toIntegers()),
                 (std::vector<std::int64_t>{1, 2, 3, 4}));
        QCOMPARE((NumpyArray{"|b1", false, {2}, bytes(fromHex("0001"))}.toIntegers()),
                 (std::vector<std::int64_t>{0, 1}));
        QCOMPARE((NumpyArray{"<f4", false, {1}, bytes(fromHex("00004040"))}.toIntegers()),
                 (std::vector<std::int64_t>{3}));
        VERIFY_RAISES((NumpyArray{"<f4", false, {1}, bytes(fromHex("0000c03f"))}.toIntegers("x.npy")),
                      ErrorKind::BadInput, "x.npy", "whole number");
        VERIFY_RAISES((NumpyArray{"<u8", false, {1}, bytes(fromHex("0000000000000080"))}.toIntegers()),
                      ErrorKind::BadInput, "2^63");
    }

    void textIsReadAsUtf8()
    {
        QVERIFY((NumpyArray{"|S3",
                            false,
                            {2},
                            bytes(fromHex("612e62"
                                          "7a0000"))}
                     .toStrings() == std::vector<std::string>{"a.b", "z"}));
        // 'æ' U+E6, '名' U+540D, U+1F600, little and big endian.
        QVERIFY((NumpyArray{"<U2",
                            false,
                            {2},
                            bytes(fromHex("e60000000d540000"
                                          "00f6010000000000"))}
                     .toStrings() == std::vector<std::string>{"æ名", "\xF0\x9F\x98\x80"}));
        QVERIFY((NumpyArray{">U1", false, {1}, bytes(fromHex("000000e6"))}.toStrings() ==
                 std::vector<std::string>{"æ"}));
        VERIFY_RAISES((NumpyArray{"<U1", false, {1}, bytes(fromHex("00000011"))}.toStrings()),
                      ErrorKind::BadInput, "Unicode");
        VERIFY_RAISES((NumpyArray{"<f4", false, {1}, bytes(fromHex("00000000"))}.toStrings()),
                      ErrorKind::BadInput, "expected text");
        VERIFY_RAISES((NumpyArray{"|S1", false, {1}, bytes("a")}.toDoubles()), ErrorKind::BadInput,
                      "expected numbers");
    }

    void whatCannotBeReadIsNamed()
    {
        const auto refused = [&](const std::string& contents, const char* said) {
            test::writeBytes(file("bad.npy"), contents);
            VERIFY_RAISES(readNpy(file("bad.npy")), ErrorKind::BadInput, "bad.npy", said);
        };
        refused(npy("'|O'", "False", "(1,)", "pickle"), "pickle");
        refused(npy("[('a', '<f4'), ('b', '<f4')]", "False", "(1,)", "12345678"), "dtype");
        refused(npy("'<c8'", "False", "(1,)", "12345678"), "<c8");
        refused(npy("'<f4'", "False", "(2, 2)", "123456781234"), "truncated");
        refused(npy("'<f4'", "False", "(2,)", "123456789"), "9 follow");
        refused(npy("'<f4'", "False", "(4611686018427387904, 4)", "1234"), "truncated");
        refused(npy("'<f4'", "False", "(1000000000,)", "1234"), "truncated");
        refused(npy("'<f4'", "Perhaps", "(1,)", "1234"), "header");
        refused(npy("'<f4'", "False", "(-1,)", "1234"), "header");
        refused("name,a,b\nx,1,2\n", "signature");
        refused("", "empty");
        std::string version = npy("'<f4'", "False", "(1,)", "1234");
        version[6] = 9;
        refused(version, "version");
        VERIFY_RAISES(readNpy(file("absent.npy")), ErrorKind::BadInput, "absent.npy", "not exist");
        VERIFY_RAISES(readNpzArray(file("bad.npy"), "x"), ErrorKind::BadInput, "bad.npy", "zip");
        test::writeBytes(file("long.npy"), npy("'<f4'", "False", "(1L, 1L)", "1234"));
        QCOMPARE(readNpy(file("long.npy")).size(), std::size_t(1));
        test::writeBytes(file("scalar.npy"), npy("'<f4'", "False", "()", fromHex("0000c03f")));
        QCOMPARE(readNpy(file("scalar.npy")).toDoubles(), std::vector<double>{1.5});
    }

    void everyTruncationIsRefused()
    {
        const std::string whole = npy("'<f8'", "True", "(2, 2)", std::string(32, 'x'));
        for (std::size_t length = 0; length < whole.size(); ++length) {
            test::writeBytes(file("cut.npy"), whole.substr(0, length));
            VERIFY_RAISES(readNpy(file("cut.npy")), ErrorKind::BadInput, "cut.npy");
        }
        test::writeBytes(file("cut.npy"), whole);
        QCOMPARE(readNpy(file("cut.npy")).size(), std::size_t(4));
    }

    void blocksOfTransposedValuesLandInTheirPlace()
    {
        // Wide and tall enough for several blocks of 8 MB; element (r, c) is 3r + 7c, exact in float32.
        for (const auto& [rows, columns] : {std::pair<std::size_t, std::size_t>{5000, 1100}, {300, 9000}}) {
            std::string data(rows * columns * 4, '\0');
            for (std::size_t column = 0; column < columns; ++column)
                for (std::size_t row = 0; row < rows; ++row) {
                    const auto value = static_cast<std::int32_t>(3 * row + 7 * column);
                    std::memcpy(data.data() + 4 * (column * rows + row), &value, 4);
                }
            test::writeBytes(file("f.npy"),
                             npy("'<i4'", "True",
                                 "(" + std::to_string(rows) + ", " + std::to_string(columns) + ")", data));
            auto stream = NumpyStream::openNpy(file("f.npy"));
            const auto matrix = readNumpyMatrix(stream, {});
            std::size_t wrong = 0;
            for (std::size_t row = 0; row < rows; ++row)
                for (std::size_t column = 0; column < columns; ++column)
                    wrong += matrix.row(row)[column] != static_cast<float>(3 * row + 7 * column);
            QCOMPARE(wrong, std::size_t(0));
        }
    }

    /// Names and values as the golden folder's own description gives them.
    void goldenArchiveIsRead()
    {
        REQUIRE_GOLDEN("kmeans_lloyd_given_init.npz");
        const auto path = test::golden("kmeans_lloyd_given_init.npz");
        const auto names = listNpz(path);
        QVERIFY(!names.empty());
        for (const auto& name : names)
            QVERIFY(readNpzArray(path, name).size() > 0);
        VERIFY_RAISES(readNpzArray(path, "absent"), ErrorKind::BadInput, "absent", names.front().c_str());
    }

    void damagedArchiveIsRefused()
    {
        REQUIRE_GOLDEN("kmeans_lloyd_given_init.npz");
        const std::string whole = test::bytesOf(test::golden("kmeans_lloyd_given_init.npz"));
        const auto name = listNpz(test::golden("kmeans_lloyd_given_init.npz")).front();
        for (std::size_t i = 0; i <= 200; ++i) {
            test::writeBytes(file("cut.npz"), whole.substr(0, whole.size() * i / 201));
            VERIFY_RAISES(readNpzArray(file("cut.npz"), name), ErrorKind::BadInput, "cut.npz");
        }
        std::string damaged = whole;
        damaged[whole.size() / 64] = static_cast<char>(damaged[whole.size() / 64] ^ 1);
        test::writeBytes(file("damaged.npz"), damaged);
        VERIFY_RAISES(for (const auto& each
                           : listNpz(file("damaged.npz"))) readNpzArray(file("damaged.npz"), each),
                      ErrorKind::BadInput, "damaged.npz");
    }

private:
    static std::vector<std::byte> bytes(const std::string& text)
    {
        std::vector<std::byte> result(text.size());
        std::memcpy(result.data(), text.data(), text.size());
        return result;
    }
    std::filesystem::path file(const std::string& name) const
    {
        return std::filesystem::path(m_folder.path().toStdString()) / name;
    }
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(NumpyFileTest)
#include "numpy_file_test.moc"
