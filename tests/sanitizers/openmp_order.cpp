#include <dlfcn.h>

// What the thread sanitizer cannot see: GNU OpenMP hands work to its threads, and waits for them, by system
// calls of its own. Every parallel region would look like a race between its two ends. This GOMP_parallel,
// which deepmi-learning finds before libgomp's, tells the order that there is and no more than that: what a
// region's threads do to each other is still looked at.
//
// Part of deepmi-learning in a build with -fsanitize=thread alone.
extern "C" {
void __tsan_acquire(void*);
void __tsan_release(void*);
}

namespace
{

using Body = void (*)(void*);
using Parallel = void (*)(Body, void*, unsigned, unsigned);

struct Region {
    Body body;
    void* data;
    char begin = 0, end = 0;
};

void runOrdered(void* given)
{
    auto* region = static_cast<Region*>(given);
    __tsan_acquire(&region->begin);
    region->body(region->data);
    __tsan_release(&region->end);
}

} // namespace

extern "C" __attribute__((visibility("hidden"))) void GOMP_parallel(Body body, void* data, unsigned threads,
                                                                    unsigned flags)
{
    static const auto real = reinterpret_cast<Parallel>(dlsym(RTLD_NEXT, "GOMP_parallel"));
    Region region{body, data};
    __tsan_release(&region.begin);
    real(&runOrdered, &region, threads, flags);
    __tsan_acquire(&region.end);
}
