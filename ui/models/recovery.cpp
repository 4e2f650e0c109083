#include "models/recovery.h"

#include "models/settings.h"
#include "models/text.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFileInfo>

namespace deepmi::studio
{

namespace
{

QString recoveryRoot()
{
    return QFileInfo(settings().fileName()).absolutePath() + QStringLiteral("/recovery");
}

std::unique_ptr<QLockFile> lockOf(const std::filesystem::path& folder)
{
    auto lock = std::make_unique<QLockFile>(text(folder / "lock"));
    // Stale only when its process is gone, however long a session lasts.
    lock->setStaleLockTime(0);
    return lock;
}

} // namespace

RecoveryFolder::RecoveryFolder()
{
    static int session = 0;
    m_folder = pathOf(recoveryRoot() + QStringLiteral("/%1-%2-%3")
                                           .arg(QDateTime::currentMSecsSinceEpoch())
                                           .arg(QCoreApplication::applicationPid())
                                           .arg(++session));
}

RecoveryFolder::~RecoveryFolder() = default;

bool RecoveryFolder::prepare()
{
    if (m_lock)
        return true;
    if (!QDir().mkpath(text(m_folder)))
        return false;
    m_lock = lockOf(m_folder);
    m_lock->tryLock(0);
    return true;
}

void RecoveryFolder::clear()
{
    if (!m_lock)
        return;
    m_lock.reset();
    QDir(text(m_folder)).removeRecursively();
}

std::vector<std::filesystem::path> RecoveryFolder::abandoned() const
{
    std::vector<std::filesystem::path> found;
    const QDir root(recoveryRoot());
    for (const QString& name :
         root.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name | QDir::Reversed)) {
        const std::filesystem::path folder = pathOf(root.filePath(name));
        if (folder == m_folder)
            continue;
        const auto lock = lockOf(folder);
        if (!lock->tryLock(0))
            continue;
        if (std::filesystem::exists(folder / "session.deepmi"))
            found.push_back(folder);
        else
            discard(folder);
    }
    return found;
}

bool RecoveryFolder::adopt(const std::filesystem::path& folder)
{
    auto lock = lockOf(folder);
    if (!lock->tryLock(0))
        return false;
    clear();
    m_folder = folder;
    m_lock = std::move(lock);
    return true;
}

void RecoveryFolder::discard(const std::filesystem::path& folder)
{
    QDir(text(folder)).removeRecursively();
}

} // namespace deepmi::studio
