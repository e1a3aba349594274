#include "apps/workshops/membership_roles.h"
#include "apps/workshops/offering.h"
#include "apps/workshops/seed.h"

namespace ateneu::workshops {

void seed_offering(Transaction& tx) {
    auto const seat = [](char const* uuid, char const* name, char const* description) {
        return Benefit{.uuid = {uuid},
                       .name = name,
                       .description = description,
                       .unit_type = "seat",
                       .credits = 1};
    };
    add_missing<Benefit>(
        tx, "uuid",
        {seat("641e0a4c-0626-43f8-ae4f-ccf507b87791", "Instructor Training",
              "A seat in an instructor training"),
         seat("c1baac28-e3ba-4a0b-8420-f483b89be125", "Instructor Trainer Training",
              "A seat in a training of trainers"),
         seat("829320e4-76b7-43c6-9647-d25d7cbbc9ef", "Collaborative Lesson Development Training",
              "A seat in a training where lessons are developed together"),
         seat("a7b57542-ad84-45c9-b983-ecdfde0c62f2", "Skillup", "A seat in a skill-up")});
    add_missing<AccountBenefitDiscount>(
        tx, "uuid",
        {{.uuid = {"a1b2c3d4-e5f6-7890-abcd-ef1234567890"}, .name = "Partial Sponsorship"},
         {.uuid = {"b2c3d4e5-f6a7-8901-bcde-f12345678901"}, .name = "Full Discount"},
         {.uuid = {"c3d4e5f6-a7b8-9012-cdef-123456789012"}, .name = "Trainer Discount"}});
    add_missing<MemberRole>(
        tx, "name",
        {{.name = "main", .verbose_name = "Main Organisation"},
         {.name = "contract_signatory", .verbose_name = "Contract Signatory"},
         {.name = "workshop_coordinator", .verbose_name = "Workshop Coordinator"}});
    add_missing<MembershipPersonRole>(
        tx, "name",
        {{.name = "default", .verbose_name = "Default"},
         {.name = "billing_contact", .verbose_name = "Billing Contact"},
         {.name = "programmatic_contact", .verbose_name = "Programmatic Contact"}});
}

}  // namespace ateneu::workshops
