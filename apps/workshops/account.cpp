#include "apps/workshops/account.h"

#include "apps/workshops/shared_fields.h"
#include "domain/people/person.h"

namespace ateneu::workshops {

namespace {

constexpr Choice account_types[] = {
    {"individual", N_("Individual")},
    {"organisation", N_("Organisation")},
    {"consortium", N_("Consortium")},
};

constexpr Field account_fields[] = {
    field<&Account::account_type>("account_type", N_("Type"),
                                  {.required = true,
                                   .sorted = true,
                                   .listed = true,
                                   .filtered = true,
                                   .choices = account_types}),
    field<&Account::holder>("holder", N_("Holder"),
                            {.required = true,
                             .listed = true,
                             .personal = true, .help = N_("Whose account it is; everybody has one at most.")}),
    active_field<&Account::active>(),
    uuid_field<&Account::uuid>(),
    created_field<&Account::created_at>(),
    updated_field<&Account::last_updated_at>(),
};

constexpr std::string_view holder[] = {"holder"};
constexpr Unique account_unique[] = {{holder}};

/// The entity that an account of this type belongs to; "" for an unknown type.
std::string_view holder_of_type(std::string_view account_type) {
    if (account_type == "individual") return "people.person";
    if (account_type == "organisation") return "people.organisation";
    if (account_type == "consortium") return "workshops.consortium";
    return "";
}

void check(Account const& account, Problems& problems) {
    auto const expected = holder_of_type(account.account_type);
    // A missing holder and an unknown type are reported by their own fields.
    if (expected.empty() || account.holder.id == 0) return;
    if (account.holder.entity != expected)
        problems.add("holder", N_("The holder doesn't fit the type of account."));
}

constexpr Choice permission_types[] = {
    {"owner", N_("Owner")},
    {"programmatic_contact", N_("Programmatic contact")},
    {"billing_contact", N_("Billing contact")},
};

constexpr Field owner_fields[] = {
    field<&AccountOwner::account>("account", N_("Account"),
                                  {.required = true,
                                   .listed = true,
                                   .filtered = true,
                                   .on_delete = OnDelete::cascade,
                                   .related_label = N_("Owners")}),
    field<&AccountOwner::person>("person", N_("Person"),
                                 {.required = true,
                                  .listed = true,
                                  .filtered = true,
                                  .personal = true, .related_label = N_("Accounts they own")}),
    field<&AccountOwner::permission_type>(
        "permission_type", N_("As"),
        {.required = true, .listed = true, .filtered = true, .choices = permission_types}),
    active_field<&AccountOwner::active>(),
    uuid_field<&AccountOwner::uuid>(),
    created_field<&AccountOwner::created_at>(),
    updated_field<&AccountOwner::last_updated_at>(),
};

}  // namespace

Entity const& Account::entity() {
    static constexpr Entity account{
        .app = "workshops",
        .name = "account",
        .plural = "accounts",
        .label = N_("Account"),
        .plural_label = N_("Accounts"),
        .new_label = N_("New account"),
        .icon = "safe",
        .type = struct_of<Account>(),
        .fields = account_fields,
        .unique = account_unique,
        .rule = rule<check>(),
        .title = R"(COALESCE(CASE {t}."holder_type"
            WHEN 'people.person' THEN
                (SELECT TRIM(the_person."personal" || ' ' || the_person."family")
                 FROM "people_person" AS the_person WHERE the_person."id" = {t}."holder_id")
            WHEN 'people.organisation' THEN
                (SELECT the_organisation."fullname" FROM "people_organisation" AS the_organisation
                 WHERE the_organisation."id" = {t}."holder_id")
            WHEN 'workshops.consortium' THEN
                (SELECT the_consortium."name" FROM "workshops_consortium" AS the_consortium
                 WHERE the_consortium."id" = {t}."holder_id")
            END, CAST({t}."uuid" AS TEXT)))",
        .order = "account_type,-created_at",
    };
    return account;
}

Entity const& AccountOwner::entity() {
    static constexpr Entity owner{
        .app = "workshops",
        .name = "account_owner",
        .plural = "account_owners",
        .label = N_("Account owner"),
        .plural_label = N_("Account owners"),
        .new_label = N_("New account owner"),
        .icon = "key",
        .type = struct_of<AccountOwner>(),
        .fields = owner_fields,
        .title = R"((SELECT TRIM(the_person."personal" || ' ' || the_person."family")
                     FROM "people_person" AS the_person WHERE the_person."id" = {t}."person")
                    || ', ' || {label:permission_type})",
        .order = "-created_at",
        .visible = {.own = R"({t}."person" = {me})"},
    };
    return owner;
}

}  // namespace ateneu::workshops
