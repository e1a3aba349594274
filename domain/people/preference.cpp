#include "domain/people/preference.h"

#include "domain/people/person.h"

namespace ateneu::people {

namespace {

constexpr Choice themes[] = {
    {"", N_("As the device")},
    {"light", N_("Light")},
    {"dark", N_("Dark")},
};

constexpr Field fields[] = {
    field<&Preference::person>("person", N_("Person"), {.required = true, .unique = true, .listed = true,
        .personal = true, .on_delete = OnDelete::cascade, .on_erase = OnErase::remove, .related_label = N_("Preferences")}),
    field<&Preference::language>("language", N_("Language of the pages"), {.listed = true,
        .personal = true}),
    field<&Preference::theme>("theme", N_("Theme"), {.listed = true, .choices = themes}),
    field<&Preference::time_zone>("time_zone", N_("Times are shown in"), {.listed = true,
        .personal = true}),
    field<&Preference::mails_about_work>("mails_about_work", N_("E-mails about work that took long"), {.initial = "true"}),
    field<&Preference::mails_about_mentions>("mails_about_mentions", N_("E-mails when somebody mentions you"), {.initial = "true"}),
    field<&Preference::mails_news>("mails_news", N_("E-mails with news, once a week at most"), {.initial = "true"}),
};

}  // namespace

Entity const& Preference::entity() {
    static constexpr Entity preference{
        .app = "people", .name = "preference", .plural = "preferences", .label = N_("Preferences"),
        .plural_label = N_("Preferences"), .new_label = N_("New preferences"), .icon = "sliders",
        .type = struct_of<Preference>(), .fields = fields,
        .title = R"((SELECT TRIM(person."personal" || ' ' || person."family") FROM "people_person" person
                     WHERE person."id" = {t}."person"))",
        .visible = {.with_view = "TRUE", .own = R"({t}."person" = {me})"}, .facet_of = "person",
        .internal = true};
    return preference;
}

Written save_preference(Transaction& tx, Preference preference) {
    auto const known = tx.sql().integer(R"(SELECT "id" FROM "people_preference" WHERE "person" = $1)",
                                        {preference.person.value});
    preference.id = {known.value_or(0)};
    Transaction::Deed const deed(tx);
    return known ? tx.change(Preference::entity(), to_record(Preference::entity(), &preference)) : tx.add(preference);
}

}  // namespace ateneu::people
