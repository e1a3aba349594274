#include "core/files/keep.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "core/access/secret.h"

namespace ateneu::files {
namespace {

namespace fs = std::filesystem;

/// A folder that goes with the test.
class Place {
public:
    Place() {
        std::string path = fs::temp_directory_path() / "ateneu-files-XXXXXX";
        path_ = ::mkdtemp(path.data());
    }
    ~Place() { fs::remove_all(path_); }
    std::string in(std::string const& name) const { return path_ + "/" + name; }

private:
    std::string path_;
};

/// The storage of tests/support, on a port of its own, until the test ends.
class Storage {
public:
    Storage() {
        int to[2], from[2];
        EXPECT_TRUE(::pipe(to) == 0 && ::pipe(from) == 0);
        pid_ = ::fork();
        if (pid_ == 0) {
            ::dup2(to[0], 0), ::dup2(from[1], 1);
            ::close(to[1]), ::close(from[0]);
            ::execlp("python3", "python3", ATENEU_TEST_SUPPORT "/s3_server.py", "the-key", "the-secret", "eu-test-1", "ateneu", nullptr);
            ::_exit(127);
        }
        ::close(to[0]), ::close(from[1]);
        stdin_ = to[1];
        for (char c = 0; ::read(from[0], &c, 1) == 1 && c != '\n';) port_ += c;
        ::close(from[0]);
    }
    ~Storage() {
        ::close(stdin_);
        ::waitpid(pid_, nullptr, 0);
    }
    Bucket bucket(std::string const& secret = "the-secret") const { return {.endpoint = "http://127.0.0.1:" + port_, .name = "ateneu", .region = "eu-test-1", .key = "the-key", .secret = secret}; }

private:
    pid_t pid_ = 0;
    int stdin_ = -1;
    std::string port_;
};

std::string whole(Keep& keep, std::string const& digest) {
    auto const content = keep.open(digest);
    if (!content) return "(none)";
    std::string all;
    for (auto piece = content->read(0, 1000); !piece.empty(); piece = content->read(std::ssize(all), 1000)) all += piece;
    EXPECT_EQ(content->size(), std::ssize(all));
    return all;
}

void expect_keeps(Keep& keep) {
    std::string const small = "Bon dia", large(70'001, 'x');
    auto const one = sha256_hex(small), two = sha256_hex(large);
    EXPECT_EQ(keep.open(one), nullptr);
    keep.store(one, small);
    keep.store(two, large);
    keep.store(one, small);
    EXPECT_EQ(whole(keep, one), small);
    EXPECT_EQ(whole(keep, two), large);
    EXPECT_EQ(keep.open(two)->read(69'999, 10), "xx");
    EXPECT_EQ(keep.open(two)->read(70'001, 10), "");
    keep.remove(one);
    keep.remove(one);
    EXPECT_EQ(keep.open(one), nullptr);
    EXPECT_EQ(whole(keep, two), large);
}

TEST(FolderKeep, KeepsContentsByTheirDigests) {
    Place const place;
    auto const keep = folder_keep(place.in("var/files"));
    expect_keeps(*keep);
    struct stat about{};
    ASSERT_EQ(::stat(place.in("var/files").c_str(), &about), 0);
    EXPECT_EQ(about.st_mode & 0777, 0700U) << "for its owner only";
    EXPECT_TRUE(fs::is_empty(place.in("var/files/incoming")));
}

TEST(FolderKeep, MendsWhatAnAccidentLeft) {
    Place const place;
    auto const keep = folder_keep(place.in("files"));
    auto const digest = sha256_hex("whole");
    keep->store(digest, "whole");
    std::ofstream(place.in("files/" + digest.substr(0, 2) + "/" + digest)) << "who";
    keep->store(digest, "whole");
    EXPECT_EQ(whole(*keep, digest), "whole");
}

TEST(FolderKeep, SaysThatItCantAndLeavesNothing) {
    Place const place;
    std::ofstream(place.in("file")) << "in the way";
    auto const keep = folder_keep(place.in("file/files"));
    EXPECT_THROW(keep->store(sha256_hex("a"), "a"), KeepError);
    // A device that is always full: what is written there is not there.
    fs::create_directories(place.in("full"));
    fs::create_directory_symlink("/dev/full", place.in("full/incoming"));
    auto const full = folder_keep(place.in("full"));
    EXPECT_THROW(full->store(sha256_hex("a"), "a"), KeepError);
    EXPECT_EQ(full->open(sha256_hex("a")), nullptr);
    EXPECT_THROW(keep->open("../../etc/passwd"), std::logic_error) << "a digest is no path";
}

TEST(FolderKeep, LiesBesideTheDatabase) {
    EXPECT_EQ(usual_folder("sqlite:var/ateneu.db"), "var/files");
    EXPECT_EQ(usual_folder("sqlite:/srv/a/ateneu.db"), "/srv/a/files");
    EXPECT_EQ(usual_folder("sqlite:ateneu.db"), "files");
    EXPECT_EQ(usual_folder("postgresql://a@b/c"), "var/files");
}

TEST(BucketKeep, KeepsContentsWithSignedRequests) {
    Storage const storage;
    auto const keep = bucket_keep(storage.bucket());
    expect_keeps(*keep);
    EXPECT_EQ(keep->shown().find("secret"), std::string::npos);
}

TEST(BucketKeep, SaysWhatWentWrong) {
    Storage const storage;
    auto const stranger = bucket_keep(storage.bucket("another-secret"));
    EXPECT_THROW(stranger->store(sha256_hex("a"), "a"), KeepError) << "whose signature is wrong";
    auto const keep = bucket_keep(storage.bucket());
    std::string const large(100'001, 'x');
    try {
        keep->store(sha256_hex(large), large);
        FAIL() << "it is full";
    } catch (KeepError const& full) {
        EXPECT_EQ(full.kind, KeepError::Kind::full);
    }
    EXPECT_THROW(keep->store(sha256_hex("a"), "b"), KeepError) << "what is sent is what was signed";
    auto away = storage.bucket();
    away.endpoint = "http://127.0.0.1:1";
    try {
        bucket_keep(away)->open(sha256_hex("a"));
        FAIL() << "nobody is there";
    } catch (KeepError const& failed) {
        EXPECT_EQ(failed.kind, KeepError::Kind::unavailable);
        EXPECT_EQ(std::string(failed.what()).find("secret"), std::string::npos);
    }
}

}  // namespace
}  // namespace ateneu::files
