#include "core/intake/planner.h"

#include <algorithm>

#include "core/base/csv_line.h"
#include "core/base/text.h"
#include "core/entity/convert.h"
#include "core/intake/cell.h"
#include "core/intake/csv_reader.h"
#include "core/intake/references.h"
#include "core/store/batch.h"
#include "core/store/keyed.h"

namespace ateneu::intake {

namespace {

/// A column that fills a field.
struct Target {
    int column;
    Field const* field;
    std::size_t index;  ///< of the field
    CellReader reader;
    bool names_records() const { return field->kind() == Kind::reference || field->is_link(); }
};

/// A row on its way to becoming a record.
struct Draft {
    Finding finding;
    std::vector<std::optional<Value>> values;  ///< one for each target; nothing where the cell is blank
    std::string key;                           ///< what it is matched by; "" for none
    std::vector<Value> key_values;
};

}  // namespace

struct Planner::Impl {
    Transaction& tx;
    Entity const& entity;
    Mapping const mapping;
    Record const blank;
    std::vector<Target> targets;
    std::optional<int> id_column;
    std::vector<Field const*> const key_fields;
    References references;
    Batch batch;
    std::map<std::int64_t, std::int64_t> row_of_record;
    std::map<std::string, std::int64_t> row_of_key;  ///< of new ones
    std::map<std::int64_t, Record> stored;  ///< of the rows just planned

    Impl(Transaction& t, Entity const& e, Mapping m)
        : tx(t), entity(e), mapping(std::move(m)), blank(blank_record(e, t.today())), key_fields(fields_of_key(e, mapping.match)),
          references(t), batch(t, e) {
        for (std::size_t i = 0; i < mapping.targets.size(); ++i) {
            auto const& name = mapping.targets[i];
            if (name == "id") id_column = static_cast<int>(i);
            else if (auto const* field = entity.find(name))
                targets.push_back({static_cast<int>(i), field, static_cast<std::size_t>(entity.index_of(name)), {*field, mapping.month_first}});
        }
    }

    static std::string cell_of(StagedRow const& row, int column) {
        auto const index = static_cast<std::size_t>(column);
        return index < row.cells.size() ? trimmed(without_guard(row.cells[index])) : "";
    }
    /// As it stands, where blanks at its ends mean something.
    static std::string_view raw_cell(StagedRow const& row, int column) { return without_guard(row.cells[static_cast<std::size_t>(column)]); }

    static void say(Draft& draft, int column, Field const* field, Message message) {
        draft.finding.wrong.push_back({column, field ? std::string(field->name) : "", std::move(message)});
    }

    std::vector<Finding> plan(std::span<StagedRow const> rows, bool stores) {
        std::vector<Draft> drafts(rows.size());
        want_references(rows);
        for (std::size_t i = 0; i < rows.size(); ++i) read_cells(rows[i], drafts[i]);
        match(rows, drafts, stores);
        std::vector<Incoming> all;
        std::vector<std::size_t> whose;
        for (std::size_t i = 0; i < drafts.size(); ++i)
            if (drafts[i].finding.wrong.empty()) {
                all.push_back(incoming(drafts[i]));
                whose.push_back(i);
            }
        auto const answers = stores && all.size() == drafts.size() ? batch.write(all) : batch.check(all);
        for (std::size_t n = 0; n < all.size(); ++n) take_answer(answers[n], all[n], drafts[whose[n]]);
        std::vector<Finding> findings;
        for (auto& draft : drafts) {
            if (!draft.finding.wrong.empty()) draft.finding.outcome = Outcome::wrong;
            if (draft.finding.outcome == Outcome::wrong) draft.finding.differences.clear();
            findings.push_back(std::move(draft.finding));
        }
        return findings;
    }

    void want_references(std::span<StagedRow const> rows) {
        for (auto const& target : targets) {
            if (!target.names_records()) continue;
            for (auto const& row : rows)
                for (auto const& name : names_of(target, row)) references.want(target.field->target(), name);
        }
        references.find();
    }

    static std::vector<std::string> names_of(Target const& target, StagedRow const& row) {
        auto const cell = cell_of(row, target.column);
        if (target.field->is_link()) return names_in(cell);
        return cell.empty() ? std::vector<std::string>{} : std::vector{cell};
    }

    void read_cells(StagedRow const& row, Draft& draft) {
        draft.finding.row = row.row;
        for (auto i = mapping.targets.size(); i < row.cells.size(); ++i)
            if (!trimmed(row.cells[i]).empty()) {
                say(draft, -1, nullptr, {N_("This row has {count} cells, and there are {columns} headings."),
                                         {{"count", std::to_string(row.cells.size())}, {"columns", std::to_string(mapping.targets.size())}}});
                break;
            }
        for (auto& target : targets) {
            draft.values.emplace_back();
            if (cell_of(row, target.column).empty()) continue;
            if (target.names_records()) {
                read_names(target, row, draft);
                continue;
            }
            auto cell = target.reader.read(raw_cell(row, target.column));
            if (cell.value) draft.values.back() = std::move(cell.value);
            else say(draft, target.column, target.field, std::move(cell.problem));
        }
    }

    void read_names(Target const& target, StagedRow const& row, Draft& draft) {
        Keys keys;
        for (auto const& name : names_of(target, row)) {
            auto const found = references.of(target.field->target(), name);
            if (found.count == 0)
                return say(draft, target.column, target.field, {N_("Nothing here is called “{name}”."), {{"name", name}}});
            if (found.count > 1)
                return say(draft, target.column, target.field,
                           {N_("{count} are called “{name}”. Write the number of the one you mean."), {{"count", std::to_string(found.count)}, {"name", name}}});
            keys.push_back(found.id);
        }
        draft.values.back() = target.field->is_link() ? Value{std::move(keys)} : Value{keys.front()};
    }

    /// Which records the rows are about.
    void match(std::span<StagedRow const> rows, std::vector<Draft>& drafts, bool hold) {
        stored.clear();
        std::map<std::string, std::vector<Value>> wanted;
        std::vector<std::int64_t> ids;
        for (std::size_t i = 0; i < drafts.size(); ++i) {
            if (mapping.match == "id" && id_column) match_by_id(rows[i], drafts[i], ids);
            else if (!key_fields.empty()) match_by_key(drafts[i], wanted);
        }
        auto const held = wanted.empty() ? Holders{} : holders(tx, entity, key_fields, wanted, "", true);
        for (auto& draft : drafts) {
            auto const found = draft.key.empty() ? held.end() : held.find(draft.key);
            if (found == held.end()) continue;
            if (found->second.size() > 1)
                say(draft, column_of(key_fields.front()), key_fields.front(),
                    {N_("{count} records fit this row. Match by id instead."), {{"count", std::to_string(found->second.size())}}});
            else ids.push_back(draft.finding.record = found->second.front());
        }
        if (!ids.empty()) stored = batch.find(ids, hold);
        for (auto& draft : drafts) take_match(draft);
    }

    void match_by_id(StagedRow const& row, Draft& draft, std::vector<std::int64_t>& ids) {
        auto const cell = cell_of(row, *id_column);
        if (cell.empty()) return;
        auto const id = parse_integer(cell);
        if (!id || *id <= 0) return say(draft, *id_column, nullptr, N_("Write a whole number, for example 12."));
        ids.push_back(draft.finding.record = *id);
    }

    void match_by_key(Draft& draft, std::map<std::string, std::vector<Value>>& wanted) {
        for (auto const* field : key_fields) {
            auto const target = std::find_if(targets.begin(), targets.end(), [&](Target const& each) { return each.field == field; });
            auto const& value = draft.values[static_cast<std::size_t>(target - targets.begin())];
            if (!value || is_blank(*value)) return;  // a blank key is nobody's
            draft.key_values.push_back(*value);
        }
        draft.key = spelling(key_fields, draft.key_values);
        wanted.try_emplace(draft.key, draft.key_values);
    }

    void take_match(Draft& draft) {
        auto& finding = draft.finding;
        if (finding.record == 0) {
            if (!draft.key.empty()) stand_alone(draft, *row_of_key.try_emplace(draft.key, finding.row).first);
            return;
        }
        auto const found = stored.find(finding.record);
        if (found == stored.end()) {
            say(draft, id_column.value_or(-1), nullptr, {N_("There is no record {id} here."), {{"id", std::to_string(finding.record)}}});
            return;
        }
        finding.version = found->second.version;
        stand_alone(draft, *row_of_record.try_emplace(finding.record, finding.row).first);
    }

    template <class Known>
    void stand_alone(Draft& draft, Known const& first) const {
        if (first.second == draft.finding.row) return;
        say(draft, mapping.match == "id" ? id_column.value_or(-1) : column_of(key_fields.front()), nullptr,
            {N_("Row {row} is about the same record."), {{"row", std::to_string(first.second)}}});
    }

    Incoming incoming(Draft const& draft) const {
        auto const found = stored.find(draft.finding.record);
        Incoming each;
        each.stored = found == stored.end() ? nullptr : &found->second;
        each.record = each.stored ? *each.stored : blank;
        for (std::size_t n = 0; n < targets.size(); ++n) {
            auto& value = each.record.values[targets[n].index];
            if (draft.values[n]) value = *draft.values[n];
            else if (mapping.blank_clears) value = nothing_of(*targets[n].field);
        }
        return each;
    }

    void take_answer(Written const& answer, Incoming const& each, Draft& draft) {
        auto& finding = draft.finding;
        switch (answer.outcome) {
            case Written::Outcome::done: break;
            case Written::Outcome::problems:
                for (auto const& problem : answer.problems.list()) {
                    auto const* field = entity.find(problem.field.substr(0, problem.field.find('[')));
                    say(draft, field ? column_of(field) : -1, field, problem.message);
                }
                return;
            case Written::Outcome::refused: return say(draft, -1, nullptr, answer.refusal.message);
            default: return say(draft, -1, nullptr, N_("This record has changed since the check."));
        }
        if (!each.stored) return;
        finding.outcome = Outcome::same;
        for (auto const& field : entity.fields) {
            auto const i = static_cast<std::size_t>(entity.index_of(field.name));
            if (field.options.stamp != Stamp::none || each.record.values[i] == each.stored->values[i]) continue;
            finding.outcome = Outcome::changed;
            finding.differences.push_back({std::string(field.name), to_text(field, each.stored->values[i]), to_text(field, each.record.values[i])});
        }
    }

    int column_of(Field const* field) const {
        for (auto const& target : targets)
            if (target.field == field) return target.column;
        return -1;
    }
};

Planner::Planner(Transaction& tx, Entity const& entity, Mapping mapping) : impl_(std::make_unique<Impl>(tx, entity, std::move(mapping))) {}
Planner::~Planner() = default;
std::vector<Finding> Planner::check(std::span<StagedRow const> rows) { return impl_->plan(rows, false); }
std::vector<Finding> Planner::store(std::span<StagedRow const> rows) { return impl_->plan(rows, true); }

}  // namespace ateneu::intake
