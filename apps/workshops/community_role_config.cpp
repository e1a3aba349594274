#include "apps/workshops/community_role.h"

#include "apps/workshops/award.h"
#include "apps/workshops/shared_fields.h"

namespace ateneu::workshops {
namespace {

using Config = CommunityRoleConfig;
constexpr Field config_fields[] = {
    field<&Config::name>("name", N_("Key"),
                         {.required = true,
                          .sorted = true,
                          .listed = true,
                          .code = true,
                          .max_length = 150,
                          .help = N_("Programs know the role by it.")}),
    field<&Config::display_name>(
        "display_name", N_("Name"),
        {.required = true, .searchable = true, .sorted = true, .listed = true, .max_length = 150}),
    field<&Config::link_to_award>("link_to_award", N_("Needs an award"),
                                  {.listed = true, .group = N_("What a role points at")}),
    field<&Config::award_badge_limit>("award_badge_limit", N_("Only awards of the badge"),
                                      {.group = N_("What a role points at")}),
    field<&Config::autoassign_when_award_created>(
        "autoassign_when_award_created", N_("Given with the award"),
        {.help = N_("Whoever earns the badge gets the role at once."),
         .group = N_("What a role points at")}),
    field<&Config::link_to_membership>("link_to_membership", N_("Needs a membership"),
                                       {.listed = true, .group = N_("What a role points at")}),
    field<&Config::link_to_partnership>("link_to_partnership", N_("Needs a partnership"),
                                        {.listed = true, .group = N_("What a role points at")}),
    field<&Config::additional_url>("additional_url", N_("Needs a website"),
                                   {.listed = true, .group = N_("What a role points at")}),
    field<&Config::generic_relation_content_type>("generic_relation_content_type",
                                                  N_("Kind of record it points at"),
                                                  {.code = true,
                                                   .max_length = 100,
                                                   .help = N_("For example workshops.lesson"),
                                                   .group = N_("What a role points at")}),
    field<&Config::custom_key_labels>("custom_key_labels", N_("Free fields"),
                                      {.max_length = 150, .group = N_("What a role points at")}),
    created_field<&Config::created_at>(),
    updated_field<&Config::last_updated_at>(),
};

using Inactivation = CommunityRoleInactivation;
constexpr Field inactivation_fields[] = {
    field<&Inactivation::name>(
        "name", N_("Name"),
        {.required = true, .searchable = true, .sorted = true, .listed = true, .max_length = 150}),
    created_field<&Inactivation::created_at>(),
    updated_field<&Inactivation::last_updated_at>(),
};

}  // namespace

Entity const& CommunityRoleConfig::entity() {
    static constexpr Entity entity{.app = "workshops",
                                   .name = "community_role_config",
                                   .plural = "community_role_configs",
                                   .label = N_("Kind of community role"),
                                   .plural_label = N_("Kinds of community role"),
                                   .new_label = N_("New kind of community role"),
                                   .icon = "person-gear",
                                   .type = struct_of<CommunityRoleConfig>(),
                                   .fields = config_fields,
                                   .title = R"({t}."display_name")",
                                   .order = "display_name",
                                   .guard = Guard::lookup};
    return entity;
}

Entity const& CommunityRoleInactivation::entity() {
    static constexpr Entity entity{.app = "workshops",
                                   .name = "community_role_inactivation",
                                   .plural = "community_role_inactivations",
                                   .label = N_("Reason for the end of a role"),
                                   .plural_label = N_("Reasons for the end of a role"),
                                   .new_label = N_("New reason for the end of a role"),
                                   .icon = "person-dash",
                                   .type = struct_of<CommunityRoleInactivation>(),
                                   .fields = inactivation_fields,
                                   .title = R"({t}."name")",
                                   .order = "name",
                                   .guard = Guard::lookup};
    return entity;
}

}  // namespace ateneu::workshops
