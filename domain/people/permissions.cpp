#include "domain/people/permissions.h"

#include <algorithm>
#include <set>

#include "domain/people/access_group.h"
#include "domain/people/person.h"

namespace ateneu::people {

namespace {

constexpr Action actions[] = {Action::view, Action::add, Action::change, Action::remove};

constexpr std::string_view usual_groups[] = {"administrators", "steering committee", "invoicing", "trainers"};

/// What may be changed by groups that otherwise only look. Names of entities, because the app that declares
/// them may be left out of a program.
struct Exception {
    std::string_view group, entity;
};
constexpr Exception changes[] = {
    {"invoicing", "workshops.membership"}, {"invoicing", "workshops.partnership"},
    {"invoicing", "people.organisation"},  {"trainers", "workshops.training_progress"},
    {"trainers", "workshops.task"},        {"trainers", "workshops.award"},
};
/// Doors that are no action on a kind of record.
constexpr struct {
    std::string_view code;
    char const* label;
} own_permissions[] = {{"people.person.restricted_api", "Person: restricted API"}, {"people.person.view_as", "Person: look at Ateneu as them"}};
/// Who may write these may become anybody.
constexpr std::string_view guarded[] = {"people.permission", "people.group", "people.role", "people.token", "people.service_token", "people.session",
                                        "people.social_login", "people.preference", "people.account_event", "people.viewing"};

/// Written by deeds alone, and these permissions say who may ask for those: to erase somebody, to take somebody's data away.
constexpr std::string_view deeds[] = {"privacy.erasure", "privacy.export"};

template <class List>
bool holds(List const& list, std::string_view name) {
    return std::find(std::begin(list), std::end(list), name) != std::end(list);
}

struct NewPermission {
    Id<Permission> id;
    Entity const* entity;  ///< null for a permission of its own
    Action action;
};

char const* label_of(Action action) {
    switch (action) {
        case Action::view: return "see";
        case Action::add: return "add";
        case Action::change: return "change";
        case Action::remove: return "delete";
    }
    return "";
}

Id<Permission> add_permission(Transaction& tx, std::string const& code, std::string const& label) {
    auto const written = tx.add(Permission{.code = code, .label = label});
    must(static_cast<bool>(written), "a permission can't be added");
    return {written.id};
}

std::vector<NewPermission> add_missing(Transaction& tx) {
    std::set<std::string, std::less<>> known;
    {
        auto const rows = tx.sql().query(R"(SELECT "code" FROM "people_permission")");
        while (rows->next()) known.emplace(rows->text(0));
    }
    std::vector<NewPermission> added;
    for (auto const* entity : tx.registry().entities())
        for (auto const action : actions)
            if (auto const code = entity->permission(action); !known.contains(code))
                added.push_back({add_permission(tx, code, std::string(entity->label) + ": " + label_of(action)),
                                 entity, action});
    for (auto const& [code, label] : own_permissions)
        if (!known.contains(code)) added.push_back({add_permission(tx, std::string(code), label), nullptr, {}});
    return added;
}

std::optional<Group> group_named(Transaction& tx, std::string_view name) {
    auto const id = tx.sql().integer(R"(SELECT "id" FROM "people_group" WHERE "name" = $1 AND "name" <> '')", {name});
    return id ? tx.read(Id<Group>{*id}) : std::nullopt;
}

void save(Transaction& tx, Group const& group) {
    std::string_view const changed[] = {"permissions"};
    must(static_cast<bool>(tx.change(Group::entity(), to_record(Group::entity(), &group), changed)),
         "a group can't be changed");
}

}  // namespace

bool is_usual(std::string_view group, Entity const& entity, Action action) {
    auto const name = entity.full_name();
    if (entity.guard == Guard::superusers || holds(guarded, name)) return false;
    bool const is_login = name == "people.login" || name == "people.second_factor";
    if (group == "administrators") {
        if (holds(deeds, name)) return action != Action::remove;
        if (entity.guard == Guard::lookup || entity.guard == Guard::kept || is_login)
            return action == Action::view || (name == "people.login" && action != Action::remove);
        return true;
    }
    if (is_login || !holds(usual_groups, group)) return false;
    if (action == Action::view) return true;
    return action == Action::change && std::any_of(std::begin(changes), std::end(changes), [&](auto const& each) {
               return each.group == group && each.entity == name;
           });
}

void sync_permissions(Transaction& tx) {
    auto const added = add_missing(tx);
    if (added.empty()) return;
    for (auto const name : usual_groups) {
        auto group = group_named(tx, name);
        if (!group) continue;
        for (auto const& permission : added)
            if (permission.entity && is_usual(name, *permission.entity, permission.action))
                group->permissions.push_back(permission.id);
        save(tx, *group);
    }
}

void fill_empty_groups(Transaction& tx) {
    for (auto const name : usual_groups) {
        auto group = group_named(tx, name);
        if (!group || !group->permissions.empty()) continue;
        for (auto const* entity : tx.registry().entities())
            for (auto const action : actions)
                if (is_usual(name, *entity, action))
                    if (auto const id = tx.sql().integer(R"(SELECT "id" FROM "people_permission" WHERE "code" = $1 AND "code" <> '')",
                                                         {entity->permission(action)}))
                        group->permissions.push_back({*id});
        save(tx, *group);
    }
}

}  // namespace ateneu::people
