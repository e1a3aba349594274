// Taking one's data away, being erased by two people, coming back with a backup.
#include <filesystem>

#include "core/base/json.h"
#include "core/base/text.h"
#include "core/entity/convert.h"
#include "domain/people/comment.h"
#include "domain/people/login.h"
#include "domain/people/person.h"
#include "domain/privacy/data_export.h"
#include "domain/privacy/data_request.h"
#include "domain/privacy/dossier.h"
#include "domain/privacy/erase_job.h"
#include "domain/privacy/erasure.h"
#include "server/program.h"
#include "tests/contract/filling.h"

namespace ateneu::contract {

using people::Person;

class Privacy : public House {
protected:
    Privacy() { std::filesystem::remove_all(site().settings().state_folder); }
    ~Privacy() override { std::filesystem::remove_all(site().settings().state_folder); }

    void work() {
        auto const workers = server::workers(site());
        while (workers->run_one()) {
        }
    }
    std::string name_of(std::int64_t id) {
        return ask([&](Transaction& tx) { return people::full_name(*tx.read(Id<Person>{id})); });
    }
    /// Asked for by one, approved by another, carried out.
    void erase(std::int64_t id) {
        auto root = inside("root"), second = inside("second");
        auto const asked = root.post("/privacy/people/" + std::to_string(id) + "/erasure", {{"csrf", root.csrf()}, {"reason", "Asked by letter"}, {"typed", name_of(id)}});
        ASSERT_EQ(asked.status, 303) << asked.body;
        ASSERT_EQ(second.post(asked.location() + "/approve", {{"csrf", second.csrf()}, {"typed", name_of(id)}}).status, 303);
        work();
        EXPECT_NE(root.get(asked.location()).page().text().find("Done"), std::string::npos);
    }
    std::int64_t ana() {
        return as_program([](Transaction& tx) {
            auto const id = tx.add(Person{.personal = "Ana", .family = "Vidal", .username = "ana-vidal", .email = Email{"ana@example.org"}}).id;
            tx.add(people::Login{.person = {id}, .password = {secret_mark}, .is_active = true});
            return id;
        });
    }
};
INSTANTIATE_TEST_SUITE_P(BothDatabases, Privacy, tests::both_databases(), tests::dialect_name);

TEST_P(Privacy, OnesOwnDataAreGatheredAndFetchedForAWeek) {
    auto member = inside("member"), other = inside("other"), root = inside("root");
    auto const attached = [&](std::int64_t person, std::string const& name) {
        auto const made = root.send("POST", "/api/files?record=people.person:" + std::to_string(person) + "&name=" + name, "a,b\n1,2\n", {{"content-type", "text/csv"}, {"x-csrf-token", root.csrf()}});
        EXPECT_EQ(made.status, 201) << made.body;
        return made.header("Location").substr(std::string("/api/core/attachments/").size());
    };
    auto const mine = attached(person("member"), "mine.csv"), theirs = attached(person("other"), "theirs.csv");
    EXPECT_EQ(member.post("/account/data", {{"csrf", member.csrf()}}).location(), "/account/data");
    EXPECT_EQ(member.post("/account/data", {{"csrf", member.csrf()}}).location(), "/account/data") << "a second time is the same one";
    EXPECT_EQ(number(R"(SELECT COUNT(*) FROM "privacy_export")"), 1);
    EXPECT_NE(member.get("/account/data").page().text().find("Being gathered"), std::string::npos);
    work();
    auto const id = number(R"(SELECT "id" FROM "privacy_export")");
    auto const file = "/account/data/" + std::to_string(id) + "/file";
    EXPECT_NE(member.get("/account/data").body.find(file), std::string::npos);
    auto const fetched = member.get(file);
    EXPECT_EQ(fetched.status, 200);
    EXPECT_EQ(fetched.type, "application/zip");
    EXPECT_TRUE(fetched.body.starts_with("PK"));
    // Names stand plain in a ZIP; that contents are whole, Archive tests.
    EXPECT_NE(fetched.body.find("files/" + mine + "-mine.csv"), std::string::npos);
    EXPECT_EQ(fetched.body.find(theirs + "-theirs.csv"), std::string::npos);
    EXPECT_EQ(other.get(file).status, 404);
    EXPECT_EQ(root.get(file).status, 404) << "who did not ask for it";
    now = {now.micros + 8LL * 86'400 * 1'000'000};
    auto late = inside("member");
    EXPECT_NE(late.get(file).status, 200);
}

TEST_P(Privacy, ADossierTellsAllAndNoSecretAndNoOtherPersonsName) {
    auto const me = ana();
    as_program([&](Transaction& tx) {
        Maker maker(tx);
        for (auto const* name : {"workshops.award", "workshops.task", "workshops.training_request"}) maker.store(*tx.registry().find(name), {{"person", me}});
        auto const ben = tx.add(Person{.personal = "Ben", .family = "Soler", .username = "ben-soler", .email = Email{"ben@example.org"}}).id;
        maker.store(*tx.registry().find("workshops.award"), {{"person", ben}, {"awarded_by", me}});
        tx.add(people::Comment{.subject = {"people.person", me}, .person = Id<Person>{ben}, .user_name = "Ben Soler", .user_email = {"ben@example.org"}, .text = "Spoke with her. <script>x()</script> Ben Soler"});
        return 0;
    });
    Reader const reader{{}, "UTC", now};
    auto const told = ask([&](Transaction& tx) { return privacy::dossier_of(tx, reader, "Casa <b>", {me}); });
    auto const json = privacy::dossier_json(told), html = privacy::dossier_html(reader, told);
    EXPECT_TRUE(is_json(json));
    for (auto const& text : {json, html}) {
        EXPECT_EQ(text.find(secret_mark), std::string::npos);
        EXPECT_EQ(text.find("Soler"), std::string::npos) << text;
        EXPECT_EQ(text.find("ben@"), std::string::npos);
        EXPECT_NE(text.find("Vidal"), std::string::npos);
        EXPECT_NE(text.find("Spoke with her."), std::string::npos);
    }
    for (auto const* kind : {"people.person", "people.login", "people.comment", "workshops.award", "workshops.task", "workshops.training_request"})
        EXPECT_NE(json.find("\"entity\":\"" + std::string(kind) + "\""), std::string::npos) << kind;
    EXPECT_EQ(html.find("<script"), std::string::npos);
    EXPECT_NE(html.find("record about somebody else"), std::string::npos);
    EXPECT_NE(html.find("Training of instructors"), std::string::npos) << "the purpose stands there";
}

TEST_P(Privacy, TwoPeopleEraseAndTheNameIsGoneEverywhere) {
    auto const id = ana();
    auto root = inside("root"), second = inside("second");
    auto const plan = root.get("/privacy/people/" + std::to_string(id));
    EXPECT_EQ(plan.status, 200);
    EXPECT_NE(plan.page().text().find("They exist for this person alone."), std::string::npos);
    auto const ask_at = "/privacy/people/" + std::to_string(id) + "/erasure";
    EXPECT_EQ(root.post(ask_at, {{"csrf", root.csrf()}, {"reason", "Asked by letter"}, {"typed", "Anna Vidal"}}).status, 422);
    EXPECT_EQ(root.post(ask_at, {{"csrf", root.csrf()}, {"reason", " "}, {"typed", "Ana Vidal"}}).status, 422);
    auto const asked = root.post(ask_at, {{"csrf", root.csrf()}, {"reason", "Asked by letter"}, {"typed", "Ana Vidal"}});
    ASSERT_EQ(asked.status, 303);
    auto const again = root.post(ask_at, {{"csrf", root.csrf()}, {"reason", "Asked by letter"}, {"typed", "Ana Vidal"}});
    EXPECT_NE(again.status, 303) << "it waits already";
    auto const own = root.post(asked.location() + "/approve", {{"csrf", root.csrf()}, {"typed", "Ana Vidal"}});
    EXPECT_NE(own.page().text().find("somebody else approves it"), std::string::npos);
    EXPECT_EQ(second.post(asked.location() + "/approve", {{"csrf", second.csrf()}, {"typed", "ana vidal"}}).status, 422);
    EXPECT_EQ(name_of(id), "Ana Vidal") << "nothing has happened yet";
    EXPECT_NE(second.get("/").page().text().find("Waits for a second person"), std::string::npos);
    EXPECT_EQ(second.post(asked.location() + "/approve", {{"csrf", second.csrf()}, {"typed", "Ana Vidal"}}).status, 303);
    work();
    EXPECT_EQ(name_of(id), "anonymous-" + std::to_string(id));
    EXPECT_EQ(number(R"(SELECT COUNT(*) FROM "people_login" WHERE "person" = )" + std::to_string(id)), 0);
    for (auto const* page : {"/people/people?q=vidal", "/search?q=ana-vidal", "/changes"}) EXPECT_EQ(root.get(page).page().text().find("Ana Vidal"), std::string::npos) << page;
    EXPECT_EQ(root.get("/people/people/" + std::to_string(id) + "/history").page().text().find("Vidal"), std::string::npos);
    EXPECT_NE(root.get("/people/people/" + std::to_string(id) + "/history").page().text().find("erased"), std::string::npos);
    EXPECT_NE(root.get("/privacy/people/" + std::to_string(id)).page().text().find("has been erased already"), std::string::npos);
}

TEST_P(Privacy, NobodyErasesTheLastSuperuserOrThemselves) {
    auto const root_id = person("root"), second_id = person("second");
    auto root = inside("root");
    EXPECT_NE(root.get("/privacy/people/" + std::to_string(root_id)).page().text().find("Nobody erases themselves."), std::string::npos);
    auto const self = root.post("/privacy/people/" + std::to_string(root_id) + "/erasure", {{"csrf", root.csrf()}, {"reason", "x"}, {"typed", name_of(root_id)}});
    EXPECT_NE(self.status, 303);
    // An administrator who is erased loses their rights first; the one who stays is the last.
    as_program([&](Transaction& tx) {
        EXPECT_EQ(privacy::why_not(tx, {second_id}).has_value(), false);
        tx.sql().execute(R"(UPDATE "people_login" SET "is_active" = FALSE WHERE "person" = $1)", {second_id});
        auto const why = privacy::why_not(tx, {root_id});
        EXPECT_TRUE(why && why->code == "last_superuser");
        return 0;
    });
}

TEST_P(Privacy, AnErasedAdministratorHasNoRightsAndTheirAwardsAreCounted) {
    auto const id = as_program([](Transaction& tx) {
        Maker maker(tx);
        auto const made = maker.store(Person::entity());
        tx.add(people::Login{.person = {made}, .password = {secret_mark}, .is_active = true, .is_superuser = true});
        maker.store(*tx.registry().find("workshops.award"), {{"person", made}});
        return made;
    });
    auto const awards = number(R"(SELECT COUNT(*) FROM "workshops_award")");
    erase(id);
    EXPECT_EQ(number(R"(SELECT COUNT(*) FROM "people_person_groups" WHERE "person" = )" + std::to_string(id)), 0);
    EXPECT_EQ(number(R"(SELECT COUNT(*) FROM "people_person_permissions" WHERE "person" = )" + std::to_string(id)), 0);
    EXPECT_EQ(number(R"(SELECT COUNT(*) FROM "people_login" WHERE "person" = )" + std::to_string(id)), 0);
    EXPECT_EQ(number(R"(SELECT COUNT(*) FROM "workshops_award")"), awards);
}

TEST_P(Privacy, WhoComesBackWithABackupIsErasedAgain) {
    auto const id = ana(), other = as_program([](Transaction& tx) { return tx.add(Person{.personal = "Pau", .username = "pau"}).id; });
    erase(id);
    auto const list = site().settings().state_folder + "/erasures.jsonl";
    ASSERT_TRUE(std::filesystem::exists(list));
    // The backup: the name is there again, and nothing is known of an erasure.
    as_program([&](Transaction& tx) {
        tx.sql().execute(R"(DELETE FROM "privacy_erasure")");
        tx.sql().execute(R"(UPDATE "people_person" SET "personal" = 'Ana', "family" = 'Vidal' WHERE "id" = $1)", {id});
        return 0;
    });
    privacy::Suppression const suppression(site().settings().state_folder);
    EXPECT_EQ(privacy::replay_erasures(*database, site().registry(), site().reactions(), suppression, now), 1);
    EXPECT_EQ(name_of(id), "anonymous-" + std::to_string(id));
    EXPECT_EQ(name_of(other), "Pau");
    EXPECT_EQ(privacy::replay_erasures(*database, site().registry(), site().reactions(), suppression, now), 0) << "once is enough";
}

TEST_P(Privacy, WhoMayNotSeesNeitherPlanNorRegister) {
    auto const id = ana();
    auto member = inside("member"), viewer = inside("viewer");
    for (auto* each : {&member, &viewer}) {
        EXPECT_EQ(each->get("/privacy/people/" + std::to_string(id)).status, 403);
        EXPECT_EQ(each->post("/privacy/people/" + std::to_string(id) + "/erasure", {{"csrf", each->csrf()}}).status, 403);
        EXPECT_EQ(each->post("/privacy/people/" + std::to_string(id) + "/export", {{"csrf", each->csrf()}}).status, 403);
    }
    EXPECT_EQ(member.get("/privacy/register").status, 403);
    EXPECT_EQ(member.get("/privacy/retention").status, 403);
    EXPECT_EQ(viewer.get("/privacy/register").status, 200);
    EXPECT_EQ(viewer.get("/privacy/register.csv").type, "text/csv; charset=utf-8");
    EXPECT_EQ(member.get("/privacy/activities").status, 200) << "everybody may know what data are used for";
}

TEST_P(Privacy, AConsentIsWithdrawnAsEasilyAsGiven) {
    auto member = inside("member");
    auto const page = member.get("/account/consents");
    EXPECT_EQ(page.status, 200);
    auto const term = number(R"(SELECT "id" FROM "people_term" WHERE "slug" = 'may-contact')");
    auto const yes = number(R"(SELECT "id" FROM "people_term_option" WHERE "option_type" = 'agree' AND "term" = )" + std::to_string(term));
    auto const foreign = number(R"(SELECT MAX("id") FROM "people_term_option" WHERE "term" <> )" + std::to_string(term));
    auto const answer = [&](std::string const& option) { return member.post("/account/consents", {{"csrf", member.csrf()}, {"term", std::to_string(term)}, {"option", option}}); };
    EXPECT_EQ(answer(std::to_string(yes)).status, 303);
    EXPECT_EQ(answer("").status, 303);
    EXPECT_NE(answer(std::to_string(foreign)).status, 303) << "an answer to another question";
    auto const mine = " FROM \"people_consent\" WHERE \"person\" = " + std::to_string(person("member"));
    EXPECT_EQ(number("SELECT COUNT(*)" + mine), 2) << "the old answer stays as the proof";
    EXPECT_EQ(number("SELECT COUNT(*)" + mine + " AND \"archived_at\" IS NULL AND \"term_option\" IS NULL"), 1);
}

TEST_P(Privacy, WhoAsksToBeErasedIsAnsweredWithinAMonth) {
    auto member = inside("member"), root = inside("root");
    EXPECT_EQ(member.post("/account/data/erasure", {{"csrf", member.csrf()}}).status, 303);
    EXPECT_EQ(member.post("/account/data/erasure", {{"csrf", member.csrf()}}).status, 303);
    EXPECT_EQ(number(R"(SELECT COUNT(*) FROM "privacy_request" WHERE "right" = 'erase')"), 1);
    EXPECT_NE(root.get("/").page().text().find("21 Dec 2026"), std::string::npos);
    EXPECT_EQ(iso(privacy::due_date(*parse_date("2026-01-31"), false)), "2026-02-28");
    EXPECT_EQ(iso(privacy::due_date(*parse_date("2026-12-05"), true)), "2027-03-05");
}

}  // namespace ateneu::contract
