#include <algorithm>

#include "tests/contract/filling.h"

namespace ateneu::contract {

/// Saved views of lists, by their tabs.
class Views : public House {
protected:
    Entity const& list() { return *site().registry().find("people.person"); }
    Answer save(Browser& browser, std::string const& name, std::string const& address, Pairs more = {}) {
        more.insert(more.end(), {{"csrf", browser.csrf()}, {"deed", "save"}, {"name", name}, {"address", address}});
        return browser.post(list().address() + "/views", more);
    }
    static bool says(Answer const& answer, std::string const& text) { return answer.page().text().find(text) != std::string::npos; }
};

TEST_P(Views, AreTabsThatCarryTheWholeAddress) {
    auto root = inside("root");
    auto const narrowed = root.get(list().address() + "?country=ES&order=-email");
    EXPECT_TRUE(says(narrowed, "Save as view"));
    auto form = form_of(narrowed.page(), list().address() + "/views");
    form.set("name", {"From Spain"});
    auto const saved = root.post(form);
    EXPECT_EQ(saved.status, 303) << saved.page().text();
    EXPECT_NE(saved.location().find("country=ES"), std::string::npos);
    EXPECT_NE(saved.location().find("order=-email"), std::string::npos);
    auto const opened = root.get(saved.location());
    EXPECT_TRUE(says(opened, "From Spain"));
    EXPECT_FALSE(says(opened, "Save as view"));
    // Nobody else has it.
    EXPECT_FALSE(says(inside("second").get(list().address()), "From Spain"));
}

TEST_P(Views, AreSharedWithEverybodyWhoSeesTheList) {
    auto root = inside("root");
    EXPECT_EQ(save(root, "Ours", "country=ES", {{"shared", "1"}}).status, 303);
    EXPECT_TRUE(says(inside("viewer").get(list().address()), "Ours"));
    // A member sees the tab, and behind it only what a member sees.
    EXPECT_TRUE(says(inside("member").get(list().address()), "Ours"));
    auto viewer = inside("viewer");
    EXPECT_EQ(save(viewer, "Mine", "", {{"shared", "1"}}).status, 403);
    auto const id = number("SELECT MAX(id) FROM core_saved_view");
    for (auto const* deed : {"update", "delete"})
        EXPECT_EQ(viewer.post(list().address() + "/views/" + std::to_string(id), {{"csrf", viewer.csrf()}, {"deed", deed}, {"name", "x"}}).status, 403);
}

TEST_P(Views, AreKeptChangedRenamedAndDeleted) {
    auto root = inside("root");
    auto const first = save(root, "One", "country=ES").location();
    auto const id = std::to_string(number("SELECT MAX(id) FROM core_saved_view"));
    auto const changed = root.get(first + "&email=x");
    EXPECT_TRUE(says(changed, "Update view"));
    auto const address = list().address() + "/views/" + id;
    EXPECT_EQ(root.post(address, {{"csrf", root.csrf()}, {"deed", "update"}, {"address", "country=FR"}}).location().find("country=ES"), std::string::npos);
    EXPECT_EQ(root.post(address, {{"csrf", root.csrf()}, {"deed", "save"}, {"name", "Two"}}).status, 303);
    EXPECT_TRUE(says(root.get(list().address()), "Two"));
    EXPECT_EQ(root.post(address, {{"csrf", root.csrf()}, {"deed", "save"}, {"name", " "}}).status, 422);
    EXPECT_EQ(root.post(address, {{"csrf", root.csrf()}, {"deed", "delete"}}).status, 303);
    EXPECT_EQ(number("SELECT COUNT(*) FROM core_saved_view"), 0);
    EXPECT_EQ(root.post(address, {{"csrf", root.csrf()}, {"deed", "delete"}}).status, 404);
}

TEST_P(Views, OpenTheListWhereSomebodyWantsIt) {
    auto root = inside("root");
    save(root, "Mine", "country=ES", {{"default", "1"}});
    auto const opened = root.get(list().address());
    EXPECT_EQ(opened.status, 303);
    EXPECT_NE(opened.location().find("country=ES"), std::string::npos);
    EXPECT_EQ(root.get(list().address() + "?saved=all").status, 200);
    EXPECT_EQ(inside("second").get(list().address()).status, 200);
}

TEST_P(Views, TellWhatIsNoLongerThere) {
    auto root = inside("root");
    save(root, "Old", "country=ES");
    as_program([&](Transaction& tx) { return tx.sql().execute("UPDATE core_saved_view SET address = 'country=ES&shoe_size=44&columns=email,hat'"); });
    auto const id = std::to_string(number("SELECT MAX(id) FROM core_saved_view"));
    auto const opened = root.get(list().address() + "?country=ES&shoe_size=44&columns=email,hat&saved=" + id);
    EXPECT_EQ(opened.status, 200);
    EXPECT_TRUE(says(opened, "shoe_size"));
    EXPECT_TRUE(says(opened, "no column hat"));
    EXPECT_FALSE(says(opened, "Update view"));
}

/// Whoever has taken the last filter away wants to see the list without it.
TEST_P(Views, DoNotComeBackWhenTheLastFilterGoes) {
    auto root = inside("root");
    save(root, "Mine", "country=ES", {{"default", "1"}});
    as_program([&](Transaction& tx) { return Maker(tx).store(list()); });
    auto const filtered = root.get(list().address() + "?email=nobody-has-this");
    int ways = 0;
    for (auto const& link : filtered.page().elements) {
        if (link.name != "a" || (link.text != "Clear filters" && link["class"].find("chip") == std::string::npos)) continue;
        EXPECT_EQ(root.get(link["href"]).status, 200) << link["href"];
        ++ways;
    }
    EXPECT_GT(ways, 1) << "the filter's own way out, and one for all";
}

/// The map is a face of the list that its links keep.
TEST_P(Views, KeepTheMap) {
    auto const& places = *site().registry().find("people.organisation");
    as_program([&](Transaction& tx) {
        Maker maker(tx);
        return maker.store(places, {{"latitude", 41.387}, {"longitude", 2.168}}) + maker.store(places, {{"latitude", 41.388}, {"longitude", 2.169}});
    });
    auto root = inside("root");
    auto const map = root.get(places.address() + "?country=ES&view=map");
    auto columns = form_of(map.page(), places.address() + "/columns");
    EXPECT_NE(root.get(columns.action + "?" + http::to_query(columns.sent())).location().find("view=map"), std::string::npos);
    auto saving = form_of(map.page(), places.address() + "/views");
    saving.set("name", {"On a map"});
    EXPECT_NE(root.post(saving).location().find("view=map"), std::string::npos);
}

/// Two in one street can't be told apart on a drawing of the world: their pin leads to them.
TEST_P(Views, OfTheMapEndInTheList) {
    auto const& places = *site().registry().find("people.organisation");
    auto const at = [&](double latitude, double longitude) {
        return as_program([&](Transaction& tx) { return Maker(tx).store(places, {{"latitude", latitude}, {"longitude", longitude}}); });
    };
    auto const first = at(41.387, 2.168), second = at(41.388, 2.169), far = at(-33.86, 151.2);
    auto root = inside("root");
    auto address = places.address() + "?view=map";
    for (int steps = 0; address.find("view=map") != std::string::npos; ++steps) {
        ASSERT_LT(steps, 5) << address;
        auto const page = root.get(address).page();
        auto const pin = std::find_if(page.elements.begin(), page.elements.end(), [](Element const& each) { return each["aria-label"].starts_with("2 here: "); });
        ASSERT_NE(pin, page.elements.end()) << address;
        address = (*pin)["href"];
    }
    auto const list = root.get(address);
    EXPECT_EQ(list.status, 200);
    for (auto const id : {first, second}) EXPECT_NE(list.body.find("\"" + places.address(id) + "\""), std::string::npos);
    EXPECT_EQ(list.body.find("\"" + places.address(far) + "\""), std::string::npos);
}

INSTANTIATE_TEST_SUITE_P(BothDatabases, Views, tests::both_databases(), tests::dialect_name);

}  // namespace ateneu::contract
