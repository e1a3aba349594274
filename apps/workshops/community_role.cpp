#include "apps/workshops/community_role.h"

#include <boost/json.hpp>

#include "apps/workshops/award.h"
#include "apps/workshops/membership.h"
#include "apps/workshops/partnership.h"
#include "apps/workshops/shared_fields.h"
#include "domain/people/person.h"

namespace ateneu::workshops {
namespace {

using Role = CommunityRole;
constexpr Field fields[] = {
    field<&Role::person>("person", N_("Person"),
                         {.required = true, .listed = true, .personal = true, .on_delete = OnDelete::cascade}),
    field<&Role::config>("config", N_("Role"),
                         {.required = true, .listed = true, .filtered = true}),
    field<&Role::start>(
        "start", N_("Start"),
        {.required = true, .sorted = true, .listed = true, .filtered = true, .initial = "today"}),
    field<&Role::end>("end", N_("End"), {.sorted = true, .listed = true, .filtered = true}),
    field<&Role::inactivation>("inactivation", N_("Why it ended"),
                               {.listed = true, .filtered = true}),
    field<&Role::award>("award", N_("Award"), {.group = N_("Belongs to")}),
    field<&Role::membership>("membership", N_("Membership"), {.group = N_("Belongs to")}),
    field<&Role::partnership>("partnership", N_("Partnership"), {.group = N_("Belongs to")}),
    field<&Role::url>("url", N_("Website"), {.personal = true, .max_length = 200, .group = N_("Belongs to")}),
    field<&Role::generic_relation>("generic_relation", N_("Concerns"),
                                   {.personal = false, .help = N_("The lesson or curriculum that the role is about."),
                                    .group = N_("Belongs to")}),
    field<&Role::custom_keys>(
        "custom_keys", N_("Free fields"),
        {.personal = true, .help = N_("A list of pairs: [[\"label\", \"value\"]]"), .group = N_("Belongs to")}),
    created_field<&Role::created_at>(),
    updated_field<&Role::last_updated_at>(),
};

bool is_list_of_pairs(std::string const& text) {
    boost::system::error_code failed;
    auto const value = boost::json::parse(text, failed);
    if (failed || !value.is_array()) return false;
    for (auto const& pair : value.get_array()) {
        if (!pair.is_array() || pair.get_array().size() != 2) return false;
        if (!pair.get_array()[0].is_string()) return false;
    }
    return true;
}

void check(CommunityRole const& role, Problems& problems) {
    if (role.start && role.end && *role.end < *role.start)
        problems.add("end", N_("A role can't end before it starts."));
    if (role.inactivation && !role.end)
        problems.add("end", N_("Say when the role ended."), "required");
    if (role.custom_keys && !is_list_of_pairs(role.custom_keys->value))
        problems.add("custom_keys", N_("Write a list of pairs of a label and a value."));
}

}  // namespace

Entity const& CommunityRole::entity() {
    static constexpr Entity entity{
        .app = "workshops",
        .name = "community_role",
        .plural = "community_roles",
        .label = N_("Community role"),
        .plural_label = N_("Community roles"),
        .new_label = N_("New community role"),
        .icon = "person-badge",
        .type = struct_of<CommunityRole>(),
        .fields = fields,
        .rule = rule<check>(),
        .title = R"((SELECT c."display_name" FROM "workshops_community_role_config" c
                      WHERE c."id" = {t}."config") || ', ' ||
                    (SELECT TRIM(p."personal" || ' ' || p."family") FROM "people_person" p
                      WHERE p."id" = {t}."person"))",
        .order = "-start",
        .visible = {.own = R"({t}."person" = {me})"}};
    return entity;
}

}  // namespace ateneu::workshops
