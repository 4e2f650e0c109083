#pragma once

#include <csetjmp>
#include <cstddef>
#include <ucontext.h>

#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/common_interface_defs.h>
#endif

namespace emulated
{

/// A stack that something else runs on until it goes back, and goes on where it was when it is entered again.
/// swapcontext() alone would do it, but asks the operating system twice each time, which took more than half
/// of what a kernel with many barriers needs; so it is for the first time only.
class StackSwitch
{
public:
    /// What it begins with, which never ends.
    void begin(char* stack, std::size_t bytes, void (*work)())
    {
        getcontext(&m_context);
        m_context.uc_stack.ss_sp = stack;
        m_context.uc_stack.ss_size = bytes;
        m_context.uc_link = nullptr;
        makecontext(&m_context, work, 0);
    }
    /// First in that work.
    void arrive() { arrived(nullptr, &m_outerStack, &m_outerBytes); }
    /// Returns when the other stack goes back.
    void enter()
    {
        void* kept = nullptr;
        leaving(&kept, m_context.uc_stack.ss_sp, m_context.uc_stack.ss_size);
        if (_setjmp(m_outside) == 0) {
            if (m_hasBegun)
                _longjmp(m_inside, 1);
            m_hasBegun = true;
            setcontext(&m_context);
        }
        arrived(kept, nullptr, nullptr);
    }
    /// On the other stack: returns when that is entered again.
    void goBack()
    {
        leaving(&m_kept, m_outerStack, m_outerBytes);
        if (_setjmp(m_inside) == 0)
            _longjmp(m_outside, 1);
        arrived(m_kept, &m_outerStack, &m_outerBytes);
    }

private:
    // The address sanitizer is told of every change of the stack.
    static void leaving([[maybe_unused]] void** kept, [[maybe_unused]] const void* bottom,
                        [[maybe_unused]] std::size_t bytes)
    {
#ifdef __SANITIZE_ADDRESS__
        __sanitizer_start_switch_fiber(kept, bottom, bytes);
#endif
    }
    static void arrived([[maybe_unused]] void* kept, [[maybe_unused]] const void** bottom,
                        [[maybe_unused]] std::size_t* bytes)
    {
#ifdef __SANITIZE_ADDRESS__
        __sanitizer_finish_switch_fiber(kept, bottom, bytes);
#endif
    }

    ucontext_t m_context{};
    bool m_hasBegun = false;
    std::jmp_buf m_inside{}, m_outside{};
    void* m_kept = nullptr;
    const void* m_outerStack = nullptr;
    std::size_t m_outerBytes = 0;
};

} // namespace emulated
