#include "domain/people/login.h"

#include "domain/people/person.h"

namespace ateneu::people {

namespace {

constexpr Field login_fields[] = {
    field<&Login::person>("person", N_("Person"), {.required = true, .unique = true, .listed = true,
        .personal = true, .on_delete = OnDelete::cascade, .on_erase = OnErase::remove, .related_label = N_("Login")}),
    field<&Login::is_active>("is_active", N_("May log in"), {.listed = true, .filtered = true}),
    field<&Login::is_superuser>("is_superuser", N_("Superuser"), {.listed = true, .filtered = true,
        .help = N_("May do everything, whatever the groups say."), .access = FieldAccess::superusers}),
    field<&Login::last_login>("last_login", N_("Last login"), {.sorted = true, .listed = true,
        .personal = true, .access = FieldAccess::system}),
    field<&Login::signed_up_at>("signed_up_at", N_("Signed up"), {.sorted = true, .access = FieldAccess::system}),
    field<&Login::confirmed_at>("confirmed_at", N_("Address confirmed"), {.access = FieldAccess::system}),
    field<&Login::password>("password", N_("Password"), {.access = FieldAccess::system}),
};

constexpr Field social_fields[] = {
    field<&SocialLogin::person>("person", N_("Person"), {.required = true, .listed = true,
        .personal = true, .on_delete = OnDelete::cascade, .on_erase = OnErase::remove}),
    field<&SocialLogin::provider>("provider", N_("Provider"), {.required = true, .listed = true,
        .filtered = true, .personal = false, .max_length = 32}),
    field<&SocialLogin::uid>("uid", N_("Their key there"), {.required = true, .listed = true,
        .personal = true, .code = true, .max_length = 255}),
    field<&SocialLogin::extra_data>("extra_data", N_("What the provider gave"),
        {.access = FieldAccess::system}),
    field<&SocialLogin::created_at>("created_at", N_("Added"), {.stamp = Stamp::created}),
    field<&SocialLogin::last_updated_at>("last_updated_at", N_("Last changed"), {.stamp = Stamp::updated}),
};
constexpr std::string_view provider_and_uid[] = {"provider", "uid"};
constexpr Unique social_unique[] = {{provider_and_uid}};

/// Logins and what belongs to them are called like their person.
constexpr std::string_view title_of_person =
    R"((SELECT TRIM(person."personal" || ' ' || person."family") FROM "people_person" person
        WHERE person."id" = {t}."person"))";

}  // namespace

Entity const& Login::entity() {
    static constexpr Entity login{
        .app = "people", .name = "login", .plural = "logins", .label = N_("Login"),
        .plural_label = N_("Logins"), .new_label = N_("New login"), .icon = "box-arrow-in-right",
        .type = struct_of<Login>(), .fields = login_fields, .title = title_of_person,
        .visible = {.with_view = "TRUE", .own = R"({t}."person" = {me})"}, .facet_of = "person"};
    return login;
}

Entity const& SocialLogin::entity() {
    static constexpr Entity social{
        .app = "people", .name = "social_login", .plural = "social_logins", .label = N_("Linked account"),
        .plural_label = N_("Linked accounts"), .new_label = N_("New linked account"), .icon = "link-45deg",
        .type = struct_of<SocialLogin>(), .fields = social_fields, .unique = social_unique,
        .title = R"({t}."provider" || ' ' || {t}."uid")", .guard = Guard::kept,
        .visible = {.with_view = "TRUE", .own = R"({t}."person" = {me})"}};
    return social;
}

}  // namespace ateneu::people
