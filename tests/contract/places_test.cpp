// Who looks after one place learns nothing of another, through whatever door they ask, and changes nothing there.
#include <gtest/gtest.h>

#include "core/base/text.h"
#include "core/intake/intake.h"
#include "core/store/list.h"
#include "domain/people/access_group.h"
#include "domain/people/actor_of.h"
#include "domain/people/role.h"
#include "tests/contract/filling.h"
#include "tests/support/specimen.h"

namespace ateneu::contract {

using specimen::Branch;
using specimen::Errand;

/// `member` looks after Gràcia. Whatever belongs to Sants has the word "Amagatall" in it.
class Places : public House {
protected:
    Places() {
        as_program([&](Transaction& tx) {
            here = {tx.add(Branch{.code = {"gr"}, .name = "Gràcia"}).id};
            there = {tx.add(Branch{.code = {"sa"}, .name = "Sants"}).id};
            ours = tx.add(Errand{.branch = here, .title = "Obrir la sala", .note = "Dilluns"}).id;
            theirs = tx.add(Errand{.branch = there, .title = "Amagatall de claus", .note = "Amagatall"}).id;
            keepers = group(tx, "keepers", {"specimen.errand.view", "specimen.errand.add", "specimen.errand.change", "specimen.errand.delete", "people.role.view", "people.role.add", "people.role.delete"});
            tx.add(people::Role{.person = {person_in(tx, "member")}, .group = keepers, .place = {"specimen.branch", here.value}});
            allow(tx, "member", {"people.person.view", "people.comment.view", "people.comment.add"});
            return 0;
        });
        auto root = inside("root");
        EXPECT_EQ(root.post(errand(theirs) + "/notes", {{"csrf", root.csrf()}, {"note", "Amagatall, nota"}}).status, 303);
        auto const sent = root.send("POST", "/api/files?record=specimen.errand:" + std::to_string(theirs) + "&name=amagatall.txt", "Amagatall", {{"content-type", "text/plain"}, {"x-csrf-token", root.csrf()}});
        EXPECT_EQ(sent.status, 201) << sent.body;
        auto form = root.form(errand(theirs) + "/edit", errand(theirs) + "/edit");
        form.set("note", {"Amagatall, encara"});
        EXPECT_EQ(root.post(form).status, 303);
    }

    static std::int64_t person_in(Transaction& tx, std::string_view username) {
        return tx.sql().integer(R"(SELECT "id" FROM "people_person" WHERE "username" = $1)", {username}).value();
    }
    static Id<people::Permission> permission(Transaction& tx, std::string_view code) {
        return {tx.sql().integer(R"(SELECT "id" FROM "people_permission" WHERE "code" = $1)", {code}).value()};
    }
    static Id<people::Group> group(Transaction& tx, std::string const& name, std::vector<std::string_view> const& codes) {
        people::Group made{.name = name};
        for (auto const code : codes) made.permissions.push_back(permission(tx, code));
        return {tx.add(made).id};
    }
    static void allow(Transaction& tx, std::string_view username, std::vector<std::string_view> const& codes) {
        for (auto const code : codes)
            tx.sql().execute(R"(INSERT INTO "people_person_permissions" ("person", "permission") VALUES ($1, $2))", {person_in(tx, username), permission(tx, code).value});
    }

    static Entity const& errands() { return Errand::entity(); }
    static std::string errand(std::int64_t id) { return errands().address(id); }
    /// Whether anything of Sants is told; `pages` carry the words that were asked for.
    static bool tells(Answer const& answer, std::string_view word = "amagatall") { return lower_ascii(answer.body).find(word) != std::string::npos; }
    static std::string role_json(std::int64_t person, Id<people::Group> group, Id<Branch> place) {
        return R"({"person":)" + std::to_string(person) + R"(,"group":)" + std::to_string(group.value) + R"(,"place":{"entity":"specimen.branch","id":)" + std::to_string(place.value) + "}}";
    }

    Id<Branch> here, there;
    std::int64_t ours = 0, theirs = 0;
    Id<people::Group> keepers;
};
INSTANTIATE_TEST_SUITE_P(BothDatabases, Places, tests::both_databases(), tests::dialect_name);

TEST_P(Places, TellNothingOfOthersWhereManyRecordsAreShown) {
    auto member = inside("member"), root = inside("root");
    auto const list = errands().address();
    for (auto const& door : {list, list + "?branch=" + std::to_string(there.value), list + "?order=-title", list + "/export.csv", list + "/export.csv?labels=1", list + "/export.json", "/choices" + list,
                             "/api" + list, "/api" + list + "?branch=" + std::to_string(there.value), Branch::entity().address(there.value), Branch::entity().address(there.value) + "?tab=specimen.errand.branch",
                             std::string("/people/comments"), std::string("/api/people/comments"), std::string("/core/attachments"), std::string("/api/core/attachments")}) {
        SCOPED_TRACE(door);
        auto const told = member.get(door);
        EXPECT_FALSE(tells(told)) << told.body;
        EXPECT_TRUE(tells(root.get(door))) << "or else the door is the wrong one";
    }
    for (auto const& door : {list, list + "/export.csv", "/choices" + list, "/api" + list, Branch::entity().address(here.value)}) EXPECT_TRUE(tells(member.get(door), "obrir la sala")) << door;
    for (auto const& door : {std::string("/"), std::string("/changes"), list + "/new", list + "/duplicates", list + "/merge"}) EXPECT_FALSE(tells(member.get(door))) << door;
    EXPECT_EQ(member.get(list + "/export.xlsx").status, 200);
}

TEST_P(Places, AreSearchedByThoseWhoLookAfterThem) {
    auto member = inside("member"), root = inside("root");
    for (std::string const path : {"/search?q=", "/search/palette?q=", "/choices/specimen/errands?q=", "/specimen/errands?q=", "/api/specimen/errands?q="})
        for (std::string const word : {"claus", "cla", "lau", "nota"}) {
            SCOPED_TRACE(path + word);
            EXPECT_FALSE(tells(member.get(path + word)));
            EXPECT_TRUE(word == "nota" || tells(root.get(path + word)));
        }
    for (std::string const path : {"/search?q=", "/search/palette?q="}) EXPECT_FALSE(tells(member.get(path + "%23" + std::to_string(theirs)))) << path;
    EXPECT_TRUE(tells(member.get("/search?q=obrir"), errand(ours)));
    // Nor guessed letter by letter, by what a branch has.
    auto const branches_with = [](std::string const& title) { return "/api/specimen/branches?" + http::to_query({{"errands.title", title}}); };
    EXPECT_TRUE(tells(root.api("GET", branches_with("Amagatall de claus")), "\"total\":1"));
    EXPECT_TRUE(tells(member.api("GET", branches_with("Amagatall de claus")), "\"total\":0"));
    EXPECT_TRUE(tells(member.api("GET", branches_with("Obrir la sala")), "\"total\":1"));
}

TEST_P(Places, HaveNoOtherDoorsToARecord) {
    auto member = inside("member");
    auto const file = std::to_string(number("SELECT MAX(id) FROM core_attachment")), note = std::to_string(number("SELECT MAX(id) FROM people_comment"));
    auto const set = std::to_string(number("SELECT MAX(id) FROM core_change_set"));
    auto const their = errand(theirs), about = "record=specimen.errand:" + std::to_string(theirs);
    for (auto const& door : {their, their + "/edit", their + "/delete", their + "/history", their + "/history/1", their + "/notes", "/api" + their, "/api/files?" + about, "/api/files/" + file,
                             "/core/attachments/" + file, "/core/attachments/" + file + "/content", "/api/core/attachments/" + file, "/people/comments/" + note, "/api/people/comments/" + note, "/changes/" + set}) {
        auto const answer = member.get(door);
        EXPECT_TRUE(answer.status == 404 || answer.status == 403) << door << " " << answer.status;
        EXPECT_FALSE(tells(answer)) << door;
    }
    auto const before = content();
    for (auto const& door : {their + "/edit", their + "/delete", their + "/notes", their + "/files", their + "/history/1/revert", "/changes/" + set + "/undo"}) {
        auto const answer = member.post(door, {{"csrf", member.csrf()}, {"_version", "1"}, {"note", "x"}, {"title", "x"}});
        EXPECT_TRUE(answer.status == 404 || answer.status == 403) << door << " " << answer.status;
    }
    for (auto const* method : {"PUT", "PATCH", "DELETE"}) EXPECT_EQ(member.api(method, "/api" + their, R"({"title":"x"})", {{"if-match", "*"}}).status, 404) << method;
    auto const sent = member.send("POST", "/api/files?" + about + "&name=a.txt", "x", {{"content-type", "text/plain"}, {"x-csrf-token", member.csrf()}});
    EXPECT_TRUE(sent.status == 403 || sent.status == 404) << sent.status << sent.body;
    EXPECT_EQ(content(), before);
    auto const our = errand(ours);
    for (auto const& door : {our, our + "/edit", our + "/delete", our + "/history", "/api" + our}) EXPECT_EQ(member.get(door).status, 200) << door;
}

TEST_P(Places, AreLeftAndEnteredOnlyWithRightsInBoth) {
    auto member = inside("member");
    auto const elsewhere = std::to_string(there.value);
    auto form = member.form(errands().address() + "/new", errands().address() + "/new");
    EXPECT_EQ(form.shown("branch"), std::vector<std::string>{std::to_string(here.value)}) << "the only one that it can be";
    form.set("title", {"Nova"});
    form.set("branch", {elsewhere});
    auto const refused = member.post(form);
    EXPECT_EQ(refused.status, 422);
    EXPECT_NE(refused.page().with_id("f-branch-error"), nullptr);
    form.set("branch", {std::to_string(here.value)});
    EXPECT_EQ(member.post(form).status, 303);
    auto edit = member.form(errand(ours) + "/edit", errand(ours) + "/edit");
    edit.set("branch", {elsewhere});
    EXPECT_EQ(member.post(edit).status, 422);
    EXPECT_EQ(member.api("PATCH", "/api" + errand(ours), R"({"branch":)" + elsewhere + "}", {{"if-match", "*"}}).status, 422);
    EXPECT_EQ(member.api("POST", "/api" + errands().address(), R"({"title":"x","branch":)" + elsewhere + "}").status, 422);
    EXPECT_EQ(stored(errands(), ours)->values.front(), Value{here.value});
    EXPECT_EQ(number("SELECT COUNT(*) FROM specimen_errand WHERE branch = " + elsewhere), 1);
    auto const changed = member.api("PATCH", "/api" + errand(ours), R"({"note":"Dimarts"})", {{"if-match", "*"}});
    EXPECT_EQ(changed.status, 200) << changed.body;
}

TEST_P(Places, KeepManyAtOnceAndMergesApart) {
    auto member = inside("member");
    auto const list = errands().address();
    auto const version = [&](std::int64_t id) { return std::to_string(id) + ":" + std::to_string(stored(errands(), id)->version); };
    auto const rows = version(ours) + "," + version(theirs);
    for (auto const* deed : {"edit", "delete"}) {
        auto const chosen = member.post(list + "/bulk", {{"csrf", member.csrf()}, {"deed", deed}, {"ids", std::to_string(ours)}, {"ids", std::to_string(theirs)}});
        EXPECT_EQ(chosen.status, 200);
        EXPECT_FALSE(tells(chosen)) << deed;
    }
    Pairs const fields{{"csrf", member.csrf()}, {"rows", rows}, {"how.note", "set"}, {"new.note", "Junts"}};
    auto go = fields;
    go.emplace_back("step", "go");
    EXPECT_FALSE(tells(member.post(list + "/bulk/edit", fields)));
    auto const done = member.post(list + "/bulk/edit", go);
    EXPECT_EQ(done.status, 303) << done.page().text();
    EXPECT_FALSE(tells(member.get(done.location())));
    auto const note = static_cast<std::size_t>(errands().index_of("note"));
    EXPECT_EQ(text_of(stored(errands(), ours)->values[note]), "Junts");
    EXPECT_EQ(text_of(stored(errands(), theirs)->values[note]), "Amagatall, encara");
    auto const pair = "left=" + std::to_string(ours) + "&right=" + std::to_string(theirs);
    EXPECT_FALSE(tells(member.get(list + "/merge?" + pair)));
    auto const merged = member.post(list + "/merge", {{"csrf", member.csrf()}, {"left", std::to_string(ours)}, {"right", std::to_string(theirs)}, {"survivor", "left"}, {"left_version", "1"}, {"right_version", "1"}});
    EXPECT_FALSE(tells(merged));
    EXPECT_TRUE(stored(errands(), theirs));
    EXPECT_EQ(member.post(list + "/bulk/delete", {{"csrf", member.csrf()}, {"rows", version(ours) + "," + version(theirs)}, {"step", "go"}}).status, 303);
    EXPECT_FALSE(stored(errands(), ours));
    EXPECT_TRUE(stored(errands(), theirs));
}

/// Jobs act as their owner: imports and long lists see what their owner sees.
TEST_P(Places, AreKeptApartInJobsAndImports) {
    auto const me = person("member");
    auto const with_rights = [&](db::Database::Mode mode, auto const& work) {
        auto const held = database->begin(mode);
        auto const who = people::actor_of(held->connection(), {me});
        Transaction tx(held->connection(), site().registry(), site().reactions(), who, now);
        work(tx);
        if (mode == db::Database::Mode::write) held->commit();
    };
    intake::Workplace const at{.write = [&](auto const& deed) { with_rights(db::Database::Mode::write, deed); }, .read = [&](auto const& look) { with_rights(db::Database::Mode::read, look); }};
    auto const bytes = "id,branch,title,note\r\n" + std::to_string(theirs) + "," + std::to_string(here.value) + ",Presa,x\r\n,sa,Nova,x\r\n" + std::to_string(ours) + "," + std::to_string(there.value) + ",Obrir la sala,x\r\n," +
                       std::to_string(here.value) + ",Bona,x\r\n";
    auto const id = intake::receive(at, errands(), {.name = "rows.csv", .bytes = bytes});
    ASSERT_TRUE(id);
    at.write([&](Transaction& tx) {
        auto import = *intake::read_import(tx, *id);
        intake::choose_mapping(tx, import, errands(), intake::guessed_mapping(errands(), intake::texts_from_json(import.columns.value), {}));
    });
    intake::check(at, *id);
    std::vector<std::string> told;
    at.read([&](Transaction& tx) {
        for (auto const& each : intake::checked_after(tx, *id, {}, 0, 10)) told.emplace_back(intake::code_of(each.finding.outcome));
        EXPECT_EQ(list(tx, {.entity = &errands()}).total, 1);
    });
    EXPECT_EQ(told, (std::vector<std::string>{"wrong", "wrong", "wrong", "new"}));
    EXPECT_TRUE(intake::store(at, *id, true));
    EXPECT_EQ(number("SELECT COUNT(*) FROM specimen_errand WHERE branch = " + std::to_string(there.value)), 1);
    EXPECT_EQ(number("SELECT COUNT(*) FROM specimen_errand WHERE branch = " + std::to_string(here.value)), 2);
}

TEST_P(Places, GiveTheirRolesToOthersAndNoMoreThanTheyHave) {
    auto member = inside("member"), other = inside("other"), root = inside("root");
    auto const stronger = as_program([](Transaction& tx) { return group(tx, "strong", {"specimen.errand.view", "specimen.booking.view"}); });
    auto const roles = "/api" + people::Role::entity().address();
    EXPECT_NE(member.get(Branch::entity().address(here.value)).body.find("/people/place-roles/new?place=specimen.branch%3A" + std::to_string(here.value)), std::string::npos);
    EXPECT_EQ(member.get(Branch::entity().address(there.value)).body.find("/people/place-roles/new?place="), std::string::npos);
    auto const who = person("other");
    EXPECT_EQ(other.get(errands().address()).status, 403);
    EXPECT_EQ(member.api("POST", roles, role_json(who, keepers, there)).status, 422) << "another place";
    EXPECT_EQ(member.api("POST", roles, role_json(who, stronger, here)).status, 409) << "more than they have";
    auto const given = member.api("POST", roles, role_json(who, keepers, here));
    EXPECT_EQ(given.status, 201) << given.body;
    EXPECT_EQ(other.get(errand(ours)).status, 200) << "at once";
    EXPECT_EQ(other.get(errand(theirs)).status, 404);
    EXPECT_EQ(root.api("POST", roles, role_json(who, stronger, there)).status, 201);
    EXPECT_EQ(other.get(errand(theirs)).status, 200);
    EXPECT_NE(member.api("GET", roles).body.find("\"total\":2"), std::string::npos) << "those of their place alone";
    auto const theirs_elsewhere = people::Role::entity().address(number("SELECT MAX(id) FROM people_role"));
    EXPECT_EQ(member.get(theirs_elsewhere).status, 404);
    EXPECT_EQ(member.api("DELETE", "/api" + theirs_elsewhere, "", {{"if-match", "*"}}).status, 404);
    EXPECT_EQ(member.api("DELETE", given.location(), "", {{"if-match", "*"}}).status, 204);
    EXPECT_EQ(other.get(errand(ours)).status, 404);
}

TEST_P(Places, StandOnThePageOfWhatSomebodyMayDo) {
    auto root = inside("root"), member = inside("member");
    auto const page = "/people/people/" + std::to_string(person("member")) + "/rights";
    for (auto* browser : {&root, &member}) {
        auto const text = browser->get(page).page().text();
        EXPECT_NE(text.find("Only in one place"), std::string::npos);
        EXPECT_NE(text.find("through the group keepers"), std::string::npos);
        EXPECT_NE(text.find("Errands"), std::string::npos);
    }
    EXPECT_NE(root.get(page).body.find("\"" + Branch::entity().address(here.value) + "\""), std::string::npos);
    EXPECT_NE(root.get(page + "?record=" + errand(ours)).page().text().find("in this place, through the group keepers"), std::string::npos);
    EXPECT_EQ(root.get(page + "?record=" + errand(theirs)).page().text().find("in this place"), std::string::npos);
    EXPECT_EQ(root.get("/people/people/" + std::to_string(person("other")) + "/rights").page().text().find("Only in one place"), std::string::npos);
}

}  // namespace ateneu::contract
