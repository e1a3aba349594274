#pragma once
#include <span>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/entity/field.h"

namespace ateneu {

/// Several fields that may not all be the same in two rows; with `where` (SQL on the columns), only among those.
/// A row with a blank in one of the fields clashes with none.
struct Unique {
    std::span<std::string_view const> fields;
    std::string_view where = {};
};
/// What must always hold, said again in the table: SQL on the quoted columns, alike on both databases.
struct Check {
    std::string_view name;
    std::string_view sql;
    char const* message;
};
/// A word in titles, to be translated: `{word:frozen}` in `Entity::title` is the one called "frozen".
struct Word {
    std::string_view name;
    char const* text;  ///< msgid
};
/// A column that is worked out: one SQL expression in which `{t}` is the record's table alias,
/// read for the whole page in one query.
struct Computed {
    std::string_view name;
    char const* label;
    Kind kind;  ///< integer, text, date, boolean or decimal
    std::string_view sql;
    bool listed = true;
    bool sorted = false;  ///< only when an index or `store` makes it quick
    std::span<Choice const> choices = {};
};

/// When two records may be one and the same: they hold the same in all these fields. Text counts as the same by its
/// folded sort key, so it must be `sorted`; everything else as it is stored. Blanks are never the same.
struct Alike {
    char const* why;  ///< msgid: "Same name"
    std::span<std::string_view const> fields;
    /// What the other record holds them in, field by field: {"family", "personal"} finds switched names. Empty: the same.
    std::span<std::string_view const> others = {};
};

enum class Action : std::uint8_t { view, add, change, remove };
/// How the record's door is guarded.
enum class Guard : std::uint8_t {
    per_entity,  ///< the four permissions `<app>.<entity>.view|add|change|delete`
    lookup,      ///< everybody logged in may view; changes need the permissions
    superusers,  ///< superusers only, also for viewing
    kept         ///< viewed by permission; written by deeds, never by hand
};

/// Which rows an actor sees, as SQL on `{t}` (the record's alias) with `{me}` for the actor's person id. Who has a permission
/// in some scopes alone sees what `own` says, and of those scopes what the permission shows.
/// The same predicate stands in lists, related lists, details, history, choices, search and API.
struct Visible {
    std::string_view with_view = "TRUE";  ///< for those who have the view permission
    std::string_view own = {};            ///< for those who haven't; empty: no row
    std::string_view with_change = {};    ///< for those who may change them too; empty: as `with_view`
    /// A reference to anything: besides, a row is seen only by those who see the record that it names. What hangs on a
    /// record (comments, attachments) is as visible as the record itself. Where it names none, the above decides.
    std::string_view as = {};
};
inline constexpr Visible visible_to_everybody_inside{"TRUE", "TRUE"};
inline constexpr Visible visible_with_permission{};

/// The struct behind the table: made, filled and dropped by generic code.
struct StructOps {
    void* (*make)();
    void (*drop)(void*);
    std::int64_t* (*id)(void*);
};
template <class Struct>
constexpr StructOps struct_of() {
    return {[]() -> void* { return new Struct(); }, [](void* s) { delete static_cast<Struct*>(s); },
            [](void* s) { return &static_cast<Struct*>(s)->id.value; }};
}

/// The entity's own rule on a filled struct: `rule<check>()` for `void check(Award const&, Problems&)`.
using Rule = void (*)(void const* record, Problems& problems);
namespace detail {
template <class>
struct RuleOf;
template <class Struct>
struct RuleOf<void (*)(Struct const&, Problems&)> {
    using type = Struct;
};
}  // namespace detail
template <auto Check_>
constexpr Rule rule() {
    using Struct = typename detail::RuleOf<decltype(Check_)>::type;
    return [](void const* record, Problems& problems) {
        Check_(*static_cast<Struct const*>(record), problems);
    };
}

/// What an entity is, said once; every page, the API, imports, history and permissions read it.
/// Table `<app>_<name>`, address `/<app>/<plural>`, API `/api/<app>/<plural>`.
struct Entity {
    std::string_view app, name, plural;
    char const* label;         ///< msgid, one: "Award"
    char const* plural_label;  ///< msgid, many: "Awards"
    char const* new_label;     ///< msgid of the list's main button: "New award"
    char const* icon = "circle";
    StructOps type;
    std::span<Field const> fields;
    std::span<Unique const> unique = {};
    std::span<Check const> checks = {};
    std::span<Computed const> computed = {};
    /// How duplicates are found; empty: by sorted e-mails, and by title where that is one sorted field.
    std::span<Alike const> duplicates = {};
    Rule rule = nullptr;
    /// How a record is called in lists, choices and headings: SQL text expression on `{t}`. What it says itself is
    /// translated: `{label:state}` is the label of a choice, `{word:frozen}` one of `words` (core/entity/title.h).
    std::string_view title;
    std::span<Word const> words = {};
    /// Default order: field names, `-` for descending; the id always ends it.
    std::string_view order = {};
    Guard guard = Guard::per_entity;
    Visible visible = visible_with_permission;
    /// In which bank, company or site a record lies: the field that names it, or "id" where the record is such a scope
    /// itself; "": in none. Roles may hold in one scope alone (`Actor::roles`), and totals are kept by it.
    std::string_view scope = {};
    /// For ordered children: the reference field to the parent that saves them.
    std::string_view parent = {};
    /// For facets: the reference field to the record whose page, form and API show this as a section.
    std::string_view facet_of = {};
    /// May not be deleted once there (archived, revoked … instead).
    bool permanent = false;
    /// Rows are only ever added (movements, logs): no version, no history.
    bool append_only = false;
    /// Shown with an avatar: the record is a person.
    bool portrait = false;
    /// Kept out of menus and the search (join rows, logs).
    bool internal = false;
    /// `store` keeps how many there are. Not of rows that a library writes with SQL of its own (sessions).
    bool counted = true;
    std::string full_name() const { return std::string(app) + "." + std::string(name); }
    std::string table() const { return std::string(app) + "_" + std::string(name); }
    std::string address() const { return "/" + std::string(app) + "/" + std::string(plural); }
    std::string address(std::int64_t id) const { return address() + "/" + std::to_string(id); }
    /// Index of a field, or -1.
    int index_of(std::string_view field) const;
    Field const* find(std::string_view field) const;
    bool searchable() const;
    /// The kind of records that are its scopes, `timebank.bank`; "" without a scope, and where it may be of any kind.
    std::string scope_kind() const;
    /// The permission's code: `people.person.change`.
    std::string permission(Action action) const;
};
std::string_view code_of(Action action);
/// The scope that a record lies in; its id is 0 where it lies in none.
AnyReference scope_of(Entity const& entity, Record const& record);

/// A record with every field at its initial value ("today" by `today`).
Record blank_record(Entity const& entity, Date today);

/// A typed struct owned while generic code needs it (to run a rule, to call a deed).
class Struct {
public:
    Struct(Entity const& entity, Record const& record);
    ~Struct() { entity_.type.drop(held_); }
    Struct(Struct const&) = delete;
    Struct& operator=(Struct const&) = delete;
    void* get() const { return held_; }

private:
    Entity const& entity_;
    void* held_;
};

}  // namespace ateneu
