#include "job/temporary_folder.h"

#include "job/error.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <string>

namespace deepmi
{

TemporaryFolder::TemporaryFolder()
{
    std::error_code missing;
    const std::filesystem::path place = std::filesystem::temp_directory_path(missing);
    std::string name = (place / "deepmi-XXXXXX").string();
    if (missing || !mkdtemp(name.data()))
        throw Error(ErrorKind::Failed, "no temporary folder can be made in " + place.string() + ": " +
                                           (missing ? missing.message() : std::strerror(errno)) +
                                           "; TMPDIR names another place");
    m_path = name;
}

TemporaryFolder::~TemporaryFolder()
{
    std::error_code ignored;
    std::filesystem::remove_all(m_path, ignored);
}

} // namespace deepmi
