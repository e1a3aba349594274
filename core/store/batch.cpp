#include "core/store/batch.h"

#include <algorithm>

#include "core/access/visible.h"
#include "core/store/lookups.h"
#include "core/store/removal.h"
#include "core/store/rows.h"
#include "core/store/writer.h"

namespace ateneu {

struct Batch::Impl {
    Transaction& tx;
    Entity const& entity;
    Record const blank;
    ManyLookups lookups;

    Impl(Transaction& t, Entity const& e) : tx(t), entity(e), blank(blank_record(e, t.today())), lookups(t) {}

    /// What is refused before anybody looks at values.
    std::optional<Written> refuse(Incoming const& each) const {
        must(each.record.values.size() == entity.fields.size(), "a record of another entity");
        if (!each.stored && each.record.id != 0) return gone();
        bool const may = each.stored ? tx.authority().may(entity, Action::change, *each.stored) : tx.authority().may_some(entity, Action::add);
        if (!may || (each.stored && entity.append_only)) return no_permission();
        if (each.stored && each.record.version != each.stored->version) return conflict_with(tx, entity, *each.stored);
        return {};
    }

    bool is_same(Incoming const& each) const { return each.stored && each.record.values == each.stored->values; }

    void put_right(Incoming& each, Problems& problems) {
        admit(tx, entity, each.stored ? *each.stored : blank, each.record, "", problems);
        check_children(entity, each.stored, each.record, problems);
        put_in_order(entity, each.stored, each.record);
        if (!is_same(each)) fill_in(tx, entity, each.stored, each.record);
    }

    Problems wrong_in(Incoming const& each) {
        Problems problems;
        validate_record(tx, lookups, entity, each.stored, each.record, problems);
        return problems;
    }

    std::vector<Written> check(std::span<Incoming> all) {
        std::vector<Written> answers(all.size());
        std::vector<Problems> problems(all.size());
        lookups.gather();
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (auto no = refuse(all[i])) {
                answers[i] = std::move(*no);
                continue;
            }
            put_right(all[i], problems[i]);
            if (!is_same(all[i])) wrong_in(all[i]);
        }
        lookups.answer();
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (!answers[i]) continue;
            answers[i].id = all[i].record.id;
            answers[i].version = all[i].record.version;
            auto const wrong = is_same(all[i]) ? Problems() : wrong_in(all[i]);
            for (auto const& problem : wrong.list()) problems[i].add(problem.field, problem.message, problem.code);
            lookups.settle(problems[i].empty());
            if (!problems[i].empty()) answers[i] = with_problems(std::move(problems[i]));
        }
        return answers;
    }

    /// Children move their parents, mutual links their other ends: one after the other, as by hand.
    bool is_simple() const {
        if (!entity.parent.empty()) return false;
        return std::none_of(entity.fields.begin(), entity.fields.end(), [](Field const& field) { return field.options.symmetric || field.is_children(); });
    }

    std::vector<Written> write_each(std::span<Incoming> all) {
        std::vector<Written> answers;
        for (auto& each : all) answers.push_back(each.stored ? change(each) : tx.add(entity, each.record));
        return answers;
    }
    /// A row before it may have reached it through a mutual link. It is held, so nobody else has: what differs goes
    /// onto its newest version.
    Written change(Incoming& each) {
        auto const now = tx.read(entity, each.record.id);
        if (!now) return gone();
        std::vector<std::string_view> changed;
        for (std::size_t i = 0; i < entity.fields.size(); ++i)
            if (entity.fields[i].options.stamp == Stamp::none && each.record.values[i] != each.stored->values[i]) changed.push_back(entity.fields[i].name);
        each.record.version = now->version;
        if (!changed.empty()) return tx.change(entity, each.record, changed);
        Written same;
        same.id = each.record.id;
        same.version = now->version;
        return same;
    }

    void write_together(std::span<Incoming> all) {
        Writer writer{tx};
        std::vector<Record const*> fresh;
        for (auto const& each : all)
            if (!each.stored) fresh.push_back(&each.record);
        auto const ids = fresh.empty() ? Keys{} : writer.insert_all(entity, fresh);
        std::size_t next = 0;
        Keys written;
        for (auto& each : all) {
            if (is_same(each)) continue;
            if (each.stored) writer.update(entity, *each.stored, each.record);
            else each.record.id = ids[next++];
            written.push_back(each.record.id);
        }
        auto after = read(written, Reading{});
        Writer::Pairs changes;
        for (auto const& each : all)
            if (!is_same(each)) changes.emplace_back(each.stored, &after.at(each.record.id));
        writer.remember(entity, changes);
        for (auto const& [before, now] : changes) writer.react(entity, before ? Action::change : Action::add, before, now);
        for (auto& each : all)
            if (!is_same(each)) each.record.version = after.at(each.record.id).version;
    }

    struct Reading {
        bool seen_only = false, hold = false;
    };
    std::map<std::int64_t, Record> read(std::vector<std::int64_t> const& ids, Reading how) {
        std::map<std::int64_t, Record> found;
        for (auto const& group : in_groups(ids)) {
            Query query;
            query.text = "SELECT " + row_columns(entity, "t") + " FROM " + quoted(entity.table()) + " t WHERE t.\"id\" IN (" + bind_keys(query, group) + ")";
            if (how.seen_only) query.text += " AND " + visible_sql(tx.registry(), tx.authority(), entity, "t", query);
            query.text += " ORDER BY t.\"id\"";
            if (how.hold && !tx.sql().sqlite()) query.text += " FOR UPDATE OF t";
            std::vector<Record*> some;
            {
                auto const rows = query.run(tx.sql());
                while (rows->next()) {
                    int column = 0;
                    auto record = read_row(entity, *rows, column);
                    some.push_back(&found.insert_or_assign(record.id, std::move(record)).first->second);
                }
            }
            read_links(tx.sql(), entity, some);
            read_children(tx.sql(), entity, some);
        }
        return found;
    }
};

Batch::Batch(Transaction& tx, Entity const& entity) : impl_(std::make_unique<Impl>(tx, entity)) {}
Batch::~Batch() = default;

std::map<std::int64_t, Record> Batch::find(std::vector<std::int64_t> const& ids, bool hold) { return impl_->read(ids, {true, hold}); }

std::vector<Written> Batch::check(std::span<Incoming> all) { return impl_->check(all); }

std::vector<Written> Batch::write(std::span<Incoming> all) {
    auto answers = impl_->check(all);
    if (!std::all_of(answers.begin(), answers.end(), [](Written const& each) { return static_cast<bool>(each); })) return answers;
    if (!impl_->is_simple()) return impl_->write_each(all);
    impl_->write_together(all);
    for (std::size_t i = 0; i < all.size(); ++i) {
        answers[i].id = all[i].record.id;
        answers[i].version = all[i].record.version;
    }
    return answers;
}

}  // namespace ateneu
