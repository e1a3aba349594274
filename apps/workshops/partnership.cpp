#include "apps/workshops/partnership.h"

#include "apps/workshops/account.h"
#include "apps/workshops/shared_fields.h"
#include "domain/people/organisation.h"

namespace ateneu::workshops {

namespace {

constexpr Field partnership_fields[] = {
    field<&Partnership::name>(
        "name", N_("Name"),
        {.required = true, .searchable = true, .sorted = true, .listed = true, .max_length = 100}),
    field<&Partnership::partner_organisation>(
        "partner_organisation", N_("Organisation"),
        {.listed = true,
         .filtered = true,
         .help = N_("The partner is an organisation or a consortium, not both."),
         .related_label = N_("Partnerships")}),
    field<&Partnership::partner_consortium>(
        "partner_consortium", N_("Consortium"),
        {.listed = true, .filtered = true, .related_label = N_("Partnerships")}),
    field<&Partnership::account>("account", N_("Account"),
                                 {.required = true,
                                  .help = N_("The partner's account, which receives the benefits."),
                                  .related_label = N_("Partnerships")}),
    field<&Partnership::tier>(
        "tier", N_("Tier"),
        {.required = true, .listed = true, .filtered = true, .on_delete = OnDelete::set_null}),
    field<&Partnership::agreement_start>("agreement_start", N_("Agreement starts"),
                                         {.required = true, .sorted = true, .listed = true}),
    field<&Partnership::agreement_end>("agreement_end", N_("Agreement ends"),
                                       {.required = true,
                                        .sorted = true,
                                        .listed = true,
                                        .filtered = true,
                                        .help = N_("Its last day, extensions included.")}),
    field<&Partnership::agreement_link>(
        "agreement_link", N_("Agreement"),
        {.required = true, .help = N_("Link to the signed document.")}),
    field<&Partnership::registration_code>(
        "registration_code", N_("Registration code"),
        {.required = true,
         .unique = true,
         .searchable = true,
         .code = true,
         .max_length = 40,
         .help = N_("What its trainees and hosts type in to use it.")}),
    field<&Partnership::public_status>("public_status", N_("Publicity"),
                                       {.required = true,
                                        .filtered = true,
                                        .initial = "private",
                                        .help = N_("Whether we may name it in public."),
                                        .choices = public_statuses}),
    field<&Partnership::credits>("credits", N_("Credits"),
                                 {.listed = true,
                                  .initial = "0",
                                  .help = N_("What can be spent on benefits, extensions included."),
                                  .group = N_("Kept by the system"),
                                  .access = FieldAccess::system}),
    field<&Partnership::credits_extensions>("credits_extensions", N_("Credits added"),
                                            {.help = N_("Credits of each extension, oldest first."),
                                             .group = N_("Kept by the system"),
                                             .access = FieldAccess::system}),
    field<&Partnership::extensions>("extensions", N_("Extensions"),
                                    {.min = 0,
                                     .help = N_("Days of each extension, oldest first."),
                                     .group = N_("Kept by the system"),
                                     .access = FieldAccess::system}),
    field<&Partnership::rolled_to_partnership>("rolled_to_partnership", N_("Continued by"),
                                               {.unique = true,
                                                .group = N_("Kept by the system"),
                                                .on_delete = OnDelete::set_null,
                                                .access = FieldAccess::system,
                                                .related_label = N_("Continues")}),
    created_field<&Partnership::created_at>(),
    updated_field<&Partnership::last_updated_at>(),
};

constexpr Check partnership_checks[] = {
    {"one_partner", R"(("partner_consortium" IS NULL) <> ("partner_organisation" IS NULL))",
     N_("The partner is either an organisation or a consortium.")},
};

void check(Partnership const& partnership, Problems& problems) {
    if (partnership.agreement_end < partnership.agreement_start)
        problems.add("agreement_end", N_("The agreement can't end before it starts."));
    if (partnership.partner_organisation && partnership.partner_consortium)
        problems.add("partner_consortium", N_("Choose an organisation or a consortium, not both."));
    if (!partnership.partner_organisation && !partnership.partner_consortium)
        problems.add("partner_organisation", N_("Choose the organisation or the consortium."));
}

constexpr Field consortium_fields[] = {
    field<&Consortium::name>(
        "name", N_("Name"),
        {.required = true, .searchable = true, .sorted = true, .listed = true, .max_length = 100}),
    field<&Consortium::description>(
        "description", N_("Description"),
        {.required = true, .searchable = true, .listed = true, .max_length = 255}),
    field<&Consortium::organisations>(
        "organisations", N_("Organisations"),
        {.listed = true, .filtered = true, .related_label = N_("Consortia")}),
    created_field<&Consortium::created_at>(),
    updated_field<&Consortium::last_updated_at>(),
};

constexpr Field tier_fields[] = {
    field<&PartnershipTier::name>(
        "name", N_("Name"),
        {.required = true, .searchable = true, .sorted = true, .listed = true, .max_length = 100}),
    field<&PartnershipTier::credits>("credits", N_("Credits"),
                                     {.required = true, .sorted = true, .listed = true}),
    uuid_field<&PartnershipTier::uuid>(),
    created_field<&PartnershipTier::created_at>(),
    updated_field<&PartnershipTier::last_updated_at>(),
};

constexpr Word partnership_words[] = {
    {"partnership", N_("partnership")}, {"no_tier", N_("(no tier)")}, {"consortium", N_("(consortium)")}};
/// Source: AMY E8, `name (n credits)`.
constexpr Word tier_words[] = {{"credits", N_("credits")}};

}  // namespace

Entity const& Partnership::entity() {
    static constexpr Entity partnership{
        .app = "workshops",
        .name = "partnership",
        .plural = "partnerships",
        .label = N_("Partnership"),
        .plural_label = N_("Partnerships"),
        .new_label = N_("New partnership"),
        .icon = "arrow-left-right",
        .type = struct_of<Partnership>(),
        .fields = partnership_fields,
        .checks = partnership_checks,
        .rule = rule<check>(),
        .title = R"({t}."name" || ' ' ||
                    COALESCE((SELECT the_tier."name" FROM "workshops_partnership_tier" AS the_tier
                              WHERE the_tier."id" = {t}."tier"), {word:no_tier})
                    || ' ' || {word:partnership} || ' ' || CAST({t}."agreement_start" AS TEXT)
                    || ' – ' || CAST({t}."agreement_end" AS TEXT)
                    || CASE WHEN {t}."partner_consortium" IS NULL THEN '' ELSE ' ' || {word:consortium} END)",
        .words = partnership_words,
        .order = "-agreement_start",
    };
    return partnership;
}

Entity const& Consortium::entity() {
    static constexpr Entity consortium{
        .app = "workshops",
        .name = "consortium",
        .plural = "consortia",
        .label = N_("Consortium"),
        .plural_label = N_("Consortia"),
        .new_label = N_("New consortium"),
        .icon = "union",
        .type = struct_of<Consortium>(),
        .fields = consortium_fields,
        .title = R"({t}."name")",
        .order = "name",
    };
    return consortium;
}

Entity const& PartnershipTier::entity() {
    static constexpr Entity tier{
        .app = "workshops",
        .name = "partnership_tier",
        .plural = "partnership_tiers",
        .label = N_("Partnership tier"),
        .plural_label = N_("Partnership tiers"),
        .new_label = N_("New partnership tier"),
        .icon = "layers",
        .type = struct_of<PartnershipTier>(),
        .fields = tier_fields,
        .title = R"({t}."name" || ' (' || CAST({t}."credits" AS TEXT) || ' ' || {word:credits} || ')')",
        .words = tier_words,
        .order = "credits",
        .guard = Guard::lookup,
        .visible = visible_to_everybody_inside,
    };
    return tier;
}

}  // namespace ateneu::workshops
