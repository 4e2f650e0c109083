#include "matrix_unit.h"

#include "work_graph.h"

#include <algorithm>
#include <array>
#include <vector>

namespace emulated
{

namespace
{

constexpr std::size_t bytesOfCopy = 16, threadsOfUnit = 128;
constexpr std::uintptr_t tileAlignment = 1024;

struct Copy {
    char* to;
    const char* from; ///< null: zeros
};
struct Multiplication {
    MultiplyLane lane;
    float* sums;
    const char *a, *b;
    int unit;
    bool adds;

    /// What one thread gives must be the others' too, but for where its sums are.
    bool isAlike(const Multiplication& other) const
    {
        return lane == other.lane && a == other.a && b == other.b && unit == other.unit && adds == other.adds;
    }
};

/// What a thread has given away in this block, where its batches ended, and how much of it was waited for.
template <class Work>
struct Batches {
    std::vector<Work> works;
    std::vector<std::size_t> ends;
    std::size_t awaited = 0;

    void end() { ends.push_back(works.size()); }
    template <class Do>
    void await(std::size_t later, const Do& doIt)
    {
        const std::size_t until = ends.size() > later ? ends[ends.size() - 1 - later] : 0;
        for (; awaited < until; ++awaited)
            doIt(works[awaited]);
    }
    bool isAwaited() const { return awaited == works.size(); }
    void clear()
    {
        works.clear();
        ends.clear();
        awaited = 0;
    }
};
struct Thread {
    Batches<Copy> copies;
    Batches<Multiplication> products;
    bool mayMultiply = false;
};

std::vector<Thread> threads; ///< as many as any block has had
std::size_t count = 0;
bool used = false, productsWait = false;
std::string failure;

void complain(const char* what)
{
    if (failure.empty())
        failure = what;
}

std::size_t numberOfThread()
{
    return threadIdx.x + std::size_t{blockDim.x} * (threadIdx.y + std::size_t{blockDim.y} * threadIdx.z);
}

Thread& current()
{
    if (!used)
        for (Thread& thread : threads) {
            thread.copies.clear();
            thread.products.clear();
            thread.mayMultiply = false;
        }
    used = true;
    return threads[numberOfThread()];
}

/// What was readable, in pieces, most of a block's copies being beside earlier ones.
struct Piece {
    const char *begin = nullptr, *end = nullptr;
};
std::array<Piece, 2> pieces;
std::size_t olderPiece = 0;

bool isThere(const char* from)
{
    for (const Piece& piece : pieces)
        if (from >= piece.begin && from + bytesOfCopy <= piece.end)
            return true;
    for (const std::size_t bytes : {std::size_t{1} << 18, std::size_t{1} << 13, bytesOfCopy})
        if (isReadable(from, bytes)) {
            pieces[olderPiece] = {from, from + bytes};
            olderPiece = 1 - olderPiece;
            return true;
        }
    return false;
}

void deliver(const Copy& copy)
{
    if (copy.from)
        std::memcpy(copy.to, copy.from, bytesOfCopy);
    else
        std::memset(copy.to, 0, bytesOfCopy);
}

void perform(const Multiplication& one)
{
    one.lane(one.sums, one.a, one.b, one.unit, one.adds, static_cast<unsigned>(numberOfThread()));
}

bool begins(const void* place, std::uintptr_t alignment)
{
    return reinterpret_cast<std::uintptr_t>(place) % alignment == 0;
}

} // namespace

void beginMatrixUnits(std::size_t threadsOfBlock, Order order, std::mt19937_64& random)
{
    count = threadsOfBlock;
    if (threads.size() < count)
        threads.resize(count);
    used = false;
    pieces = {};
    productsWait = order == Order::Given || (order == Order::Random && random() % 2 == 0);
    failure.clear();
}

std::string failureOfMatrixUnits()
{
    for (std::size_t i = 0; used && failure.empty() && i < count; ++i) {
        const std::vector<Multiplication>& own = threads[i].products.works;
        const std::size_t first = i - i % threadsOfUnit;
        const std::vector<Multiplication>& others = threads[first].products.works;
        if (!own.empty() && count < first + threadsOfUnit)
            complain("a product of the matrix units in which not all of 128 threads take part");
        else if (own.size() != others.size())
            complain("a product of the matrix units in which not all of 128 threads take part");
        else if (!std::equal(own.begin(), own.end(), others.begin(),
                             [](const auto& a, const auto& b) { return a.isAlike(b); }))
            complain("a product of the matrix units that is not the same of all of 128 threads");
        if (!threads[i].products.isAwaited())
            complain("a product of the matrix units for which nobody waits");
        if (!threads[i].copies.isAwaited())
            complain("a copy into a block's memory for which nobody waits");
    }
    return failure;
}

void copyAhead(char* to, const void* from, bool there)
{
    const auto* source = static_cast<const char*>(from);
    if (!begins(to, bytesOfCopy) || !begins(from, bytesOfCopy))
        return complain("a copy of 16 bytes from or to a place that is no multiple of them");
    if (!isOfBlock(to, bytesOfCopy))
        return complain("a copy ahead to what is not the block's memory");
    if (there && !isThere(source))
        return complain("a copy ahead of what is not memory of the device");
    // Until it arrives, which is as late as it may, there is nothing to count on: as numbers, none.
    std::memset(to, 0xff, bytesOfCopy);
    current().copies.works.push_back({to, there ? source : nullptr});
}

void endStage()
{
    current().copies.end();
}

void awaitStages(std::size_t later)
{
    current().copies.await(later, deliver);
}

void beginMultiplying()
{
    current().mayMultiply = true;
}

void multiply(MultiplyLane lane, float* sums, const char* a, const char* b, int unit, bool adds)
{
    Thread& thread = current();
    if (!thread.mayMultiply)
        complain("a product of the matrix units that was not begun");
    if (!begins(a, tileAlignment) || !begins(b, tileAlignment) || !isOfBlock(a, 1) || !isOfBlock(b, 1))
        return complain("a tile that does not lie in the block's memory as the matrix units read it");
    thread.products.works.push_back({lane, sums, a, b, unit, adds});
    if (!productsWait)
        perform(thread.products.works.back());
}

void endMultiplying()
{
    current().products.end();
}

void awaitMultiplied(std::size_t later)
{
    Thread& thread = current();
    thread.products.await(later, [](const Multiplication& one) {
        if (productsWait)
            perform(one);
    });
    if (later == 0)
        thread.mayMultiply = false; // the sums may be touched now
}

} // namespace emulated
