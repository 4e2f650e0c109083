#include <QMetaObject>
#include <QThread>

#include <dlfcn.h>

#if QT_VERSION >= QT_VERSION_CHECK(6, 7, 0)
#error                                                                                                       \
    "these functions stand in the place of Qt 6.2 to 6.6's; how newer ones hand calls over is to be looked at first"
#endif

// What the thread sanitizer cannot see: Qt's event loops hand calls to another thread, and wait for its end,
// with locks of their own inside a library that is not instrumented. Every job of the window would look like
// a race with whoever asked for it. These two functions, which the window finds before Qt's, tell the order
// that there is and no more than that: a call is made before it runs, and a thread's calls have run when it
// has been waited for. It is all that the window uses between threads; a queued signal would need the same.
//
// Part of deepmi-ui in a build with -fsanitize=thread alone, itself compiled without it.
extern "C" {
void __tsan_acquire(void*);
void __tsan_release(void*);
}

namespace
{

/// A call on its way to another thread, with what was done before it was made.
class OrderedCall final : public QtPrivate::QSlotObjectBase
{
public:
    explicit OrderedCall(QtPrivate::QSlotObjectBase* call) : QSlotObjectBase(&run), m_call(call)
    {
        __tsan_release(this);
    }

private:
    static void run(int which, QtPrivate::QSlotObjectBase* base, QObject* receiver, void** arguments,
                    bool* equal)
    {
        auto* self = static_cast<OrderedCall*>(base);
        __tsan_acquire(self);
        if (which == Destroy) {
            self->m_call->destroyIfLastRef();
            delete self;
        } else if (which == Call) {
            self->m_call->call(receiver, arguments);
            __tsan_release(self); // whoever lets go of it last may be the thread that made it
        } else if (which == Compare) {
            *equal = self->m_call->compare(arguments);
        }
        __tsan_release(QThread::currentThread());
    }

    QtPrivate::QSlotObjectBase* m_call;
};

template <class Function>
Function qtsOwn(const char* name)
{
    void* function = dlsym(RTLD_NEXT, name);
    if (!function)
        qFatal("this Qt has no %s", name);
    return reinterpret_cast<Function>(function);
}

} // namespace

bool QMetaObject::invokeMethodImpl(QObject* object, QtPrivate::QSlotObjectBase* slot, Qt::ConnectionType type,
                                   void* result)
{
    using Function = bool (*)(QObject*, QtPrivate::QSlotObjectBase*, Qt::ConnectionType, void*);
    static const auto real = qtsOwn<Function>(
        "_ZN11QMetaObject16invokeMethodImplEP7QObjectPN9QtPrivate15QSlotObjectBaseEN2Qt14ConnectionTypeEPv");
    return real(object, new OrderedCall(slot), type, result);
}

bool QThread::wait(QDeadlineTimer deadline)
{
    using Function = bool (*)(QThread*, QDeadlineTimer);
    static const auto real = qtsOwn<Function>("_ZN7QThread4waitE14QDeadlineTimer");
    const bool ended = real(this, deadline);
    if (ended)
        __tsan_acquire(this);
    return ended;
}
