#include "worker/audio_index.h"

#include "data/names.h"
#include "job/error.h"
#include "models/text.h"

#include <QDirIterator>
#include <QFileInfo>

namespace deepmi::studio
{

namespace
{

/// What Qt Multimedia commonly plays; those in front win over others of the same name.
const QStringList& suffixes()
{
    static const QStringList known{QStringLiteral("wav"),  QStringLiteral("flac"), QStringLiteral("ogg"),
                                   QStringLiteral("opus"), QStringLiteral("mp3"),  QStringLiteral("m4a"),
                                   QStringLiteral("aac")};
    return known;
}

qsizetype preference(const QString& path)
{
    return suffixes().indexOf(QFileInfo(path).suffix().toLower());
}

QString withoutSuffix(const QString& path)
{
    return path.left(path.size() - QFileInfo(path).suffix().size() - 1);
}

} // namespace

void AudioIndex::add(const std::string& key, const QString& path)
{
    const auto [place, isNew] = m_pathOf.try_emplace(key, path);
    if (isNew || place->second == path)
        return;
    // The same recording in two formats is no doubt; the same name in two folders is.
    if (place->second.isEmpty() || withoutSuffix(place->second) != withoutSuffix(path))
        place->second.clear();
    else if (preference(path) < preference(place->second))
        place->second = path;
}

AudioIndex AudioIndex::of(const QString& folder, const Job& job)
{
    const QFileInfo info(folder);
    if (!info.isDir() || !info.isReadable())
        throw InputError(pathOf(folder), {}, "is no folder that can be read");
    AudioIndex index;
    index.m_folder = folder;
    const QDir root(folder);
    QDirIterator walk(folder, QDir::Files | QDir::Readable, QDirIterator::Subdirectories);
    while (walk.hasNext()) {
        const QString path = walk.next();
        job.throwIfStopped();
        if (preference(path) < 0)
            continue;
        ++index.m_files;
        if (index.m_files % 1000 == 0)
            job.report("looking for audio", static_cast<double>(index.m_files), 0);
        const QString below = root.relativeFilePath(path);
        for (const QString& name : {below, QFileInfo(path).fileName()}) {
            index.add(name.toStdString(), path);
            index.add(withoutSuffix(name).toStdString(), path);
        }
    }
    return index;
}

QString AudioIndex::find(const std::string& sample) const
{
    const std::string file(nameWithoutFolder(sample));
    for (const std::string& key :
         {sample, std::string(nameWithoutExtension(sample)), file, std::string(nameWithoutExtension(file))})
        if (const auto found = m_pathOf.find(key); found != m_pathOf.end() && !found->second.isEmpty())
            return found->second;
    return {};
}

bool AudioIndex::isAmbiguous(const std::string& sample) const
{
    const auto found = m_pathOf.find(std::string(bareName(sample)));
    return found != m_pathOf.end() && found->second.isEmpty() && find(sample).isEmpty();
}

} // namespace deepmi::studio
