#include "apps/workshops/curriculum.h"
#include "apps/workshops/demo_world.h"
#include "apps/workshops/request_lookups.h"
#include "apps/workshops/self_organised_submission.h"
#include "apps/workshops/training_request.h"
#include "apps/workshops/workshop_inquiry_request.h"
#include "apps/workshops/workshop_request.h"
#include "domain/people/lookups.h"

namespace ateneu::workshops::demo {
namespace {

constexpr char const* curricula[] = {"swc-python", "swc-r", "dc-ecology-r", "dc-socsci-r", "lc"};

/// Of a few dozen requests the last ones still wait; the others were answered.
struct Turn {
    Date day;
    bool pending;
};
Turn turn(World& world, int index, int count, int waiting) {
    if (index >= count - waiting)
        return {later(world.demo.today, -world.chance.between(0, 3 + 2 * (count - index))), true};
    return {world.day_between(world.start, later(world.demo.today, -40)), false};
}

void fill_common(World& world, RequestCommon& request, House const& house, Turn turn) {
    auto& chance = world.chance;
    auto const& culture = *house.place->culture;
    request.personal = chance.pick(chance.percent(50) ? culture.women : culture.men);
    request.family = chance.pick(culture.families);
    request.email = {dashed(request.personal) + "." + dashed(request.family) + "@bustia.test"};
    if (!turn.pending) {
        request.state = chance.percent(75) ? "a" : "d";
        request.assigned_to = world.somebody_of_the_office();
    } else if (chance.percent(30)) {
        request.assigned_to = world.somebody_of_the_office();
    }
    request.online_inperson = chance.percent(40) ? "online" : "inperson";
    request.public_event = chance.percent(60) ? "public" : "closed";
    request.workshop_listed = chance.percent(85);
    request.data_privacy_agreement = request.code_of_conduct_agreement =
        request.host_responsibilities = true;
}

/// Three in four come from an institution we know.
void set_institution(World& world, RequestCommon& request, House const& house) {
    if (world.chance.percent(75)) {
        request.institution = house.id;
        return;
    }
    request.institution_other_name = std::string(house.place->name) + " Open Data";
    request.institution_other_url = {"https://open-data-" + dashed(house.place->name) + ".test"};
}

void fill_central(World& world, CentralRequest& request, House const& house, Turn turn) {
    fill_common(world, request, house, turn);
    set_institution(world, request, house);
    request.location = house.place->name;
    request.country = {house.place->country};
    request.requested_workshop_types = {
        world.seeded<Curriculum>(world.chance.pick(curricula), "slug")};
    request.preferred_dates = later(turn.day, world.chance.between(30, 150));
    request.instructor_availability = true;
    request.audience_description = world.chance.pick(audiences());
    request.administrative_fee = world.chance.percent(70) ? "nonprofit" : "member";
    request.travel_expenses_management = world.chance.percent(50) ? "booked" : "reimbursed";
    request.travel_expenses_agreement = true;
    request.institution_restrictions = "no_restrictions";
}

void add_workshop_request(World& world, Turn turn) {
    auto const& house = world.chance.pick(world.houses);
    WorkshopRequest request;
    fill_central(world, request, house, turn);
    request.language = world.seeded<people::Language>(house.place->culture->language, "subtag");
    world.add(turn.day, request);
}

void add_inquiry(World& world, Turn turn) {
    auto const& house = world.chance.pick(world.houses);
    WorkshopInquiryRequest inquiry;
    fill_central(world, inquiry, house, turn);
    inquiry.travel_expenses_management.clear();
    inquiry.institution_restrictions.clear();
    inquiry.academic_levels = {world.seeded<AcademicLevel>("Graduate")};
    inquiry.domains = {world.seeded<people::KnowledgeDomain>("Social sciences")};
    world.add(turn.day, inquiry);
}

void add_submission(World& world, Turn turn) {
    auto const& house = world.chance.pick(world.houses);
    SelfOrganisedSubmission submission;
    fill_common(world, submission, house, turn);
    set_institution(world, submission, house);
    submission.start = later(turn.day, world.chance.between(20, 70));
    submission.end = later(*submission.start, 1);
    submission.workshop_format = "standard";
    submission.workshop_url = {"https://workshops.test/" + iso(*submission.start) + "-" +
                               dashed(house.place->name)};
    submission.workshop_types = {world.seeded<Curriculum>(world.chance.pick(curricula), "slug")};
    submission.country = Country{house.place->country};
    submission.language = world.seeded<people::Language>(house.place->culture->language, "subtag");
    world.add(turn.day, submission);
}

void fill_answers(World& world, TrainingRequest& request) {
    static constexpr char const* occupations[] = {"grad",     "postdoc",   "faculty",
                                                  "research", "librarian", "commerce"};
    static constexpr char const* trainings[] = {"none", "hours", "workshop", "course"};
    static constexpr char const* experiences[] = {"none", "hours", "ta", "courses"};
    auto& chance = world.chance;
    request.review_process = "preapproved";
    request.occupation = chance.pick(occupations);
    request.underresourced = chance.percent(25);
    request.previous_training = chance.pick(trainings);
    request.previous_experience = chance.pick(experiences);
    request.programming_language_usage_frequency = chance.percent(50) ? "daily" : "weekly";
    request.checkout_intent = "yes";
    request.teaching_intent = chance.percent(60) ? "yes-local" : "yes-either";
    request.teaching_frequency_expectation = "yearly";
    request.max_travelling_frequency = chance.percent(50) ? "yearly" : "not-at-all";
    request.reason = chance.pick(motivations());
    request.data_privacy_agreement = request.code_of_conduct_agreement = true;
    request.score_auto = chance.between(0, 7);
}

/// Answered ones belong to a trainee; those that wait come from people we don't know yet.
void add_training_request(World& world, Turn turn) {
    auto& chance = world.chance;
    auto const& someone = world.people[world.anybody(turn.day)];
    auto const& place = *someone.place;
    TrainingRequest request;
    request.personal = turn.pending ? chance.pick(place.culture->women) : someone.personal;
    request.family = turn.pending ? chance.pick(place.culture->families) : someone.family;
    request.email = {dashed(request.personal) + "." + dashed(request.family) + "@bustia.test"};
    request.affiliation = world.houses[someone.house].name;
    request.location = place.name;
    request.country = {place.country};
    request.airport_iata = place.airport;
    if (!world.agreements.empty()) request.member_code = chance.pick(world.agreements).code;
    fill_answers(world, request);
    if (!turn.pending) {
        request.state = chance.percent(85) ? "a" : "d";
        if (request.state == "a") request.person = someone.id;
    }
    world.add(turn.day, request);
}

}  // namespace

void add_requests(World& world) {
    constexpr int requests = 45, inquiries = 22, submissions = 26;
    for (int n = 0; n < requests; ++n) add_workshop_request(world, turn(world, n, requests, 7));
    for (int n = 0; n < inquiries; ++n) add_inquiry(world, turn(world, n, inquiries, 3));
    for (int n = 0; n < submissions; ++n) add_submission(world, turn(world, n, submissions, 2));
}

void add_training_requests(World& world) {
    int const count = world.demo.people / 10;
    for (int n = 0; n < count; ++n) add_training_request(world, turn(world, n, count, 14));
}

}  // namespace ateneu::workshops::demo
