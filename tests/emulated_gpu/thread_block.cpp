#undef _FORTIFY_SOURCE // to it, going on in another stack is a mistake

#include "thread_block.h"

#include "matrix_unit.h"
#include "stack_switch.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <deque>
#include <memory>
#include <numeric>
#include <sys/mman.h>
#include <vector>

uint3 threadIdx, blockIdx;
dim3 blockDim, gridDim;

namespace emulated
{

namespace
{

constexpr std::size_t warpSize = 32, stackBytes = std::size_t{128} << 10;

std::vector<std::size_t> ordered(std::size_t count, Order order, std::mt19937_64& random)
{
    std::vector<std::size_t> places(count);
    std::iota(places.begin(), places.end(), std::size_t{0});
    if (order == Order::Reversed)
        std::reverse(places.begin(), places.end());
    else if (order == Order::Random)
        std::shuffle(places.begin(), places.end(), random);
    return places;
}

bool lies(const void* data, std::size_t bytes, const void* begin, std::size_t count)
{
    const auto *place = static_cast<const char*>(data), *first = static_cast<const char*>(begin);
    return place >= first && place + bytes <= first + count;
}

struct Array {
    void* data = nullptr;
    std::size_t bytes = 0;
    const void* kernel = nullptr;
    /// What is left of others: as numbers, none.
    void spoil() const { std::memset(data, 0xff, bytes); }
};
std::vector<Array> sharedArrays;
const void* running = nullptr;

/// The memory whose size a launch gives: it ends where nobody may touch anything.
class SharedRoom
{
public:
    SharedRoom()
        : m_mapped(static_cast<char*>(
              mmap(nullptr, most + page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)))
    {
        mprotect(m_mapped + most, page, PROT_NONE);
    }
    void begin(std::size_t bytes)
    {
        m_bytes = bytes;
        m_data = m_mapped + most - (bytes + alignment - 1) / alignment * alignment;
        std::memset(m_data, 0xff, bytes);
    }
    void* data() const { return m_data; }
    bool holds(const void* data, std::size_t bytes) const { return lies(data, bytes, m_data, m_bytes); }

private:
    static constexpr std::size_t page = 4096, alignment = 16, most = 64 * page; // 256 KB, more than any GPU's
    char *m_mapped, *m_data = nullptr;
    std::size_t m_bytes = 0;
};

enum class Waits { No, AtBarrier, ForWarp };

/// A stack that goes on with the next thread when one ends without having waited.
struct Fiber {
    StackSwitch stackSwitch;
    std::unique_ptr<char[]> stack = std::make_unique<char[]>(stackBytes);
    std::size_t thread = 0;
    bool hasThread = false;
    Waits waits = Waits::No;
};

class Block
{
public:
    /// `places`: the threads in the order in which they begin.
    std::string run(dim3 size, std::size_t sharedBytes, bool early, const std::vector<std::size_t>& places,
                    Order order, std::mt19937_64& random, const std::function<void()>& thread);

    int barrier(int value)
    {
        m_any |= value != 0;
        if (++m_atBarrier < m_count) {
            wait(Waits::AtBarrier);
        } else {
            m_atBarrier = 0;
            m_result = m_any;
            m_any = false;
            release(Waits::AtBarrier, 0, m_count);
        }
        return m_result;
    }
    std::uint64_t exchange(unsigned lanes, std::uint64_t bits, int offset)
    {
        const std::size_t thread = m_current->thread, lane = thread % warpSize, first = thread - lane;
        const std::size_t width = std::min(warpSize, m_count - first);
        if (lanes != 0xffffffffU || width < warpSize)
            m_failure = "an exchange in a warp that is not whole";
        Warp& warp = m_warps[thread / warpSize];
        // A lane can be one exchange ahead of another, not two: two rooms are enough.
        auto& room = warp.rooms[warp.round[lane]++ % 2];
        room[lane] = bits;
        if (++warp.arrived < width) {
            wait(Waits::ForWarp);
        } else {
            warp.arrived = 0;
            release(Waits::ForWarp, first, first + width);
        }
        return room[lane ^ static_cast<std::size_t>(offset)];
    }
    void awaited() { m_awaited[m_current->thread] = true; }
    void successorLet()
    {
        // It would wait for this kernel, but not for what this thread has not waited for.
        if (!m_awaited[m_current->thread])
            m_failure = "a thread that lets the next kernel begin before it waits for what came before";
    }
    const SharedRoom& shared() const { return m_shared; }

private:
    struct Warp {
        std::array<std::array<std::uint64_t, warpSize>, 2> rooms{};
        std::array<unsigned, warpSize> round{};
        std::size_t arrived = 0;
    };
    static void enter();
    void work();
    void resume(Fiber& fiber);
    void wait(Waits what)
    {
        Fiber* self = m_current;
        self->waits = what;
        self->stackSwitch.goBack();
    }
    void release(Waits what, std::size_t begin, std::size_t end)
    {
        for (Fiber* fiber : m_busy)
            if (fiber->waits == what && fiber->thread >= begin && fiber->thread < end) {
                fiber->waits = Waits::No;
                m_ready.push_back(fiber);
            }
    }
    Fiber& idleFiber();
    Fiber& takeReady(Order order, std::mt19937_64& random);
    void place(std::size_t thread)
    {
        threadIdx = {static_cast<unsigned>(thread % m_size.x),
                     static_cast<unsigned>(thread / m_size.x % m_size.y),
                     static_cast<unsigned>(thread / m_size.x / m_size.y)};
    }

    std::vector<std::unique_ptr<Fiber>> m_fibers;
    std::vector<Fiber*> m_idle, m_busy;
    std::deque<Fiber*> m_ready;
    Fiber* m_current = nullptr;

    dim3 m_size;
    std::size_t m_count = 0, m_next = 0, m_atBarrier = 0;
    int m_any = 0, m_result = 0;
    const std::vector<std::size_t>* m_order = nullptr;
    const std::function<void()>* m_thread = nullptr;
    std::vector<Warp> m_warps;
    std::vector<char> m_awaited;
    SharedRoom m_shared;
    std::string m_failure;
};

Block& theBlock()
{
    static Block block;
    return block;
}

void Block::enter()
{
    theBlock().work();
}

/// What every fiber does, for ever: threads that have not begun, one after the other.
void Block::work()
{
    m_current->stackSwitch.arrive();
    for (;;) {
        while (m_next < m_count) {
            Fiber* self = m_current;
            self->thread = (*m_order)[m_next++];
            self->hasThread = true;
            place(self->thread);
            (*m_thread)();
            self->hasThread = false;
        }
        m_current->stackSwitch.goBack();
    }
}

Fiber& Block::idleFiber()
{
    if (m_idle.empty()) {
        m_fibers.push_back(std::make_unique<Fiber>());
        m_idle.push_back(m_fibers.back().get());
        m_idle.back()->stackSwitch.begin(m_idle.back()->stack.get(), stackBytes, &Block::enter);
    }
    Fiber* fiber = m_idle.back();
    m_idle.pop_back();
    m_busy.push_back(fiber);
    return *fiber;
}

void Block::resume(Fiber& fiber)
{
    m_current = &fiber;
    if (fiber.hasThread)
        place(fiber.thread);
    fiber.stackSwitch.enter();
    if (!fiber.hasThread) {
        m_busy.erase(std::find(m_busy.begin(), m_busy.end(), &fiber));
        m_idle.push_back(&fiber);
    }
}

/// One of the threads that wait no longer. In the reverse order the newest of them, so that a warp goes as
/// far ahead of the others as barriers let it.
Fiber& Block::takeReady(Order order, std::mt19937_64& random)
{
    if (order == Order::Random)
        std::swap(m_ready.back(), m_ready[random() % m_ready.size()]);
    Fiber* fiber = order == Order::Given ? m_ready.front() : m_ready.back();
    if (order == Order::Given)
        m_ready.pop_front();
    else
        m_ready.pop_back();
    return *fiber;
}

std::string Block::run(dim3 size, std::size_t sharedBytes, bool early, const std::vector<std::size_t>& places,
                       Order order, std::mt19937_64& random, const std::function<void()>& thread)
{
    m_size = size;
    m_count = size.count();
    m_next = 0;
    m_order = &places;
    m_thread = &thread;
    m_warps.assign((m_count + warpSize - 1) / warpSize, {});
    m_awaited.assign(m_count, 0);
    m_shared.begin(sharedBytes);
    beginMatrixUnits(m_count, order, random);
    for (const Array& array : sharedArrays)
        if (array.kernel == running)
            array.spoil();
    while (m_failure.empty()) {
        if (m_next < m_count) {
            resume(idleFiber());
        } else if (!m_ready.empty()) {
            resume(takeReady(order, random));
        } else {
            break;
        }
    }
    std::string failure = std::move(m_failure);
    m_failure.clear();
    if (failure.empty() && !m_busy.empty())
        failure = std::to_string(m_busy.size()) + " of " + std::to_string(m_count) +
                  (m_busy.front()->waits == Waits::AtBarrier ? " threads wait at a barrier"
                                                             : " threads wait for a warp's exchange") +
                  " that the others never reach";
    if (failure.empty())
        failure = failureOfMatrixUnits();
    if (failure.empty() && early && std::count(m_awaited.begin(), m_awaited.end(), 0) > 0)
        failure = "threads that do not wait for what came before them in the stream";
    if (!failure.empty()) { // what still waits is never gone on with
        m_busy.clear();
        m_idle.clear();
        m_ready.clear();
        m_atBarrier = 0;
        m_any = 0;
    }
    return failure;
}

} // namespace

std::string runGrid(dim3 grid, dim3 block, std::size_t sharedBytes, bool early, Order order,
                    std::mt19937_64& random, const void* kernel, const std::function<void()>& thread)
{
    running = kernel;
    gridDim = grid;
    blockDim = block;
    const std::vector<std::size_t> threads = ordered(block.count(), order, random);
    for (const std::size_t place : ordered(grid.count(), order, random)) {
        blockIdx = {static_cast<unsigned>(place % grid.x), static_cast<unsigned>(place / grid.x % grid.y),
                    static_cast<unsigned>(place / grid.x / grid.y)};
        const std::string failure = theBlock().run(block, sharedBytes, early, threads, order, random, thread);
        if (!failure.empty())
            return failure;
    }
    return {};
}

int barrier(int value)
{
    return theBlock().barrier(value);
}

std::uint64_t exchange(unsigned lanes, std::uint64_t bits, int offset)
{
    return theBlock().exchange(lanes, bits, offset);
}

void predecessorAwaited()
{
    theBlock().awaited();
}

void successorLet()
{
    theBlock().successorLet();
}

SharedArray::SharedArray(void* data, std::size_t bytes)
{
    sharedArrays.push_back({data, bytes, running});
    sharedArrays.back().spoil();
}

std::size_t ownSharedBytes()
{
    std::size_t sum = 0;
    for (const Array& array : sharedArrays)
        sum += array.kernel == running ? array.bytes : 0;
    return sum;
}

void* sharedRoom()
{
    return theBlock().shared().data();
}

bool isOfBlock(const void* data, std::size_t bytes)
{
    return theBlock().shared().holds(data, bytes) ||
           std::any_of(sharedArrays.begin(), sharedArrays.end(), [&](const Array& array) {
               return array.kernel == running && lies(data, bytes, array.data, array.bytes);
           });
}

} // namespace emulated
