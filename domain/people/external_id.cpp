#include "domain/people/external_id.h"

namespace ateneu::people {

namespace {

constexpr auto system = FieldAccess::system;

// A bare number says nothing about anybody, and has to stay when somebody is erased: or the next import brought them back.
constexpr Field fields[] = {
    field<&ExternalId::record>("record", N_("Record"), {.required = true, .listed = true, .personal = false,
        .on_delete = OnDelete::cascade, .access = system, .related_label = N_("Keys in other systems")}),
    field<&ExternalId::system>("system", N_("Other system"), {.required = true, .listed = true, .filtered = true, .personal = false,
        .code = true, .max_length = 40, .access = system}),
    field<&ExternalId::kind>("kind", N_("What it is there"), {.required = true, .listed = true, .filtered = true, .personal = false,
        .code = true, .max_length = 40, .access = system}),
    field<&ExternalId::key>("key", N_("Its key there"), {.required = true, .listed = true, .filtered = true, .personal = false,
        .code = true, .max_length = 100, .access = system}),
};
constexpr std::string_view whole_key[] = {"system", "kind", "key"};
constexpr Unique unique[] = {{whole_key}};

}  // namespace

Entity const& ExternalId::entity() {
    static constexpr Entity external{
        .app = "people", .name = "external_id", .plural = "external-ids", .label = N_("Key in another system"),
        .plural_label = N_("Keys in other systems"), .new_label = N_("New key in another system"), .icon = "box-arrow-in-down",
        .type = struct_of<ExternalId>(), .fields = fields, .unique = unique,
        .title = R"({t}."system" || ' ' || {t}."kind" || ' ' || {t}."key")", .guard = Guard::kept, .visible = {.as = "record"}};
    return external;
}

}  // namespace ateneu::people
