#include "apps/workshops/amy/mapping.h"

#include "core/base/text.h"

namespace ateneu::workshops::amy {

namespace {

/// `workshops_event` is `workshops.event`.
std::string model_of(Table const& table) {
    if (!table.model.empty()) return std::string(table.model);
    std::string model(table.name);
    model[model.find('_')] = '.';
    return model;
}

struct LeftOut {
    std::string_view table, reason;
};
/// Names that end in `*` mean every table that begins so.
constexpr LeftOut left_out[] = {
    {"django_content_type",
     "the program knows its kinds of records itself; it served to read the rest"},
    {"django_migrations", "how AMY's own schema came about"},
    {"django_session", "people log in anew"},
    {"django_site", "AMY's own web addresses"},
    {"django_admin_log", "AMY's log of its panel; the history comes from the versions"},
    {"django_comment_flags", "marks of moderators, which AMY shows nowhere"},
    {"flags_flagstate", "switches of AMY's own features"},
    {"default_cache_table", "a cache"},
    {"select2_cache_table", "a cache"},
    {"social_auth_association", "half-done logins elsewhere"},
    {"social_auth_code", "half-done logins elsewhere"},
    {"social_auth_nonce", "half-done logins elsewhere"},
    {"social_auth_partial", "half-done logins elsewhere"},
    {"autoemails_*", "AMY's old e-mails, which it replaced itself"},
    {"django_rq_*", "AMY's queue"},
};

bool is_meant(std::string_view pattern, std::string_view name) {
    if (!pattern.ends_with('*')) return pattern == name;
    pattern.remove_suffix(1);
    return name.starts_with(pattern);
}

/// Tables that code of their own reads.
constexpr std::string_view read_specially[] = {"auth_permission", "reversion_revision",
                                               "reversion_version"};

}  // namespace

Table const* table_named(std::string_view name) {
    for (auto const& table : tables())
        if (table.name == name) return &table;
    return nullptr;
}

Table const* table_of_model(std::string_view model) {
    for (auto const& table : tables())
        if (model_of(table) == model) return &table;
    return nullptr;
}

Table const* table_of_entity(std::string_view full_name) {
    for (auto const& table : tables())
        if (table.entity == full_name) return &table;
    return nullptr;
}

Links const* links_named(std::string_view name) {
    for (auto const& each : links())
        if (each.name == name) return &each;
    return nullptr;
}

Links const* links_of(Table const& table, std::string_view amy_field) {
    return links_named(std::string(table.name) + "_" + std::string(amy_field));
}

std::optional<std::string> reason_to_leave_out(std::string_view table) {
    if (table_named(table) || links_named(table)) return {};
    for (auto const name : read_specially)
        if (name == table) return {};
    for (auto const& each : left_out)
        if (is_meant(each.table, table)) return std::string(each.reason);
    return "a table that this program doesn't know";
}

namespace {

Column const* named(Table const& table, std::string_view column) {
    for (auto const& each : table.columns)
        if (each.amy == column) return &each;
    return nullptr;
}

}  // namespace

bool is_dropped(Table const& table, std::string_view column) {
    auto const* const found = named(table, column);
    return found && found->ours.empty();
}

int field_of(Table const& table, Entity const& entity, std::string_view column) {
    for (auto const& name : {std::string(column), std::string(column) + "_id"})
        if (auto const* const found = named(table, name))
            return found->ours.empty() ? -1 : entity.index_of(found->ours);
    if (table.only_named) return -1;
    if (column.ends_with("_id"))
        if (auto const index = entity.index_of(column.substr(0, column.size() - 3)); index >= 0)
            return index;
    return entity.index_of(column);
}

}  // namespace ateneu::workshops::amy
