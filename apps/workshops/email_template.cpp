#include "apps/workshops/email_template.h"

#include "apps/workshops/shared_fields.h"

namespace ateneu::workshops {
namespace {

constexpr Choice signal_choices[] = {
    {"instructor_badge_awarded", N_("Instructor badge awarded")},
    {"instructor_confirmed_for_workshop", N_("Instructor confirmed for a workshop")},
    {"instructor_declined_from_workshop", N_("Instructor declined for a workshop")},
    {"instructor_signs_up_for_workshop", N_("Instructor signs up for a workshop")},
    {"admin_signs_instructor_up_for_workshop", N_("We sign an instructor up for a workshop")},
    {"persons_merged", N_("Two records of a person merged")},
    {"instructor_task_created_for_workshop", N_("Instructor added to a workshop")},
    {"instructor_training_approaching", N_("Instructor training comes near")},
    {"instructor_training_completed_not_badged", N_("Training completed, badge still missing")},
    {"new_membership_onboarding", N_("New membership begins")},
    {"new_partnership_onboarding", N_("New partnership begins")},
    {"host_instructors_introduction", N_("Host and instructors introduced")},
    {"recruit_helpers", N_("Helpers needed")},
    {"post_workshop_7days", N_("A week after the workshop")},
    {"new_self_organised_workshop", N_("Self-organised workshop announced")},
    {"ask_for_website", N_("Website of the workshop missing")},
    {"membership_quarterly_3_months", N_("Membership after three months")},
    {"membership_quarterly_6_months", N_("Membership after six months")},
    {"membership_quarterly_9_months", N_("Membership three months before its end")},
};

using Template = EmailTemplate;
constexpr Field fields[] = {
    field<&Template::name>("name", N_("Name"),
                           {.required = true,
                            .unique = true,
                            .searchable = true,
                            .sorted = true,
                            .listed = true,
                            .max_length = 255}),
    field<&Template::signal>("signal", N_("Sent when"),
                             {.required = true,
                              .unique = true,
                              .sorted = true,
                              .listed = true,
                              .filtered = true,
                              .max_length = 255,
                              .choices = signal_choices}),
    active_field<&Template::active>(),
    field<&Template::subject>("subject", N_("Subject"),
                              {.required = true,
                               .searchable = true,
                               .listed = true,
                               .max_length = 255,
                               .group = N_("Text")}),
    field<&Template::body>(
        "body", N_("Body"),
        {.required = true,
         .multiline = true,
         .help = N_("Markdown, with names in double braces: {{ person.personal }}"),
         .group = N_("Text")}),
    field<&Template::from_header>("from_header", N_("From"),
                                  {.required = true,
                                   .listed = true,
                                   .filtered = true,
                                   .max_length = 254,
                                   .group = N_("Addresses")}),
    field<&Template::reply_to_header>(
        "reply_to_header", N_("Answers go to"),
        {.max_length = 254, .help = N_("Empty: to the sender."), .group = N_("Addresses")}),
    field<&Template::cc_header>("cc_header", N_("Copies to"),
                                {.personal = false, .max_length = 254, .group = N_("Addresses"), .item = Kind::email}),
    field<&Template::bcc_header>(
        "bcc_header", N_("Hidden copies to"),
        {.personal = false, .max_length = 254, .group = N_("Addresses"), .item = Kind::email}),
    uuid_field<&Template::uuid>(),
    created_field<&Template::created_at>(),
    updated_field<&Template::last_updated_at>(),
};

}  // namespace

std::span<Choice const> const signals = signal_choices;

Entity const& EmailTemplate::entity() {
    static constexpr Entity entity{.app = "workshops",
                                   .name = "email_template",
                                   .plural = "email_templates",
                                   .label = N_("E-mail template"),
                                   .plural_label = N_("E-mail templates"),
                                   .new_label = N_("New e-mail template"),
                                   .icon = "envelope-paper",
                                   .type = struct_of<EmailTemplate>(),
                                   .fields = fields,
                                   .title = R"({t}."name")",
                                   .order = "name,signal"};
    return entity;
}

}  // namespace ateneu::workshops
