#include "domain/privacy/archive.h"

#include <gtest/gtest.h>
#include <zip.h>

#include <cstdlib>
#include <filesystem>

namespace ateneu::privacy {
namespace {

/// So many bytes, each told by its place; from `breaks_at` on nothing can be read.
class Counted : public files::Content {
public:
    explicit Counted(std::int64_t size, std::int64_t breaks_at = -1) : size_(size), breaks_at_(breaks_at) {}
    std::int64_t size() const override { return size_; }
    std::string read(std::int64_t from, std::size_t most) override {
        if (breaks_at_ >= 0 && from + static_cast<std::int64_t>(most) > breaks_at_) throw files::KeepError(files::KeepError::Kind::unavailable, "gone");
        std::string bytes(std::min<std::size_t>(most, static_cast<std::size_t>(size_ - from)), '\0');
        for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<char>((from + static_cast<std::int64_t>(i)) % 251);
        return bytes;
    }

private:
    std::int64_t size_, breaks_at_;
};

/// How many are open at this moment, and how many were at most.
struct Openings {
    int now = 0, most = 0;
};
class Watched : public Counted {
public:
    Watched(Openings& openings, std::int64_t size) : Counted(size), openings_(openings) { openings_.most = std::max(openings_.most, ++openings_.now); }
    ~Watched() override { --openings_.now; }

private:
    Openings& openings_;
};

std::function<std::unique_ptr<files::Content>()> counted(std::int64_t size, std::int64_t breaks_at = -1) {
    return [=] { return std::make_unique<Counted>(size, breaks_at); };
}

class Archive : public testing::Test {
protected:
    Archive() {
        std::string path = std::filesystem::temp_directory_path() / "ateneu-archive-XXXXXX";
        folder_ = ::mkdtemp(path.data());
    }
    ~Archive() override { std::filesystem::remove_all(folder_); }
    std::string path() const { return folder_ + "/exports/one.zip"; }

    std::string content(std::string const& name) const {
        int error = 0;
        auto* zip = zip_open(path().c_str(), ZIP_RDONLY, &error);
        if (!zip) return "(no archive)";
        std::string bytes;
        if (auto* file = zip_fopen(zip, name.c_str(), 0)) {
            char piece[8192];
            for (zip_int64_t count = 0; (count = zip_fread(file, piece, sizeof piece)) > 0;) bytes.append(piece, static_cast<std::size_t>(count));
            zip_fclose(file);
        }
        zip_discard(zip);
        return bytes;
    }

private:
    std::string folder_;
};

TEST_F(Archive, HoldsWhatIsGivenAndWhatIsReadPieceByPiece) {
    constexpr std::int64_t size = 3'000'001;
    write_archive(path(), {{"data.json", "{}"}, {"files/1-núria.bin", "", counted(size)}, {"files/2-empty", "", counted(0)}});
    EXPECT_EQ(content("data.json"), "{}");
    EXPECT_EQ(content("files/1-núria.bin"), Counted(size).read(0, size));
    EXPECT_EQ(content("files/2-empty"), "");
    EXPECT_EQ(std::filesystem::status(path()).permissions(), std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
}

TEST_F(Archive, OpensOneFileAfterTheOther) {
    Openings openings;
    std::vector<Packed> files;
    for (int i = 0; i < 300; ++i) files.push_back({"files/" + std::to_string(i), "", [&openings, i] { return std::make_unique<Watched>(openings, i); }});
    write_archive(path(), files);
    EXPECT_EQ(openings.most, 1);
    EXPECT_EQ(openings.now, 0);
    EXPECT_EQ(content("files/299"), Counted(299).read(0, 299));
}

TEST_F(Archive, IsNotThereWhereAFileIsGone) {
    EXPECT_THROW(write_archive(path(), {{"data.json", "{}"}, {"files/1", "", [] { return std::unique_ptr<files::Content>(); }}}), std::runtime_error);
    EXPECT_FALSE(std::filesystem::exists(path()));
}

TEST_F(Archive, IsNotThereWhereAFileBreaksOff) {
    EXPECT_THROW(write_archive(path(), {{"data.json", "{}"}, {"files/1", "", counted(1'000'000, 600'000)}}), std::runtime_error);
    EXPECT_FALSE(std::filesystem::exists(path()));
}

}  // namespace
}  // namespace ateneu::privacy
