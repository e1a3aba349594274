#include "core/access/seal.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <stdexcept>

#include "core/base/private_file.h"
#include "core/access/secret.h"

namespace ateneu {
namespace {

class Seals : public testing::Test {
protected:
    ~Seals() override { std::remove(path.c_str()); }
    std::string const path = testing::TempDir() + "ateneu-seal-" + random_token(8);
    Seal const seal{path};
};

TEST_F(Seals, OpenWhatTheyClosedForTheSameOnly) {
    auto const sealed = seal.close("twenty secret bytes!", "person 7");
    EXPECT_EQ(sealed.find("secret"), std::string::npos);
    EXPECT_EQ(seal.open(sealed, "person 7"), "twenty secret bytes!");
    EXPECT_FALSE(seal.open(sealed, "person 8"));
    EXPECT_NE(seal.close("twenty secret bytes!", "person 7"), sealed) << "each time another";
    EXPECT_EQ(seal.open(seal.close("", ""), ""), "");
}

TEST_F(Seals, OpenNothingThatWasChanged) {
    auto const sealed = seal.close("a secret", "me");
    for (std::size_t at = 0; at < sealed.size(); ++at) {
        auto changed = sealed;
        changed[at] = changed[at] == 'A' ? 'B' : 'A';
        EXPECT_FALSE(seal.open(changed, "me")) << at;
    }
    for (auto const* garbage : {"", "1:", "1:AAAA", "2:AAAA", "nonsense"}) EXPECT_FALSE(seal.open(garbage, "me")) << garbage;
}

TEST_F(Seals, OpenNothingWithoutTheirKeyAndMakeNoneForThat) {
    auto const sealed = seal.close("a secret", "me");
    auto const key = file_content(path);
    std::remove(path.c_str());
    EXPECT_FALSE(seal.open(sealed, "me"));
    EXPECT_FALSE(file_content(path));
    seal.close("another", "me");
    EXPECT_NE(file_content(path), key);
    EXPECT_FALSE(seal.open(sealed, "me"));
}

TEST_F(Seals, SayWhenTheFileHoldsNoKey) {
    make_private_file(path, "hello\n");
    EXPECT_THROW(seal.close("a secret", "me"), std::runtime_error);
    EXPECT_THROW(seal.open("1:AAAA", "me"), std::runtime_error);
}

}  // namespace
}  // namespace ateneu
