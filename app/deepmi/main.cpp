#include "job/version.h"

#include <cstdio>

int main()
{
    std::puts(deepmi::version);
}
