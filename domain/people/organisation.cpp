#include "domain/people/organisation.h"

#include "core/base/text.h"

namespace ateneu::people {

namespace {

constexpr Field fields[] = {
    field<&Organisation::fullname>("fullname", N_("Name"), {.required = true, .unique = true,
        .searchable = true, .sorted = true, .listed = true, .max_length = 100}),
    field<&Organisation::domain>("domain", N_("Domain"), {.required = true, .unique = true,
        .searchable = true, .sorted = true, .listed = true, .code = true, .max_length = 100,
        .help = N_("Its address on the web without https://, for example example.org.")}),
    field<&Organisation::country>("country", N_("Country"), {.listed = true, .filtered = true}),
    field<&Organisation::latitude>("latitude", N_("Latitude"), {.max = 90, .group = N_("On the map")}),
    field<&Organisation::longitude>("longitude", N_("Longitude"), {.group = N_("On the map")}),
    field<&Organisation::affiliated_organisations>("affiliated_organisations",
        N_("Affiliated organisations"), {.group = N_("Relations"), .symmetric = true}),
};

void check(Organisation const& organisation, Problems& problems) {
    if (organisation.domain.find_first_of(" \t\r\n") != std::string::npos)
        problems.add("domain", N_("A domain has no spaces."));
    if (organisation.domain.find("://") != std::string::npos)
        problems.add("domain", N_("Leave out what stands before the domain, https://."));
    if (organisation.latitude.has_value() != organisation.longitude.has_value())
        problems.add(organisation.latitude ? "longitude" : "latitude",
                     N_("A place on the map needs both latitude and longitude."));
}

constexpr std::string_view called[] = {"fullname"};
constexpr Alike alike[] = {{N_("Same name"), called}};

}  // namespace

Entity const& Organisation::entity() {
    static constexpr Entity organisation{
        .app = "people", .name = "organisation", .plural = "organisations", .label = N_("Organisation"),
        .plural_label = N_("Organisations"), .new_label = N_("New organisation"), .icon = "building",
        .type = struct_of<Organisation>(), .fields = fields, .duplicates = alike, .rule = rule<check>(),
        .title = R"({t}."fullname")",
        .order = "domain"};
    return organisation;
}

}  // namespace ateneu::people
