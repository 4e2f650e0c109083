#include "dialogs/names_dialog.h"

#include <QApplication>
#include <QClipboard>
#include <QCoreApplication>
#include <QDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QStringListModel>
#include <QVBoxLayout>

namespace deepmi::studio
{

namespace
{

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(NamesDialog)
};

} // namespace

void showNames(QWidget* parent, const QStringList& lines, const QString& title)
{
    auto* dialog = new QDialog(parent);
    dialog->setObjectName(QStringLiteral("namesDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(title.isEmpty() ? Tr::tr("Names that did not match") : title);
    dialog->resize(520, 420);
    auto* model = new QStringListModel(lines, dialog);
    auto* filtered = new QSortFilterProxyModel(dialog);
    filtered->setSourceModel(model);
    filtered->setFilterCaseSensitivity(Qt::CaseInsensitive);
    auto* search = new QLineEdit;
    search->setObjectName(QStringLiteral("namesSearch"));
    search->setPlaceholderText(Tr::tr("Search"));
    search->setAccessibleName(search->placeholderText());
    search->setToolTip(Tr::tr("Show only lines with this text"));
    search->setClearButtonEnabled(true);
    QObject::connect(search, &QLineEdit::textChanged, filtered, &QSortFilterProxyModel::setFilterFixedString);
    auto* list = new QListView;
    list->setObjectName(QStringLiteral("namesList"));
    list->setAccessibleName(dialog->windowTitle());
    list->setUniformItemSizes(true);
    list->setModel(filtered);
    list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    auto* copy = new QPushButton(Tr::tr("&Copy all"));
    copy->setObjectName(QStringLiteral("copyNamesButton"));
    copy->setToolTip(Tr::tr("Put all lines on the clipboard"));
    copy->setAccessibleName(copy->toolTip());
    QObject::connect(copy, &QPushButton::clicked, dialog,
                     [lines] { QApplication::clipboard()->setText(lines.join(QLatin1Char('\n'))); });
    auto* close = new QPushButton(Tr::tr("Close"));
    close->setObjectName(QStringLiteral("closeNamesButton"));
    close->setToolTip(Tr::tr("Close the list"));
    close->setDefault(true);
    QObject::connect(close, &QPushButton::clicked, dialog, &QDialog::close);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(new QLabel(Tr::tr("%Ln line(s)", nullptr, static_cast<int>(lines.size()))));
    buttons->addStretch();
    buttons->addWidget(copy);
    buttons->addWidget(close);
    auto* layout = new QVBoxLayout(dialog);
    layout->addWidget(search);
    layout->addWidget(list);
    layout->addLayout(buttons);
    dialog->show();
}

} // namespace deepmi::studio
