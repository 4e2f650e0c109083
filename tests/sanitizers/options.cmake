# What a build with sanitizers (DEEPMI_SANITIZE) changes about its tests. Sets DEEPMI_TEST_PROPERTIES and
# DEEPMI_TEST_ENVIRONMENT, which every test takes, and DEEPMI_SANITIZER_RUNTIME, the sanitizer's own library.
set(DEEPMI_TEST_PROPERTIES "")
set(DEEPMI_TEST_ENVIRONMENT "")
set(DEEPMI_SANITIZER_RUNTIME "")

# A test that cannot be run here is told of with its reason, so that nobody takes it for one that passed.
function(deepmi_skipped_test name reason)
    add_test(NAME ${name} COMMAND "${CMAKE_COMMAND}" -E echo "skipped: ${reason}")
    set_tests_properties(${name} PROPERTIES SKIP_REGULAR_EXPRESSION "^skipped: ")
endfunction()

if(NOT DEEPMI_SANITIZE)
    return()
endif()
set(sanitizer_folder "${PROJECT_SOURCE_DIR}/tests/sanitizers")
set(sanitizer_reports "${PROJECT_BINARY_DIR}/sanitizer-reports")

# Reports go to files and not to standard error: programs under test are started by tests, which look at exit codes and
# at what was printed and may throw away the rest. No exit code of the program's own is 99.
# intercept_tls_get_addr: the leak checker finds a library's thread-local variables by guessing at a header of glibc's before
# them, and with GCC 12 broke down where the guess was wrong. Without, memory that only such variables hold would be a leak.
# die_after_fork: a program that has started another by QProcess, whose child shares its memory until it becomes that other,
# is taken for the child itself, and could start no more threads.
set(common "exitcode=99:log_path='${sanitizer_reports}/report'")
set(DEEPMI_TEST_ENVIRONMENT
    "ASAN_OPTIONS=${common}:detect_leaks=1:intercept_tls_get_addr=0:detect_stack_use_after_return=1:strict_string_checks=1:check_initialization_order=1:suppressions='${sanitizer_folder}/asan.supp'"
    "LSAN_OPTIONS=suppressions='${sanitizer_folder}/lsan.supp':print_suppressions=0"
    "UBSAN_OPTIONS=${common}:print_stacktrace=1:suppressions='${sanitizer_folder}/ubsan.supp'"
    "TSAN_OPTIONS=${common}:halt_on_error=0:second_deadlock_stack=1:history_size=5:die_after_fork=0:ignore_noninstrumented_modules=1:suppressions='${sanitizer_folder}/tsan.supp'")

# Before the first test old reports are thrown away; after the last one there must be none.
add_test(NAME sanitizers/begin COMMAND "${CMAKE_COMMAND}" "-DREPORTS=${sanitizer_reports}" -DBEGIN=ON
    -P "${sanitizer_folder}/reports.cmake")
set_tests_properties(sanitizers/begin PROPERTIES FIXTURES_SETUP sanitizer_reports)
add_test(NAME sanitizers/no_reports COMMAND "${CMAKE_COMMAND}" "-DREPORTS=${sanitizer_reports}"
    -P "${sanitizer_folder}/reports.cmake")
set_tests_properties(sanitizers/no_reports PROPERTIES FIXTURES_CLEANUP sanitizer_reports)
set(DEEPMI_TEST_PROPERTIES FIXTURES_REQUIRED sanitizer_reports)

# For the tests that load a library of their own before all others: the sanitizer's has to come before that.
set(runtime "")
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND DEEPMI_SANITIZE MATCHES "address")
    set(runtime libasan.so)
elseif(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND DEEPMI_SANITIZE MATCHES "thread")
    set(runtime libtsan.so)
endif()
if(runtime)
    execute_process(COMMAND "${CMAKE_CXX_COMPILER}" "-print-file-name=${runtime}" OUTPUT_VARIABLE runtime
        OUTPUT_STRIP_TRAILING_WHITESPACE)
    file(REAL_PATH "${runtime}" runtime)
    if(EXISTS "${runtime}")
        set(DEEPMI_SANITIZER_RUNTIME "${runtime}")
    endif()
endif()

if(DEEPMI_SANITIZE MATCHES "thread" AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND TARGET deepmi-learning)
    target_sources(deepmi-learning PRIVATE "${sanitizer_folder}/openmp_order.cpp")
endif()
# Last of deepmi-ui's sources: what is not instrumented in it must not be taken for the others'.
if(DEEPMI_SANITIZE MATCHES "thread" AND TARGET deepmi-ui)
    target_sources(deepmi-ui PRIVATE "${sanitizer_folder}/qt_order.cpp")
    set_source_files_properties("${sanitizer_folder}/qt_order.cpp" TARGET_DIRECTORY deepmi-ui
        PROPERTIES COMPILE_OPTIONS "-fno-sanitize=all" SKIP_AUTOMOC ON)
    add_executable(planted_race "${sanitizer_folder}/planted_race.cpp")
    target_link_libraries(planted_race PRIVATE deepmi-ui deepmi-flags)
    add_test(NAME sanitizers/finds_a_planted_race COMMAND "${CMAKE_COMMAND}" "-DPROGRAM=$<TARGET_FILE:planted_race>"
        -P "${sanitizer_folder}/planted_race.cmake")
endif()
