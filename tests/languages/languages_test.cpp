#include <algorithm>
#include <cctype>

#include "core/base/places.h"
#include "core/base/text.h"
#include "core/base/time.h"
#include "core/entity/query.h"
#include "tests/contract/filling.h"
#include "tests/languages/visible.h"

namespace ateneu::brackets {

using contract::Maker;

/// The whole program, read in the language of brackets. What stands outside of them has to be somebody's data, or a word
/// that is the same in all languages.
class EveryPage : public contract::House {
protected:
    void fill_the_house() {
        for (auto const* entity : entities())
            records_[entity] = as_program([&](Transaction& tx) { return Maker(tx).store(*entity); });
    }
    std::vector<std::string> pages() {
        std::vector<std::string> all = {"/", "/account", "/account/tokens", "/search", "/search?q=ana", "/changes", "/charts", "/about/privacy", "/about/accessibility", "/nowhere"};
        for (auto const& app : site().apps())
            for (auto const& chart : app.charts) all.push_back("/charts/" + app.name + "/" + chart.name);
        for (auto const* entity : entities()) {
            if (!contract::has_pages(*entity)) continue;
            auto const list = entity->address(), record = entity->address(records_[entity]);
            for (auto const& address : {list, list + "/new", list + "?nonsense=1", record, record + "/edit", record + "/delete", record + "/history", list + "/import", list + "/columns"})
                all.push_back(address);
        }
        return all;
    }
    /// All that is stored as text, and the names that come from lists of codes: data, whatever it says.
    void learn_data() {
        data_ = content_of_all_texts();
        for (auto const& country : countries()) data_ += "\n" + country.name;
        for (auto const& language : languages()) data_ += "\n" + language.name;
        for (auto const& zone : time_zones()) data_ += "\n" + zone;
        data_ = fold(data_);
    }
    std::string content_of_all_texts();
    bool is_data(std::string const& part) const;

    std::map<Entity const*, std::int64_t> records_;
    std::string data_;
};

std::string EveryPage::content_of_all_texts() {
    return ask([&](Transaction& tx) {
        std::string all;
        auto& sql = tx.sql();
        std::vector<std::pair<std::string, std::string>> columns;
        auto const tables = sql.query(sql.sqlite() ? R"(SELECT m.name, c.name FROM sqlite_schema AS m, pragma_table_info(m.name) AS c WHERE m.type = 'table' AND c.type = 'TEXT' ORDER BY 1, 2)"
                                                   : R"(SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = current_schema() AND data_type = 'text' ORDER BY 1, 2)");
        while (tables->next()) columns.emplace_back(tables->text(0), tables->text(1));
        for (auto const& [table, column] : columns) {
            if (table.find("trigrams") != std::string::npos || table.find("words") != std::string::npos) continue;
            auto const rows = sql.query("SELECT DISTINCT " + ateneu::quoted(column) + " FROM " + ateneu::quoted(table));
            while (rows->next()) all += "\n" + std::string(rows->text(0));
        }
        return all;
    });
}

bool EveryPage::is_data(std::string const& part) const {
    // Words of our formats and proper names.
    static std::vector<std::string> const ours = {"ateneu", "csv", "json", "xlsx", "pdf", "api", "html", "ical", "geojson", "id", "utc", "english", "catala", "espanol", "github", "orcid",
                                                  "eur", "usd", "natural earth", "eckert iv", "openapi", "ctrl", "k", "ttt", "esc", "alt", "enter", "shift",
                                                  "utf", "be", "le", "windows", "latin",
                                                  // What an address said, said back.
                                                  "nonsense"};
    auto const text = fold(part);
    bool const has_word = std::any_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    if (!has_word || data_.find(text) != std::string::npos) return true;
    auto const words = split(text, ' ');
    return std::all_of(words.begin(), words.end(), [&](std::string_view word) {
        return std::find(ours.begin(), ours.end(), word) != ours.end() || data_.find(word) != std::string::npos || word.find_first_not_of("0123456789abcdefv") == std::string_view::npos;
    });
}

TEST_P(EveryPage, CanBeTranslatedWhole) {
    fill_the_house();
    learn_data();
    auto root = inside("root");
    root.cookies["ateneu_language"] = "qps";
    std::map<std::string, std::string> untranslated;  // what → the first page that says it
    std::size_t bracketed = 0;
    for (auto const& address : pages()) {
        auto const answer = root.get(address);
        if (!answer.is_html()) continue;
        for (auto const& text : visible(answer.body)) {
            auto const parts = outside(text);
            bracketed += parts.empty() || parts.front() != text ? 1 : 0;
            for (auto const& part : parts)
                if (!is_data(part)) untranslated.emplace(part, address);
        }
    }
    for (auto const& [text, address] : untranslated) ADD_FAILURE() << address << ": " << text;
    EXPECT_GT(bracketed, 1000U) << "the language of brackets was read at all";
}

TEST_P(EveryPage, OfAVisitorCanBeTranslatedWhole) {
    learn_data();
    auto visitor = this->visitor();
    visitor.cookies["ateneu_language"] = "qps";
    for (auto const* address : {"/login", "/nowhere", "/about/privacy", "/about/accessibility"})
        for (auto const& text : visible(visitor.get(address).body))
            for (auto const& part : outside(text)) EXPECT_TRUE(is_data(part)) << address << ": " << part;
}

/// What the SQL of a title says by itself, without the values that it compares.
std::vector<std::string> said_by(std::string_view sql) {
    std::vector<std::string> said;
    for (;;) {
        auto const begin = sql.find('\'');
        if (begin == std::string_view::npos) return said;
        auto const end = sql.find('\'', begin + 1);
        auto const before = trimmed(sql.substr(0, begin));
        bool const compares = before.ends_with("WHEN") || before.ends_with("=") || before.ends_with("<>");
        if (!compares) said.emplace_back(sql.substr(begin + 1, end - begin - 1));
        sql.remove_prefix(end + 1);
    }
}

TEST_P(EveryPage, TitlesSayNothingInOneLanguageOnly) {
    for (auto const* entity : entities())
        for (auto const& said : entity->app == "specimen" ? std::vector<std::string>() : said_by(entity->title))  // that one's sentences are for tests
            EXPECT_TRUE(std::none_of(said.begin(), said.end(), [](char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; }))
                << entity->full_name() << ": “" << said << "” belongs into its words";
}

TEST(SaidBy, LeavesOutWhatIsCompared) {
    EXPECT_EQ(said_by(R"("a" || ' paid ' || CASE "b" WHEN 'x' THEN 'late' ELSE '' END || (SELECT "c" FROM "d" WHERE "e" = 'f'))"), (std::vector<std::string>{" paid ", "late", ""}));
}

TEST(Outside, LeavesWhatStandsInBrackets) {
    EXPECT_EQ(outside("⟦Save⟧"), std::vector<std::string>{});
    EXPECT_EQ(outside("⟦At most ⟦three⟧ of⟧ these ⟦now⟧ 5"), (std::vector<std::string>{"these", "5"}));
}

TEST(Visible, HearsWhatIsReadAloud) {
    EXPECT_EQ(visible(R"(<p title="A">B &amp; <code>c</code><b lang="ca">Català</b>D</p><input placeholder="E">)"), (std::vector<std::string>{"A", "B &", "D", "E"}));
}

INSTANTIATE_TEST_SUITE_P(BothDatabases, EveryPage, tests::both_databases(), tests::dialect_name);

}  // namespace ateneu::brackets
