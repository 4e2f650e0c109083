#include "data/column_major.h"
#include "feature_files.h"
#include "file_bytes.h"
#include "job/error.h"
#include "no_memory.h"

#include <QTemporaryDir>

#include <bit>
#include <cstring>
#include <optional>

using namespace deepmi;
using test::NoMemory;

namespace
{

constexpr std::size_t rows = 300, columns = 70;

float valueAt(std::size_t row, std::size_t column)
{
    return static_cast<float>(row * columns + column);
}

/// Values that tell their place, as 16-bit numbers of a file that counts what is read of it.
class Counted : public ColumnMajorValues
{
public:
    Counted(bool hasRows, bool inOnePiece) : m_hasRows(hasRows), m_inOnePiece(inOnePiece) {}
    std::size_t itemBytes() const override { return sizeof(std::uint16_t); }
    bool hasRows() const override { return m_hasRows; }
    bool isInOnePiece() const override { return m_inOnePiece; }
    void readColumns(std::size_t first, std::size_t count, std::byte* bytes) override
    {
        read(0, rows, first, count, bytes);
        columnPieces.push_back(count);
    }
    void readRows(std::size_t first, std::size_t count, std::byte* bytes) override
    {
        read(first, count, 0, columns, bytes);
        rowPieces.push_back(count);
    }
    void convert(const std::byte* bytes, std::size_t count, float* values) const override
    {
        for (std::size_t i = 0; i < count; ++i) {
            std::uint16_t value;
            std::memcpy(&value, bytes + i * sizeof value, sizeof value);
            values[i] = value;
        }
    }
    std::vector<std::size_t> columnPieces, rowPieces;

private:
    void read(std::size_t firstRow, std::size_t rowCount, std::size_t firstColumn, std::size_t columnCount,
              std::byte* bytes) const
    {
        for (std::size_t column = firstColumn; column < firstColumn + columnCount; ++column)
            for (std::size_t row = firstRow; row < firstRow + rowCount; ++row) {
                const auto value = static_cast<std::uint16_t>(valueAt(row, column));
                std::memcpy(bytes, &value, sizeof value);
                bytes += sizeof value;
            }
    }
    bool m_hasRows, m_inOnePiece;
};

std::size_t wrongValues(const FloatMatrix& matrix)
{
    std::size_t wrong = 0;
    for (std::size_t row = 0; row < matrix.rows(); ++row)
        for (std::size_t column = 0; column < matrix.columns(); ++column)
            wrong += matrix.row(row)[column] != static_cast<float>(row * matrix.columns() + column);
    return wrong;
}

std::string names(std::size_t count)
{
    std::string text;
    for (std::size_t row = 0; row < count; ++row)
        text += "s" + std::to_string(row) + "\n";
    return text;
}

} // namespace

/// Files whose columns lie one after the other, read into memory and into a scratch file.
class ColumnMajorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void piecesOfEveryKind_data()
    {
        QTest::addColumn<bool>("onDisk");
        QTest::addColumn<bool>("hasRows");
        QTest::addColumn<bool>("inOnePiece");
        for (const bool onDisk : {false, true})
            for (const bool hasRows : {false, true})
                for (const bool inOnePiece : {false, true})
                    if (!hasRows || !inOnePiece)
                        QTest::addRow("%s, %s%s", onDisk ? "on disk" : "in memory",
                                      hasRows ? "rows" : "columns", inOnePiece ? " in one piece" : "")
                            << onDisk << hasRows << inOnePiece;
    }

    void piecesOfEveryKind()
    {
        QFETCH(const bool, onDisk);
        QFETCH(const bool, hasRows);
        QFETCH(const bool, inOnePiece);
        std::optional<NoMemory> none;
        if (onDisk)
            none.emplace(m_folder.path());
        FloatMatrix matrix(rows, columns);
        QCOMPARE(matrix.isOnDisk(), onDisk);
        Counted values(hasRows, inOnePiece);
        readColumnMajor(values, matrix, Job());
        QCOMPARE(wrongValues(matrix), std::size_t(0));
        // Of no memory 64 KiB are left, for 10,922 values of 2 bytes and of 4: 36 columns or 156 rows.
        const std::vector<std::size_t> all{columns}, byColumns{36, 34}, byRows{156, 144}, nothing;
        QVERIFY(values.rowPieces == (onDisk && hasRows ? byRows : nothing));
        QVERIFY(values.columnPieces == (onDisk && hasRows       ? nothing
                                        : onDisk && !inOnePiece ? byColumns
                                                                : all));
    }

    void progressAndStop()
    {
        class Stopper : public Progress
        {
        public:
            void report(const ProgressUpdate& update) override
            {
                last = update;
                if (++reports == 1)
                    source.request_stop();
            }
            void warn(const std::string&) override {}
            int reports = 0;
            ProgressUpdate last;
            std::stop_source source;
        };
        const NoMemory none(m_folder.path());
        FloatMatrix matrix(rows, columns);
        Counted values(true, false);
        Stopper stopper;
        readColumnMajor(values, matrix, Job(stopper));
        QCOMPARE(stopper.last.done, 2. * rows * columns);
        QCOMPARE(stopper.last.total, 2. * rows * columns);
        Stopper again;
        Counted longer(false, false);
        VERIFY_RAISES(readColumnMajor(longer, matrix, Job(again, again.source.get_token())),
                      ErrorKind::Stopped, "stopped");
    }

    /// NumPy's fortran_order, of big-endian doubles.
    void fortranOrder()
    {
        std::string bytes = "{'descr': '>f8', 'fortran_order': True, 'shape': (300, 70), }";
        bytes.resize(128 - 10, ' ');
        bytes = std::string("\x93NUMPY\x01\x00\x76\x00", 10) + bytes;
        for (std::size_t column = 0; column < columns; ++column)
            for (std::size_t row = 0; row < rows; ++row) {
                const auto value =
                    __builtin_bswap64(std::bit_cast<std::uint64_t>(double{valueAt(row, column)}));
                bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
            }
        test::writeBytes(file("tall.npy"), bytes);
        test::writeBytes(file("tall_names.txt"), names(rows));
        expectAsInMemory(file("tall.npy"), {}, "NumPy .npy >f8 Fortran order");
        // And one that ends too early is refused as it is without.
        bytes.resize(bytes.size() - 1);
        test::writeBytes(file("tall.npy"), bytes);
        const NoMemory none(m_folder.path());
        VERIFY_RAISES(readFeatures(file("tall.npy")), ErrorKind::BadInput, "tall.npy", "truncated");
    }

    /// As h5py makes it (tests/fixtures/features/make_fixtures.py): 16-bit numbers, of which 64 KiB are 273 of
    /// the rows, and packed doubles, of which they are 18 of the columns.
    void matlab73()
    {
        FeatureReadOptions options;
        options.namesFile = file("tall73_names.txt");
        test::writeBytes(options.namesFile, names(300));
        expectAsInMemory(test::featureFixture("tall73.mat"), options, "MATLAB 7.3 features int16");
        expectAsInMemory(test::featureFixture("tall73_packed.mat"), options, "MATLAB 7.3 features double");
    }

    /// Version 5 is ours; version 4 by hand: the header of MATLAB's "MAT-File Format", 10 = single.
    void matlab4And5()
    {
        FeatureTable table;
        table.values = FloatMatrix(rows, columns);
        const std::int32_t header[5] = {10, rows, columns, 0, 9};
        std::string version4(reinterpret_cast<const char*>(header), sizeof header);
        version4.append("features\0", 9);
        for (std::size_t column = 0; column < columns; ++column)
            for (std::size_t row = 0; row < rows; ++row) {
                const float value = valueAt(row, column);
                table.values.row(row)[column] = value;
                version4.append(reinterpret_cast<const char*>(&value), sizeof value);
            }
        for (std::size_t row = 0; row < rows; ++row)
            table.names.push_back("s" + std::to_string(row));
        writeFeatures(table, file("tall5.mat"));
        test::writeBytes(file("tall4.mat"), version4);
        test::writeBytes(file("tall4_names.txt"), names(rows));
        expectAsInMemory(file("tall5.mat"), {}, "MATLAB 5 features single");
        expectAsInMemory(file("tall4.mat"), {}, "MATLAB 4 features double");
    }

private:
    std::filesystem::path file(const char* name) const
    {
        return std::filesystem::path(m_folder.path().toStdString()) / name;
    }

    void expectAsInMemory(const std::filesystem::path& path, const FeatureReadOptions& options,
                          const char* format) const
    {
        for (const bool onDisk : {false, true}) {
            std::optional<NoMemory> none;
            if (onDisk)
                none.emplace(m_folder.path());
            const FeatureTable table = readFeatures(path, options);
            QCOMPARE(table.values.isOnDisk(), onDisk);
            QVERIFY2(table.format == format, table.format.c_str());
            QCOMPARE(table.rows(), rows);
            QCOMPARE(table.names.back(), std::string("s299"));
            QCOMPARE(wrongValues(table.values), std::size_t(0));
        }
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(ColumnMajorTest)
#include "column_major_test.moc"
