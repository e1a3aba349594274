#include "core/base/csv_line.h"
#include "core/entity/convert.h"
#include "core/intake/intake.h"
#include "tests/contract/house.h"
#include "tests/contract/maker.h"

namespace ateneu::contract {

/// What leaves as CSV comes back: the same rows are the same, a changed one is changed, and nothing else.
class Imports : public House {
protected:
    intake::Workplace as_the_program() {
        return {.write = [this](auto const& deed) { site().as_program("import", deed); },
                .read = [this](auto const& look) { ask([&](Transaction& tx) { return look(tx), 0; }); }};
    }
    /// As a machine's export writes it: ids and field names, values as `from_text` reads them.
    static std::string csv_of(Entity const& entity, std::vector<Record> const& records) {
        std::vector<std::string> cells{"id"};
        for (auto const* field : intake::fillable_fields(entity)) cells.emplace_back(field->name);
        auto out = csv_line(cells);
        for (auto const& record : records) {
            cells = {std::to_string(record.id)};
            for (auto const* field : intake::fillable_fields(entity))
                cells.push_back(to_text(*field, record.values[static_cast<std::size_t>(entity.index_of(field->name))]));
            out += csv_line(cells);
        }
        return out;
    }
    std::vector<intake::Finding> found(Entity const& entity, std::vector<Record> const& records) { return found(entity, csv_of(entity, records)); }
    /// What the check finds in the rows of a file.
    std::vector<intake::Finding> found(Entity const& entity, std::string const& bytes) {
        auto const at = as_the_program();
        auto const id = intake::receive(at, entity, {.name = "rows.csv", .bytes = bytes});
        EXPECT_TRUE(id) << bytes;
        if (!id) return {};
        at.write([&](Transaction& tx) {
            auto import = *intake::read_import(tx, *id);
            auto const mapping = intake::guessed_mapping(entity, intake::texts_from_json(import.columns.value), {});
            EXPECT_EQ(mapping.match, "id");
            intake::choose_mapping(tx, import, entity, mapping);
        });
        intake::check(at, *id);
        std::vector<intake::Finding> all;
        ask([&](Transaction& tx) {
            for (auto& each : intake::checked_after(tx, *id, {}, 0, 1000)) all.push_back(std::move(each.finding));
            return 0;
        });
        return all;
    }
    static std::string told(Entity const& entity, intake::Finding const& finding) {
        auto text = std::string(intake::code_of(finding.outcome));
        for (auto const& wrong : finding.wrong) text += "; " + intake::reason_text(entity, wrong, {});
        for (auto const& change : finding.differences) text += "; " + change.field + ": " + change.before + " → " + change.after;
        return text;
    }
};

/// The file that "CSV to import again" gives, in full: nothing of it is a change.
TEST_P(Imports, AnExportComesBackAsTheSame) {
    auto root = inside("root");
    for (auto const* entity : entities()) {
        if (!intake::may_import(the_program(), *entity)) continue;
        SCOPED_TRACE(entity->full_name());
        for (int n = 0; n < 2; ++n) as_program([&](Transaction& tx) { return Maker(tx).store(*entity); });
        if (entity->append_only) continue;  // what is only ever added can't be changed by a file either
        auto const file = root.get(entity->address() + "/export.csv");
        ASSERT_EQ(file.status, 200);
        auto const findings = found(*entity, file.body);
        EXPECT_EQ(std::ssize(findings), number("SELECT COUNT(*) FROM \"" + entity->table() + "\""));
        for (auto const& finding : findings) EXPECT_EQ(told(*entity, finding), "same");
    }
}

TEST_P(Imports, AChangedRowIsChangedInThatFieldAlone) {
    for (auto const* entity : entities()) {
        if (!intake::may_import(the_program(), *entity) || entity->append_only) continue;
        SCOPED_TRACE(entity->full_name());
        auto const id = as_program([&](Transaction& tx) { return Maker(tx).store(*entity); });
        auto const before = *stored(*entity, id);
        int tried = 0, changed = 0;
        for (auto const* field : intake::fillable_fields(*entity)) {
            auto const index = static_cast<std::size_t>(entity->index_of(field->name));
            auto after = before;
            after.values[index] = as_program([&](Transaction& tx) { return Maker(tx).another(*entity, before, index); });
            // A blank cell leaves the field alone.
            if (after.values[index] == before.values[index] || to_text(*field, after.values[index]).empty()) continue;
            ++tried;
            auto const findings = found(*entity, {after});
            ASSERT_EQ(findings.size(), 1U);
            if (findings[0].outcome == intake::Outcome::wrong) continue;  // a rule binds it to another field
            EXPECT_EQ(findings[0].outcome, intake::Outcome::changed) << field->name << ": " << told(*entity, findings[0]);
            ASSERT_EQ(findings[0].differences.size(), 1U) << told(*entity, findings[0]);
            EXPECT_EQ(findings[0].differences[0].field, field->name);
            ++changed;
        }
        EXPECT_TRUE(tried == 0 || changed > 0) << "no field could be changed by a file";
    }
}

INSTANTIATE_TEST_SUITE_P(BothDatabases, Imports, tests::both_databases(), tests::dialect_name);

}  // namespace ateneu::contract
