#include "run_contents.h"

#include "job/data_hash.h"

#include <cstdio>
#include <exception>

/// Prints a hash of all of a HDF5 file but the times: equal for two runs of a seed.
int main(int argc, char** argv)
{
    if (argc != 2)
        return 2;
    try {
        deepmi::DataHash hash;
        hash.add(std::string_view(test::runContents(argv[1])));
        std::puts(hash.hexadecimal().c_str());
        return 0;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 3;
    }
}
