#include "core/entity/convert.h"
#include "core/entity/schema.h"
#include "tests/support/databases.h"
#include "tests/support/specimen_samples.h"

namespace ateneu::specimen {
namespace {

/// The table of one entity as its fields describe it, without what it points at.
class Sql : public tests::OnBothDatabases {
protected:
    /// Writes the values into a row and reads them back.
    template <class T>
    Record there_and_back(T const& value) {
        auto const& entity = T::entity();
        auto const record = to_record(entity, &value);
        Record back;
        database->transact(db::Database::Mode::write, [&](db::Connection& sql) {
            sql.script("DROP TABLE IF EXISTS values_of_all");
            sql.script("CREATE TABLE values_of_all (" + definitions(entity) + ")");
            Query insert;
            std::vector<std::string> places;
            for (std::size_t i = 0; i < entity.fields.size(); ++i)
                if (entity.fields[i].is_column()) bind_value(insert, entity.fields[i], record.values[i], sql.dialect(), places);
            std::string list;
            for (auto const& place : places) list += (list.empty() ? "" : ", ") + place;
            insert.text = "INSERT INTO values_of_all VALUES (" + list + ")";
            insert.execute(sql);
            back = read(sql, entity);
        });
        return back;
    }

private:
    std::string definitions(Entity const& entity) const {
        std::string list;
        for (auto const& field : entity.fields)
            for (auto const& column : columns_of(field))
                list += (list.empty() ? "" : ", ") + ateneu::quoted(column.name) + " " + (sqlite() ? column.sqlite : column.postgresql);
        return list;
    }
    static Record read(db::Connection& sql, Entity const& entity) {
        std::string columns;
        for (auto const& field : entity.fields)
            if (field.is_column()) append_columns(columns, field, "t");
        auto const rows = sql.query("SELECT " + columns + " FROM values_of_all t");
        EXPECT_TRUE(rows->next());
        Record record;
        int column = 0;
        for (auto const& field : entity.fields)
            record.values.push_back(field.is_column() ? read_value(field, *rows, column) : nothing_of(field));
        return record;
    }
};
INSTANTIATE_TEST_SUITE_P(BothDatabases, Sql, tests::both_databases(), tests::dialect_name);

template <class T>
void expect_same(T const& value, Record const& back) {
    auto const record = to_record(T::entity(), &value);
    for (std::size_t i = 0; i < record.values.size(); ++i)
        EXPECT_EQ(back.values[i], record.values[i]) << T::entity().fields[i].name << " " << to_json(T::entity().fields[i], back.values[i]);
}

TEST_P(Sql, StoresEveryKindAndGivesItBack) {
    for (auto const& sheet : {full_sheet({7}), extreme_sheet({7}), bare_sheet({7})}) expect_same(sheet, there_and_back(sheet));
}

TEST_P(Sql, KeepsPresentApartFromAbsent) {
    expect_same(full_slip({7}), there_and_back(full_slip({7})));
    expect_same(Slip{}, there_and_back(Slip{}));
}

TEST_P(Sql, KeepsBlankTextApartFromNone) {
    Slip slip;
    slip.title = "";
    slip.countries = std::vector<std::string>{};
    slip.numbers = std::vector<std::int64_t>{};
    slip.greeting = Translated{};
    expect_same(slip, there_and_back(slip));
}

}  // namespace
}  // namespace ateneu::specimen
