#include "domain/people/lookups.h"

namespace ateneu::people {

namespace {

constexpr Field language_fields[] = {
    field<&Language::name>("name", N_("Name"), {.required = true, .searchable = true, .sorted = true,
        .listed = true, .max_length = 100}),
    field<&Language::subtag>("subtag", N_("Subtag"), {.required = true, .searchable = true, .sorted = true,
        .listed = true, .filtered = true, .code = true, .max_length = 10,
        .help = N_("As registered at IANA, for example ca or pt.")}),
};

constexpr Field domain_fields[] = {
    field<&KnowledgeDomain::name>("name", N_("Name"), {.required = true, .searchable = true, .sorted = true,
        .listed = true, .max_length = 100}),
};

constexpr Field airport_fields[] = {
    field<&Airport::iata>("iata", N_("IATA code"), {.required = true, .unique = true, .searchable = true,
        .sorted = true, .listed = true, .code = true, .max_length = 10}),
    field<&Airport::fullname>("fullname", N_("Name"), {.required = true, .unique = true, .searchable = true,
        .sorted = true, .listed = true, .max_length = 100}),
    field<&Airport::country>("country", N_("Country"), {.required = true, .listed = true, .filtered = true}),
    field<&Airport::latitude>("latitude", N_("Latitude"), {.required = true, .listed = true, .max = 90}),
    field<&Airport::longitude>("longitude", N_("Longitude"), {.required = true, .listed = true}),
};

}  // namespace

Entity const& Language::entity() {
    static constexpr Entity language{
        .app = "people", .name = "language", .plural = "languages", .label = N_("Language"),
        .plural_label = N_("Languages"), .new_label = N_("New language"), .icon = "translate",
        .type = struct_of<Language>(), .fields = language_fields, .title = R"({t}."name")", .order = "name",
        .guard = Guard::lookup};
    return language;
}

Entity const& KnowledgeDomain::entity() {
    static constexpr Entity domain{
        .app = "people", .name = "knowledge_domain", .plural = "knowledge_domains",
        .label = N_("Knowledge domain"), .plural_label = N_("Knowledge domains"),
        .new_label = N_("New knowledge domain"), .icon = "mortarboard", .type = struct_of<KnowledgeDomain>(),
        .fields = domain_fields, .title = R"({t}."name")", .order = "name", .guard = Guard::lookup};
    return domain;
}

Entity const& Airport::entity() {
    static constexpr Entity airport{
        .app = "people", .name = "airport", .plural = "airports", .label = N_("Airport"),
        .plural_label = N_("Airports"), .new_label = N_("New airport"), .icon = "airplane",
        .type = struct_of<Airport>(), .fields = airport_fields,
        .title = R"({t}."iata" || ': ' || {t}."fullname")", .order = "iata", .guard = Guard::kept};
    return airport;
}

}  // namespace ateneu::people
