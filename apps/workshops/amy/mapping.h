#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/entity/registry.h"

// What of AMY's tables becomes what of ours: data, and the few questions asked of it.

namespace ateneu::workshops::amy {

/// A column of AMY's whose name differs from our field's by more than the `_id` of references. A
/// generic relation has two columns that name the same field. "" : known, and not taken over.
struct Column {
    std::string_view amy, ours;
};

/// How a table's rows are known.
enum class Key {
    integer,  ///< by `id`, which is kept
    uuid,     ///< by `id`, kept as our field `uuid`; the integer id counts the rows
    none      ///< by nothing that anybody points at; the integer id counts the rows
};

/// A table whose rows become records of one entity.
struct Table {
    std::string_view name;
    std::string_view entity;  ///< full name
    std::span<Column const> columns = {};
    Key key = Key::integer;
    /// A fresh database has rows of its own here, which give way to the dump's.
    bool seeded = false;
    /// AMY's name of the entity (`app.model`); "" : as the table's name says.
    std::string_view model = {};
    /// Set: rows about a record that is gone are left out, for this reason. Otherwise they stay.
    std::string_view without_subject = {};
    /// Set: rows are left out for this reason where the table has `other_scheme`, a column.
    std::string_view other_scheme = {}, other_scheme_reason = {};
    /// The last touch to a record.
    void (*adjust)(Entity const& entity, Record& record) = nullptr;
    /// Only the named columns are this entity's; the rest is another's (see `logins`).
    bool only_named = false;
};
std::span<Table const> tables();
/// Half of AMY's persons: what lets them log in.
Table const& logins();
/// null when it becomes no entity.
Table const* table_named(std::string_view name);
/// By AMY's name of the entity, as content types and versions say it.
Table const* table_of_model(std::string_view model);
/// By our entity's full name; null when AMY has none such.
Table const* table_of_entity(std::string_view full_name);

/// A many-to-many table.
struct Links {
    std::string_view name;
    std::string_view entity, field;  ///< whose links they are
    std::string_view from, to;       ///< columns
};
std::span<Links const> links();
Links const* links_named(std::string_view name);
/// By table and the field's name there; null when there is none.
Links const* links_of(Table const& table, std::string_view amy_field);

/// Why nothing of a table is taken over; nothing where something is.
std::optional<std::string> reason_to_leave_out(std::string_view table);

/// Index of the field that holds a column (with its `_id`) or a versioned field (without); -1:
/// none.
int field_of(Table const& table, Entity const& entity, std::string_view column);
/// Known, and not taken over on purpose.
bool is_dropped(Table const& table, std::string_view column);

}  // namespace ateneu::workshops::amy
