#pragma once
#include <map>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "core/store/rows.h"
#include "core/store/store.h"

namespace ateneu {

/// From a record to related ones: by its own reference or link, or back along a reference of `from` that points at it.
struct FilterStep {
    Field const* field;
    Entity const* from = nullptr;  ///< whose `field` it is, where one goes back
    friend bool operator==(FilterStep const&, FilterStep const&) = default;
    /// Whose records one arrives at.
    Entity const& target() const { return from ? *from : field->target(); }
};
/// One condition of a list, as the address says it: `country=ES`, `start.from=2026-01-01`, `q=núria`; of what a record
/// points at, `event.country=CA`; or of what points at it, `awards.badge=3`.
struct Filter {
    Field const* field;
    enum class Test { is, from, to, contains, absent, present } test = Test::is;
    std::vector<std::string> values;  ///< several: any of them
    std::vector<FilterStep> path = {};  ///< to the records whose `field` it is; two steps at most
    /// The name of the address, `event.country.present`.
    std::string name() const;
    bool is_same(Filter const& other) const { return field == other.field && test == other.test && path == other.path; }
};

/// What a list shows. Made from the address by `list_query`, and turned back by `address_of`.
struct ListQuery {
    Entity const* entity = nullptr;
    std::string text;  ///< the search field
    std::vector<Filter> filters;
    std::vector<std::pair<Field const*, bool>> order;  ///< field, descending; empty: the entity's own
    int page = 1;       ///< from 1
    int per_page = 25;  ///< 25, 50 or 100; the API up to 500
    /// What the list shows, in this order: fields and computed columns by name, and `pills_column`. Empty: what the
    /// entity's table lists.
    std::vector<std::string> columns = {};
    std::vector<std::int64_t> ids = {};  ///< only these records, where there are any: `ids=1,2,3`
    /// The saved view that the reader stands on, or `every_record` where they ask for the plain list by name; `saved=12`.
    std::string view = {};
    /// Only rows whose `first` field points at `second` (related lists); not from the address.
    std::optional<std::pair<Field const*, std::int64_t>> within;
    std::optional<std::int64_t> total = {};  ///< where it has been counted already, so that it isn't again
    std::int64_t count_up_to = 0;  ///< what a text finds is counted so far only, and `more` says it; 0: all of it
};
/// The column of what apps say about records (`Decoration`).
inline constexpr std::string_view pills_column = "pills";
inline constexpr std::string_view every_record = "all";
/// Whether lists can show a field: not secrets, and not children, which their parent's page shows.
bool may_be_column(Field const& field);
/// Unknown names and values that don't parse become problems, and the list is shown without them. Names that go back
/// along references (`awards.badge`) are known only with the registry.
ListQuery list_query(Entity const& entity, std::vector<std::pair<std::string, std::string>> const& fields,
                     Problems& problems, Registry const* registry = nullptr);
/// Back to name/value pairs, without defaults.
std::vector<std::pair<std::string, std::string>> address_of(ListQuery const& query);

/// A page of records with the titles that its references and links need.
struct ListPage {
    std::int64_t total = 0;  ///< exact, unless there is more
    bool more = false;       ///< more than `total` answer the text
    int page = 1, pages = 1;
    std::vector<Record> records;
    std::vector<std::string> titles;  ///< of the records
    /// (entity, id) → title of referenced records that the actor may see.
    std::map<std::pair<Entity const*, std::int64_t>, std::string> references;
    std::vector<std::vector<Value>> computed;  ///< per record, in the order of Entity::computed; blank where not asked for
    std::string title_of(Entity const& entity, std::int64_t id) const;
};
/// How much of the records a list needs: what its columns show (`ListQuery::columns`), all values, or all values with the titles of
/// what they point at. What isn't asked for stays blank.
enum class Columns { listed, values, titled };
ListPage list(Transaction& tx, ListQuery const& query, Columns wanted = Columns::listed);
/// Exactly what is picked, without the titles of what it points at.
ListPage list(Transaction& tx, ListQuery const& query, Picked const& picked);
/// How many there are; with `count_up_to`, at most one more than that.
std::int64_t count(Transaction& tx, ListQuery const& query);
/// A record of a list, as it was when somebody chose it.
struct Chosen {
    std::int64_t id = 0, version = 0;
};
/// The records of the whole list, in its order, whatever its page; at most `limit`.
std::vector<Chosen> chosen_rows(Transaction& tx, ListQuery const& query, std::int64_t limit);

/// What a computed column holds in one row.
Value read_computed(Computed const& computed, db::Rows const& rows, int column);

/// Titles of what these records point at, in the fields asked for, and the actor may see, by (entity, id).
std::map<std::pair<Entity const*, std::int64_t>, std::string> reference_titles(Transaction& tx, Entity const& entity, std::span<Record const> records,
                                                                               Wanted const& is_wanted = every_field);
/// Titles of some records that the actor may see: id → title.
std::map<std::int64_t, std::string> titles(Transaction& tx, Entity const& entity, std::vector<std::int64_t> const& ids);
/// For choices in forms: visible records, at most `limit`; those that answer `text` best first, without it in their order.
std::vector<std::pair<std::int64_t, std::string>> choices(Transaction& tx, Entity const& entity,
                                                          std::string const& text, int limit);

}  // namespace ateneu
