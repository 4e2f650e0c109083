#include "data/hdf5_file.h"
#include "data/matlab_datasets.h"
#include "data/matlab_text.h"
#include "job/error.h"
#include "test_data.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QtTest>

using namespace deepmi;

/// Matrices of characters, column by column as MATLAB stores them: a text a row.
class MatlabTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// U+1F600 is the pair D83D DE00, U+1D11E the pair D834 DD1E: its halves lie a whole column apart.
    void pairsOfUtf16AreJoinedInTheirRow()
    {
        const std::vector<std::vector<std::int64_t>> rows = {
            {'a', 0xD83D, 0xDE00, 'x'}, {0xD834, 0xDD1E, 'b', ' '}, {'c', 0xE9, 0x20AC, 0}};
        const std::vector<std::string> texts = {"a😀x", "𝄞b", "cé€"};
        QCOMPARE(textsOfCharacters(columnMajor(rows), 3, "f.mat", "variable names"), texts);
        QCOMPARE(read(columnMajor(rows), 3), texts);
        // Side by side in a column the halves are those of two texts.
        VERIFY_RAISES(read({'a', 0xD83D, 0xDE00, 'b'}, 2), ErrorKind::BadInput, "text.h5",
                      "variable names, row 1: half a character of UTF-16");
        VERIFY_RAISES(read({'a', 'b', 'c', 0xD83D}, 2), ErrorKind::BadInput,
                      "variable names, row 2: half a character of UTF-16");
        // Whole characters need no pairs.
        QCOMPARE(read({'a', 0x1F600}, 2), (std::vector<std::string>{"a", "😀"}));
    }

    void whatIsNoCharacterOfUnicodeIsRefused()
    {
        for (const std::int64_t character : {std::int64_t{-1}, std::int64_t{1} << 40, std::int64_t{0x110000}})
            VERIFY_RAISES(read({'a', character}, 2), ErrorKind::BadInput, "variable names, row 2",
                          "holds the character " + std::to_string(character) + ", which is none of Unicode");
    }

private:
    static std::vector<std::int64_t> columnMajor(const std::vector<std::vector<std::int64_t>>& rows)
    {
        std::vector<std::int64_t> characters;
        for (std::size_t column = 0; column < rows.front().size(); ++column)
            for (const auto& row : rows)
                characters.push_back(row[column]);
        return characters;
    }

    /// From a file, whose rows are the matrix' columns.
    std::vector<std::string> read(const std::vector<std::int64_t>& characters, std::size_t rows) const
    {
        const std::filesystem::path path = m_folder.filePath(QStringLiteral("text.h5")).toStdString();
        {
            auto file = Hdf5File::create(path);
            file.write("/names", std::span<const std::int64_t>(characters), {characters.size() / rows, rows});
            file.writeAttribute("/names", "MATLAB_class", "char");
            file.close();
        }
        StoredArray array;
        array.name = "names";
        array.shape = {rows};
        array.isText = true;
        return readMatlabTexts(path, array);
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(MatlabTextTest)
#include "matlab_text_test.moc"
