#include "apps/workshops/demo_world.h"
#include "apps/workshops/email_template.h"
#include "apps/workshops/scheduled_email.h"
#include "domain/people/comment.h"

namespace ateneu::workshops::demo {
namespace {

using people::Person;

/// The e-mail a week after the workshop: sent where that has passed, waiting where it has not.
void add_email(World& world, Held const& event, EmailTemplate const& letter) {
    ScheduledEmail mail{.uuid = world.chance.uuid()};
    for (auto const& group : {event.hosts, event.instructors})
        for (auto const who : group)
            if (!world.people[who].email.empty()) mail.to_header.push_back(world.people[who].email);
    if (mail.to_header.empty()) return;
    auto const due = later(event.end, 7);
    bool const sent = world.is_past(due);
    mail.state = sent ? "succeeded" : "scheduled";
    mail.scheduled_at = instant_of({due, 12 * 3600}, "UTC");
    mail.from_header = letter.from_header;
    mail.subject = letter.subject;
    mail.body = letter.body;
    mail.email_template = letter.id;
    mail.generic_relation = AnyReference{Event::entity().full_name(), event.id.value};
    mail.context_json = {R"({"event":"api:event#)" + std::to_string(event.id.value) + "\"}"};
    auto const made = later(event.start, -20);
    auto const id = world.add(made, mail);
    world.add(made, ScheduledEmailLog{.uuid = world.chance.uuid(),
                                      .scheduled_email = id,
                                      .details = "Scheduled " + letter.signal,
                                      .state_after = "scheduled"});
    if (sent)
        world.add(due, ScheduledEmailLog{.uuid = world.chance.uuid(),
                                         .scheduled_email = id,
                                         .details = "Sent",
                                         .state_before = "scheduled",
                                         .state_after = "succeeded"});
}

void add_comment(World& world, Date day, AnyReference subject) {
    world.add(day, people::Comment{.subject = std::move(subject),
                                   .person = world.somebody_of_the_office(),
                                   .text = world.chance.pick(remarks())});
}

void move_house(World& world, std::size_t who, Date day) {
    auto const house = world.chance.below(world.houses.size());
    Person person = world.tx.read(world.people[who].id).value();
    person.affiliation = world.houses[house].name;
    world.change(day, world.people[who].id, person, "affiliation");
}

void change_occupation(World& world, std::size_t who, Date day) {
    Person person = world.tx.read(world.people[who].id).value();
    person.occupation =
        person.occupation == "Data steward" ? "Head of data services" : "Data steward";
    world.change(day, world.people[who].id, person, "occupation");
}

void change_venue(World& world, Held const& held) {
    Event event = world.tx.read(held.id).value();
    if (held.online) return;
    event.venue = event.venue == "Aula magna" ? "Aula 3" : "Aula magna";
    world.change(later(held.start, -world.chance.between(1, 6)), held.id, event, "venue");
}

}  // namespace

void add_emails(World& world) {
    auto const id = world.seeded<EmailTemplate>("post_workshop_7days", "signal");
    auto const letter = world.tx.read(id).value();
    for (auto const& event : world.events) {
        bool const recent = later(world.demo.today, -150) < event.start &&
                            event.start < later(world.demo.today, 30);
        if (recent && !event.training && !event.cancelled) add_email(world, event, letter);
    }
}

void add_comments(World& world) {
    for (std::size_t n = 0; n < world.people.size() / 20; ++n) {
        auto const& someone = world.people[world.chance.below(world.people.size())];
        add_comment(world, world.day_between(someone.joined, world.demo.today),
                    {Person::entity().full_name(), someone.id.value});
        auto const& event = world.chance.pick(world.events);
        add_comment(world, world.day_between(later(event.start, -30), world.demo.today),
                    {Event::entity().full_name(), event.id.value});
    }
    // Marta has something to read on the day that people look around.
    add_comment(world, world.demo.today, {Person::entity().full_name(), world.people[1].id.value});
}

void add_edits(World& world) {
    // Each of them once, so that no earlier day tells of a later change.
    for (std::size_t who = 7; who < world.people.size(); who += 12) {
        auto const day = world.day_between(world.people[who].joined, later(world.demo.today, -10));
        if (world.chance.percent(60))
            move_house(world, who, day);
        else
            change_occupation(world, who, day);
    }
    for (auto const& event : world.events)
        if (world.chance.percent(8)) change_venue(world, event);
    // Home and history have news from the last days.
    for (int days_ago = 6; days_ago >= 0; --days_ago)
        change_occupation(world, world.chance.below(world.people.size()),
                          later(world.demo.today, -days_ago));
}

}  // namespace ateneu::workshops::demo
