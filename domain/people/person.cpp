#include "domain/people/person.h"

#include "domain/people/access_group.h"
#include "domain/people/lookups.h"

namespace ateneu::people {

namespace {

constexpr Choice genders[] = {
    {"U", N_("Prefer not to say")},
    {"F", N_("Female")},
    {"V", N_("Gender variant or non-conforming")},
    {"M", N_("Male")},
    {"O", N_("Other")},
};

constexpr auto place = N_("Where they are");
constexpr auto work = N_("What they do");
constexpr auto web = N_("On the web");
constexpr auto notes = N_("Notes");
constexpr auto access = N_("Access");
constexpr auto record = N_("About this record");

constexpr Field fields[] = {
    field<&Person::personal>("personal", N_("First name"), {.required = true, .searchable = true,
        .sorted = true, .personal = true, .max_length = 100}),
    field<&Person::middle>("middle", N_("Middle name"), {.searchable = true, .personal = true,
        .max_length = 100}),
    field<&Person::family>("family", N_("Family name"), {.searchable = true, .sorted = true,
        .personal = true, .max_length = 100}),
    field<&Person::email>("email", N_("E-mail"), {.unique = true, .searchable = true, .sorted = true,
        .listed = true, .personal = true, .help = N_("Can also be used to log in.")}),
    field<&Person::secondary_email>("secondary_email", N_("Second e-mail"), {.searchable = true,
        .personal = true}),
    field<&Person::username>("username", N_("Username"), {.required = true, .unique = true,
        .searchable = true, .sorted = true, .personal = true, .code = true,
        .max_length = 100, .help = N_("To log in: letters without accents, digits, - and _.")}),
    field<&Person::gender>("gender", N_("Gender"), {.filtered = true, .personal = true, .initial = "U",
        .choices = genders}),
    field<&Person::gender_other>("gender_other", N_("Gender, in their words"), {.personal = true,
        .max_length = 100, .help = N_("Only when the gender is Other.")}),
    field<&Person::phone>("phone", N_("Phone"), {.searchable = true, .personal = true, .max_length = 40}),
    field<&Person::alt_phone>("alt_phone", N_("Second phone"), {.searchable = true, .personal = true, .max_length = 40}),
    field<&Person::postcode>("postcode", N_("Postcode"), {.personal = true, .max_length = 12}),
    field<&Person::born_on>("born_on", N_("Born on"), {.personal = true}),
    field<&Person::about>("about", N_("About them"), {.personal = true, .multiline = true, .markdown = true, .help = N_("What others read, where they may see this person.")}),

    field<&Person::airport_iata>("airport_iata", N_("Nearest airport"), {.listed = true, .filtered = true,
        .personal = true, .code = true, .max_length = 10,
        .help = N_("Its three-letter code, for example BCN."), .group = place}),
    field<&Person::airport_country>("airport_country", N_("Country of the airport"), {.filtered = true,
        .personal = true, .group = place, .access = FieldAccess::system, .kept_because = N_("People are counted by country.")}),
    field<&Person::airport_lat>("airport_lat", N_("Latitude of the airport"), {.personal = true, .max = 90,
        .group = place, .access = FieldAccess::system}),
    field<&Person::airport_lon>("airport_lon", N_("Longitude of the airport"), {.personal = true,
        .group = place, .access = FieldAccess::system}),
    field<&Person::airport_timezone>("airport_timezone", N_("Time zone of the airport"), {.personal = true,
        .group = place, .access = FieldAccess::system}),
    field<&Person::country>("country", N_("Country"), {.filtered = true, .personal = true,
        .help = N_("When it isn't the airport's."), .group = place, .kept_because = N_("People are counted by country.")}),
    field<&Person::timezone>("timezone", N_("Time zone"), {.personal = true,
        .help = N_("When it isn't the airport's."), .group = place}),

    field<&Person::affiliation>("affiliation", N_("Works at"), {.searchable = true, .sorted = true,
        .listed = true, .personal = true, .max_length = 100, .group = work}),
    field<&Person::occupation>("occupation", N_("Occupation"), {.personal = true, .max_length = 100,
        .group = work}),
    field<&Person::domains>("domains", N_("Knowledge domains"), {.filtered = true, .personal = true,
        .group = work, .related_label = N_("People in this domain")}),
    field<&Person::languages>("languages", N_("Languages"), {.filtered = true, .personal = true,
        .group = work, .related_label = N_("People who speak it")}),

    field<&Person::github>("github", N_("GitHub"), {.unique = true, .searchable = true, .personal = true,
        .code = true, .max_length = 39, .group = web}),
    field<&Person::orcid>("orcid", N_("ORCID iD"), {.personal = true, .code = true, .max_length = 100,
        .help = N_("In full: https://orcid.org/0000-0002-1825-0097"), .group = web}),
    field<&Person::twitter>("twitter", N_("X (Twitter)"), {.unique = true, .personal = true, .code = true,
        .max_length = 100, .group = web}),
    field<&Person::bluesky>("bluesky", N_("Bluesky"), {.unique = true, .personal = true, .code = true,
        .max_length = 100, .help = N_("Without the @, for example ana.bsky.social."), .group = web}),
    field<&Person::mastodon>("mastodon", N_("Mastodon"), {.unique = true, .personal = true, .code = true,
        .max_length = 100, .help = N_("With its server, for example ana@mastodon.social."), .group = web}),
    field<&Person::url>("url", N_("Website"), {.personal = true, .max_length = 100, .group = web}),

    field<&Person::user_notes>("user_notes", N_("What they told us"), {.personal = true, .multiline = true,
        .group = notes}),

    field<&Person::groups>("groups", N_("Groups"), {.filtered = true, .personal = true, .group = access,
        .access = FieldAccess::superusers, .related_label = N_("People in this group")}),
    field<&Person::permissions>("permissions", N_("Permissions of their own"), {
        .personal = true, .help = N_("Besides those of the groups."), .group = access, .access = FieldAccess::superusers,
        .related_label = N_("People with this permission")}),

    field<&Person::created_at>("created_at", N_("Added"), {.sorted = true, .listed = true, .filtered = true,
        .group = record, .stamp = Stamp::created}),
    field<&Person::last_updated_at>("last_updated_at", N_("Last changed"), {.group = record,
        .stamp = Stamp::updated}),
    field<&Person::archived_at>("archived_at", N_("Archived"), {.filtered = true, .group = record,
        .access = FieldAccess::system}),
    field<&Person::duplication_reviewed_on>("duplication_reviewed_on", N_("Reviewed for duplicates"),
        {.group = record, .access = FieldAccess::system}),
};

constexpr std::string_view names[] = {"personal", "family"}, switched_names[] = {"family", "personal"};
constexpr std::string_view first_address[] = {"email"}, second_address[] = {"secondary_email"};
/// Source: AMY-R168; AMY leaves the addresses out.
constexpr Alike alike[] = {{N_("Same name"), names}, {N_("Names the other way round"), names, switched_names}, {N_("Same e-mail"), first_address, second_address}};

}  // namespace

std::string full_name(Person const& person) {
    std::string name;
    for (auto const* part : {&person.personal, &person.middle, &person.family})
        if (!part->empty()) name += (name.empty() ? "" : " ") + *part;
    return name;
}

Entity const& Person::entity() {
    // The address stays out of the title: whoever may read a workshop's list of helpers need not read that.
    static constexpr Entity person{
        .app = "people", .name = "person", .plural = "people", .label = N_("Person"),
        .plural_label = N_("People"), .new_label = N_("New person"), .icon = "person",
        .type = struct_of<Person>(), .fields = fields, .duplicates = alike, .rule = rule<check_person>(),
        .title = R"(TRIM({t}."personal" || CASE WHEN {t}."middle" = '' THEN '' ELSE ' ' || {t}."middle" END
                    || CASE WHEN {t}."family" = '' THEN '' ELSE ' ' || {t}."family" END))",
        .order = "family,personal",
        .visible = {.with_view = "TRUE", .own = R"({t}."id" = {me})"}, .portrait = true};
    return person;
}

}  // namespace ateneu::people
