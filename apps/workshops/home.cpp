#include <algorithm>

#include "apps/workshops/award.h"
#include "apps/workshops/charts.h"
#include "apps/workshops/event.h"
#include "apps/workshops/home_waiting.h"
#include "apps/workshops/seed.h"
#include "apps/workshops/self_organised_submission.h"
#include "apps/workshops/training_request.h"
#include "apps/workshops/workshop_inquiry_request.h"
#include "apps/workshops/workshop_request.h"
#include "apps/workshops/workshops.h"
#include "core/base/places.h"
#include "core/html/show.h"
#include "core/store/list.h"
#include "domain/people/organisation.h"
#include "domain/people/person.h"

namespace ateneu::workshops {
namespace {

constexpr int oldest_of_each_kind = 2;
constexpr int next_workshops = 6;

Reader reader_of(Transaction& tx) { return {{tx.actor().tongue}, tx.actor().time_zone, tx.now()}; }

/// A page of at most 25 records, by one field; `column` and its value choose them.
ListQuery query_of(Entity const& entity, std::string_view column, std::string value) {
    ListQuery query{.entity = &entity};
    query.filters.push_back({entity.find(column), Filter::Test::is, {std::move(value)}});
    return query;
}

/// Where a list of these is, in the address's own words.
std::string address_of_list(ListQuery const& query) {
    auto address = query.entity->address();
    char before = '?';
    for (auto const& [name, value] : address_of(query)) {
        address += before + name + "=" + value;
        before = '&';
    }
    return address;
}

std::string age(Reader const& reader, Instant received) {
    auto const days = reader.today().days - local(received, reader.zone).date.days;
    return days <= 0 ? reader.say.t("New today")
                     : reader.say.n("{count} day old", "{count} days old", days);
}

std::string place(Reader const& reader, std::string const& location, std::string_view country) {
    auto const name = reader.say.t(std::string(country_name(country)).c_str());
    if (location.empty() || name.empty()) return location + name;
    return location + ", " + name;
}

std::string detail(Reader const& reader, CentralRequest const& request) {
    auto text = place(reader, request.location, request.country.value);
    if (request.preferred_dates) {
        auto const day = date_text(reader, *request.preferred_dates);
        text += " · " + reader.say.t({N_("wants {date}"), {{"date", day}}});
    }
    return text;
}
std::string detail(Reader const& reader, SelfOrganisedSubmission const& submission) {
    auto text = place(reader, "", submission.country.value_or(Country{}).value);
    if (submission.start)
        text +=
            (text.empty() ? "" : " · ") +
            date_range_text(reader, *submission.start, submission.end.value_or(*submission.start));
    return text;
}
std::string detail(Reader const& reader, TrainingRequest const& request) {
    return request.affiliation + " · " + place(reader, request.location, request.country.value);
}

/// "Núria Vidal, Universitat de Vic", as lists call the request.
std::string who(RequestCommon const&, std::string const& title) { return title; }
/// Without the address and the state, which lists add to a training request.
std::string who(TrainingRequest const& request, std::string const&) {
    return request.family.empty() ? request.personal : request.personal + " " + request.family;
}

/// What stands before the domain in "Universitat de Vic <uvic.test>".
std::string without_domain(std::string const& organisation) {
    return organisation.substr(0, organisation.find(" <"));
}

/// The oldest pending requests of one kind, and a way to all of them.
template <class Request>
void add_pending(Transaction& tx, char const* title, char const* all,
                 std::vector<Waiting>& waiting) {
    auto const& entity = Request::entity();
    if (!tx.actor().may(entity, Action::view)) return;
    auto const reader = reader_of(tx);
    auto query = query_of(entity, "state", "p");
    query.order = {{entity.find("created_at"), false}};
    query.per_page = oldest_of_each_kind;
    auto const page = list(tx, query, Columns::values);
    for (std::size_t i = 0; i < page.records.size(); ++i) {
        Request request;
        to_struct(entity, page.records[i], &request);
        waiting.push_back({entity.icon,
                           reader.say.t({title, {{"who", who(request, page.titles[i])}}}),
                           detail(reader, request), age(reader, request.created_at),
                           entity.address(page.records[i].id), reader.say.t("Review")});
    }
    if (page.total > oldest_of_each_kind)
        waiting.push_back({entity.icon,
                           reader.say.t({all, {{"count", number_text(reader.say, page.total)}}}),
                           "", "", address_of_list(query), reader.say.t("See all")});
}

std::vector<Waiting> waiting(Transaction& tx) {
    std::vector<Waiting> all;
    add_pending<WorkshopRequest>(tx, N_("Workshop request from {who}"),
                                 N_("All {count} workshop requests"), all);
    add_pending<WorkshopInquiryRequest>(tx, N_("Workshop inquiry from {who}"),
                                        N_("All {count} workshop inquiries"), all);
    add_pending<SelfOrganisedSubmission>(tx, N_("Self-organised workshop of {who}"),
                                         N_("All {count} self-organised workshops"), all);
    add_pending<TrainingRequest>(tx, N_("Training request from {who}"),
                                 N_("All {count} training requests"), all);
    add_unfinished_workshops(tx, all);
    add_ending_memberships(tx, all);
    return all;
}

std::vector<Upcoming> upcoming(Transaction& tx) {
    auto const& entity = Event::entity();
    ListQuery query{.entity = &entity};
    query.filters.push_back({entity.find("start"), Filter::Test::from, {iso(tx.today())}});
    query.order = {{entity.find("start"), false}};
    query.per_page = next_workshops;
    auto const page = list(tx, query, Columns::titled);

    std::vector<Upcoming> next;
    for (std::size_t i = 0; i < page.records.size(); ++i) {
        Event event;
        to_struct(entity, page.records[i], &event);
        auto const host =
            without_domain(page.title_of(people::Organisation::entity(), event.host.value));
        auto const where =
            event.venue.empty() ? place(reader_of(tx), "", event.country.value_or(Country{}).value) : event.venue;
        next.push_back({*event.start, page.titles[i], host + (where.empty() ? "" : " · " + where),
                        entity.address(page.records[i].id)});
    }
    return next;
}

void add_number(Transaction& tx, ListQuery const& query, char const* label, char const* note,
                std::vector<HomePart::Number>& numbers) {
    if (!tx.actor().may(*query.entity, Action::view)) return;
    auto const say = reader_of(tx).say;
    numbers.push_back({say.t(label), number_text(say, count(tx, query)), note ? say.t(note) : "",
                       address_of_list(query)});
}

std::vector<HomePart::Number> numbers(Transaction& tx) {
    auto const& events = Event::entity();
    ListQuery this_year{.entity = &events};
    auto const year = parts(tx.today()).year;
    this_year.filters.push_back(
        {events.find("start"), Filter::Test::from, {iso(date_of(year, 1, 1))}});
    this_year.filters.push_back(
        {events.find("start"), Filter::Test::to, {iso(date_of(year, 12, 31))}});
    auto const instructor = key_of<Badge>(tx, "name", "instructor");

    std::vector<HomePart::Number> all;
    add_number(tx, this_year, N_("Workshops this year"), nullptr, all);
    if (!all.empty()) all.back().trend = workshops_of_the_year(tx);
    add_number(tx, {.entity = &people::Person::entity()}, N_("People"), nullptr, all);
    add_number(tx, query_of(Award::entity(), "badge", std::to_string(instructor.value)),
               N_("Instructors"), N_("with the badge"), all);
    add_number(tx, {.entity = &people::Organisation::entity()}, N_("Organisations"), nullptr, all);
    return all;
}

}  // namespace

HomePart home(Transaction& tx) {
    return {.waiting = waiting(tx), .upcoming = upcoming(tx), .numbers = numbers(tx)};
}

}  // namespace ateneu::workshops
