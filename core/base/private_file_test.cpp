#include "core/base/private_file.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <cstdio>
#include <stdexcept>

namespace ateneu {

TEST(PrivateFile, IsReadByItsOwnerAloneAndNeverWrittenOver) {
    auto const path = testing::TempDir() + "ateneu-private-file";
    std::remove(path.c_str());
    EXPECT_FALSE(file_content(path));
    make_private_file(path, "first");
    make_private_file(path, "second");
    EXPECT_EQ(file_content(path), "first");
    struct stat about = {};
    ASSERT_EQ(stat(path.c_str(), &about), 0);
    EXPECT_EQ(about.st_mode & 0777, 0600U);
    std::remove(path.c_str());
}

TEST(PrivateFile, SaysWhereItCantBeWritten) { EXPECT_THROW(make_private_file("/no/such/folder/key", "x"), std::runtime_error); }

}  // namespace ateneu
