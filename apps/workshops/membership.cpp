#include "apps/workshops/membership.h"

#include "apps/workshops/membership_roles.h"
#include "apps/workshops/shared_fields.h"
#include "domain/people/organisation.h"

namespace ateneu::workshops {

namespace {

constexpr Choice variants[] = {
    {"partner", N_("Partner")},   {"affiliate", N_("Affiliate")}, {"sponsor", N_("Sponsor")},
    {"bronze", N_("Bronze")},     {"silver", N_("Silver")},       {"gold", N_("Gold")},
    {"platinum", N_("Platinum")}, {"titanium", N_("Titanium")},   {"alacarte", N_("A la carte")},
};
constexpr Choice contribution_types[] = {
    {"financial", N_("Financial")},
    {"person-days", N_("Person-days")},
    {"other", N_("Other")},
};

constexpr char const* workshops_group = N_("Workshops without fee");
constexpr char const* public_seats_group = N_("Public training seats");
constexpr char const* inhouse_seats_group = N_("In-house training seats");

constexpr Options seats_of(char const* group) {
    return {.required = true, .min = 0, .initial = "0", .group = group};
}
constexpr Options brought_in(char const* group) {
    return {.min = 0, .help = N_("Only when it continues another membership."), .group = group};
}
constexpr Options carried_over(char const* group) {
    return {.min = 0, .help = N_("Only when another membership continues it."), .group = group};
}

constexpr Field membership_fields[] = {
    field<&Membership::name>(
        "name", N_("Name"),
        {.required = true, .searchable = true, .sorted = true, .listed = true, .max_length = 100}),
    field<&Membership::variant>(
        "variant", N_("Level"),
        {.required = true, .listed = true, .filtered = true, .choices = variants}),
    field<&Membership::agreement_start>(
        "agreement_start", N_("Agreement starts"),
        {.required = true, .sorted = true, .listed = true, .filtered = true}),
    field<&Membership::agreement_end>("agreement_end", N_("Agreement ends"),
                                      {.required = true,
                                       .sorted = true,
                                       .listed = true,
                                       .filtered = true,
                                       .help = N_("Its last day, extensions included.")}),
    field<&Membership::extensions>(
        "extensions", N_("Extensions"),
        {.hidden = true, .min = 0, .help = N_("Days of each extension, oldest first.")}),
    field<&Membership::contribution_type>(
        "contribution_type", N_("Contribution"),
        {.required = true, .filtered = true, .choices = contribution_types}),
    field<&Membership::consortium>(
        "consortium", N_("Consortium"),
        {.listed = true, .filtered = true, .help = N_("Several organisations share it.")}),
    field<&Membership::public_status>("public_status", N_("Publicity"),
                                      {.required = true,
                                       .filtered = true,
                                       .initial = "private",
                                       .help = N_("Whether we may name it in public."),
                                       .choices = public_statuses}),
    field<&Membership::registration_code>(
        "registration_code", N_("Registration code"),
        {.unique = true,
         .searchable = true,
         .listed = true,
         .code = true,
         .max_length = 40,
         .help = N_("What its trainees and hosts type in to use it.")}),
    field<&Membership::agreement_link>(
        "agreement_link", N_("Agreement"),
        {.required = true, .help = N_("Link to the signed document.")}),
    field<&Membership::members>("members", N_("Organisations"),
                                {.required = true, .group = N_("Organisations")}),
    field<&Membership::workshops_without_admin_fee_per_agreement>(
        "workshops_without_admin_fee_per_agreement", N_("Workshops bought"),
        {.min = 0, .group = workshops_group}),
    field<&Membership::workshops_without_admin_fee_rolled_from_previous>(
        "workshops_without_admin_fee_rolled_from_previous", N_("Workshops brought in"),
        brought_in(workshops_group)),
    field<&Membership::workshops_without_admin_fee_rolled_over>(
        "workshops_without_admin_fee_rolled_over", N_("Workshops carried over"),
        carried_over(workshops_group)),
    field<&Membership::public_instructor_training_seats>("public_instructor_training_seats",
                                                         N_("Public seats bought"),
                                                         seats_of(public_seats_group)),
    field<&Membership::additional_public_instructor_training_seats>(
        "additional_public_instructor_training_seats", N_("Public seats added"),
        seats_of(public_seats_group)),
    field<&Membership::public_instructor_training_seats_rolled_from_previous>(
        "public_instructor_training_seats_rolled_from_previous", N_("Public seats brought in"),
        brought_in(public_seats_group)),
    field<&Membership::public_instructor_training_seats_rolled_over>(
        "public_instructor_training_seats_rolled_over", N_("Public seats carried over"),
        carried_over(public_seats_group)),
    field<&Membership::inhouse_instructor_training_seats>("inhouse_instructor_training_seats",
                                                          N_("In-house seats bought"),
                                                          seats_of(inhouse_seats_group)),
    field<&Membership::additional_inhouse_instructor_training_seats>(
        "additional_inhouse_instructor_training_seats", N_("In-house seats added"),
        seats_of(inhouse_seats_group)),
    field<&Membership::inhouse_instructor_training_seats_rolled_from_previous>(
        "inhouse_instructor_training_seats_rolled_from_previous", N_("In-house seats brought in"),
        brought_in(inhouse_seats_group)),
    field<&Membership::inhouse_instructor_training_seats_rolled_over>(
        "inhouse_instructor_training_seats_rolled_over", N_("In-house seats carried over"),
        carried_over(inhouse_seats_group)),
    field<&Membership::emergency_contact>(
        "emergency_contact", N_("Emergency contact"),
        {.personal = true, .multiline = true, .group = N_("In an emergency")}),
    field<&Membership::rolled_to_membership>("rolled_to_membership", N_("Continued by"),
                                             {.unique = true,
                                              .group = N_("Kept by the system"),
                                              .on_delete = OnDelete::set_null,
                                              .access = FieldAccess::system,
                                              .related_label = N_("Continues")}),
};

void check(Membership const& membership, Problems& problems) {
    if (membership.agreement_end < membership.agreement_start)
        problems.add("agreement_end", N_("The agreement can't end before it starts."));
}

constexpr Word membership_words[] = {{"membership", N_("membership")}, {"consortium", N_("(consortium)")}};

constexpr Field member_fields[] = {
    field<&Member::membership>(
        "membership", N_("Membership"),
        {.required = true, .listed = true, .filtered = true, .on_delete = OnDelete::cascade}),
    field<&Member::organisation>(
        "organisation", N_("Organisation"),
        {.required = true, .listed = true, .filtered = true, .related_label = N_("Memberships")}),
    field<&Member::role>("role", N_("Role"), {.required = true, .listed = true, .filtered = true}),
};
constexpr std::string_view membership_organisation_role[] = {"membership", "organisation", "role"};
constexpr Unique member_unique[] = {{membership_organisation_role}};

}  // namespace

Entity const& Membership::entity() {
    static constexpr Entity membership{
        .app = "workshops",
        .name = "membership",
        .plural = "memberships",
        .label = N_("Membership"),
        .plural_label = N_("Memberships"),
        .new_label = N_("New membership"),
        .icon = "card-checklist",
        .type = struct_of<Membership>(),
        .fields = membership_fields,
        .rule = rule<check>(),
        .title = R"({t}."name" || ' ' || {label:variant} || ' ' || {word:membership} || ' ' || CAST({t}."agreement_start" AS TEXT)
                    || ' – ' || CAST({t}."agreement_end" AS TEXT)
                    || CASE WHEN {t}."consortium" THEN ' ' || {word:consortium} ELSE '' END)",
        .words = membership_words,
        .order = "-agreement_start",
    };
    return membership;
}

Entity const& Member::entity() {
    static constexpr Entity member{
        .app = "workshops",
        .name = "member",
        .plural = "members",
        .label = N_("Member organisation"),
        .plural_label = N_("Member organisations"),
        .new_label = N_("New member organisation"),
        .icon = "building",
        .type = struct_of<Member>(),
        .fields = member_fields,
        .unique = member_unique,
        .title =
            R"((SELECT the_organisation."fullname" FROM "people_organisation" AS the_organisation
                     WHERE the_organisation."id" = {t}."organisation")
                    || ', ' ||
                    (SELECT the_membership."name" FROM "workshops_membership" AS the_membership
                     WHERE the_membership."id" = {t}."membership"))",
        .parent = "membership",
        .internal = true,
    };
    return member;
}

}  // namespace ateneu::workshops
