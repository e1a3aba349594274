#include <algorithm>

#include "apps/timebank/category.h"
#include "apps/timebank/timeoverflow/taking.h"
#include "apps/timebank/timeoverflow/translations.h"
#include "core/base/message.h"
#include "core/base/text.h"

namespace ateneu::timebank::timeoverflow {

namespace {

constexpr auto table = "categories";

using Texts = std::map<std::string, std::string>;

/// Names that stand in a table of their own, by category: between hstore and JSON some installations had that.
std::unordered_map<std::int64_t, Texts> names_apart(Taking& taking) {
    constexpr auto apart = "category_translations";
    std::unordered_map<std::int64_t, Texts> names;
    in_parts(taking.sql, apart, [&](std::vector<Row> const& rows) {
        for (auto const& row : rows) {
            auto const category = row.integer("category_id");
            auto const language = lower_ascii(row.text("locale")), name = row.text("name");
            if (!category || language.empty() || name.empty()) {
                taking.tally.left_out(apart, "says nothing", row.key());
                continue;
            }
            names[*category][language] = name;
            taking.tally.written(apart);
        }
    });
    return names;
}

/// What ours are called, in any language, folded.
class Ours {
public:
    explicit Ours(db::Connection& sql) {
        auto const rows = sql.query(R"(SELECT "id", "name", "names", "place" FROM "timebank_category" ORDER BY "id")");
        while (rows->next()) {
            Texts texts{{"", std::string(rows->text(1))}};
            for (auto const& [language, name] : translations(rows->text(2)).value_or(Texts{})) texts[language] = name;
            add(rows->integer(0), texts);
            place_ = std::max(place_, static_cast<int>(rows->integer(3)));
        }
    }
    std::optional<std::int64_t> find(Texts const& texts) const {
        for (auto const& [language, name] : texts)
            if (auto const found = named_.find(fold(name)); found != named_.end()) return found->second;
        return {};
    }
    void add(std::int64_t id, Texts const& texts) {
        for (auto const& [language, name] : texts) named_.emplace(fold(name), id);
    }
    int next_place() { return place_ = std::min(place_ + 1, 1000); }

private:
    std::map<std::string, std::int64_t> named_;
    int place_ = 0;
};

/// `pt-br` as readers ask for it, `pt-BR`.
std::string spelt(std::string const& language) {
    for (auto const& tongue : tongues())
        if (lower_ascii(tongue) == language) return tongue;
    return language;
}

/// In English, else in Spanish, TimeOverflow's own, else in the first language that has one.
Category category_of(Texts texts) {
    auto main = texts.find("en");
    if (main == texts.end()) main = texts.find("es");
    if (main == texts.end()) main = texts.begin();
    Category category{.name = main->second};
    texts.erase(main);
    for (auto& [language, name] : texts) category.names.texts[spelt(language)] = std::move(name);
    return category;
}

}  // namespace

void take_categories(Taking& taking) {
    auto const apart = names_apart(taking);
    Ours ours(taking.sql);
    in_parts(taking.sql, table, [&](std::vector<Row> const& rows) {
        for (auto const& row : rows) {
            if (auto const known = taking.brought(table, row)) {
                taking.categories[row.id()] = *known;
                continue;
            }
            auto texts = translations(row.raw("name_translations")).value_or(Texts{});
            if (auto const found = apart.find(row.id()); found != apart.end()) texts.insert(found->second.begin(), found->second.end());
            if (auto name = row.text("name"); texts.empty() && !name.empty()) texts["es"] = std::move(name);
            if (texts.empty()) {
                texts["en"] = "Category " + row.key();
                taking.tally.changed(table, "without a name in any language", row.key());
            }
            auto id = ours.find(texts);
            if (id) {
                ++taking.tally.of(table).merged;
            } else {
                auto category = category_of(texts);
                category.place = ours.next_place();
                id = taking.batch.add(category);
                ours.add(*id, texts);
                taking.tally.written(table);
            }
            taking.categories[row.id()] = *id;
            taking.remember(table, row, Category::entity(), *id);
        }
        taking.batch.write();
    });
}

}  // namespace ateneu::timebank::timeoverflow
