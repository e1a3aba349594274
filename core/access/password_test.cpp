#include "core/access/password.h"

#include "core/access/secret.h"

namespace ateneu {
namespace {

constexpr HashCost cheap{.passes = 1, .memory_kib = 8};
// Every hash below was made outside Ateneu: with Python's hashlib, crypt(3), libsodium, and by Django itself.
constexpr auto word = "lètmein";

TEST(Password, VerifiesWhatItHashed) {
    auto const hash = hash_password("correct horse battery", cheap);
    EXPECT_TRUE(hash.starts_with("$argon2id$v=19$m=8,t=1,p=1$")) << hash;
    EXPECT_TRUE(verify_password("correct horse battery", hash));
    EXPECT_FALSE(verify_password("correct horse batterz", hash));
    EXPECT_FALSE(verify_password("", hash));
}

TEST(Password, NeverGivesTheSameHashTwice) {
    EXPECT_NE(hash_password("same", cheap), hash_password("same", cheap));
}

TEST(Password, VerifiesDjangosArgon2WithItsEightLanes) {
    constexpr auto stored =
        "argon2$argon2id$v=19$m=102400,t=2,p=8$czA5b0xweGxUNEZYVEFqQ0JhVkxKYQ$"
        "dhunXJQz/dsAmQyEky+jhpyLdOTr/kCpD0DEQpViH3I";
    EXPECT_TRUE(verify_password("admin", stored));
    EXPECT_FALSE(verify_password("Admin", stored));
}

TEST(Password, VerifiesDjangosOlderArgon2i) {
    constexpr auto stored =
        "argon2$argon2i$v=19$m=64,t=3,p=1$WZLXpcQFYA8WToJ7INDn7A$77y10sJ+V7EQcNTkjVtuAZy0yoDMN8DbTajzCUHVmXs";
    EXPECT_TRUE(verify_password(word, stored));
    EXPECT_FALSE(verify_password("letmein", stored));
}

TEST(Password, VerifiesDjangosPbkdf2) {
    EXPECT_TRUE(verify_password(
        word, "pbkdf2_sha256$1000$seasalt$JgZryXe2Ga8ysg6XbzkLpTdyPQrHqsinbL9BnnhgX4A="));
    EXPECT_TRUE(verify_password(word, "pbkdf2_sha1$1000$seasalt$ljleU4wBmTtz/MoG5YTwxpM0d7I="));
    EXPECT_FALSE(verify_password(
        "letmein", "pbkdf2_sha256$1000$seasalt$JgZryXe2Ga8ysg6XbzkLpTdyPQrHqsinbL9BnnhgX4A="));
}

TEST(Password, VerifiesDjangosBcrypt) {
    EXPECT_TRUE(verify_password(
        word, "bcrypt$$2b$05$CCCCCCCCCCCCCCCCCCCCC./mc37Kdhrv0B3/.B13E.XXGgHg1yCoy"));
    EXPECT_TRUE(verify_password(
        word, "bcrypt_sha256$$2b$05$CCCCCCCCCCCCCCCCCCCCC.bdNwF18LmuBgx.3vdUAHc5aN/.UHaVC"));
    EXPECT_FALSE(verify_password(
        "letmein", "bcrypt_sha256$$2b$05$CCCCCCCCCCCCCCCCCCCCC.bdNwF18LmuBgx.3vdUAHc5aN/.UHaVC"));
}

TEST(Password, DoesNotTakeTheBeginningForTheWhole) {
    std::string const longer = std::string(word) + '\0' + "more";
    EXPECT_FALSE(verify_password(
        longer, "bcrypt$$2b$05$CCCCCCCCCCCCCCCCCCCCC./mc37Kdhrv0B3/.B13E.XXGgHg1yCoy"));
}

TEST(Password, LetsNobodyInWhereNoPasswordWasSet) {
    for (auto const* stored : {"", "!", "!Kb2UGtpvbdpUPBcvDxyLnAFQtnXSYLy5ncDGwmBS"}) {
        EXPECT_FALSE(is_usable_hash(stored));
        EXPECT_FALSE(verify_password("", stored));
        EXPECT_FALSE(verify_password(stored, stored));
    }
}

TEST(Password, RefusesDamagedHashesWithoutFailing) {
    for (auto const* stored :
         {"admin", "$", "$$$$", "argon2$", "argon2$argon2id$v=19$m=102400", "pbkdf2_sha256$0$salt$",
          "pbkdf2_sha256$-1$salt$x", "pbkdf2_sha256$99999999999$salt$x", "pbkdf2_sha256$many$salt$x",
          "pbkdf2_sha256$1000$seasalt$", "bcrypt$", "bcrypt$*0", "bcrypt$*1", "bcrypt_sha256$$2b$99$x",
          "md5$salt$hash", "$argon2id$v=19$m=8,t=1,p=1$"})
        EXPECT_FALSE(verify_password("admin", stored)) << stored;
}

TEST(Password, RefusesToHashANovel) {
    std::string const novel(longest_password_bytes + 1, 'a');
    EXPECT_FALSE(verify_password(novel, hash_password(novel, cheap)));
}

TEST(Password, IsRehashedWhenKindOrCostAreNotTodays) {
    EXPECT_FALSE(needs_rehash(hash_password("x", cheap), cheap));
    EXPECT_TRUE(needs_rehash(hash_password("x", cheap), {.passes = 2, .memory_kib = 8}));
    EXPECT_TRUE(needs_rehash("argon2$argon2id$v=19$m=102400,t=2,p=8$c2FsdA$aGFzaA"));
    EXPECT_TRUE(needs_rehash("pbkdf2_sha256$1000$seasalt$JgZryXe2Ga8ysg6XbzkLpTdyPQrHqsinbL9BnnhgX4A="));
    EXPECT_TRUE(needs_rehash("$argon2id$damaged"));
}

TEST(Secret, IsLongAndNeverTheSame) {
    auto const token = random_token();
    EXPECT_EQ(token.size(), 43u);
    EXPECT_EQ(token.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"),
              std::string::npos);
    EXPECT_NE(token, random_token());
}

TEST(Secret, IsStoredAsItsDigest) {
    // FIPS 180-2, appendix B.1
    EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

}  // namespace
}  // namespace ateneu
