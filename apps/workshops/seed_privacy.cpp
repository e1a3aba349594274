// How long the app's records are kept, and what people's data are used for in it.
#include "apps/workshops/seed.h"
#include "domain/privacy/processing.h"
#include "domain/privacy/retention_rule.h"

namespace ateneu::workshops {

namespace {

using privacy::Basis;
using privacy::Then;

constexpr int year = 365;

void seed_rules(Transaction& tx) {
    auto const not_accepted = N_("The application led to nothing; a year lets people apply again and complain.");
    auto const rule = [&](std::string const& kind, char const* title) {
        privacy::add_rule(tx, {.name = kind, .title = title, .kind = kind, .field = "last_updated_at", .filter = "state=d,w", .keep_days = year, .least_days = 30, .most_days = year, .reason = not_accepted});
    };
    rule("workshops.training_request", N_("Training requests that were not accepted"));
    rule("workshops.workshop_request", N_("Workshop requests that were not accepted"));
    rule("workshops.workshop_inquiry_request", N_("Workshop inquiries that were not accepted"));
    rule("workshops.self_organised_submission", N_("Self-organised workshops that were not accepted"));
    privacy::add_rule(tx, {.name = "workshops.scheduled_email", .title = N_("Contents of e-mails that were sent"), .kind = "workshops.scheduled_email", .field = "scheduled_at",
                           .filter = "state=succeeded,failed,cancelled", .keep_days = year, .least_days = 30, .most_days = year, .then = Then::anonymise, .reason = N_("What was written is needed while people may ask about it.")});
}

void seed_processings(Transaction& tx) {
    privacy::add_processing(tx, {.name = "Workshops",
                                 .purpose = "Hold workshops: find who teaches, tell hosts and learners, keep a record of what took place.",
                                 .basis = Basis::contract,
                                 .basis_detail = "Who teaches, hosts or applies asks us to; counting what took place is a legitimate interest.",
                                 .people = "Instructors, helpers, hosts, organisers, learners",
                                 .data_kinds = "Name, e-mail, where they are, what they can teach, what they did at which workshop",
                                 .records = {"people.person", "workshops.task", "workshops.event", "workshops.workshop_request", "workshops.workshop_inquiry_request", "workshops.self_organised_submission",
                                             "workshops.instructor_recruitment_signup", "workshops.qualification", "workshops.scheduled_email", "people.comment"},
                                 .source = "The person; the host who asked for the workshop",
                                 .recipients = "The host of the workshop; others who teach there; the public, where the person agreed",
                                 .retention = "For as long as the person takes part; without a name afterwards; requests that led to nothing for a year",
                                 .measures = "Seen by those who work on it; history of every change"});
    privacy::add_processing(tx, {.name = "Training of instructors",
                                 .purpose = "Choose trainees, follow their training, certify instructors.",
                                 .basis = Basis::contract,
                                 .people = "Applicants, trainees, instructors",
                                 .data_kinds = "Name, e-mail, work, experience, why they apply; progress, badges",
                                 .special_kinds = "Whether they belong to a group that is underrepresented, where they tell us",
                                 .records = {"people.person", "workshops.training_request", "workshops.training_request_consent", "workshops.training_progress", "workshops.award"},
                                 .source = "The person; whoever trains them",
                                 .recipients = "Trainers; the organisation whose seat they use",
                                 .retention = "Applications that led to nothing for a year; badges for as long as the community keeps its register, without a name once the person is erased",
                                 .measures = "Seen by those who work on it; history of every change"});
    privacy::add_processing(tx, {.name = "Memberships and partnerships",
                                 .purpose = "Know whom to speak with at the organisations that support us, and what was agreed.",
                                 .basis = Basis::contract,
                                 .people = "Contacts of member and partner organisations",
                                 .data_kinds = "Name, e-mail, role; whom to call in an emergency",
                                 .records = {"people.person", "workshops.membership", "workshops.membership_task", "workshops.account", "workshops.account_owner", "workshops.community_role"},
                                 .source = "The organisation",
                                 .recipients = "Those who look after memberships",
                                 .retention = "For the membership and six years after it (Spanish commercial code, article 30)",
                                 .measures = "Seen by those who work on it; history of every change"});
}

}  // namespace

void seed_privacy(Transaction& tx) {
    seed_rules(tx);
    seed_processings(tx);
}

}  // namespace ateneu::workshops
