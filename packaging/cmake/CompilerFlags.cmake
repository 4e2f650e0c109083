# One interface target carries every warning and sanitizer, so that all parts of the project agree on them.
add_library(deepmi-flags INTERFACE)
target_compile_options(deepmi-flags INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Wold-style-cast -Wcast-align -Woverloaded-virtual
    -Wnull-dereference -Wformat=2 -fno-math-errno)
# GCC 12 sees an overlap in every "literal" + std::string (GCC bug 105651).
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    target_compile_options(deepmi-flags INTERFACE -Wno-restrict)
endif()
# LibTorch's headers name their own files in messages: those are not to tell where this was built (nor do packages).
target_compile_options(deepmi-flags INTERFACE "-fmacro-prefix-map=${PROJECT_SOURCE_DIR}/=")
target_compile_definitions(deepmi-flags INTERFACE QT_NO_KEYWORDS)
if(DEEPMI_WERROR)
    target_compile_options(deepmi-flags INTERFACE -Werror)
endif()
if(CMAKE_BUILD_TYPE STREQUAL "Debug" OR DEEPMI_SANITIZE)
    target_compile_definitions(deepmi-flags INTERFACE _GLIBCXX_ASSERTIONS)
endif()
if(DEEPMI_SANITIZE)
    # Undefined behaviour must end the program as the other sanitizers' findings do, or a test would pass with it.
    target_compile_options(deepmi-flags INTERFACE
        -fsanitize=${DEEPMI_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
    target_link_options(deepmi-flags INTERFACE -fsanitize=${DEEPMI_SANITIZE})
    # Whether an access is inside its object is the address sanitizer's question; asking twice is a fifth of the build.
    if(DEEPMI_SANITIZE MATCHES "address")
        target_compile_options(deepmi-flags INTERFACE -fno-sanitize=object-size)
    endif()
endif()
