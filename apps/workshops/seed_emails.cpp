#include <span>

#include "apps/workshops/email_template.h"
#include "apps/workshops/seed.h"
#include "core/base/embedded.h"

/// The bodies in emails/*.md, by signal.
std::span<ateneu::base::Embedded const> workshops_emails();

namespace ateneu::workshops {
namespace {

enum class Copies { none, to_sender };

struct Letter {
    char const* signal;
    char const* uuid;  ///< the one every AMY has, so that exports match
    char const* name;
    char const* sender;  ///< before `@carpentries.org`
    Copies copies;
    char const* subject;
};
constexpr Letter letters[] = {
    {"instructor_badge_awarded", "05e2b9da-e6b3-43f0-8c88-1458414b8945", "Instructor badge awarded",
     "instructor.training", Copies::to_sender, "You are an instructor now"},
    {"instructor_confirmed_for_workshop", "e07e889b-cc5e-4eb1-9cf6-5f416da9ddaf",
     "Instructor confirmed", "workshops", Copies::to_sender,
     "You are confirmed for {{ event.slug }}"},
    {"instructor_declined_from_workshop", "ce73a58e-eb31-41bd-af95-f5bdbc4db5d4",
     "Instructor declined", "workshops", Copies::to_sender,
     "{{ event.slug }}: other instructors were placed"},
    {"instructor_signs_up_for_workshop", "6931cf24-2e94-4f70-825e-e41b431f1d24",
     "Instructor signed up", "workshops", Copies::to_sender,
     "Thank you for offering to teach at {{ event.slug }}"},
    {"admin_signs_instructor_up_for_workshop", "2de9852e-d2e9-4b10-bcfb-0b19f21e2094",
     "Instructor signed up by us", "workshops", Copies::to_sender,
     "We noted your interest in {{ event.slug }}"},
    {"persons_merged", "5703079f-2f37-4aee-8267-fe6db3eee870", "Records of a person merged", "team",
     Copies::to_sender, "Your records are now one"},
    {"instructor_task_created_for_workshop", "8419c339-6997-47ce-b272-bfa98b447364",
     "Instructor added to a workshop", "workshops", Copies::none,
     "You will teach at {{ event.slug }}"},
    {"instructor_training_approaching", "a002c623-b849-4843-a589-08020f4b8589",
     "Instructor training comes near", "instructor.training", Copies::to_sender,
     "{{ event.slug }} is a month away"},
    {"instructor_training_completed_not_badged", "17234a5e-a15e-4314-a328-783f917d6630",
     "Training completed, badge missing", "instructor.training", Copies::to_sender,
     "Your way to the instructor badge, until {{ certification_deadline }}"},
    {"new_membership_onboarding", "4e737df8-d2ef-4ebd-9a26-087212af233b", "Membership begins",
     "membership", Copies::to_sender, "Welcome: membership {{ membership.name }}"},
    {"new_partnership_onboarding", "08df391d-8e2f-48d0-877f-c3d24250e1fc", "Partnership begins",
     "membership", Copies::to_sender, "Welcome: partnership {{ partnership.name }}"},
    {"host_instructors_introduction", "e368058b-7e3b-4717-b9e9-0b8765bd0d0d",
     "Host and instructors introduced", "workshops", Copies::none,
     "Meet the instructors of {{ event.slug }}"},
    {"recruit_helpers", "b5a3a298-c0aa-4153-8d72-a02b997ba0ee", "Helpers needed", "workshops",
     Copies::none, "{{ event.slug }} needs helpers"},
    {"post_workshop_7days", "e4a39483-590b-44e0-93cb-e3d403d15d8f", "A week after the workshop",
     "workshops", Copies::none, "After {{ event.slug }}: who was there?"},
    {"new_self_organised_workshop", "2f0058b5-cfc6-420c-90e5-2b8160eab7ec",
     "Self-organised workshop announced", "workshops", Copies::none,
     "Your workshop {{ event.slug }} is recorded"},
    {"ask_for_website", "1b7cff0e-5102-4c88-9bd5-efba57078580", "Website of the workshop missing",
     "workshops", Copies::none, "{{ event.slug }} needs a website"},
    {"membership_quarterly_3_months", "c176fd82-67bc-4ea7-bd0f-f28a368325ae",
     "Membership after three months", "workshops", Copies::none,
     "{{ membership.name }}: the first three months"},
    {"membership_quarterly_6_months", "9876ff94-74fa-4bd8-ae47-df697c3f3826",
     "Membership after six months", "workshops", Copies::none,
     "{{ membership.name }}: half a year"},
    {"membership_quarterly_9_months", "7a943d4f-7cd1-480e-80f5-9febd25a47b5",
     "Membership three months before its end", "workshops", Copies::none,
     "{{ membership.name }}: the last three months"},
};

std::string body_of(std::string_view signal) {
    for (auto const& file : workshops_emails())
        if (file.name == std::string(signal) + ".md") return std::string(file.bytes);
    must(false, "each signal has its text in emails/");
    return {};
}

EmailTemplate template_of(Letter const& letter) {
    auto const sender = std::string(letter.sender) + "@carpentries.org";
    EmailTemplate made{.uuid = {letter.uuid},
                       .name = letter.name,
                       .signal = letter.signal,
                       .from_header = {sender}};
    if (letter.copies == Copies::to_sender) made.cc_header = {sender};
    made.subject = letter.subject;
    made.body = body_of(letter.signal);
    return made;
}

}  // namespace

void seed_emails(Transaction& tx) {
    std::vector<EmailTemplate> templates;
    for (auto const& letter : letters) templates.push_back(template_of(letter));
    add_missing(tx, "signal", templates);
}

}  // namespace ateneu::workshops
