#include <gtest/gtest.h>

#include "core/base/log.h"

int main(int count, char** words) {
    testing::InitGoogleTest(&count, words);
    // Thousands of logins and refusals would hide what failed.
    ateneu::log_quietly();
    return RUN_ALL_TESTS();
}
