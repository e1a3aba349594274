#include <algorithm>

#include "core/entity/query.h"
#include "core/entity/schema.h"
#include "core/store/list.h"
#include "core/store/merge_records.h"
#include "core/store/merge_rows.h"

namespace ateneu {

namespace {

constexpr int most_clashes = 100;

/// Looks at two records and says what merging them would do.
class Looking {
public:
    Looking(Transaction& tx, Entity const& entity, Pair const& pair, MergeChoices const& choices, MergePreview& preview)
        : tx_(tx), entity_(entity), pair_(pair), choices_(choices), preview_(preview) {}

    void run() {
        fields(entity_, pair_, "");
        auto const found = new_problems(tx_, entity_, pair_, merged_values(entity_, pair_, choices_, ""), Goes::there);
        for (auto const& problem : found.list())
            preview_.problems.add(problem.field, problem.message, problem.code);
        for (auto const& [from, field] : ways_to(tx_.registry(), entity_)) look(*from, *field);
    }

private:
    void fields(Entity const& entity, Pair const& pair, std::string const& prefix) {
        for (std::size_t i = 0; i < entity.fields.size(); ++i) {
            auto const& field = entity.fields[i];
            if (!is_chosen(entity, field)) continue;
            auto const& left = pair.left.values[i];
            auto const& right = pair.right.values[i];
            preview_.fields.push_back({prefix + std::string(field.name), &entity, &field, left, right, default_side(field, left, right, pair.survivor), can_combine(field)});
        }
    }

    std::int64_t count(Entity const& from, Field const& field, std::int64_t id) { return std::ssize(hanging(tx_, from, field, entity_, id)); }

    void look(Entity const& from, Field const& field) {
        if (field.options.symmetric || &from == &Distinction::entity()) return;
        MergedRows rows{rows_address(from, field), &from, &field, count(from, field, pair_.left.id), count(from, field, pair_.right.id)};
        rows.ends = field.options.on_merge == OnMerge::end;
        rows.may_leave_out = may_leave_out(tx_, from);
        // How many rows of a kind hang on somebody is for those to know who may see that kind.
        if ((rows.left == 0 && rows.right == 0) || !tx_.authority().sees_some(from)) return;
        if (is_facet_of(from, field) && rows.left == 1 && rows.right == 1 && field.options.unique) return look_at_facets(from, field);
        if (!rows.ends && rows.left && rows.right) clashes(rows);
        preview_.rows.push_back(std::move(rows));
    }

    void look_at_facets(Entity const& facet, Field const& field) {
        auto const left = tx_.find(facet, hanging(tx_, facet, field, entity_, pair_.left.id).front());
        auto const right = tx_.find(facet, hanging(tx_, facet, field, entity_, pair_.right.id).front());
        if (!left || !right) return;  // not to be seen: each value takes its default
        Pair const pair{*left, *right, staying_facet(facet, *left, *right, pair_.survivor)};
        auto const prefix = std::string(facet.name) + ".";
        fields(facet, pair, prefix);
        auto const found = new_problems(tx_, facet, pair, merged_values(facet, pair, choices_, prefix), Goes::there);
        for (auto const& problem : found.list())
            if (problem.field != field.name) preview_.problems.add(prefix + problem.field, problem.message, problem.code);
    }

    void clashes(MergedRows& rows) {
        auto const keys = keys_with(*rows.entity, *rows.field);
        std::vector<std::int64_t> shown;
        for (auto const& pair : clashing(tx_, *rows.entity, *rows.field, entity_, pair_, keys, most_clashes)) {
            auto const left = tx_.read(*rows.entity, pair.left), right = tx_.read(*rows.entity, pair.right);
            if (!left || !right || std::ssize(rows.clashes) == most_clashes) continue;
            bool const retired = !pair.key->where.empty();
            rows.clashes.push_back({clash_address(*rows.entity, *rows.field, pair), pair.left, pair.right, "", "",
                                    default_clash_side(*rows.entity, *left, *right, *pair.key, pair_.survivor), !retired, retired});
            shown.insert(shown.end(), {pair.left, pair.right});
        }
        auto const names = titles(tx_, *rows.entity, shown);
        for (auto& clash : rows.clashes) {
            if (auto const name = names.find(clash.left_row); name != names.end()) clash.left_title = name->second;
            if (auto const name = names.find(clash.right_row); name != names.end()) clash.right_title = name->second;
        }
    }

    Transaction& tx_;
    Entity const& entity_;
    Pair const& pair_;
    MergeChoices const& choices_;
    MergePreview& preview_;
};

}  // namespace

MergePreview merge_preview(Transaction& tx, Entity const& entity, MergeChoices const& choices) {
    MergePreview preview;
    auto left = tx.find(entity, choices.left), right = tx.find(entity, choices.right);
    preview.refusal = refusal_of(tx, entity, choices, left, right);
    if (!preview.refusal.code.empty()) return preview;
    preview.left = std::move(*left);
    preview.right = std::move(*right);
    Pair const pair{preview.left, preview.right, choices.survivor};
    Looking(tx, entity, pair, choices, preview).run();
    return preview;
}

std::int64_t merged_into(Transaction& tx, Entity const& entity, std::int64_t id) {
    if (!tx.registry().find(Merged::entity().full_name())) return 0;
    auto const kind = entity.full_name();
    return tx.sql().integer("SELECT winner_id FROM core_merged WHERE kind = $1 AND kind <> '' AND loser = $2 AND winner_type = $1", {std::string_view(kind), id}).value_or(0);
}

std::vector<std::int64_t> merged_from(Transaction& tx, Entity const& entity, std::int64_t id) {
    std::vector<std::int64_t> losers;
    if (!tx.registry().find(Merged::entity().full_name())) return losers;
    auto const kind = entity.full_name();
    auto const rows = tx.sql().query("SELECT loser FROM core_merged WHERE winner_type = $1 AND winner_id = $2 AND kind = $1 ORDER BY id", {std::string_view(kind), id});
    while (rows->next()) losers.push_back(rows->integer(0));
    return losers;
}

}  // namespace ateneu
