// Writes a made-up dump of TimeOverflow: overflow_dump MEMBERS TRANSFERS [BANKS] [SEED] > dump.sql
#include <cstdlib>
#include <iostream>

#include "tests/support/overflow_dump.h"

int main(int argc, char** argv) {
    auto const number = [&](int index, int otherwise) { return argc > index ? std::atoi(argv[index]) : otherwise; };
    if (argc < 3 || number(1, 0) < 1 || number(2, 0) < 0) {
        std::cerr << "overflow_dump MEMBERS TRANSFERS [BANKS] [SEED] > dump.sql\n";
        return 2;
    }
    std::ios::sync_with_stdio(false);
    ateneu::tests::OverflowDump::of({.banks = number(3, 2), .users = number(1, 0), .transfers = number(2, 0), .seed = static_cast<unsigned>(number(4, 1))}).write(std::cout, {});
    return std::cout.flush() ? 0 : 1;
}
