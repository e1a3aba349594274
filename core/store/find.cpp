#include "core/store/find.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "core/access/visible.h"
#include "core/base/text.h"
#include "core/entity/title.h"
#include "core/search/index.h"
#include "core/store/totals.h"

namespace ateneu {

namespace {

/// PostgreSQL: a table with more rows is asked by its smaller index first.
constexpr std::int64_t many_rows = 4096;
/// So many there mean that about two thousand answer. The whole index would be read through lists much longer than
/// that, one for each trigram of the words: a tenth of a second for two names that everybody bears.
constexpr int common = 8;

/// A table of so few rows is looked through sooner than its index is opened. On PostgreSQL, where a statement costs more than
/// what it finds there, one look at each table of up to `many_rows` says everything, too; of those above `few_rows` the
/// best rows only.
constexpr std::int64_t few_rows_sqlite = 32, few_rows_postgresql = 200;

/// One kind of records while it is asked.
struct Asked {
    Entity const* entity;
    bool by_rows = false;  ///< few rows may be seen: they are looked at one by one
    bool is_small = false;  ///< it has few rows at all: one look at each says everything
    bool is_best_only = false;  ///< a small one that may answer with more rows than are wanted
    int newly = 0;           ///< what the last round found
    bool has_enough = false;  ///< more would answer than are ranked
};

/// PostgreSQL would plan for each text anew, and for forty tables that takes longer than looking. SQL that is the
/// same each time is planned once. Holds to the end of the transaction, in which little else is asked.
void plan_once(db::Connection& sql) {
    if (!sql.sqlite()) sql.script("SET LOCAL plan_cache_mode = force_generic_plan");
}

class Finder {
public:
    Finder(Transaction& tx, Search const& search) : tx_(tx), words_(search_words(search.text)), limit_(search.per_entity) {
        if (words_.empty()) return;
        auto const totals = kept_totals(tx.sql(), search.entities);
        for (auto const* entity : search.entities) {
            if (!entity->searchable() || !tx.authority().sees_some(*entity)) continue;
            auto const total = totals.find(entity->full_name());
            auto const rows = total == totals.end() ? 0 : total->second;
            if (entity->counted && rows == 0) continue;
            // One's own, or those of some scopes.
            bool const sees_few = !tx.authority().may(*entity, Action::view) && entity->visible.own != "TRUE";
            bool const sqlite = tx.sql().sqlite(), is_known = entity->counted;
            bool const has_few = is_known && rows <= (sqlite ? few_rows_sqlite : few_rows_postgresql);
            bool const has_some = is_known && !sqlite && rows <= many_rows && !sees_few;
            asked_.push_back({.entity = entity, .by_rows = sees_few, .is_small = has_few || has_some, .is_best_only = !has_few && has_some});
        }
    }

    std::vector<Hit> find(int enough) {
        if (asked_.empty()) return {};
        plan_once(tx_.sql());
        look_at_small_ones();
        // Whole words first: thousands of Marias must not hide the Mars.
        look(Reach::whole, [](Asked const&) { return true; });
        for (auto& asked : asked_) asked.has_enough = asked.has_enough || asked.newly >= limit_;
        look(Reach::beginning, [](Asked const& asked) { return !asked.has_enough; });
        // Of words too short for the inside of others, all was found already.
        bool const has_inside = std::any_of(words_.begin(), words_.end(), [](std::string const& word) { return length(word) >= 3; });
        if (std::ssize(found_) < enough && has_inside) {
            look(Reach::inside, [](Asked const& asked) { return !asked.has_enough; });
            for (auto const& each : inside_of_small_) keep(*asked_[each.number].entity, each.id, each.title, true);
        }
        return ranked();
    }

private:
    template <class Which>
    void look(Reach reach, Which const& which) {
        std::vector<Asked*> all, thin;
        for (auto& asked : asked_) {
            asked.newly = 0;
            if (!asked.is_small && which(asked)) (has_thin_index(asked) ? thin : all).push_back(&asked);
        }
        round(reach, thin, true);
        for (auto* asked : thin) {
            asked->has_enough = asked->newly >= std::min(limit_, common);
            asked->newly = 0;
            if (!asked->has_enough) all.push_back(asked);
        }
        round(reach, all, false);
    }
    bool has_thin_index(Asked const& asked) const { return !tx_.sql().sqlite() && !asked.by_rows; }

    struct Small {
        std::size_t number;  ///< of the entity among those asked
        bool begins;
        std::int64_t id;
        std::string title;
    };
    /// One statement for all of them, whatever the words' place; what stands inside of words waits for its turn.
    /// In no order and all that answer: to sort a few rows in each of forty tables takes longer than to read them.
    void look_at_small_ones() {
        Query query;
        SearchTerms whole(words_, Reach::whole, tx_.sql().dialect(), query);
        SearchTerms beginnings(words_, Reach::beginning, tx_.sql().dialect(), query), anywhere(words_, Reach::inside, tx_.sql().dialect(), query);
        auto const begins = "CASE WHEN " + beginnings.condition() + " THEN 1 ELSE 0 END";
        for (std::size_t i = 0; i < asked_.size(); ++i) {
            if (!asked_[i].is_small) continue;
            auto const& entity = *asked_[i].entity;
            if (!query.text.empty()) query.text += " UNION ALL ";
            auto one = "SELECT " + std::to_string(i) + ", t.\"id\", " + title_sql(entity, "t", tx_.actor().tongue) + ", " + begins + " FROM " + quoted(entity.table()) + " t WHERE " +
                       anywhere.condition() + " AND " + visible_sql(tx_.registry(), tx_.authority(), entity, "t", query);
            if (asked_[i].is_best_only)
                one = "(" + one + " ORDER BY CASE WHEN " + whole.condition() + " THEN 0 WHEN " + beginnings.condition() + " THEN 1 ELSE 2 END, t.\"id\" DESC LIMIT " + std::to_string(limit_) + ")";
            query.text += one;
        }
        if (query.text.empty()) return;
        std::vector<Small> all;
        {
            auto const rows = query.run(tx_.sql());
            while (rows->next()) all.push_back({static_cast<std::size_t>(rows->integer(0)), rows->integer(3) != 0, rows->integer(1), std::string(rows->text(2))});
        }
        std::sort(all.begin(), all.end(), [](Small const& a, Small const& b) { return std::tie(a.number, b.begins, b.id) < std::tie(b.number, a.begins, a.id); });
        for (std::size_t i = 0; i < all.size(); ++i) {
            auto const most = static_cast<std::size_t>(limit_);
            if (i >= most && all[i - most].number == all[i].number) continue;  // the newest ones only
            if (all[i].begins) keep(*asked_[all[i].number].entity, all[i].id, all[i].title, false);
            else inside_of_small_.push_back(std::move(all[i]));
        }
    }

    void round(Reach reach, std::vector<Asked*> const& among, bool some) {
        if (among.empty()) return;
        Query query;
        SearchTerms terms(words_, reach, tx_.sql().dialect(), query);
        for (std::size_t i = 0; i < among.size(); ++i) {
            auto const& asked = *among[i];
            auto const visible = visible_sql(tx_.registry(), tx_.authority(), *asked.entity, "t", query);
            if (i > 0) query.text += " UNION ALL ";
            query.text += one(i, *asked.entity, terms.rows_sql(*asked.entity, visible, asked.by_rows, some));
        }
        auto const rows = query.run(tx_.sql());
        while (rows->next()) {
            auto& asked = *among[static_cast<std::size_t>(rows->integer(0))];
            ++asked.newly;
            keep(*asked.entity, rows->integer(1), rows->text(2), reach == Reach::inside);
        }
    }
    /// The WITH keeps PostgreSQL from planning for the first rows alone: it would read the table until they turn up.
    std::string one(std::size_t number, Entity const& entity, std::string const& rows) const {
        auto const columns = "SELECT t.\"id\" AS id, " + title_sql(entity, "t", tx_.actor().tongue) + " AS title" + rows;
        auto const limit = " LIMIT " + std::to_string(limit_);
        auto const which = std::to_string(number);
        if (tx_.sql().sqlite()) return "SELECT * FROM (SELECT " + which + ", " + columns.substr(7) + limit + ")";
        return "(WITH rows AS MATERIALIZED (" + columns + ") SELECT " + which + ", id, title FROM rows" + limit + ")";
    }

    struct Candidate {
        Hit found;
        std::string folded;
    };
    void keep(Entity const& entity, std::int64_t id, std::string_view title, bool is_inside) {
        if (!seen_.emplace(&entity, id).second) return;
        auto folded = fold(title);
        auto const rank = rank_of(folded, words_, is_inside);
        found_.push_back({{&entity, id, std::string(title), rank}, std::move(folded)});
    }
    std::vector<Hit> ranked() {
        std::stable_sort(found_.begin(), found_.end(), [](Candidate const& a, Candidate const& b) {
            if (a.found.rank != b.found.rank) return a.found.rank < b.found.rank;
            if (a.folded.size() != b.folded.size()) return a.folded.size() < b.folded.size();
            if (a.folded != b.folded) return a.folded < b.folded;
            return a.found.id < b.found.id;
        });
        std::vector<Hit> best;
        for (auto& candidate : found_) best.push_back(std::move(candidate.found));
        return best;
    }

    Transaction& tx_;
    std::vector<std::string> words_;
    int limit_;
    std::vector<Asked> asked_;
    std::vector<Candidate> found_;
    std::set<std::pair<Entity const*, std::int64_t>> seen_;
    std::vector<Small> inside_of_small_;
};

}  // namespace

std::vector<Hit> find(Transaction& tx, Search const& search) { return Finder(tx, search).find(search.enough); }

std::vector<Hit> find_number(Transaction& tx, std::span<Entity const* const> entities, std::int64_t id) {
    Query query;
    auto const key = query.bind(id);
    for (std::size_t i = 0; i < entities.size(); ++i) {
        auto const& entity = *entities[i];
        if (i > 0) query.text += " UNION ALL ";
        query.text += "SELECT " + std::to_string(i) + ", " + title_sql(entity, "t", tx.actor().tongue) + " FROM " + quoted(entity.table()) + " t WHERE t.\"id\" = " + key +
                      " AND " + visible_sql(tx.registry(), tx.authority(), entity, "t", query);
    }
    std::vector<Hit> found;
    if (entities.empty()) return found;
    query.text += " ORDER BY 1";
    auto const rows = query.run(tx.sql());
    while (rows->next()) found.push_back({entities[static_cast<std::size_t>(rows->integer(0))], id, std::string(rows->text(1)), Rank::title});
    return found;
}

}  // namespace ateneu
