#include <boost/json.hpp>

#include "core/base/csv_line.h"
#include "core/base/text.h"
#include "core/csv/export.h"
#include "core/entity/convert.h"
#include "tests/contract/filling.h"
#include "tests/support/csv_text.h"

namespace ateneu::contract {

namespace json = boost::json;

class Files : public House {
protected:
    std::int64_t store(Entity const& entity) {
        return as_program([&](Transaction& tx) { return Maker(tx).store(entity); });
    }
    static std::string address(Entity const& entity, csv::Format format) { return entity.address() + "/export." + std::string(csv::extension_of(format)); }
    void expect_values(Entity const& entity, std::vector<std::string> const& head, std::vector<std::string> const& row);
};

/// What the file says of a record is what is stored.
void Files::expect_values(Entity const& entity, std::vector<std::string> const& head, std::vector<std::string> const& row) {
    auto const kept = stored(entity, std::stoll(row.front()));
    ASSERT_TRUE(kept);
    ASSERT_EQ(row.size(), head.size());
    std::size_t exported = 1;
    for (std::size_t i = 0; i < entity.fields.size(); ++i) {
        auto const& field = entity.fields[i];
        if (field.kind() == Kind::secret || field.is_children()) continue;
        ASSERT_LT(exported, head.size());
        EXPECT_EQ(head[exported], field.name);
        EXPECT_TRUE(from_text(field, std::string(without_guard(row[exported]))) == kept->values[i]) << field.name << ": " << row[exported];
        ++exported;
    }
    EXPECT_EQ(exported, head.size());
}

TEST_P(Files, OfCsvReadBackToTheSameRows) {
    auto root = inside("root");
    for (auto const* entity : entities()) {
        if (!has_pages(*entity)) continue;
        SCOPED_TRACE(entity->full_name());
        auto const id = store(*entity);
        auto const answer = root.get(address(*entity, csv::Format::csv));
        ASSERT_EQ(answer.status, 200);
        EXPECT_TRUE(answer.header("Content-Disposition").starts_with("attachment; filename=\"" + std::string(entity->plural) + "-2"));
        auto const rows = tests::read_csv(answer.body);
        ASSERT_EQ(std::ssize(rows), number("SELECT COUNT(*) FROM \"" + entity->table() + "\"") + 1);
        bool has_it = false;
        for (std::size_t n = 1; n < rows.size(); ++n) {
            expect_values(*entity, rows.front(), rows[n]);
            has_it = has_it || rows[n].front() == std::to_string(id);
        }
        EXPECT_TRUE(has_it);
    }
}

TEST_P(Files, OfEveryKindHaveTheRowsOfTheList) {
    auto root = inside("root");
    for (auto const* entity : entities()) {
        if (!has_pages(*entity)) continue;
        SCOPED_TRACE(entity->full_name());
        store(*entity);
        auto const page = root.get(entity->address());
        auto const total = number("SELECT COUNT(*) FROM \"" + entity->table() + "\"");
        for (auto const format : csv::all_formats) {
            if (!csv::can_export(*entity, format)) {
                EXPECT_EQ(page.body.find(address(*entity, format)), std::string::npos) << "offered, and not there";
                continue;
            }
            EXPECT_NE(page.body.find(address(*entity, format)), std::string::npos) << "there, and not offered";
            auto const answer = root.get(address(*entity, format));
            EXPECT_EQ(answer.status, 200);
            EXPECT_FALSE(answer.body.empty());
            if (format == csv::Format::json) {
                EXPECT_EQ(std::ssize(json::parse(answer.body).as_array()), total);
            }
            if (format == csv::Format::geojson) {
                EXPECT_EQ(std::ssize(json::parse(answer.body).at("features").as_array()), total);
            }
        }
        EXPECT_EQ(std::ssize(tests::read_csv(root.get(address(*entity, csv::Format::csv) + "?labels=1").body)), total + 1);
    }
}

/// The columns that a list's menu can write into its address.
TEST_P(Files, HaveEveryColumnThatTheListCanShow) {
    auto root = inside("root");
    for (auto const* entity : entities()) {
        if (!has_pages(*entity)) continue;
        SCOPED_TRACE(entity->full_name());
        store(*entity);
        std::vector<std::string> names{std::string(pills_column)}, labels{entity->label};
        for (auto const& field : entity->fields) {
            if (!may_be_column(field)) continue;
            names.emplace_back(field.name);
            labels.emplace_back(field.label);
        }
        for (auto const& computed : entity->computed) {
            names.emplace_back(computed.name);
            labels.emplace_back(computed.label);
        }
        auto const asked = "?" + http::to_query({{"columns", join(names, ",")}});
        for (auto const format : csv::all_formats) {
            if (!csv::can_export(*entity, format)) continue;
            EXPECT_EQ(root.get(address(*entity, format) + asked).status, 200) << csv::extension_of(format);
        }
        auto const labelled = root.get(address(*entity, csv::Format::csv) + asked + "&labels=1").body;
        EXPECT_EQ(tests::read_csv(labelled.substr(3)).front(), labels);
        auto const records = json::parse(root.get(address(*entity, csv::Format::json) + asked).body).as_array();
        ASSERT_FALSE(records.empty());
        auto const id = std::to_string(records.front().at("id").as_int64());
        std::erase(names, pills_column);
        auto const known = json::parse(root.api("GET", "/api" + entity->address() + "/" + id + "?fields=id,version,title," + join(names, ",")).body);
        EXPECT_EQ(records.front(), known);
    }
}

TEST_P(Files, AreForThoseWhoMaySeeTheList) {
    auto member = inside("member");
    auto stranger = visitor();
    for (auto const* entity : entities()) {
        if (!has_pages(*entity)) continue;
        SCOPED_TRACE(entity->full_name());
        store(*entity);
        auto const list = member.api("GET", "/api" + entity->address());
        for (auto const format : csv::all_formats) {
            if (!csv::can_export(*entity, format)) continue;
            EXPECT_EQ(stranger.get(address(*entity, format)).status, 303) << "to the login";
            EXPECT_EQ(member.get(address(*entity, format)).status, list.status);
        }
        if (list.status != 200) continue;
        auto const rows = tests::read_csv(member.get(address(*entity, csv::Format::csv)).body);
        EXPECT_EQ(std::ssize(rows) - 1, json::parse(list.body).at("total").as_int64());
    }
}

TEST_P(Files, AreRefusedWhereTheAddressCantBeRead) {
    auto root = inside("root");
    for (auto const* entity : entities()) {
        if (!has_pages(*entity)) continue;
        SCOPED_TRACE(entity->full_name());
        for (auto const* asked : {"?no_such_field=1", "?columns=no_such_field", "?order=no_such_field", "?%00=%ff"}) {
            auto const answer = root.get(address(*entity, csv::Format::csv) + asked);
            EXPECT_EQ(answer.status, 400) << asked << ": a file doesn't show that a filter was left out";
        }
        for (auto const* harmless : {"?columns=", "?columns=,,", "?labels=x", "?page=7&per_page=1", "?view=map"})
            EXPECT_EQ(root.get(address(*entity, csv::Format::csv) + harmless).status, 200) << harmless;
    }
}

INSTANTIATE_TEST_SUITE_P(BothDatabases, Files, tests::both_databases(), tests::dialect_name);

}  // namespace ateneu::contract
