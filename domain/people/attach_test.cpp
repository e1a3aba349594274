#include "core/files/attach.h"

#include <map>

#include "core/access/secret.h"
#include "core/store/list.h"
#include "core/store/merge.h"
#include "domain/people/comment.h"
#include "domain/people/test_community.h"

namespace ateneu::people {
namespace {

using files::Attachment;

class BytesInMemory : public files::Content {
public:
    explicit BytesInMemory(std::string bytes) : bytes_(std::move(bytes)) {}
    std::int64_t size() const override { return std::ssize(bytes_); }
    std::string read(std::int64_t from, std::size_t most) override { return bytes_.substr(static_cast<std::size_t>(from), most); }

private:
    std::string bytes_;
};

/// A keep in memory that can be full.
class TestKeep : public files::Keep {
public:
    void store(std::string const& digest, std::string_view bytes) override {
        if (is_full) throw files::KeepError(files::KeepError::Kind::full, "no space left");
        held[digest] = bytes;
    }
    std::unique_ptr<files::Content> open(std::string const& digest) override {
        auto const found = held.find(digest);
        return found == held.end() ? nullptr : std::make_unique<BytesInMemory>(found->second);
    }
    void remove(std::string const& digest) override { held.erase(digest); }
    std::string shown() const override { return "memory"; }

    std::map<std::string, std::string> held;
    bool is_full = false;
};

class AttachTest : public Community {
protected:
    AttachTest() {
        auto made = std::make_unique<TestKeep>();
        keep = made.get();
        house.keep = std::move(made);
    }
    static Actor somebody(Id<Person> id, std::set<std::string, std::less<>> permissions) {
        Actor actor;
        actor.person = id.value;
        actor.inside = true;
        actor.permissions = std::move(permissions);
        return actor;
    }
    /// The refusal's code, or "".
    std::string attach(Actor const& actor, AnyReference const& record, std::vector<std::string> const& texts, Instant now = noon) {
        std::vector<files::Accepted> accepted;
        for (auto const& text : texts) {
            auto looked = files::accept({"note.txt", "text/plain", text}, house.limits);
            if (!looked) return looked.refusal().code;
            accepted.push_back(*looked);
        }
        auto const added = files::attach(house, [&](auto const& deed) { write_as(actor, deed, now); }, record, accepted);
        if (added) last = added->back();
        return added ? "" : added.refusal().code;
    }
    std::size_t seen(Actor const& actor, AnyReference const& record) {
        std::size_t found = 0;
        write_as(actor, [&](Transaction& tx) {
            found = files::attachments_of(tx, record).size();
            EXPECT_EQ(static_cast<std::int64_t>(found), list(tx, {.entity = &Attachment::entity()}).total) << "the same on every door";
        });
        return found;
    }
    std::int64_t sweep(Instant before) {
        std::int64_t gone = 0;
        write([&](Transaction& tx) { gone = files::sweep_contents(house, tx.sql(), before); });
        return gone;
    }

    files::House house;
    TestKeep* keep = nullptr;
    Id<Attachment> last;
};
INSTANTIATE_TEST_SUITE_P(BothDatabases, AttachTest, tests::both_databases(), tests::dialect_name);

AnyReference about(Id<Person> id) { return {"people.person", id.value}; }

TEST_P(AttachTest, IsForWhoMayChangeTheRecordAndSeenByWhoSeesIt) {
    auto const ana = member("ana"), ben = member("ben"), eva = member("eva");
    auto const editor = somebody(ben, {"people.person.view", "people.person.change"});
    auto const reader = somebody(eva, {"people.person.view"});
    EXPECT_EQ(attach(reader, about(ana), {"a"}), "no_permission");
    EXPECT_EQ(attach(somebody(eva, {"people.person.change"}), about(ana), {"a"}), "no_such_record") << "whom they don't see";
    EXPECT_EQ(attach(editor, {"people.person", 4711}, {"a"}), "no_such_record");
    EXPECT_TRUE(keep->held.empty()) << "nothing is stored before it is allowed";
    EXPECT_EQ(attach(editor, about(ana), {"one", "two"}), "");
    EXPECT_EQ(seen(editor, about(ana)), 2U);
    EXPECT_EQ(seen(reader, about(ana)), 2U);
    EXPECT_EQ(seen(somebody(ana, {}), about(ana)), 2U) << "their own record's";
    EXPECT_EQ(seen(somebody(eva, {}), about(ana)), 0U);
    auto narrow = editor;
    narrow.scopes = {"people.person:write"};
    EXPECT_EQ(attach(narrow, about(ana), {"a"}), "no_permission") << "a token that doesn't open files";
    narrow.scopes = {"core.attachment:write", "people.person:write"};
    EXPECT_EQ(attach(narrow, about(ana), {"three"}), "");
    write_as(editor, [&](Transaction& tx) {
        auto const file = *files::find_attachment(tx, last.value);
        EXPECT_EQ(file.by, about(ben));
        EXPECT_EQ(file.digest, sha256_hex("three"));
        EXPECT_EQ(file.at, noon);
        EXPECT_FALSE(tx.add(Attachment{.record = about(ana), .name = "x", .size = 1, .type = "text/plain", .digest = sha256_hex("x")})) << "never by hand";
    });
    write_as(reader, [&](Transaction& tx) { EXPECT_EQ(files::detach(tx, *files::find_attachment(tx, last.value)).refusal.code, "no_permission"); });
    write_as(editor, [&](Transaction& tx) { EXPECT_TRUE(files::detach(tx, *files::find_attachment(tx, last.value))); });
    EXPECT_EQ(seen(reader, about(ana)), 2U);
    EXPECT_EQ(number("SELECT COUNT(*) FROM core_change WHERE entity = 'core.attachment'"), 4) << "history tells of each";
}

TEST_P(AttachTest, LetsAuthorsAddToWhatTheyWrote) {
    auto const ana = member("ana"), ben = member("ben"), eva = member("eva");
    auto const writer = somebody(ben, {"people.person.view", "people.comment.view", "people.comment.add"});
    AnyReference comment;
    write_as(writer, [&](Transaction& tx) { comment = {"people.comment", tx.add(Comment{.subject = about(ana), .text = "See the file"}).id}; });
    EXPECT_EQ(attach(writer, comment, {"a"}), "");
    EXPECT_EQ(attach(somebody(eva, {"people.person.view", "people.comment.view"}), comment, {"b"}), "no_permission");
    EXPECT_EQ(seen(somebody(eva, {"people.person.view", "people.comment.view"}), comment), 1U) << "two steps from the record that decides";
    EXPECT_EQ(seen(somebody(eva, {"people.comment.view"}), comment), 0U);
    EXPECT_EQ(attach(writer, {"core.attachment", last.value}, {"c"}), "no_permission") << "files have no files";
}

TEST_P(AttachTest, DoesAllOrNothing) {
    auto const ana = member("ana"), ben = member("ben");
    auto const editor = somebody(ben, {"people.person.view", "people.person.change"});
    keep->is_full = true;
    EXPECT_EQ(attach(editor, about(ana), {"one", "two"}), "full");
    EXPECT_EQ(number("SELECT COUNT(*) FROM core_attachment"), 0);
    keep->is_full = false;
    house.limits.files_of_a_record = 2;
    EXPECT_EQ(attach(editor, about(ana), {"one", "two", "three"}), "too_many");
    EXPECT_EQ(attach(editor, about(ana), {"one", "two"}), "");
    EXPECT_EQ(attach(editor, about(ana), {"three"}), "too_many");
    EXPECT_EQ(attach(editor, about(ana), {""}), "empty");
    house.limits.file_bytes = 3;
    EXPECT_EQ(attach(editor, about(ben), {"four"}), "too_large");
    house.limits.all_bytes = 7;
    EXPECT_EQ(attach(editor, about(ben), {"ab"}), "full") << "six bytes are there already";
    EXPECT_EQ(attach(editor, about(ben), {"a"}), "");
}

TEST_P(AttachTest, SweepsContentsThatNothingNamesAndNoOthers) {
    auto const ana = member("ana"), ben = member("ben"), twin = member("twin");
    auto const editor = somebody(ben, {"people.person.view", "people.person.change"});
    EXPECT_EQ(attach(editor, about(ana), {"shared", "alone"}), "");
    EXPECT_EQ(attach(editor, about(twin), {"shared"}), "");
    EXPECT_EQ(keep->held.size(), 2U) << "equal contents are there once";
    EXPECT_EQ(sweep(after(3600)), 0);
    write([&](Transaction& tx) { EXPECT_TRUE(tx.remove(Person::entity(), ana.value, 0)); });
    EXPECT_EQ(number("SELECT COUNT(*) FROM core_attachment"), 1) << "with the record its files go";
    EXPECT_EQ(sweep(noon), 0) << "an upload under way is left alone";
    EXPECT_EQ(sweep(after(3600)), 1);
    EXPECT_TRUE(keep->held.contains(sha256_hex("shared")));
    EXPECT_FALSE(keep->held.contains(sha256_hex("alone")));
    // What never came to be named goes as well.
    house.limits.files_of_a_record = 1;
    EXPECT_EQ(attach(editor, about(twin), {"late"}), "too_many");
    EXPECT_EQ(sweep(after(3600)), 0) << "it wasn't stored";
    EXPECT_EQ(attach(editor, about(ben), {"alone"}, after(7200)), "");
    EXPECT_TRUE(keep->held.contains(sha256_hex("alone"))) << "what was swept can come again";
}

TEST_P(AttachTest, ChecksThatContentsAreThere) {
    auto const ben = member("ben");
    EXPECT_EQ(attach(somebody(ben, {"people.person.view", "people.person.change"}), about(ben), {"one", "two", "three"}), "");
    auto const problems = [&](bool digests) {
        std::vector<std::string> found;
        write([&](Transaction& tx) { found = files::check_contents(house, tx.sql(), digests); });
        return found;
    };
    EXPECT_TRUE(problems(true).empty());
    keep->held[sha256_hex("one")] = "eno";
    EXPECT_TRUE(problems(false).empty());
    EXPECT_EQ(problems(true).size(), 1U);
    keep->held[sha256_hex("two")] = "twotwo";
    keep->held.erase(sha256_hex("three"));
    EXPECT_EQ(problems(false).size(), 2U);
    EXPECT_EQ(problems(false).back(), "core.attachment " + std::to_string(last.value) + ": its content is missing");
}

TEST_P(AttachTest, MovesWithMergedRecords) {
    auto const ana = member("ana"), twin = member("twin");
    auto const editor = somebody(ana, {"people.person.view", "people.person.change"});
    EXPECT_EQ(attach(editor, about(twin), {"one"}), "");
    write([&](Transaction& tx) { ASSERT_TRUE(merge(tx, Person::entity(), {.left = ana.value, .right = twin.value})); });
    EXPECT_EQ(seen(editor, about(ana)), 1U);
}

}  // namespace
}  // namespace ateneu::people
