#pragma once
#include "core/entity/entity.h"

namespace ateneu::people {

struct Group;
struct KnowledgeDomain;
struct Language;
struct Permission;

/// Somebody the community knows. Apps hang their own facts on the person as facets; what lets a person log
/// in stands apart in `Login`, so that secrets never travel with a name.
struct Person {
    Id<Person> id;
    std::string personal;
    std::string middle;
    std::string family;
    std::string username;
    std::optional<Email> email;  ///< lower case; also a login name
    Email secondary_email;
    std::string gender = "U";
    std::string gender_other;
    std::string phone, alt_phone;
    std::string postcode;
    std::optional<Date> born_on;
    std::string about;  ///< what they say of themselves, Markdown

    std::string airport_iata;
    Country airport_country;  ///< this and the next three follow the airport
    Degrees airport_lat;
    Degrees airport_lon;
    TimeZone airport_timezone;
    Country country;    ///< overrides the airport's
    TimeZone timezone;  ///< overrides the airport's

    std::string affiliation;
    std::string occupation;
    std::vector<Id<KnowledgeDomain>> domains;
    std::vector<Id<Language>> languages;

    std::optional<std::string> github;
    std::string orcid;
    std::optional<std::string> twitter;
    std::optional<std::string> bluesky;
    std::optional<std::string> mastodon;
    std::string url;

    std::string user_notes;

    std::vector<Id<Group>> groups;
    std::vector<Id<Permission>> permissions;

    Instant created_at;
    std::optional<Instant> last_updated_at;
    std::optional<Instant> archived_at;
    std::optional<Instant> duplication_reviewed_on;  ///< when somebody last said "not a duplicate"

    static Entity const& entity();
};

/// The rules of a person's fields, as forms, imports and the API obey them.
void check_person(Person const& person, Problems& problems);

/// Personal, middle and family name, as far as there are any.
std::string full_name(Person const& person);

}  // namespace ateneu::people
