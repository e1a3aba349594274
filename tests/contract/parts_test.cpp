#include <boost/json.hpp>

#include "tests/contract/filling.h"

namespace ateneu::contract {

/// Children, links and facets: what is saved with a record though it stands in another table.
class Parts : public House {
protected:
    Entity const& entity(char const* name) { return *site().registry().find(name); }
    Records lines(std::int64_t order) { return std::get<Records>(stored(entity("specimen.order"), order)->values[5]); }
    /// An order of three lines, of 1, 2 and 3 pieces.
    std::int64_t order() {
        return as_program([&](Transaction& tx) {
            Maker maker(tx);
            auto record = maker.make(entity("specimen.order"));
            auto& rows = std::get<Records>(record.values[5]);
            rows = {rows.front(), rows.front(), rows.front()};
            for (std::size_t i = 0; i < 3; ++i) {
                rows[i].values[1] = maker.store(entity("specimen.item"));
                rows[i].values[2] = static_cast<std::int64_t>(i + 1);
            }
            return tx.add(entity("specimen.order"), record).id;
        });
    }
};

TEST_P(Parts, TheBlankRowAtTheEndIsNoRow) {
    auto root = inside("root");
    auto const id = order();
    auto const address = entity("specimen.order").address(id) + "/edit";
    auto const form = root.form(address, address);
    EXPECT_EQ(form.shown("lines[3]._id"), std::vector<std::string>{"0"}) << "one more row to fill in";
    EXPECT_EQ(root.post(form).status, 303);
    EXPECT_EQ(lines(id).size(), 3U);
    EXPECT_EQ(stored(entity("specimen.order"), id)->version, 1);
}

TEST_P(Parts, RowsAreAddedChangedAndTakenAway) {
    auto root = inside("root");
    auto const id = order();
    auto const address = entity("specimen.order").address(id) + "/edit";
    auto const before = lines(id);
    auto const item = as_program([&](Transaction& tx) { return Maker(tx).store(entity("specimen.item")); });
    auto form = root.form(address, address);
    form.set("lines[0].quantity", {"7"});
    form.set("lines[1]._remove", {"1"});
    form.set("lines[3].item", {std::to_string(item)});
    EXPECT_EQ(root.post(form).status, 303);
    auto const after = lines(id);
    ASSERT_EQ(after.size(), 3U);
    EXPECT_EQ(after[0].id, before[0].id);
    EXPECT_EQ(integer_of(after[0].values[2]), 7);
    EXPECT_EQ(after[1].id, before[2].id);
    EXPECT_EQ(integer_of(after[2].values[1]), item);
    EXPECT_EQ(integer_of(after[2].values[2]), 1) << "what a new line begins with";
    EXPECT_EQ(stored(entity("specimen.order"), id)->version, 2);
}

TEST_P(Parts, AProblemStandsInItsRowEvenBehindOneTakenAway) {
    auto root = inside("root");
    auto const id = order();
    auto const address = entity("specimen.order").address(id) + "/edit";
    for (auto const* wrong : {"many", "1000"}) {
        auto form = root.form(address, address);
        form.set("lines[0]._remove", {"1"});
        form.set("lines[2].quantity", {wrong});
        form.set("lines[1].note", {"typed"});
        auto const answer = root.post(form);
        EXPECT_EQ(answer.status, 422);
        auto const page = answer.page();
        EXPECT_NE(page.with_id("f-lines-2-quantity-error"), nullptr);
        EXPECT_EQ(page.with_id("f-lines-1-quantity-error"), nullptr);
        auto const again = form_of(page, address);
        EXPECT_EQ(again.shown("lines[2].quantity"), std::vector<std::string>{wrong});
        EXPECT_EQ(again.shown("lines[1].note"), std::vector<std::string>{"typed"});
        EXPECT_EQ(again.shown("lines[0]._remove"), std::vector<std::string>{"1"}) << "still to be taken away";
    }
    EXPECT_EQ(lines(id).size(), 3U);
}

TEST_P(Parts, TheSameLineTwiceIsAProblemAndNoFailure) {
    auto root = inside("root");
    auto const id = order();
    auto const address = entity("specimen.order").address(id) + "/edit";
    auto form = root.form(address, address);
    form.set("lines[1].item", form.shown("lines[0].item"));
    EXPECT_EQ(root.post(form).status, 422);
    EXPECT_EQ(stored(entity("specimen.order"), id)->version, 1);
}

TEST_P(Parts, LinesOfSomebodyElseCantBeTaken) {
    auto root = inside("root");
    auto const mine = order(), theirs = order();
    auto const address = entity("specimen.order").address(mine) + "/edit";
    auto form = root.form(address, address);
    form.set("lines[0]._id", {std::to_string(lines(theirs).front().id)});
    EXPECT_EQ(root.post(form).status, 422);
    EXPECT_EQ(lines(theirs).size(), 3U);
    EXPECT_EQ(lines(mine).size(), 3U);
    auto const body = R"({"lines":[{"id":)" + std::to_string(lines(theirs).front().id) + R"(,"item":1,"quantity":1}]})";
    EXPECT_EQ(root.api("PATCH", "/api" + entity("specimen.order").address(mine), body, {{"if-match", "*"}}).status, 422);
}

TEST_P(Parts, ProgramsAreToldTheRow) {
    auto root = inside("root");
    auto const answer = root.api("PATCH", "/api" + entity("specimen.order").address(order()), R"({"lines":[{"item":1,"quantity":0},{"quantity":"x"},7]})", {{"if-match", "*"}});
    EXPECT_EQ(answer.status, 422);
    for (auto const* field : {"\"lines[1].quantity\"", "\"lines[2]\""}) EXPECT_NE(answer.body.find(field), std::string::npos) << field << " in " << answer.body;
}

TEST_P(Parts, AFacetIsFilledInOnItsOwnersForm) {
    auto root = inside("root");
    auto const& member = entity("specimen.member");
    auto const& card = entity("specimen.card");
    auto form = root.form(member.address() + "/new", member.address() + "/new");
    form.set("name", {"Ana"});
    form.set("email", {"not an address"});
    form.set("card.street", {"Carrer Major 1"});
    auto const refused = root.post(form);
    EXPECT_EQ(refused.status, 422);
    form = form_of(refused.page(), member.address() + "/new");
    EXPECT_EQ(form.shown("card.street"), std::vector<std::string>{"Carrer Major 1"}) << "lost what was typed";
    form.set("email", {"ana@example.org"});
    form.set("card.street", {std::string(101, 'x')});
    auto const too_long = root.post(form);
    EXPECT_EQ(too_long.status, 422);
    EXPECT_NE(too_long.page().with_id("f-card-street-error"), nullptr);
    EXPECT_EQ(number("SELECT COUNT(*) FROM specimen_member"), 0) << "a member without the card that was asked for";
    form.set("card.street", {"Carrer Major 1"});
    form.set("card.pin", {std::string(secret_mark)});
    auto const id = id_in(root.post(form).location());
    auto const read = root.api("GET", "/api" + member.address(id));
    EXPECT_NE(read.body.find("\"card\":{"), std::string::npos) << read.body;
    EXPECT_NE(root.get(member.address(id)).page().text().find("Carrer Major 1"), std::string::npos);
    auto const edit = member.address(id) + "/edit";
    EXPECT_EQ(root.post(root.form(edit, edit)).status, 303);
    EXPECT_EQ(number("SELECT version FROM specimen_card"), 1);
    EXPECT_EQ(number(std::string("SELECT COUNT(*) FROM specimen_card WHERE pin = '") + secret_mark + "'"), 1) << "a blank secret stays as it was";
    EXPECT_EQ(card.facet_of, "member");
}

TEST_P(Parts, AFacetIsWrittenThroughItsOwnersApi) {
    auto root = inside("root");
    auto const& member = entity("specimen.member");
    auto const wrong = root.api("POST", "/api" + member.address(), R"({"name":"Ana","card":{"street":7}})");
    EXPECT_EQ(wrong.status, 422);
    EXPECT_NE(wrong.body.find("\"card.street\""), std::string::npos) << wrong.body;
    EXPECT_EQ(number("SELECT COUNT(*) FROM specimen_member"), 0);
    auto const made = root.api("POST", "/api" + member.address(), R"({"name":"Ana","joined_on":"2026-01-01","card":{"street":"Carrer Major 1","pin":"sesame"}})");
    EXPECT_EQ(made.status, 201) << made.body;
    auto const address = made.location();
    auto const changed = root.api("PATCH", address, R"({"card":{"street":"Carrer Nou 2"}})", {{"if-match", made.header("ETag")}});
    EXPECT_EQ(changed.status, 200) << changed.body;
    EXPECT_NE(changed.body.find("Carrer Nou 2"), std::string::npos);
    EXPECT_NE(changed.header("ETag"), made.header("ETag"));
    EXPECT_EQ(root.api("PATCH", address, R"({"card":{"street":"Too late"}})", {{"if-match", made.header("ETag")}}).status, 412);
    EXPECT_EQ(root.api("PATCH", address, R"({"card":null})", {{"if-match", "*"}}).status, 200);
    EXPECT_EQ(number("SELECT COUNT(*) FROM specimen_card WHERE street = 'Carrer Nou 2' AND pin = 'sesame'"), 1);
}

INSTANTIATE_TEST_SUITE_P(BothDatabases, Parts, tests::both_databases(), tests::dialect_name);

}  // namespace ateneu::contract
