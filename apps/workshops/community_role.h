#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/entity/entity.h"

namespace ateneu::people {
struct Person;
}

namespace ateneu::workshops {

struct Award;
struct Badge;
struct Membership;
struct Partnership;

/// A kind of community role, and what each role of the kind must point at.
struct CommunityRoleConfig {
    Id<CommunityRoleConfig> id;
    std::string name, display_name;
    bool link_to_award = false;
    std::optional<Id<Badge>> award_badge_limit;  ///< the award must carry this badge
    bool autoassign_when_award_created = false;
    bool link_to_membership = false;
    bool link_to_partnership = false;
    bool additional_url = false;
    std::optional<std::string>
        generic_relation_content_type;  ///< an entity's full name, `workshops.lesson`
    std::vector<std::string> custom_key_labels;
    Instant created_at;
    std::optional<Instant> last_updated_at;
    static Entity const& entity();
};

/// Why a role came to its end.
struct CommunityRoleInactivation {
    Id<CommunityRoleInactivation> id;
    std::string name;
    Instant created_at;
    std::optional<Instant> last_updated_at;
    static Entity const& entity();
};

/// Something a person does for the community from one day to another: maintainer of a lesson,
/// trainer, member of a committee.
struct CommunityRole {
    Id<CommunityRole> id;
    Id<CommunityRoleConfig> config;
    Id<people::Person> person;
    std::optional<Date> start, end;
    std::optional<Id<CommunityRoleInactivation>> inactivation;
    std::optional<Id<Award>> award;
    std::optional<Id<Membership>> membership;
    std::optional<Id<Partnership>> partnership;
    Url url;
    std::optional<AnyReference> generic_relation;
    std::optional<Json> custom_keys;  ///< a list of [label, value] pairs
    Instant created_at;
    std::optional<Instant> last_updated_at;
    static Entity const& entity();
};

}  // namespace ateneu::workshops
