#include "plots/kept_icon.h"

#include "plots/recurring_palette.h"

#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <map>
#include <tuple>

namespace deepmi::studio
{

namespace
{

class KeptIconEngine final : public QIconEngine
{
public:
    explicit KeptIconEngine(const QIcon& icon) : m_icon(icon) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal ratio =
            painter->device() ? painter->device()->devicePixelRatio() : qApp->devicePixelRatio();
        const QPixmap picture = scaledPixmap(rect.size() * ratio, mode, state, ratio);
        if (!picture.isNull())
            painter->drawPixmap(rect, picture);
    }
    QSize actualSize(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        return m_icon.actualSize(size, mode, state);
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1);
    }
    /// `size` in pixels of the device; the picture's own ratio is set by QIcon.
    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state, qreal ratio) override
    {
        const qint64 colours = recurringPalette(QGuiApplication::palette()).cacheKey();
        const Key key{size.width(), size.height(), mode, state, ratio, colours};
        if (const auto before = m_pictures.find(key); before != m_pictures.end())
            return before->second;
        if (m_pictures.size() >= mostPictures)
            m_pictures.clear();
        QPixmap picture = m_icon.pixmap(size, 1, mode, state);
        m_pictures.emplace(key, picture);
        return picture;
    }
    QList<QSize> availableSizes(QIcon::Mode mode, QIcon::State state) override
    {
        return m_icon.availableSizes(mode, state);
    }
    QString key() const override { return QStringLiteral("kept"); }
    QIconEngine* clone() const override { return new KeptIconEngine(m_icon); }

private:
    using Key = std::tuple<int, int, QIcon::Mode, QIcon::State, qreal, qint64>;
    static constexpr std::size_t mostPictures = 64;

    QIcon m_icon;
    std::map<Key, QPixmap> m_pictures;
};

} // namespace

QIcon keptIcon(const QIcon& icon)
{
    return icon.isNull() ? icon : QIcon(new KeptIconEngine(icon));
}

} // namespace deepmi::studio
