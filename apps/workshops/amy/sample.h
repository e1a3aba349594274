#pragma once
#include <gtest/gtest.h>

#include <cstdlib>
#include <map>
#include <random>

#include "apps/workshops/amy/mapping.h"
#include "core/takeover/postgresql_array.h"
#include "core/base/text.h"
#include "core/db/dump_reader.h"
#include "core/entity/convert.h"
#include "core/entity/schema.h"
#include "core/store/rows.h"

namespace ateneu::workshops::amy {

/// Rows of each table of a dump, drawn by chance (always the same), to be held against the database
/// after the import. Reads cells in a way of its own, so that a mistake isn't made twice.
class Sample final : public db::DumpSink {
public:
    Sample(std::string const& path, std::size_t rows_a_table) : wanted_(rows_a_table) {
        db::read_dump(path, *this);
    }

    void declared(std::string_view name, std::vector<std::string> const&) override {
        parts_.try_emplace(std::string(name));
    }
    void table(std::string_view name, std::vector<std::string> const& columns) override {
        current_ = &parts_[std::string(name)];
        current_->columns = columns;
    }
    void row(std::span<db::Cell const> cells, std::int64_t) override {
        auto& part = *current_;
        ++part.count;
        auto at = part.rows.size();
        if (at < wanted_)
            part.rows.emplace_back();
        else
            at = std::uniform_int_distribution<std::size_t>(
                0, static_cast<std::size_t>(part.count) - 1)(chance_);
        if (at < wanted_) part.rows[at].assign(cells.begin(), cells.end());
    }

    std::int64_t rows(std::string const& table) const { return parts_.at(table).count; }
    std::size_t tables() const { return parts_.size(); }
    std::int64_t compared() const { return compared_; }

    void compare(db::Connection& sql, Registry const& registry) {
        for (auto const& table : amy::tables()) compare(sql, registry, table, true);
        compare(sql, registry, logins(), false);
        for (auto const& each : links()) compare_links(sql, registry, each);
    }

private:
    using Row = std::vector<std::optional<std::string>>;
    struct Part {
        std::vector<std::string> columns;
        std::int64_t count = 0;
        std::vector<Row> rows;
    };

    void compare(db::Connection& sql, Registry const& registry, Table const& table, bool always) {
        auto const found = parts_.find(std::string(table.name));
        if (found == parts_.end() || found->second.rows.empty() || table.key == Key::none) return;
        auto const& entity = *registry.find(table.entity);
        auto const id_at = index_of(found->second, "id");
        for (auto const& row : found->second.rows) {
            auto const key = row[id_at].value_or("");
            Query query;
            query.text = "SELECT " + row_columns(entity, "t") + " FROM " +
                         ateneu::quoted(entity.table()) + " t WHERE t.";
            if (table.key == Key::uuid)
                query.text += "\"uuid\" = " + query.bind(lower_ascii(key));
            else
                query.text += "\"id\" = " + query.bind(parse_integer(key).value_or(0));
            auto const rows = query.run(sql);
            if (!rows->next()) {
                EXPECT_FALSE(always && table.without_subject.empty())
                    << table.name << " " << key << " is missing";
                continue;
            }
            int column = 0;
            auto const record = read_row(entity, *rows, column);
            while (rows->next()) ADD_FAILURE() << table.name << " " << key << " is there twice";
            for (std::size_t i = 0; i < row.size(); ++i)
                if (i != id_at)
                    compare(sql, table, entity, record, found->second.columns[i], row[i]);
        }
    }

    void compare(db::Connection& sql, Table const& table, Entity const& entity,
                 Record const& record, std::string const& column,
                 std::optional<std::string> const& cell) {
        auto const index = field_of(table, entity, column);
        if (index < 0) return;
        ++compared_;
        auto const& field = entity.fields[static_cast<std::size_t>(index)];
        auto const& value = record.values[static_cast<std::size_t>(index)];
        auto const wanted = cell.value_or("");
        auto const where = std::string(table.name) + " " + std::to_string(record.id) + " " + column;
        switch (field.kind()) {
            case Kind::boolean:
                EXPECT_EQ(integer_of(value) != 0, wanted == "t") << where;
                break;
            case Kind::degrees:
                EXPECT_EQ(cell.has_value(), !is_absent(value)) << where;
                if (cell && !is_absent(value)) {
                    EXPECT_EQ(std::get<double>(value), std::strtod(wanted.c_str(), nullptr))
                        << where;
                }
                break;
            case Kind::instant:
                if (!cell) {
                    EXPECT_TRUE(is_absent(value)) << where;
                    break;
                }
                EXPECT_EQ(iso(Instant{integer_of(value)}), iso(parse_instant(wanted).value_or(Instant{}))) << where;
                break;
            case Kind::reference:
                EXPECT_EQ(key_of(sql, field.target(), integer_of(value)), lower_ascii(wanted))
                    << where;
                break;
            case Kind::any_reference:
                if (column.ends_with("content_type_id") ||
                    !std::holds_alternative<AnyReference>(value))
                    break;
                if (wanted.find('-') == std::string::npos) {
                    EXPECT_EQ(std::to_string(std::get<AnyReference>(value).id), wanted) << where;
                }
                break;
            case Kind::text_list:
            case Kind::integer_list:
                EXPECT_EQ(to_text(field, value), listed(field, wanted)) << where;
                break;
            case Kind::json:
                if (wanted != "\"\"") {
                    EXPECT_EQ(text_of(value), wanted) << where;
                }
                break;
            case Kind::secret:
                EXPECT_EQ(text_of(value), wanted) << where;
                break;
            default:
                if (!column.ends_with("content_type_id")) {
                    EXPECT_EQ(to_text(field, value), wanted) << where;
                }
        }
    }

    static std::string listed(Field const& field, std::string const& cell) {
        auto const array = takeover::postgresql_array(cell);
        auto const separator = field.kind() == Kind::text_list ? "\n" : ",";
        return array ? join(*array, separator) : replaced(cell, ",", separator);
    }

    /// What AMY calls it.
    static std::string key_of(db::Connection& sql, Entity const& target, std::int64_t id) {
        if (id == 0) return "";
        auto const* const table = table_of_entity(target.full_name());
        if (!table || table->key != Key::uuid) return std::to_string(id);
        return sql
            .text("SELECT \"uuid\" FROM " + ateneu::quoted(target.table()) + " WHERE \"id\" = $1",
                  {id})
            .value_or("none");
    }

    void compare_links(db::Connection& sql, Registry const& registry, Links const& each) {
        auto const found = parts_.find(std::string(each.name));
        auto const& entity = *registry.find(each.entity);
        auto const& field = *entity.find(each.field);
        if (found == parts_.end() || field.target().full_name() == "people.permission") return;
        auto const link = link_table(entity, field);
        auto const query = "SELECT COUNT(*) FROM " + ateneu::quoted(link.name) + " WHERE " +
                           ateneu::quoted(link.from) + " = $1 AND " + ateneu::quoted(link.to) +
                           " = $2";
        for (auto const& row : found->second.rows) {
            ++compared_;
            auto const from =
                parse_integer(row[index_of(found->second, each.from)].value_or("")).value_or(0);
            auto const to =
                parse_integer(row[index_of(found->second, each.to)].value_or("")).value_or(0);
            EXPECT_EQ(sql.integer(query, {from, to}), 1) << each.name << " " << from << " " << to;
        }
    }

    static std::size_t index_of(Part const& part, std::string_view name) {
        for (std::size_t i = 0; i < part.columns.size(); ++i)
            if (part.columns[i] == name) return i;
        ADD_FAILURE() << "no column " << name;
        return 0;
    }

    std::size_t wanted_;
    std::mt19937 chance_{7};
    std::map<std::string, Part> parts_;
    Part* current_ = nullptr;
    std::int64_t compared_ = 0;
};

}  // namespace ateneu::workshops::amy
