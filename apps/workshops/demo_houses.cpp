#include "apps/workshops/demo_world.h"
#include "core/base/text.h"

namespace ateneu::workshops::demo {
namespace {

using people::Organisation;

/// Who runs lesson programmes: rules know them by their domain.
struct Programme {
    char const* domain;
    char const* name;
};
constexpr Programme programmes[] = {{"software-carpentry.org", "Software Carpentry"},
                                    {"datacarpentry.org", "Data Carpentry"},
                                    {"librarycarpentry.org", "Library Carpentry"},
                                    {"carpentries.org", "Instructor Training"},
                                    {"carpentries.org/community-lessons/", "Lesson Development"}};

bool begins_with_vowel(std::string_view name) {
    return std::string_view("AEIOU").find(name.front()) != std::string_view::npos;
}

/// Towns in turn, then the next kind of institution of each; a second campus when all kinds are
/// used up.
std::string name_of(std::size_t index) {
    auto const& place = places()[index % places().size()];
    auto const& kinds = place.culture->institutions;
    auto const round = index / places().size();
    auto name = replaced(kinds[round % kinds.size()], "{place}", place.name);
    // Catalan: Ateneu d'Olot, Universitat de Vic.
    if (place.culture->language == "ca" && begins_with_vowel(place.name))
        name = replaced(name, " de " + std::string(place.name), " d'" + std::string(place.name));
    auto const campus = round / kinds.size();
    return campus == 0 ? name : name + ", campus " + std::to_string(campus + 1);
}

/// Not all in the middle of the town.
Degrees beside(Chance& chance, double degrees) {
    return {degrees + static_cast<double>(chance.between(-300, 300)) / 10000.0};
}

Id<Account> add_account(World& world, Date day, Id<Organisation> organisation) {
    return world.add(day,
                     Account{.uuid = world.chance.uuid(),
                             .account_type = "organisation",
                             .holder = {Organisation::entity().full_name(), organisation.value}});
}

}  // namespace

void add_houses(World& world) {
    for (auto const& programme : programmes) {
        auto const id = world.add(
            world.start, Organisation{.fullname = programme.name, .domain = programme.domain});
        add_account(world, world.start, id);
    }
    auto const count = static_cast<std::size_t>(world.demo.people) * 3 / 20;
    for (std::size_t index = 0; index < count; ++index) {
        auto const& place = places()[index % places().size()];
        auto const name = name_of(index);
        Organisation house{
            .fullname = name, .domain = dashed(name) + ".test", .country = Country{place.country}};
        house.latitude = beside(world.chance, place.latitude);
        house.longitude = beside(world.chance, place.longitude);
        auto const id = world.add(world.start, house);
        world.houses.push_back(
            {id, add_account(world, world.start, id), &place, name, house.domain});
    }
}

}  // namespace ateneu::workshops::demo
