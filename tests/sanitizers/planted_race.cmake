# cmake -DPROGRAM=planted_race -P planted_race.cmake: fails unless the program is reported for one race, at its line.
set(ENV{TSAN_OPTIONS} "exitcode=99:history_size=5:ignore_noninstrumented_modules=1")
execute_process(COMMAND "${PROGRAM}" RESULT_VARIABLE code ERROR_VARIABLE report)
string(REGEX MATCHALL "SUMMARY: ThreadSanitizer: data race[^\n]*" races "${report}")
list(LENGTH races count)
if(NOT code EQUAL 99 OR NOT count EQUAL 1 OR NOT races MATCHES "planted_race")
    message(FATAL_ERROR "ended with ${code} and ${count} races, expected 99 and the planted one:\n${report}")
endif()
