#include "domain/people/comment.h"

#include "core/access/visible.h"
#include "core/store/find.h"
#include "core/store/list.h"
#include "core/store/merge.h"
#include "core/store/notice.h"
#include "core/store/undo.h"
#include "domain/people/access_group.h"
#include "domain/people/actor_of.h"
#include "domain/people/mention.h"
#include "domain/people/notes.h"
#include "domain/people/organisation.h"
#include "domain/people/preference.h"
#include "domain/people/test_community.h"

namespace ateneu::people {
namespace {

class CommentTest : public Community {
protected:
    static Actor somebody(Id<Person> id, std::set<std::string, std::less<>> permissions) {
        Actor actor;
        actor.person = id.value;
        actor.inside = true;
        actor.permissions = std::move(permissions);
        actor.name = "somebody";
        return actor;
    }
    /// Writes with the reactions of the app: mentions are told.
    template <class Deed>
    void said_by(Actor const& actor, Deed const& deed, Instant now = noon) {
        static auto const reactions = people().reactions;
        database->transact(db::Database::Mode::write, [&](db::Connection& sql) {
            Transaction tx(sql, registry(), reactions, actor, now);
            deed(tx);
        });
    }
    std::int64_t comment(Actor const& actor, AnyReference const& subject, std::string const& text, Instant now = noon) {
        std::int64_t id = 0;
        said_by(actor, [&](Transaction& tx) {
            auto const written = notes().add(tx, subject, text);
            EXPECT_TRUE(written) << text;
            id = written.id;
        }, now);
        return id;
    }
    std::size_t seen(Actor const& actor, AnyReference const& subject) {
        std::size_t found = 0;
        said_by(actor, [&](Transaction& tx) { found = notes().about(tx, subject, 100).size(); });
        return found;
    }
    std::vector<Notice> heard(Id<Person> id) {
        std::vector<Notice> found;
        said_by(ask([&](db::Connection& sql) { return actor_of(sql, id); }), [&](Transaction& tx) { found = notices_of(tx, 100); });
        return found;
    }
    void grant(Id<Person> id, std::vector<std::string> const& codes) {
        write([&](Transaction& tx) {
            auto person = *tx.read(id);
            for (auto const& code : codes) {
                auto const known = tx.sql().integer("SELECT id FROM people_permission WHERE code = $1", {std::string_view(code)});
                person.permissions.push_back({known ? *known : tx.add(Permission{.code = code, .label = code}).id});
            }
            EXPECT_TRUE(tx.change(Person::entity(), to_record(Person::entity(), &person)));
        });
    }
};
INSTANTIATE_TEST_SUITE_P(BothDatabases, CommentTest, tests::both_databases(), tests::dialect_name);

AnyReference about(Id<Person> id) { return {"people.person", id.value}; }

TEST_P(CommentTest, IsSeenByThoseWhoSeeItsRecordAndMayReadComments) {
    auto const ana = member("ana"), ben = member("ben"), eva = member("eva");
    auto const writer = somebody(ben, {"people.comment.view", "people.comment.add", "people.person.view"});
    auto const id = comment(writer, about(ana), "Likes early days");
    EXPECT_EQ(seen(writer, about(ana)), 1U);
    EXPECT_EQ(seen(somebody(eva, {"people.comment.view"}), about(ana)), 0U) << "who doesn't see the person sees nothing said of them";
    EXPECT_EQ(seen(somebody(eva, {"people.person.view"}), about(ana)), 0U) << "nor who may not read comments";
    EXPECT_EQ(seen(somebody(ana, {}), about(ana)), 0U) << "nor the person themselves";
    EXPECT_EQ(seen(somebody(ana, {"people.comment.view"}), about(ana)), 1U) << "their own record is theirs to see";
    EXPECT_EQ(seen(somebody(ben, {"people.person.view"}), about(ana)), 1U) << "its author reads it without the permission";
    EXPECT_EQ(seen(somebody(ben, {}), about(ana)), 0U) << "but not where the record is hidden from them";
    // The same on every door.
    auto const stranger = somebody(eva, {"people.comment.view"});
    said_by(stranger, [&](Transaction& tx) {
        EXPECT_FALSE(tx.find(Comment::entity(), id));
        EXPECT_EQ(list(tx, {.entity = &Comment::entity()}).total, 0);
        EXPECT_TRUE(find(tx, {.entities = {&Comment::entity()}, .text = "early"}).empty());
        EXPECT_TRUE(choices(tx, Comment::entity(), "early", 10).empty());
    });
    said_by(writer, [&](Transaction& tx) {
        EXPECT_TRUE(tx.find(Comment::entity(), id));
        EXPECT_EQ(list(tx, {.entity = &Comment::entity()}).total, 1);
        EXPECT_EQ(find(tx, {.entities = {&Comment::entity()}, .text = "early"}).size(), 1U);
    });
}

TEST_P(CommentTest, IsSignedByWhoWroteItWhateverTheySay) {
    auto const ana = member("ana"), ben = member("ben");
    auto const writer = somebody(ben, {"people.comment.view", "people.comment.add", "people.comment.change", "people.person.view"});
    said_by(writer, [&](Transaction& tx) {
        auto const written = tx.add(Comment{.subject = about(ana), .person = ana, .text = "Not me"});
        ASSERT_TRUE(written);
        EXPECT_EQ(tx.read(Id<Comment>{written.id})->person, ben);
        auto forged = *tx.read(Id<Comment>{written.id});
        forged.person = ana;
        auto record = to_record(Comment::entity(), &forged);
        record.version = written.version;
        EXPECT_TRUE(tx.change(Comment::entity(), record));
        EXPECT_EQ(tx.read(Id<Comment>{written.id})->person, ben);
    });
    said_by(somebody(ben, {"people.comment.add"}), [&](Transaction& tx) { EXPECT_FALSE(notes().add(tx, about(ana), "About whom I don't see")); });
}

TEST_P(CommentTest, IsChangedAndTakenAwayByItsAuthorAlone) {
    auto const ana = member("ana"), ben = member("ben"), eva = member("eva");
    auto const writer = somebody(ben, {"people.comment.view", "people.comment.add", "people.person.view"});
    auto const other = somebody(eva, {"people.comment.view", "people.comment.add", "people.comment.change", "people.person.view"});
    auto const id = comment(writer, about(ana), "Frist");
    auto const with = notes();
    said_by(other, [&](Transaction& tx) {
        auto const note = *with.find(tx, id);
        EXPECT_FALSE(with.may_edit(other, note));
        EXPECT_EQ(with.change(tx, note, note.version, "Twisted").refusal.code, "no_permission");
        EXPECT_EQ(with.remove(tx, note, note.version).refusal.code, "no_permission");
    });
    said_by(writer, [&](Transaction& tx) {
        auto const note = *with.find(tx, id);
        EXPECT_FALSE(note.is_edited);
        EXPECT_TRUE(with.change(tx, note, note.version, "First"));
        auto const changed = *with.find(tx, id);
        EXPECT_TRUE(changed.is_edited);
        EXPECT_TRUE(with.change(tx, changed, note.version, "Again").conflict) << "somebody else was quicker";
        EXPECT_TRUE(with.change(tx, changed, changed.version, "").problems.of("text"));
    });
    EXPECT_EQ(number("SELECT COUNT(*) FROM core_change WHERE entity = 'people.comment'"), 2) << "what it said before is kept";
    said_by(writer, [&](Transaction& tx) {
        auto const note = *with.find(tx, id);
        EXPECT_TRUE(with.remove(tx, note, note.version));
        EXPECT_FALSE(with.find(tx, id));
    });
}

TEST_P(CommentTest, IsHiddenFromAllButItsAuthorAndThoseWhoLookAfterWhatIsSaid) {
    auto const ana = member("ana"), ben = member("ben"), eva = member("eva");
    auto const writer = somebody(ben, {"people.comment.view", "people.comment.add", "people.person.view"});
    auto const keeper = somebody(eva, {"people.comment.view", "people.comment.change", "people.person.view"});
    auto const reader = somebody(ana, {"people.comment.view"});
    auto const id = comment(writer, about(ana), "Rude words");
    auto const with = notes();
    said_by(writer, [&](Transaction& tx) { EXPECT_EQ(with.hide(tx, *with.find(tx, id), true).refusal.code, "no_permission"); });
    said_by(keeper, [&](Transaction& tx) { EXPECT_TRUE(with.hide(tx, *with.find(tx, id), true)); });
    EXPECT_EQ(seen(reader, about(ana)), 0U);
    EXPECT_EQ(seen(writer, about(ana)), 1U);
    EXPECT_EQ(seen(keeper, about(ana)), 1U);
    said_by(reader, [&](Transaction& tx) { EXPECT_TRUE(find(tx, {.entities = {&Comment::entity()}, .text = "rude"}).empty()); });
    said_by(writer, [&](Transaction& tx) { EXPECT_FALSE(with.may_edit(writer, *with.find(tx, id))); });
    said_by(keeper, [&](Transaction& tx) { EXPECT_TRUE(with.hide(tx, *with.find(tx, id), false)); });
    EXPECT_EQ(seen(reader, about(ana)), 1U);
}

TEST_P(CommentTest, TellsWhomItMentionsIfTheyMaySeeIt) {
    auto const ana = member("ana"), ben = member("ben"), eva = member("eva"), leo = member("leo", {}, false);
    grant(eva, {"people.person.view", "people.comment.view"});
    grant(leo, {"people.person.view", "people.comment.view"});
    auto const writer = somebody(ben, {"people.comment.view", "people.comment.add", "people.person.view"});
    auto const id = comment(writer, about(ana), "Ask @eva, @ana, @leo, @ben or @nobody: **soon**");
    EXPECT_TRUE(heard(ana).empty()) << "she may not read comments";
    EXPECT_TRUE(heard(ben).empty()) << "nobody hears of what they wrote";
    EXPECT_EQ(number("SELECT COUNT(*) FROM core_notice"), 1) << "nor somebody who can't log in";
    ASSERT_EQ(heard(eva).size(), 1U);
    auto const notice = heard(eva).front();
    EXPECT_EQ(notice.kind, "mention");
    EXPECT_EQ(notice.about, (AnyReference{"people.comment", id}));
    EXPECT_EQ(notice.sender, about(ben));
    EXPECT_EQ(notice.text, "Ask @eva, @ana, @leo, @ben or @nobody: soon");
    said_by(writer, [&](Transaction& tx) {
        EXPECT_EQ(standing_of(tx, *notice.about)->address, "/people/people/" + std::to_string(ana.value) + "?at=c" + std::to_string(id) + "#c" + std::to_string(id));
        EXPECT_EQ(unread_notices(tx), 0);
        EXPECT_FALSE(find_notice(tx, notice.id.value)) << "it is somebody else's";
        mark_read(tx, notice.id);
    });
    // Who was mentioned already isn't told twice.
    grant(ana, {"people.comment.view"});
    auto const with = notes();
    said_by(writer, [&](Transaction& tx) {
        auto const note = *with.find(tx, id);
        EXPECT_TRUE(with.change(tx, note, note.version, "Ask @eva and @ana."));
    });
    EXPECT_EQ(number("SELECT COUNT(*) FROM core_notice"), 1);
    auto const evas = ask([&](db::Connection& sql) { return actor_of(sql, eva); });
    said_by(evas, [&](Transaction& tx) {
        EXPECT_EQ(unread_notices(tx), 1);
        mark_read(tx, {});
        EXPECT_EQ(unread_notices(tx), 0);
        EXPECT_TRUE(notices_of(tx, 10).front().read_at);
    });
    // What somebody may not see any more is not told either; with its comment a notice is gone.
    write([&](Transaction& tx) { tx.sql().execute(R"(DELETE FROM "people_person_permissions" WHERE "person" = $1)", {eva.value}); });
    EXPECT_TRUE(heard(eva).empty());
    write([&](Transaction& tx) { EXPECT_TRUE(tx.remove(Comment::entity(), id, 0)); });
    EXPECT_EQ(number("SELECT COUNT(*) FROM core_notice"), 0);
}

TEST_P(CommentTest, WritesToWhomItMentionsOnceAnHourAboutARecord) {
    auto const ana = member("ana"), ben = member("ben"), eva = member("eva", "eva@example.test");
    grant(eva, {"people.person.view", "people.comment.view"});
    auto const writer = somebody(ben, {"people.comment.view", "people.comment.add", "people.person.view"});
    auto const letters = [&] { return number("SELECT COUNT(*) FROM core_letter WHERE kind = 'people.mention'"); };
    comment(writer, about(ana), "Ask @eva");
    EXPECT_EQ(letters(), 1);
    EXPECT_EQ(number("SELECT COUNT(*) FROM core_letter WHERE subject = 'ben mentioned you: ana' AND person_id = " + std::to_string(eva.value)), 1);
    comment(writer, about(ana), "And @eva again", after(600));
    EXPECT_EQ(letters(), 1) << "the bell tells of the rest";
    comment(writer, about(ben), "Here, @eva", after(600));
    EXPECT_EQ(letters(), 2) << "of another record";
    comment(writer, about(ana), "Later, @eva", after(7200));
    EXPECT_EQ(letters(), 3);
    write([&](Transaction& tx) { EXPECT_TRUE(save_preference(tx, {.person = eva, .mails_about_mentions = false})); });
    comment(writer, about(ana), "Much later, @eva", after(20'000));
    EXPECT_EQ(letters(), 3) << "the bell alone, as she prefers";
    EXPECT_EQ(heard(eva).size(), 5U);
}

TEST_P(CommentTest, MentionsAFewPeopleAtATime) {
    auto const ana = member("ana");
    std::string text;
    for (int i = 0; i < 21; ++i) text += "@p" + std::to_string(i) + " ";
    write([&](Transaction& tx) {
        auto const written = notes().add(tx, about(ana), text);
        ASSERT_TRUE(written.problems.of("text"));
        EXPECT_EQ(written.problems.of("text")->code, "too_many");
        auto const too_long = notes().add(tx, about(ana), std::string(1 << 20, '['));
        EXPECT_TRUE(too_long.problems.of("text")) << "a bomb is refused beside its field";
        EXPECT_TRUE(notes().add(tx, about(ana), std::string(longest_comment, '[')));
    });
}

TEST_P(CommentTest, OffersWhomAMentionMayMean) {
    auto const ana = member("ana_vidal");
    member("anton", {}, false);
    member("ben");
    auto const names = [&](Actor const& actor, std::string const& begun) {
        std::vector<std::string> found;
        said_by(actor, [&](Transaction& tx) {
            for (auto const& [username, name] : people_to_mention(tx, begun)) found.push_back(username);
        });
        return found;
    };
    auto const reader = somebody(ana, {"people.person.view"});
    EXPECT_EQ(names(reader, "an"), std::vector<std::string>{"ana_vidal"}) << "who can't log in hears nothing";
    EXPECT_EQ(names(reader, "vid"), std::vector<std::string>{"ana_vidal"});
    EXPECT_EQ(names(reader, ""), (std::vector<std::string>{"ana_vidal", "ben"}));
    EXPECT_EQ(names(somebody(ana, {}), ""), std::vector<std::string>{"ana_vidal"}) << "only people that one may see";
    EXPECT_TRUE(names(reader, "%").size() == 2) << "signs mean nothing";
}

TEST_P(CommentTest, MovesWithItsRecordAndItsAuthor) {
    auto const ana = member("ana"), twin = member("twin"), ben = member("ben");
    grant(ben, {"people.person.view", "people.comment.view"});
    auto const id = comment(somebody(twin, {"people.comment.view", "people.comment.add", "people.person.view"}), about(twin), "Hello @ben");
    std::int64_t merged = 0;
    said_by(the_program(), [&](Transaction& tx) {
        auto const written = merge(tx, Person::entity(), {.left = ana.value, .right = twin.value, .sides = {{"username", Side::left}}});
        ASSERT_TRUE(written) << written.refusal.code;
        merged = tx.change_set();
        auto const there = tx.read(Id<Comment>{id});
        EXPECT_EQ(there->subject, about(ana));
        EXPECT_EQ(there->person, ana);
    });
    EXPECT_EQ(heard(ben).size(), 1U);
    EXPECT_EQ(heard(ben).front().sender, about(ana));
    said_by(the_program(), [&](Transaction& tx) {
        auto const undone = undo(tx, merged);
        ASSERT_TRUE(undone) << undone.refusal.code << (undone.clashes.empty() ? "" : undone.clashes.front().kind + " " + undone.clashes.front().field + " " + undone.clashes.front().code);
        auto const back = tx.read(Id<Comment>{id});
        EXPECT_EQ(back->subject, about(twin));
        EXPECT_EQ(back->person, twin);
    });
}

}  // namespace
}  // namespace ateneu::people
