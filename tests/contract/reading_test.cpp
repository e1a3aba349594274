#include "tests/contract/filling.h"

namespace ateneu::contract {

namespace {

constexpr char const* filter_values[] = {"1", "2026-01-01", "ES", "%3Cb%3E%27", "9999-12-31", "12.50%20EUR"};

}  // namespace

class Reading : public House {
protected:
    /// Every entity with a record, changed once, so that each page has something to show.
    void fill_the_house();
    std::vector<std::string> pages_of(Entity const& entity, std::int64_t id);

    std::map<Entity const*, std::int64_t> records_;
};

void Reading::fill_the_house() {
    for (auto const* entity : entities()) {
        records_[entity] = as_program([&](Transaction& tx) {
            Maker maker(tx);
            auto const id = maker.store(*entity);
            if (entity->append_only) return id;
            auto record = *tx.read(*entity, id);
            for (std::size_t i = 0; i < entity->fields.size(); ++i)
                if (is_asked(*entity, entity->fields[i])) {
                    auto changed = record;
                    changed.values[i] = maker.another(*entity, record, i);
                    if (tx.validate(*entity, changed).empty()) tx.change(*entity, changed);
                    record = *tx.read(*entity, id);
                }
            return id;
        });
    }
}

std::vector<std::string> Reading::pages_of(Entity const& entity, std::int64_t id) {
    auto const list = entity.address(), address = entity.address(id);
    std::vector<std::string> all;
    if (has_pages(entity)) {
        all = {list, list + "?q=script", list + "?q=%22%27%3C", list + "?page=2&per_page=50", list + "?page=999999999&per_page=x", list + "/new", address, address + "/edit", address + "/delete", address + "/history", "/choices" + list, "/choices" + list + "?q=a"};
        auto const entries = ask([&](Transaction& tx) { return history_of(tx, entity, id); });
        for (auto const& entry : entries) all.push_back(address + "/history/" + std::to_string(entry.row));
        for (auto const& [from, field] : site().registry().referrers(entity)) all.push_back(address + "?tab=" + from->full_name() + "." + std::string(field->name));
        for (std::size_t i = 0; i < entity.fields.size(); ++i) {
            auto const name = std::string(entity.fields[i].name);
            // All at once: each has to be understood, or told to be misunderstood. Where there is a field of each kind, with all values.
            for (std::size_t v = 0; v < std::size(filter_values); ++v) {
                if (entity.app != "specimen" && v != i % std::size(filter_values)) continue;
                auto query = list + "?order=" + (v % 2 ? "-" : "") + name;
                for (auto const* test : {"", ".is", ".from", ".to", ".contains", ".empty", ".present"}) query += "&" + name + test + "=" + filter_values[v];
                all.push_back(query);
            }
        }
    }
    if (has_api(entity)) {
        all.push_back("/api" + list);
        all.push_back("/api" + address);
    }
    return all;
}

TEST_P(Reading, WritesNothingAndEveryPageIsAsPagesShouldBe) {
    fill_the_house();
    auto root = inside("root");
    auto member = inside("member");
    root.get("/");
    auto const before = content();
    for (auto const& page : {"/", "/account", "/about/privacy", "/about/accessibility", "/login", "/account/language?to=ca&next=/", "/healthz"}) EXPECT_LT(root.get(page).status, 400) << page;
    for (auto const& page : {"/", "/account"}) EXPECT_EQ(member.get(page).status, 200) << page;
    for (auto const& [entity, id] : records_) {
        SCOPED_TRACE(entity->full_name());
        for (auto const& page : pages_of(*entity, id)) {
            auto const status = root.get(page).status;
            bool const may_be_refused = page.ends_with("/new") || page.ends_with("/edit") || page.ends_with("/delete");
            EXPECT_TRUE(status == 200 || (may_be_refused && (status == 403 || status == 409))) << page << " gave " << status;
        }
    }
    EXPECT_EQ(content(), before) << "looking changed something";
}

TEST_P(Reading, IsTheSameInEveryLanguageAndTheme) {
    fill_the_house();
    auto root = inside("root");
    for (auto const* language : {"en", "ca", "es"}) {
        root.get(std::string("/account/language?to=") + language + "&next=/");
        for (auto const& [entity, id] : records_)
            if (has_pages(*entity)) {
                auto const answer = root.get(entity->address(id));
                EXPECT_EQ(answer.status, 200) << entity->full_name();
                EXPECT_EQ(answer.page().elements.at(1)["lang"], language);
            }
    }
    EXPECT_EQ(root.post("/account/theme", {{"csrf", root.csrf()}, {"theme", "dark"}, {"next", "/"}}).status, 303);
    EXPECT_EQ(root.get("/").page().elements.at(1)["data-theme"], "dark");
}

/// What somebody planted in a record runs nowhere; `Browser` looks at every page for it.
TEST_P(Reading, ShowsWhatWasPlantedAsText) {
    fill_the_house();
    auto root = inside("root");
    int shown = 0;
    for (auto const& [entity, id] : records_) {
        if (!has_pages(*entity)) continue;
        for (auto const& page : {entity->address(), entity->address(id), entity->address(id) + "/history"}) {
            auto const answer = root.get(page);
            EXPECT_EQ(answer.body.find("<script>x"), std::string::npos) << page;
            shown += answer.body.find("&lt;script&gt;x()&lt;/script&gt;&quot;onx=&#39;y&#39;&amp;") != std::string::npos;
        }
    }
    EXPECT_GT(shown, 50);
}

INSTANTIATE_TEST_SUITE_P(BothDatabases, Reading, tests::both_databases(), tests::dialect_name);

}  // namespace ateneu::contract
