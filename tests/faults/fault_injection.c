/* Makes system calls fail where a test wants them to: loaded before all other libraries (LD_PRELOAD), it
 * stands between a program and the C library. What is to happen is said by the environment:
 *
 *   DEEPMI_FAULTS   rules apart by ';', each CALL:DEED[:KEY=VALUE]...
 *     CALL   open, read, write, fsync, rename, link, unlink, truncate, flock, allocate, clock, change (=
 * write, fsync, rename, link, unlink and truncate: all by which a file on disk becomes another) DEED   a name
 * of errno (ENOSPC, ESTALE ...)   the call fails with it late-NAME        the call is done and then said to
 * have failed, as a server's answer that is lost short            a write takes a part of the bytes only,
 * which is no error kill             SIGKILL, before the call grow, shrink, vanish, rewrite          the file
 * is changed by somebody else before the call: 64 bytes are added, its second half is cut off, it is removed,
 * or its last byte is written anew back=SECONDS     (clock) the wall clock goes back by so much at each look
 *     path=GLOB      only for files whose name (all of it, with its folder) matches
 *     at=N           only the N-th such call of the process, from 1; without it each of them
 *     from=N         that and all that come after
 *     above=BYTES    (allocate) only what is larger
 *   DEEPMI_FAULTS_COUNT   a file of 8 bytes in which all processes together count their calls of kind
 * "change"; a rule with "all" as in change:kill:all:at=N counts by it instead of by the process
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <fnmatch.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

enum Call {
    Open,
    Read,
    Write,
    Fsync,
    Rename,
    Link,
    Unlink,
    Truncate,
    Flock,
    Allocate,
    Clock,
    Change,
    CallCount
};
static const char* const callNames[CallCount] = {"open",   "read",     "write",  "fsync",
                                                 "rename", "link",     "unlink", "truncate",
                                                 "flock",  "allocate", "clock",  "change"};
enum Deed { Fail, LateFail, Short, Kill, Grow, Shrink, Vanish, Rewrite, Back };

struct Rule {
    enum Call call;
    enum Deed deed;
    int error;
    double seconds;
    char path[256]; /* empty = all */
    unsigned long at, from, above;
    bool all; /* counted over all processes */
    atomic_ulong seen;
};

enum { mostRules = 8 };
static struct Rule rules[mostRules];
static int ruleCount;
static atomic_ulong* shared;
static __thread bool inside; /* calls that this library makes itself are left alone */

static const struct {
    const char* name;
    int number;
} errors[] = {{"ENOSPC", ENOSPC}, {"EDQUOT", EDQUOT}, {"EROFS", EROFS},   {"EIO", EIO},
              {"ESTALE", ESTALE}, {"EXDEV", EXDEV},   {"EACCES", EACCES}, {"ENOLCK", ENOLCK},
              {"ENOSYS", ENOSYS}, {"EFBIG", EFBIG},   {"EPERM", EPERM},   {"ENOENT", ENOENT},
              {"EMFILE", EMFILE}, {"ENOMEM", ENOMEM}};

static void give_up(const char* text)
{
    dprintf(2, "fault_injection: cannot understand '%s'\n", text);
    _exit(99);
}

static int errorOf(const char* name)
{
    for (size_t i = 0; i < sizeof errors / sizeof *errors; ++i)
        if (strcmp(errors[i].name, name) == 0)
            return errors[i].number;
    give_up(name);
    return 0;
}

static void readDeed(struct Rule* rule, const char* deed)
{
    if (strcmp(deed, "short") == 0)
        rule->deed = Short;
    else if (strcmp(deed, "kill") == 0)
        rule->deed = Kill;
    else if (strcmp(deed, "grow") == 0)
        rule->deed = Grow;
    else if (strcmp(deed, "shrink") == 0)
        rule->deed = Shrink;
    else if (strcmp(deed, "vanish") == 0)
        rule->deed = Vanish;
    else if (strcmp(deed, "rewrite") == 0)
        rule->deed = Rewrite;
    else if (strncmp(deed, "back=", 5) == 0) {
        rule->deed = Back;
        rule->seconds = atof(deed + 5);
    } else if (strncmp(deed, "late-", 5) == 0) {
        rule->deed = LateFail;
        rule->error = errorOf(deed + 5);
    } else {
        rule->deed = Fail;
        rule->error = errorOf(deed);
    }
}

static void readRule(char* text)
{
    struct Rule* rule = &rules[ruleCount];
    char* rest = NULL;
    const char* call = strtok_r(text, ":", &rest);
    const char* deed = strtok_r(NULL, ":", &rest);
    if (!call || !deed || ruleCount == mostRules)
        give_up(text);
    rule->call = CallCount;
    for (int i = 0; i < CallCount; ++i)
        if (strcmp(callNames[i], call) == 0)
            rule->call = (enum Call)i;
    if (rule->call == CallCount)
        give_up(call);
    readDeed(rule, deed);
    for (char* part; (part = strtok_r(NULL, ":", &rest)) != NULL;) {
        if (strncmp(part, "path=", 5) == 0)
            snprintf(rule->path, sizeof rule->path, "%s", part + 5);
        else if (strncmp(part, "at=", 3) == 0)
            rule->at = strtoul(part + 3, NULL, 10);
        else if (strncmp(part, "from=", 5) == 0)
            rule->from = strtoul(part + 5, NULL, 10);
        else if (strncmp(part, "above=", 6) == 0)
            rule->above = strtoul(part + 6, NULL, 10);
        else if (strcmp(part, "all") == 0)
            rule->all = true;
        else
            give_up(part);
    }
    ++ruleCount;
}

__attribute__((constructor)) static void begin(void)
{
    inside = true;
    const char* given = getenv("DEEPMI_FAULTS");
    if (given) {
        static char copy[4096];
        snprintf(copy, sizeof copy, "%s", given);
        char* rest = NULL;
        for (char* text = strtok_r(copy, ";", &rest); text; text = strtok_r(NULL, ";", &rest))
            readRule(text);
    }
    const char* counter = getenv("DEEPMI_FAULTS_COUNT");
    if (counter) {
        const int descriptor = (int)syscall(SYS_openat, AT_FDCWD, counter, O_RDWR | O_CLOEXEC, 0);
        void* place = descriptor < 0 ? MAP_FAILED
                                     : mmap(NULL, sizeof(atomic_ulong), PROT_READ | PROT_WRITE, MAP_SHARED,
                                            descriptor, 0);
        if (place == MAP_FAILED)
            give_up(counter);
        shared = place;
    }
    inside = false;
}

static void* next(const char* name)
{
    void* found = dlsym(RTLD_NEXT, name);
    if (!found)
        give_up(name);
    return found;
}
#define NEXT(name)                                                                                           \
    static __typeof__(&name) real;                                                                           \
    if (!real)                                                                                               \
    real = (__typeof__(&name))next(#name)

static bool changes(enum Call call)
{
    return call == Write || call == Fsync || call == Rename || call == Link || call == Unlink ||
           call == Truncate;
}

/* What is on disk, so that pipes, terminals and sockets are left alone. */
static bool isFile(int descriptor)
{
    struct stat status;
    return syscall(SYS_fstat, descriptor, &status) == 0 && S_ISREG(status.st_mode);
}

static void nameOf(int descriptor, char* name, size_t size)
{
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    const long length = syscall(SYS_readlink, link, name, size - 1);
    name[length > 0 ? length : 0] = '\0';
}

static void changeFile(enum Deed deed, const char* path)
{
    const int descriptor = (int)syscall(SYS_openat, AT_FDCWD, path, O_RDWR | O_CLOEXEC, 0);
    struct stat status;
    if (descriptor < 0 || syscall(SYS_fstat, descriptor, &status) != 0)
        give_up(path);
    char bytes[64];
    memset(bytes, '7', sizeof bytes);
    long done = 0;
    if (deed == Grow)
        done = syscall(SYS_pwrite64, descriptor, bytes, sizeof bytes, status.st_size);
    else if (deed == Shrink)
        done = syscall(SYS_ftruncate, descriptor, status.st_size / 2);
    else if (deed == Vanish)
        done = syscall(SYS_unlinkat, AT_FDCWD, path, 0);
    else
        done = syscall(SYS_pwrite64, descriptor, bytes, 1, status.st_size - 1);
    if (done < 0)
        give_up(path);
    syscall(SYS_close, descriptor);
}

/* The rule that strikes at this call, or none. `path` may be NULL where `descriptor` tells it. */
static struct Rule* strikes(enum Call call, const char* path, int descriptor, size_t size)
{
    if (inside || (ruleCount == 0 && !shared))
        return NULL;
    inside = true;
    const int before = errno;
    const unsigned long everywhere =
        shared && changes(call) && (path || isFile(descriptor)) ? atomic_fetch_add(shared, 1) + 1 : 0;
    struct Rule* found = NULL;
    char name[PATH_MAX] = "";
    for (int i = 0; i < ruleCount && !found; ++i) {
        struct Rule* rule = &rules[i];
        if (rule->call != call && !(rule->call == Change && changes(call)))
            continue;
        if (call == Allocate) {
            if (size <= rule->above)
                continue;
        } else if (call != Clock) {
            if (!name[0]) {
                if (path)
                    snprintf(name, sizeof name, "%s", path);
                else if (isFile(descriptor))
                    nameOf(descriptor, name, sizeof name);
            }
            if (!name[0] || (rule->path[0] && fnmatch(rule->path, name, 0) != 0))
                continue;
        }
        const unsigned long number = rule->all ? everywhere : atomic_fetch_add(&rule->seen, 1) + 1;
        if ((rule->at && number != rule->at) || number < rule->from)
            continue;
        found = rule;
    }
    if (found && found->deed == Kill)
        kill(getpid(), SIGKILL);
    if (found && found->deed >= Grow && found->deed <= Rewrite)
        changeFile(found->deed, name);
    errno = before;
    inside = false;
    return found;
}

/* Fails before the call, or after it as if its answer had been lost. */
#define FAULTED(call, path, descriptor, failure, result)                                                     \
    struct Rule* const rule = strikes(call, path, descriptor, 0);                                            \
    if (rule && rule->deed == Fail) {                                                                        \
        errno = rule->error;                                                                                 \
        return failure;                                                                                      \
    }                                                                                                        \
    if (rule && rule->deed == LateFail) {                                                                    \
        (void)(result);                                                                                      \
        errno = rule->error;                                                                                 \
        return failure;                                                                                      \
    }                                                                                                        \
    return result

static mode_t modeOf(int flags, va_list list)
{
    return flags & (O_CREAT | O_TMPFILE) ? (mode_t)va_arg(list, unsigned) : 0;
}
#define MODE                                                                                                 \
    va_list list;                                                                                            \
    va_start(list, flags);                                                                                   \
    const mode_t mode = modeOf(flags, list);                                                                 \
    va_end(list)

int open(const char* path, int flags, ...)
{
    MODE;
    NEXT(open);
    FAULTED(Open, path, -1, -1, real(path, flags, mode));
}
int open64(const char* path, int flags, ...)
{
    MODE;
    NEXT(open64);
    FAULTED(Open, path, -1, -1, real(path, flags, mode));
}
int openat(int folder, const char* path, int flags, ...)
{
    MODE;
    NEXT(openat);
    FAULTED(Open, path, -1, -1, real(folder, path, flags, mode));
}
FILE* fopen(const char* path, const char* mode)
{
    NEXT(fopen);
    FAULTED(Open, path, -1, NULL, real(path, mode));
}
FILE* fopen64(const char* path, const char* mode)
{
    NEXT(fopen64);
    FAULTED(Open, path, -1, NULL, real(path, mode));
}
int mkstemp(char* pattern)
{
    NEXT(mkstemp);
    FAULTED(Open, pattern, -1, -1, real(pattern));
}

ssize_t read(int descriptor, void* bytes, size_t count)
{
    NEXT(read);
    FAULTED(Read, NULL, descriptor, -1, real(descriptor, bytes, count));
}
ssize_t pread(int descriptor, void* bytes, size_t count, off_t offset)
{
    NEXT(pread);
    FAULTED(Read, NULL, descriptor, -1, real(descriptor, bytes, count, offset));
}
ssize_t pread64(int descriptor, void* bytes, size_t count, off64_t offset)
{
    NEXT(pread64);
    FAULTED(Read, NULL, descriptor, -1, real(descriptor, bytes, count, offset));
}

#define SHORTENED(rule, count) ((rule) && (rule)->deed == Short && (count) > 1 ? ((count) + 1) / 2 : (count))
ssize_t write(int descriptor, const void* bytes, size_t count)
{
    NEXT(write);
    FAULTED(Write, NULL, descriptor, -1, real(descriptor, bytes, SHORTENED(rule, count)));
}
ssize_t pwrite(int descriptor, const void* bytes, size_t count, off_t offset)
{
    NEXT(pwrite);
    FAULTED(Write, NULL, descriptor, -1, real(descriptor, bytes, SHORTENED(rule, count), offset));
}
ssize_t pwrite64(int descriptor, const void* bytes, size_t count, off64_t offset)
{
    NEXT(pwrite64);
    FAULTED(Write, NULL, descriptor, -1, real(descriptor, bytes, SHORTENED(rule, count), offset));
}
ssize_t writev(int descriptor, const struct iovec* parts, int count)
{
    NEXT(writev);
    FAULTED(Write, NULL, descriptor, -1, real(descriptor, parts, SHORTENED(rule, count)));
}

int fsync(int descriptor)
{
    NEXT(fsync);
    FAULTED(Fsync, NULL, descriptor, -1, real(descriptor));
}
int rename(const char* from, const char* to)
{
    NEXT(rename);
    FAULTED(Rename, to, -1, -1, real(from, to));
}
int link(const char* from, const char* to)
{
    NEXT(link);
    FAULTED(Link, to, -1, -1, real(from, to));
}
int unlink(const char* path)
{
    NEXT(unlink);
    FAULTED(Unlink, path, -1, -1, real(path));
}
int remove(const char* path)
{
    NEXT(remove);
    FAULTED(Unlink, path, -1, -1, real(path));
}
int ftruncate(int descriptor, off_t length)
{
    NEXT(ftruncate);
    FAULTED(Truncate, NULL, descriptor, -1, real(descriptor, length));
}
int ftruncate64(int descriptor, off64_t length)
{
    NEXT(ftruncate64);
    FAULTED(Truncate, NULL, descriptor, -1, real(descriptor, length));
}
int flock(int descriptor, int operation)
{
    NEXT(flock);
    FAULTED(Flock, NULL, descriptor, -1, real(descriptor, operation));
}

/* dlsym may allocate: malloc is asked for by its name in the C library instead. */
extern void* __libc_malloc(size_t);
extern void* __libc_realloc(void*, size_t);
extern void* __libc_calloc(size_t, size_t);
extern void* __libc_memalign(size_t, size_t);
static bool refused(size_t bytes)
{
    return ruleCount > 0 && strikes(Allocate, NULL, -1, bytes) != NULL;
}
void* malloc(size_t bytes)
{
    if (refused(bytes)) {
        errno = ENOMEM;
        return NULL;
    }
    return __libc_malloc(bytes);
}
void* realloc(void* old, size_t bytes)
{
    if (refused(bytes)) {
        errno = ENOMEM;
        return NULL;
    }
    return __libc_realloc(old, bytes);
}
void* calloc(size_t count, size_t bytes)
{
    if (refused(count * bytes)) {
        errno = ENOMEM;
        return NULL;
    }
    return __libc_calloc(count, bytes);
}
void* aligned_alloc(size_t alignment, size_t bytes)
{
    if (refused(bytes)) {
        errno = ENOMEM;
        return NULL;
    }
    return __libc_memalign(alignment, bytes);
}
int posix_memalign(void** place, size_t alignment, size_t bytes)
{
    if (refused(bytes))
        return ENOMEM;
    void* found = __libc_memalign(alignment, bytes);
    if (!found)
        return ENOMEM;
    *place = found;
    return 0;
}

/* The wall clock alone: what goes by is measured by the others. */
static double goneBack(void)
{
    static atomic_ulong looks;
    const struct Rule* rule = strikes(Clock, NULL, -1, 0);
    return rule ? rule->seconds * (double)(atomic_fetch_add(&looks, 1) + 1) : 0;
}
int clock_gettime(clockid_t clock, struct timespec* time)
{
    const int status = (int)syscall(SYS_clock_gettime, clock, time);
    if (status == 0 && clock == CLOCK_REALTIME)
        time->tv_sec -= (time_t)goneBack();
    return status;
}
int gettimeofday(struct timeval* restrict time, void* restrict zone)
{
    (void)zone;
    struct timespec now;
    if (clock_gettime(CLOCK_REALTIME, &now) != 0)
        return -1;
    time->tv_sec = now.tv_sec;
    time->tv_usec = now.tv_nsec / 1000;
    return 0;
}
time_t time(time_t* place)
{
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    if (place)
        *place = now.tv_sec;
    return now.tv_sec;
}
