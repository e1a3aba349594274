#include "core/store/merge.h"

#include <algorithm>
#include <set>

#include "core/entity/query.h"
#include "core/entity/schema.h"
#include "core/store/merge_records.h"
#include "core/store/merge_rows.h"
#include "core/store/remains.h"

namespace ateneu {

namespace {

/// A row that is merged because its owners are, and where it has to point at in the end.
struct Part {
    Field const* owner = nullptr;  ///< null for the records that somebody chose
    std::int64_t survivor = 0;
    std::string choices = {};   ///< what its fields' choices begin with
    std::string problems = {};  ///< and its problems
};

/// Merges one pair and whatever clashes below it. Runs with the program's rights.
class Merging {
public:
    Merging(Transaction& tx, MergeChoices const& choices, Part part) : tx_(tx), writer_{tx}, choices_(choices), part_(std::move(part)) {}

    void run(Entity const& entity, Pair const& pair) {
        forget_distinction(entity, pair);
        for (auto const& [from, field] : ways_to(tx_.registry(), entity)) move_all(entity, pair, *from, *field);
        auto left = tx_.read(entity, pair.left.id), right = tx_.read(entity, pair.right.id);
        must(left && right, "one of the two went away");
        // The loser goes first: the survivor may take keys that it had.
        Pair const now{std::move(*left), std::move(*right), pair.survivor};
        auto const merged = merged_values(entity, now, choices_, part_.choices);
        leave_friends(entity, now.goes().id);
        remove(entity, now.goes().id);
        finish(entity, now, merged);
    }

    Problems problems;     ///< of the merged records, by address
    bool is_protected = false;  ///< rows that were not chosen are needed by others
    Remains remains;

private:
    Value& value_in(Entity const& entity, Field const& field, Record& record) { return record.values[static_cast<std::size_t>(entity.index_of(field.name))]; }

    void write(Entity const& entity, Record const& before, Record after) {
        if (before.values == after.values) return;
        fill_in(tx_, entity, &before, after);
        writer_.update(entity, before, after);
        writer_.touch_parent(entity, after);
        // A child keeps its place in the order, so that it has it again when the merge is undone.
        if (parent_of(entity, before) != parent_of(entity, after)) writer_.touch_parent(entity, before);
        auto const stored = tx_.read(entity, after.id);
        must(stored.has_value(), "the changed row is not there");
        writer_.remember_always(entity, &before, &*stored);
        writer_.react(entity, Action::change, &before, &*stored);
    }
    bool is_top() const { return part_.owner == nullptr; }

    void move_all(Entity const& entity, Pair const& pair, Entity const& from, Field const& field) {
        if (field.options.symmetric) return;
        if (field.options.on_merge == OnMerge::end) {
            for (auto const key : hanging(tx_, from, field, entity, pair.goes().id)) remove(from, key);
            return;
        }
        bool const is_asked = is_top() && may_leave_out(tx_, from);
        auto const side = is_asked ? chosen(choices_, rows_address(from, field), Side::both) : Side::both;
        auto const left_out = side == Side::left ? pair.right.id : pair.left.id;
        if (side != Side::both)
            for (auto const key : hanging(tx_, from, field, entity, left_out)) detach(from, field, key, left_out);
        settle_all(entity, pair, from, field);
        for (auto const key : hanging(tx_, from, field, entity, pair.goes().id)) move(entity, pair, from, field, key);
    }

    void move(Entity const& entity, Pair const& pair, Entity const& from, Field const& field, std::int64_t key) {
        if (&from == &entity && key == pair.goes().id) return;  // it goes itself
        auto const before = tx_.read(from, key);
        if (!before) return;
        auto after = *before;
        auto& value = value_in(from, field, after);
        bool const is_own = &from == &entity && key == pair.stays().id;
        if (field.is_link()) {
            auto& keys = std::get<Keys>(value);
            std::erase(keys, pair.goes().id);
            if (!is_own && std::find(keys.begin(), keys.end(), pair.stays().id) == keys.end()) keys.push_back(pair.stays().id);
            std::sort(keys.begin(), keys.end());
        } else if (is_own && field.optional()) {
            value = Value{};
        } else if (field.kind() == Kind::any_reference) {
            value = AnyReference{entity.full_name(), pair.stays().id};
        } else {
            value = pair.stays().id;
        }
        write(from, *before, std::move(after));
    }

    /// Rows of the side that was not chosen: they lose the reference, or go where they can't be without it.
    void detach(Entity const& from, Field const& field, std::int64_t key, std::int64_t id) {
        auto const before = tx_.read(from, key);
        if (!before) return;
        if (!field.is_link() && (!field.optional() || field.options.on_delete == OnDelete::cascade)) return remove(from, key);
        auto after = *before;
        auto& value = value_in(from, field, after);
        if (field.is_link()) std::erase(std::get<Keys>(value), id);
        else value = Value{};
        write(from, *before, std::move(after));
    }

    void remove(Entity const& entity, std::int64_t id) {
        auto const before = tx_.read(entity, id);
        if (!before) return;
        for (std::size_t i = 0; i < entity.fields.size(); ++i)
            if (entity.fields[i].kind() == Kind::secret && !is_blank(before->values[i]) && !entity.append_only)
                remains[{entity.full_name(), id}][std::string(entity.fields[i].name)] = text_of(before->values[i]);
        Removal removal(tx_);
        removal.plan(entity, id);
        if (removal.is_protected()) is_protected = true;
        else removal.carry_out();
    }

    void settle_all(Entity const& entity, Pair const& pair, Entity const& from, Field const& field) {
        auto const keys = keys_with(from, field);
        if (keys.empty()) return;
        constexpr int at_once = 1000;
        // Until there are no more: each pair is settled once, also where it stays in the way.
        std::set<std::pair<std::int64_t, std::int64_t>> settled;
        for (bool is_new = true; is_new;) {
            is_new = false;
            for (auto const& rows : clashing(tx_, from, field, entity, pair, keys, at_once)) {
                if (!settled.emplace(rows.left, rows.right).second) continue;
                is_new = true;
                settle(pair, from, field, rows);
            }
        }
    }

    void settle(Pair const& pair, Entity const& from, Field const& field, ClashingRows const& rows) {
        auto const left = tx_.read(from, rows.left), right = tx_.read(from, rows.right);
        if (!left || !right) return;  // settled with another already
        if (is_facet_of(from, field) && rows.key->fields.size() == 1)
            return settle_facets(pair, from, {*left, *right, staying_facet(from, *left, *right, pair.survivor)}, field);
        auto const otherwise = default_clash_side(from, *left, *right, *rows.key, pair.survivor);
        auto const side = is_top() ? chosen(choices_, clash_address(from, field, rows), otherwise) : otherwise;
        bool const retired = !rows.key->where.empty() && retire(from, rows.key->where, side == Side::right ? *left : *right);
        if (!retired) settle_rows(pair, from, {*left, *right, side == Side::both ? pair.survivor : side}, field, side);
    }

    /// The row is no longer among those that the key is about: archived now, or unmarked. False where its rules forbid that.
    bool retire(Entity const& from, std::string_view where, Record const& row) {
        auto const name = where.substr(1, where.find('"', 1) - 1);
        auto const& field = *from.find(name);
        auto after = row;
        auto& value = value_in(from, field, after);
        if (field.kind() == Kind::instant) value = tx_.now().micros;
        else if (field.kind() == Kind::date) value = std::int64_t{tx_.today().days};
        else value = std::int64_t{0};
        Problems found;
        validate_record(tx_, from, &row, after, found);
        if (!found.empty()) return false;
        write(from, row, std::move(after));
        return true;
    }

    /// Two rows become one. Whichever stays points at the survivor when all is done.
    void settle_rows(Pair const& owners, Entity const& from, Pair const& rows, Field const& field, Side side) {
        MergeChoices all{.left = rows.left.id, .right = rows.right.id, .survivor = rows.survivor};
        if (side != Side::both)
            for (auto const& each : from.fields) all.sides[std::string(each.name)] = side;
        run_below(from, rows, all, {&field, owners.stays().id, "", from.full_name() + "."});
    }
    void settle_facets(Pair const& owners, Entity const& from, Pair const& rows, Field const& field) {
        auto const prefix = std::string(from.name) + ".";
        MergeChoices all{.left = rows.left.id, .right = rows.right.id, .survivor = rows.survivor};
        if (is_top()) all.sides = choices_.sides;
        run_below(from, rows, all, {&field, owners.stays().id, prefix, prefix});
    }
    void run_below(Entity const& from, Pair const& rows, MergeChoices const& choices, Part part) {
        Merging below(tx_, choices, std::move(part));
        below.run(from, rows);
        for (auto const& problem : below.problems.list()) problems.add(problem.field, problem.message, problem.code);
        is_protected = is_protected || below.is_protected;
        remains.merge(below.remains);
    }

    /// Mutual links end on both sides, so that either end's history knows.
    void leave_friends(Entity const& entity, std::int64_t id) {
        auto const before = tx_.read(entity, id);
        if (!before) return;
        auto after = *before;
        for (std::size_t i = 0; i < entity.fields.size(); ++i)
            if (entity.fields[i].options.symmetric) after.values[i] = Keys{};
        write(entity, *before, std::move(after));
    }

    void forget_distinction(Entity const& entity, Pair const& pair) {
        auto const kind = entity.full_name();
        std::vector<std::int64_t> ids;
        {
            auto const rows = tx_.sql().query(R"(SELECT id FROM core_distinction WHERE left_type = $1 AND right_type = $1
                AND ((left_id = $2 AND right_id = $3) OR (left_id = $3 AND right_id = $2)) ORDER BY id)", {std::string_view(kind), pair.left.id, pair.right.id});
            while (rows->next()) ids.push_back(rows->integer(0));
        }
        for (auto const id : ids) remove(Distinction::entity(), id);
    }

    void finish(Entity const& entity, Pair const& pair, Record const& merged) {
        auto const before = tx_.read(entity, pair.stays().id);
        must(before.has_value(), "the survivor went away");
        auto after = *before;
        for (std::size_t i = 0; i < entity.fields.size(); ++i)
            if (is_chosen(entity, entity.fields[i])) after.values[i] = merged.values[i];
        if (part_.owner) {
            auto& value = value_in(entity, *part_.owner, after);
            if (auto const* any = std::get_if<AnyReference>(&value)) value = AnyReference{any->entity, part_.survivor};
            else value = part_.survivor;
        }
        bool fine = true;
        auto const found = new_problems(tx_, entity, pair, after, Goes::gone);
        for (auto const& problem : found.list()) {
            problems.add(part_.problems + problem.field, problem.message, problem.code);
            fine = false;
        }
        if (fine) write(entity, *before, std::move(after));
    }

    Transaction& tx_;
    Writer writer_;
    MergeChoices const& choices_;
    Part part_;
};

void remember_merge(Transaction& tx, Entity const& entity, Pair const& pair, Remains const& remains) {
    auto const written = tx.add(Merged{.kind = entity.full_name(), .loser = pair.goes().id, .winner = {entity.full_name(), pair.stays().id},
                                       .change_set = tx.change_set(), .remains = {text_of(remains)}, .merged_at = tx.now()});
    must(static_cast<bool>(written), "the merge can't be remembered");
}

Written refused_by(Refusal refusal) {
    Written written;
    written.outcome = refusal.code == "gone" ? Written::Outcome::gone : Written::Outcome::refused;
    written.refusal = std::move(refusal);
    return written;
}

}  // namespace

std::int64_t forget_remains(db::Connection& sql, Instant before) {
    return sql.execute("UPDATE core_merged SET remains = '' WHERE remains <> '' AND merged_at < $1", {std::string_view(iso(before))});
}

Written merge(Transaction& tx, Entity const& entity, MergeChoices const& choices) {
    must(choices.survivor != Side::both, "one of the two has to stay");
    // Locks go in the order of ids, so that two merges can't wait for each other.
    tx.lock(entity, std::min(choices.left, choices.right));
    auto const left = find_held(tx, entity, choices.left), right = find_held(tx, entity, choices.right);
    if (auto refusal = refusal_of(tx, entity, choices, left, right); !refusal.code.empty()) return refused_by(std::move(refusal));
    bool const newest = is_program(tx.authority());
    if (left->version != choices.left_version && !(newest && choices.left_version == 0)) return conflict_with(tx, entity, *left);
    if (right->version != choices.right_version && !(newest && choices.right_version == 0)) return conflict_with(tx, entity, *right);

    Transaction::Deed const deed(tx);
    auto const set_before = Writer{tx}.change_set_if_any();
    tx.sql().script("SAVEPOINT merging");
    Pair const pair{*left, *right, choices.survivor};
    Merging merging(tx, choices, {});
    merging.run(entity, pair);
    Written written;
    if (merging.is_protected) written = refused("protected", N_("Other records need what would go. Choose to keep both sides' rows."));
    else if (!merging.problems.empty()) {
        written.outcome = Written::Outcome::problems;
        written.problems = merging.problems;
    } else {
        remember_merge(tx, entity, pair, merging.remains);
        written.id = pair.stays().id;
        written.version = tx.read(entity, written.id)->version;
    }
    if (!written) {
        tx.sql().script("ROLLBACK TO SAVEPOINT merging");
        Writer{tx}.set_change_set(set_before);
    }
    tx.sql().script("RELEASE SAVEPOINT merging");
    return written;
}

}  // namespace ateneu
