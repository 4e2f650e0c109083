#pragma once

#include <QtTest/QtTest>

#include <cstdlib>
#include <filesystem>
#include <string>

/// Where tests find real data and golden values. Both live outside the repository; a test that needs them
/// asks with REQUIRE_DATA or REQUIRE_GOLDEN first and is reported as skipped where they are missing.
namespace test
{

inline std::filesystem::path folderFrom(const char* variable, const char* beside)
{
    if (const char* value = std::getenv(variable); value && *value)
        return value;
    return std::filesystem::path(DEEPMI_SOURCE_DIR) / ".." / "shared" / beside;
}

/// DEEPMI_TEST_DATA, else ../shared/data seen from the repository's root.
inline std::filesystem::path data(const std::string& name)
{
    return folderFrom("DEEPMI_TEST_DATA", "data") / name;
}
/// DEEPMI_TEST_GOLDEN, else ../shared/golden.
inline std::filesystem::path golden(const std::string& name)
{
    return folderFrom("DEEPMI_TEST_GOLDEN", "golden") / name;
}
/// Golden values of the project's own, in tests/golden.
inline std::filesystem::path ownGolden(const std::string& name)
{
    return std::filesystem::path(DEEPMI_SOURCE_DIR) / "tests" / "golden" / name;
}

} // namespace test

#define REQUIRE_DATA(name)                                                                                   \
    if (!std::filesystem::exists(::test::data(name)))                                                        \
    QSKIP("real data is not here: set DEEPMI_TEST_DATA to the folder that has " name)
#define REQUIRE_GOLDEN(name)                                                                                 \
    if (!std::filesystem::exists(::test::golden(name)))                                                      \
    QSKIP("golden values are not here: set DEEPMI_TEST_GOLDEN to the folder that has " name)

/// The statement must raise deepmi::Error (or a subclass) whose sentence contains every given piece.
#define VERIFY_RAISES(statement, errorKind, ...)                                                             \
    do {                                                                                                     \
        bool raised = false;                                                                                 \
        try {                                                                                                \
            statement;                                                                                       \
        } catch (const deepmi::Error& error) {                                                               \
            raised = true;                                                                                   \
            const std::string sentence = error.what();                                                       \
            QVERIFY2(error.kind() == (errorKind), sentence.c_str());                                         \
            for (const std::string& piece : std::vector<std::string>{__VA_ARGS__})                           \
                QVERIFY2(sentence.find(piece) != std::string::npos,                                          \
                         ("'" + sentence + "' does not mention '" + piece + "'").c_str());                   \
        }                                                                                                    \
        QVERIFY2(raised, "no deepmi::Error was raised by " #statement);                                      \
    } while (false)
