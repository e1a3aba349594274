#include <algorithm>

#include "apps/workshops/demo_world.h"
#include "core/access/password.h"
#include "core/base/text.h"
#include "domain/people/access_group.h"
#include "domain/people/consent.h"
#include "domain/people/login.h"
#include "domain/people/lookups.h"

namespace ateneu::workshops::demo {
namespace {

using people::Person;

/// The first people: those who keep the office, and a member. All can log in.
struct Known {
    char const* username;
    char const* personal;
    char const* family;
    char const* gender;
    char const* group;  ///< "" for none
    bool superuser;
    bool office;
    char const* what;
};
constexpr Known known_people[] = {
    {"admin", "Ada", "Mas Ferrer", "F", "", true, true, N_("superuser")},
    {"marta", "Marta", "Soler Vidal", "F", "administrators", false, true, N_("administrator")},
    {"joan", "Joan", "Güell Camps", "M", "trainers", false, true, N_("trainer")},
    {"imma", "Imma", "Riera Puig", "U", "invoicing", false, true, N_("invoicing")},
    {"pau", "Pau", "Bonet Serra", "M", "", false, false, N_("instructor, no group")},
};

constexpr char const* occupations[] = {
    "Librarian", "Doctoral student", "Research software engineer",
    "Lecturer",  "Data steward",     "Statistician",
    "",          "Biologist",        "Teacher"};

/// Every name once: `vidal`, `vidal2`, …
class Names {
public:
    std::string unique(std::string const& wanted, std::string const& after = {}) {
        auto name = wanted + after;
        for (int n = 2; !taken_.insert(name).second; ++n) name = wanted + std::to_string(n) + after;
        return name;
    }

private:
    std::set<std::string> taken_;
};

void set_airport(Person& person, Place const& place) {
    person.airport_iata = place.airport;
    person.airport_country = {place.country};
    person.airport_lat = {place.latitude};
    person.airport_lon = {place.longitude};
    person.airport_timezone = {place.time_zone};
}

std::string orcid(Chance& chance) {
    auto const group = [&chance] { return std::to_string(chance.between(1000, 9999)); };
    return "https://orcid.org/0000-000" + std::to_string(chance.between(1, 3)) + "-" + group() +
           "-" + group();
}

void set_web(World& world, Person& person) {
    auto& chance = world.chance;
    if (chance.percent(30)) person.github = replaced(person.username, "_", "-");
    if (chance.percent(12)) person.orcid = orcid(chance);
    if (chance.percent(8)) person.mastodon = replaced(person.username, "_", ".") + "@social.test";
    if (chance.percent(6)) person.bluesky = replaced(person.username, "_", "-") + ".social.test";
    if (chance.percent(10)) person.url = "https://" + replaced(person.username, "_", "-") + ".test";
}

void set_interests(World& world, Person& person, Culture const& culture) {
    static constexpr char const* domains[] = {"Physics",
                                              "Chemistry",
                                              "Medicine",
                                              "Social sciences",
                                              "Humanities",
                                              "Education",
                                              "Library and information science",
                                              "Genetics, genomics, bioinformatics",
                                              "Economics/business",
                                              "Mathematics/statistics"};
    auto const first = world.chance.below(std::size(domains));
    person.domains = {world.seeded<people::KnowledgeDomain>(domains[first])};
    if (world.chance.percent(30))
        person.domains.push_back(
            world.seeded<people::KnowledgeDomain>(domains[(first + 1) % std::size(domains)]));
    person.languages = {world.seeded<people::Language>(culture.language, "subtag")};
    if (culture.language == "ca")
        person.languages.push_back(world.seeded<people::Language>("es", "subtag"));
    if (culture.language != "en" && world.chance.percent(60))
        person.languages.push_back(world.seeded<people::Language>("en", "subtag"));
}

Person person_of(World& world, Names& names, Place const& place, House const& house) {
    auto& chance = world.chance;
    auto const& culture = *place.culture;
    bool const woman = chance.percent(52);
    Person person;
    person.personal = chance.pick(woman ? culture.women : culture.men);
    person.family = chance.pick(culture.families);
    auto const first_family = person.family;
    if (culture.two_families && chance.percent(70))
        person.family += std::string(" ") + chance.pick(culture.families);
    person.username = names.unique(dashed(first_family) + "_" + dashed(person.personal));
    person.gender = chance.percent(35) ? "U" : chance.percent(3) ? "V" : woman ? "F" : "M";
    if (chance.percent(94))
        person.email = Email{
            names.unique(dashed(person.personal) + "." + dashed(first_family), "@" + house.domain)};
    if (chance.percent(10)) person.secondary_email = {person.username + "@bustia.test"};
    set_airport(person, place);
    if (chance.percent(5)) person.country = {place.country};
    person.affiliation = house.name;
    person.occupation = chance.pick(occupations);
    set_interests(world, person, culture);
    set_web(world, person);
    if (chance.percent(8)) person.user_notes = chance.pick(motivations());
    return person;
}

void add_someone(World& world, Person const& person, Date joined, std::size_t house) {
    auto const id = world.add(joined, person);
    world.people.push_back({id, joined, world.houses[house].place, person.personal, person.family,
                            person.email ? person.email->value : "", house});
}

void add_known(World& world, Names& names) {
    auto const hash = hash_password(demo_password);
    for (auto const& known : known_people) {
        auto person = person_of(world, names, places()[0], world.houses[0]);
        person.username = names.unique(known.username);
        person.personal = known.personal;
        person.family = known.family;
        person.gender = known.gender;
        person.github.reset();
        person.email = Email{std::string(known.username) + "@xarxa-lligam.test"};
        if (*known.group) person.groups = {world.seeded<people::Group>(known.group)};
        add_someone(world, person, world.start, 0);
        world.add(world.start, people::Login{.person = world.people.back().id,
                                             .password = {hash},
                                             .is_active = true,
                                             .is_superuser = known.superuser});
        if (known.office) world.office = world.people.size();
    }
}

}  // namespace

void add_people(World& world) {
    Names names;
    add_known(world, names);
    auto const count = static_cast<std::size_t>(world.demo.people);
    auto const founders = count / 12;
    auto const days = world.demo.today.days - world.start.days;
    while (world.people.size() < count) {
        auto const index = world.people.size();
        auto const house = world.chance.below(world.houses.size());
        // The founders were there on the first day; the others came one after the other.
        auto const joined =
            index < founders
                ? world.start
                : later(world.start, static_cast<int>(static_cast<std::size_t>(days) *
                                                      (index - founders) / (count - founders)));
        add_someone(world, person_of(world, names, *world.houses[house].place, world.houses[house]),
                    joined, house);
    }
}

void add_consents(World& world) {
    struct Answer {
        char const* term;
        int agrees, declines;  ///< per cent; the rest have not answered
    };
    static constexpr Answer answers[] = {
        {"privacy-policy", 85, 0}, {"may-contact", 70, 12}, {"public-profile", 55, 25}};
    for (auto const& answer : answers) {
        auto const term = world.seeded<people::Term>(answer.term, "slug");
        auto const option = [&](char const* type) {
            return world.tx.sql().integer(R"(SELECT MIN("id") FROM "people_term_option"
                                             WHERE "term" = $1 AND "option_type" = $2)",
                                          {term.value, std::string_view(type)});
        };
        auto const agree = option("agree"), decline = option("decline");
        for (auto const& someone : world.people) {
            auto const dice = world.chance.between(1, 100);
            people::Consent consent{.person = someone.id, .term = term};
            if (dice <= answer.agrees)
                consent.term_option = Id<people::TermOption>{agree.value()};
            else if (dice <= answer.agrees + answer.declines)
                consent.term_option = Id<people::TermOption>{decline.value()};
            else
                continue;
            world.add(someone.joined, consent);
        }
    }
}

}  // namespace ateneu::workshops::demo

namespace ateneu::workshops {

std::span<DemoLogin const> demo_logins() {
    static std::vector<DemoLogin> const logins = [] {
        std::vector<DemoLogin> list;
        for (auto const& known : demo::known_people) list.push_back({known.username, known.what});
        return list;
    }();
    return logins;
}

}  // namespace ateneu::workshops
