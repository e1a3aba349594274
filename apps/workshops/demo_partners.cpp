#include "apps/workshops/demo_world.h"
#include "apps/workshops/membership_roles.h"
#include "apps/workshops/offering.h"
#include "apps/workshops/partnership.h"

namespace ateneu::workshops::demo {
namespace {

constexpr char const* variants[] = {"bronze", "silver", "gold", "platinum"};

Date first_of(Date day) {
    auto const day_parts = parts(day);
    return date_of(day_parts.year, day_parts.month, 1);
}

Membership membership_of(World& world, House const& house, Date start, std::size_t level) {
    auto const year = std::to_string(parts(start).year);
    Membership membership;
    membership.name = house.name;
    membership.variant = variants[level];
    membership.agreement_start = start;
    membership.agreement_end = later(start, 364);
    membership.contribution_type = "financial";
    membership.public_status = world.chance.percent(70) ? "public" : "private";
    membership.registration_code =
        dashed(house.place->name) + "-" + std::to_string(house.id.value) + "-" + year;
    membership.agreement_link = {"https://documents.test/memberships/" +
                                 *membership.registration_code};
    membership.members = {{.organisation = house.id, .role = world.seeded<MemberRole>("main")}};
    membership.workshops_without_admin_fee_per_agreement = static_cast<std::int64_t>(2 * level + 2);
    membership.public_instructor_training_seats = static_cast<std::int64_t>(3 * level + 3);
    if (level >= 2) membership.inhouse_instructor_training_seats = 10;
    return membership;
}

void add_contacts(World& world, Id<Membership> membership, Date day) {
    auto const billing = world.anybody(day), programme = world.anybody(day);
    world.add(day, MembershipTask{.membership = membership,
                                  .person = world.people[billing].id,
                                  .role = world.seeded<MembershipPersonRole>("billing_contact")});
    world.add(day,
              MembershipTask{.membership = membership,
                             .person = world.people[programme].id,
                             .role = world.seeded<MembershipPersonRole>("programmatic_contact")});
}

/// A row of yearly memberships, the latest first so that each can point at the one that follows it.
void add_years(World& world, std::size_t house, int first_year_ago) {
    auto const level = world.chance.below(std::size(variants));
    auto const first =
        first_of(later(world.demo.today, -365 * first_year_ago - world.chance.between(0, 300)));
    int const years = world.chance.between(1, first_year_ago + 1);
    std::optional<Id<Membership>> next;
    for (int year = years - 1; year >= 0; --year) {
        auto const from = parts(first);
        auto membership = membership_of(world, world.houses[house],
                                        date_of(from.year + year, from.month, 1), level);
        membership.rolled_to_membership = next;
        auto const day = later(membership.agreement_start, -20);
        auto const id = world.add(day, membership);
        add_contacts(world, id, day);
        world.agreements.push_back({id, house, membership.agreement_start, membership.agreement_end,
                                    *membership.registration_code});
        next = id;
    }
}

struct Tier {
    char const* name;
    std::int64_t credits;
};
constexpr Tier tiers[] = {{"Bronze", 16}, {"Silver", 32}, {"Gold", 64}, {"Platinum", 128}};

Partnership partnership_of(World& world, House const& house, Id<PartnershipTier> tier,
                           std::int64_t credits) {
    Partnership partnership;
    partnership.name = house.name;
    partnership.tier = tier;
    partnership.credits = credits;
    partnership.account = house.account;
    partnership.agreement_start = first_of(later(world.demo.today, -world.chance.between(30, 330)));
    partnership.agreement_end = later(partnership.agreement_start, 364);
    partnership.registration_code = "partner-" + std::to_string(house.id.value);
    partnership.agreement_link = {"https://documents.test/partnerships/" +
                                  *partnership.registration_code};
    partnership.public_status = "public";
    partnership.partner_organisation = house.id;
    return partnership;
}

void add_partnership(World& world, House const& house, Id<PartnershipTier> tier,
                     std::int64_t credits) {
    auto partnership = partnership_of(world, house, tier, credits);
    auto const day = later(partnership.agreement_start, -14);
    auto const id = world.add(day, partnership);
    world.add(day, AccountOwner{.uuid = world.chance.uuid(),
                                .account = house.account,
                                .person = world.people[world.anybody(day)].id,
                                .permission_type = "owner"});
    world.add(day, AccountBenefit{.uuid = world.chance.uuid(),
                                  .account = house.account,
                                  .partnership = id,
                                  .benefit = world.seeded<Benefit>("Instructor Training"),
                                  .registration_code = *partnership.registration_code + "-seats",
                                  .start_date = partnership.agreement_start,
                                  .end_date = partnership.agreement_end,
                                  .allocation = credits / 2});
}

}  // namespace

void add_memberships(World& world) {
    auto const count = world.houses.size() / 12;
    for (std::size_t n = 0; n < count; ++n)
        add_years(world, n * 11 % world.houses.size(), static_cast<int>(n % 4));
}

void add_partnerships(World& world) {
    for (std::size_t n = 0; n < std::size(tiers); ++n) {
        auto const tier = world.add(world.start, PartnershipTier{.uuid = world.chance.uuid(),
                                                                 .name = tiers[n].name,
                                                                 .credits = tiers[n].credits});
        for (std::size_t i : {n, n + 4})
            add_partnership(world, world.houses[i + 1], tier, tiers[n].credits);
    }
    Consortium libraries{.name = "Xarxa de Biblioteques del Pirineu",
                         .description = "Five public libraries that hold their workshops together"};
    for (std::size_t i = 1; i <= 5; ++i) libraries.organisations.push_back(world.houses[i].id);
    world.add(later(world.demo.today, -400), libraries);
}

}  // namespace ateneu::workshops::demo
