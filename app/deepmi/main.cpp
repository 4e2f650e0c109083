#include "application.h"

int main(int argc, char** argv)
{
    return deepmi::cli::runApplication(argc, argv);
}
