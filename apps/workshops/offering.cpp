#include "apps/workshops/offering.h"

#include "apps/workshops/account.h"
#include "apps/workshops/curriculum.h"
#include "apps/workshops/partnership.h"
#include "apps/workshops/shared_fields.h"

namespace ateneu::workshops {

namespace {

constexpr Choice unit_types[] = {
    {"seat", N_("Seat")},
    {"event", N_("Workshop")},
};

constexpr Field benefit_fields[] = {
    field<&Benefit::name>(
        "name", N_("Name"),
        {.required = true, .searchable = true, .sorted = true, .listed = true, .max_length = 100}),
    field<&Benefit::description>("description", N_("Description"),
                                 {.required = true, .listed = true, .max_length = 255}),
    field<&Benefit::unit_type>(
        "unit_type", N_("Unit"),
        {.required = true, .listed = true, .filtered = true, .choices = unit_types}),
    field<&Benefit::credits>(
        "credits", N_("Credits"),
        {.required = true, .sorted = true, .listed = true, .help = N_("What one unit costs.")}),
    active_field<&Benefit::active>(),
    uuid_field<&Benefit::uuid>(),
    created_field<&Benefit::created_at>(),
    updated_field<&Benefit::last_updated_at>(),
};

constexpr Field discount_fields[] = {
    field<&AccountBenefitDiscount::name>(
        "name", N_("Name"),
        {.required = true, .searchable = true, .sorted = true, .listed = true, .max_length = 100}),
    uuid_field<&AccountBenefitDiscount::uuid>(),
    created_field<&AccountBenefitDiscount::created_at>(),
    updated_field<&AccountBenefitDiscount::last_updated_at>(),
};

constexpr Field account_benefit_fields[] = {
    field<&AccountBenefit::account>(
        "account", N_("Account"),
        {.required = true, .listed = true, .filtered = true, .related_label = N_("Benefits")}),
    field<&AccountBenefit::partnership>(
        "partnership", N_("Partnership"),
        {.filtered = true,
         .help = N_("Empty when it was bought without one; otherwise one of the same account."),
         .related_label = N_("Benefits")}),
    field<&AccountBenefit::benefit>(
        "benefit", N_("Benefit"),
        {.required = true, .listed = true, .filtered = true, .related_label = N_("Bought by")}),
    field<&AccountBenefit::curriculum>("curriculum", N_("Curriculum"),
                                       {.help = N_("For skill-ups only.")}),
    field<&AccountBenefit::start_date>(
        "start_date", N_("Valid from"),
        {.required = true, .sorted = true, .listed = true, .initial = "today"}),
    field<&AccountBenefit::end_date>("end_date", N_("Valid until"),
                                     {.required = true,
                                      .sorted = true,
                                      .listed = true,
                                      .filtered = true,
                                      .help = N_("Its last day.")}),
    field<&AccountBenefit::allocation>(
        "allocation", N_("Units"),
        {.required = true, .listed = true, .min = 0, .help = N_("How many may be used.")}),
    field<&AccountBenefit::discount>("discount", N_("Discount"),
                                     {.filtered = true, .on_delete = OnDelete::set_null}),
    field<&AccountBenefit::registration_code>(
        "registration_code", N_("Registration code"),
        {.unique = true,
         .searchable = true,
         .code = true,
         .max_length = 40,
         .help = N_("What its trainees and hosts type in to use it.")}),
    field<&AccountBenefit::frozen>("frozen", N_("Frozen"),
                                   {.filtered = true,
                                    .help = N_("Its code works no more."),
                                    .group = N_("Kept by the system"),
                                    .access = FieldAccess::system}),
    uuid_field<&AccountBenefit::uuid>(),
    created_field<&AccountBenefit::created_at>(),
    updated_field<&AccountBenefit::last_updated_at>(),
};

constexpr Computed account_benefit_computed[] = {
    // A unit is a seat, used by a task, or a workshop; the other kind has no rows to count.
    {"used", N_("Used"), Kind::integer,
     R"((SELECT COUNT(*) FROM "workshops_task" AS the_task
         WHERE the_task."allocated_benefit" = {t}."id")
        + (SELECT COUNT(*) FROM "workshops_event" AS the_event
           WHERE the_event."allocated_benefit" = {t}."id"))"},
};

/// Source: AMY E14.
constexpr Word account_benefit_words[] = {
    {"frozen", N_("(FROZEN)")}, {"future", N_("(FUTURE)")}, {"expired", N_("(EXPIRED)")}};

void check(AccountBenefit const& benefit, Problems& problems) {
    if (benefit.end_date < benefit.start_date)
        problems.add("end_date", N_("A benefit can't end before it starts."));
}

}  // namespace

Entity const& Benefit::entity() {
    static constexpr Entity benefit{
        .app = "workshops",
        .name = "benefit",
        .plural = "benefits",
        .label = N_("Benefit"),
        .plural_label = N_("Benefits"),
        .new_label = N_("New benefit"),
        .icon = "gift",
        .type = struct_of<Benefit>(),
        .fields = benefit_fields,
        .title = R"({t}."name")",
        .order = "name",
    };
    return benefit;
}

Entity const& AccountBenefitDiscount::entity() {
    static constexpr Entity discount{
        .app = "workshops",
        .name = "account_benefit_discount",
        .plural = "account_benefit_discounts",
        .label = N_("Discount"),
        .plural_label = N_("Discounts"),
        .new_label = N_("New discount"),
        .icon = "percent",
        .type = struct_of<AccountBenefitDiscount>(),
        .fields = discount_fields,
        .title = R"({t}."name")",
        .order = "name",
        .guard = Guard::lookup,
        .visible = visible_to_everybody_inside,
    };
    return discount;
}

Entity const& AccountBenefit::entity() {
    static constexpr Entity account_benefit{
        .app = "workshops",
        .name = "account_benefit",
        .plural = "account_benefits",
        .label = N_("Account benefit"),
        .plural_label = N_("Account benefits"),
        .new_label = N_("New account benefit"),
        .icon = "receipt",
        .type = struct_of<AccountBenefit>(),
        .fields = account_benefit_fields,
        .computed = account_benefit_computed,
        .rule = rule<check>(),
        .title = R"(CASE WHEN {t}."frozen" THEN {word:frozen} || ' '
                         WHEN {t}."start_date" > CURRENT_DATE THEN {word:future} || ' '
                         WHEN {t}."end_date" < CURRENT_DATE THEN {word:expired} || ' ' ELSE '' END
            || (SELECT the_benefit."name" FROM "workshops_benefit" AS the_benefit
                WHERE the_benefit."id" = {t}."benefit") || ', '
            || COALESCE(
                (SELECT the_partnership."name" FROM "workshops_partnership" AS the_partnership
                 WHERE the_partnership."id" = {t}."partnership"),
                (SELECT CASE the_account."holder_type"
                    WHEN 'people.person' THEN
                        (SELECT TRIM(the_person."personal" || ' ' || the_person."family")
                         FROM "people_person" AS the_person
                         WHERE the_person."id" = the_account."holder_id")
                    WHEN 'people.organisation' THEN
                        (SELECT the_organisation."fullname"
                         FROM "people_organisation" AS the_organisation
                         WHERE the_organisation."id" = the_account."holder_id")
                    WHEN 'workshops.consortium' THEN
                        (SELECT the_consortium."name" FROM "workshops_consortium" AS the_consortium
                         WHERE the_consortium."id" = the_account."holder_id")
                    END
                 FROM "workshops_account" AS the_account
                 WHERE the_account."id" = {t}."account"), '')
            || ', ' || CAST({t}."allocation" AS TEXT)
            || ', ' || CAST({t}."start_date" AS TEXT) || ' – ' || CAST({t}."end_date" AS TEXT))",
        .words = account_benefit_words,
        .order = "-start_date",
    };
    return account_benefit;
}

}  // namespace ateneu::workshops
