#include "apps/workshops/seed.h"

#include "apps/workshops/email_template.h"
#include "apps/workshops/test_house.h"
#include "apps/workshops/training.h"
#include "domain/people/organisation.h"

namespace ateneu::workshops {
namespace {

class WorkshopSeed : public House {
protected:
    std::int64_t rows(std::string const& table) {
        return number("SELECT COUNT(*) FROM \"" + table + "\"");
    }
    /// Everything that a seed could change, in one number each.
    std::vector<std::int64_t> traces() {
        std::vector<std::int64_t> all{rows("core_change_set"), rows("core_change")};
        for (auto const* entity : workshops().entities) all.push_back(rows(entity->table()));
        return all;
    }
};
INSTANTIATE_TEST_SUITE_P(BothDatabases, WorkshopSeed, tests::both_databases(), tests::dialect_name);

TEST_P(WorkshopSeed, BringsWhatEveryInstallNeeds) {
    std::pair<char const*, int> const wanted[] = {{"workshops_role", 7},
                                                  {"workshops_tag", 21},
                                                  {"workshops_badge", 11},
                                                  {"workshops_lesson", 16},
                                                  {"workshops_training_requirement", 4},
                                                  {"workshops_involvement", 4},
                                                  {"workshops_curriculum", 18},
                                                  {"workshops_community_role_config", 10},
                                                  {"workshops_community_role_inactivation", 5},
                                                  {"workshops_event_category", 4},
                                                  {"workshops_benefit", 4},
                                                  {"workshops_account_benefit_discount", 3},
                                                  {"workshops_member_role", 3},
                                                  {"workshops_membership_person_role", 3},
                                                  {"workshops_academic_level", 7},
                                                  {"workshops_computing_experience_level", 4},
                                                  {"workshops_info_source", 9},
                                                  {"workshops_data_variant", 8},
                                                  {"workshops_criterium", 6},
                                                  {"workshops_continent", 7},
                                                  {"workshops_email_template", 19}};
    for (auto const& [table, count] : wanted) EXPECT_EQ(rows(table), count) << table;
}

TEST_P(WorkshopSeed, AddsNothingTheSecondTime) {
    auto const before = traces();
    write([](Transaction& tx) { seed(tx); });
    EXPECT_EQ(traces(), before);
}

TEST_P(WorkshopSeed, KeepsTheWordingOfTheHouse) {
    write([](Transaction& tx) {
        tx.sql().execute(
            "UPDATE workshops_role SET verbose_name = 'Ajudant' WHERE name = 'helper'");
        tx.sql().execute(
            "UPDATE workshops_email_template SET subject = 'Enhorabona' WHERE signal = "
            "'persons_merged'");
        seed(tx);
    });
    EXPECT_EQ(text_in(*database, "SELECT verbose_name FROM workshops_role WHERE name = 'helper'"),
              "Ajudant");
    EXPECT_EQ(
        text_in(*database,
                "SELECT subject FROM workshops_email_template WHERE signal = 'persons_merged'"),
        "Enhorabona");
}

TEST_P(WorkshopSeed, BringsBackWhatIsMissing) {
    write([](Transaction& tx) {
        tx.sql().execute("DELETE FROM workshops_email_template WHERE signal = 'recruit_helpers'");
        seed(tx);
    });
    EXPECT_EQ(rows("workshops_email_template"), 19);
}

TEST_P(WorkshopSeed, LeavesAnotherMixAndMatchAlone) {
    // As it stands in databases that come from AMY: without a slug, and perhaps under another name.
    write([](Transaction& tx) {
        tx.sql().execute(
            "UPDATE workshops_curriculum SET slug = '', name = 'Mixed' WHERE mix_match");
        seed(tx);
    });
    EXPECT_EQ(rows("workshops_curriculum"), 18);
}

TEST_P(WorkshopSeed, RemovesStepsOfFormerYears) {
    write([](Transaction& tx) {
        ASSERT_TRUE(tx.add(TrainingRequirement{.name = "SWC Homework"}));
        seed(tx);
    });
    EXPECT_EQ(rows("workshops_training_requirement"), 4);
}

TEST_P(WorkshopSeed, GivesEachOrganisationItsAccount) {
    write([](Transaction& tx) {
        ASSERT_TRUE(
            tx.add(people::Organisation{.fullname = "Ateneu de Vic", .domain = "ateneu-vic.test"}));
        seed(tx);
    });
    EXPECT_EQ(rows("workshops_account"), rows("people_organisation"));
    EXPECT_EQ(number("SELECT COUNT(DISTINCT holder_id) FROM workshops_account"),
              rows("people_organisation"));
}

TEST_P(WorkshopSeed, HasOneActiveTemplateForEachSignal) {
    for (auto const& signal : signals)
        EXPECT_EQ(
            number("SELECT COUNT(*) FROM workshops_email_template WHERE active AND signal = '" +
                   std::string(signal.code) + "' AND length(body) > 100"),
            1)
            << signal.code;
    EXPECT_EQ(number("SELECT COUNT(*) FROM workshops_email_template WHERE from_header = "
                     "'workshops@carpentries.org'"),
              13);
}

}  // namespace
}  // namespace ateneu::workshops
