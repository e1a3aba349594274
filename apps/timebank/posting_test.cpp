#include "apps/timebank/posting.h"

#include <gtest/gtest.h>

#include "apps/timebank/test_bank.h"

namespace ateneu::timebank {
namespace {

using Texts = std::vector<std::string>;

TEST(Tags, AreWordsBetweenCommasAsTbR59Wants) {
    EXPECT_EQ(tags_of("yoga, costura"), (Texts{"yoga", "costura"}));
    EXPECT_EQ(tags_of(" , yoga,, yoga , "), (Texts{"yoga"}));
    EXPECT_EQ(tags_of(""), Texts{});
}

class Posts : public Town {
protected:
    Posts() {
        ben = person("Ben");
        cai = person("Cai");
        member(nord, ben);
        member(nord, cai);
    }
    Posting haircut() { return {.title = "Haircut", .category = {number(R"(SELECT MIN("id") FROM "timebank_category")")}, .tags = {"hair"}}; }
    Result<Id<Post>> adds(Id<people::Person> who, Id<Bank> where, Posting const& posting) {
        return as(who, [&](Transaction& tx) { return add_post(tx, where, posting); });
    }
    Post read(Id<Post> id) {
        return *as_program([&](Transaction& tx) { return tx.read(id); });
    }
    Id<people::Person> ben, cai;
};
INSTANTIATE_TEST_SUITE_P(BothDatabases, Posts, tests::both_databases(), tests::dialect_name);

TEST_P(Posts, AreOfTheirAuthorUnlessAnAdministratorNamesAnotherAsTbR57Wants) {
    auto const own = adds(ben, nord, haircut());
    ASSERT_TRUE(own);
    EXPECT_EQ(read(*own).member, seat(nord, ben));
    auto posting = haircut();
    posting.author = seat(nord, cai);
    EXPECT_EQ(code(adds(ben, nord, posting)), "no_permission") << "nobody writes in another's name";
    auto const for_cai = adds(ana, nord, posting);
    ASSERT_TRUE(for_cai);
    EXPECT_EQ(read(*for_cai).member, seat(nord, cai));
    posting.author = seat(sur, fay);
    EXPECT_EQ(code(adds(ana, nord, posting)), "no_such_member");
    EXPECT_EQ(code(adds(fay, nord, haircut())), "not_a_member");
    ASSERT_EQ(code(as(ana, [&](Transaction& tx) { return set_active(tx, seat(nord, cai), false); })), "");
    EXPECT_EQ(code(adds(cai, nord, haircut())), "not_a_member") << "nor who is inactive";
    posting.author = seat(nord, cai);
    EXPECT_EQ(code(adds(ana, nord, posting)), "no_such_member");
}

TEST_P(Posts, AreChangedAndClosedByTheirAuthorOrAnAdministratorAsTbR57Wants) {
    auto const post = *adds(ben, nord, haircut());
    auto posting = haircut();
    posting.title = "Haircut at home";
    posting.type = PostType::request;
    auto const changes = [&](Id<people::Person> who) { return code(as(who, [&](Transaction& tx) { return change_post(tx, post, posting); })); };
    auto const closes = [&](Id<people::Person> who) { return code(as(who, [&](Transaction& tx) { return close_post(tx, post); })); };
    EXPECT_EQ(changes(cai), "no_permission");
    EXPECT_EQ(changes(fay), "no_permission") << "the administrator of another bank";
    EXPECT_EQ(closes(cai), "no_permission");
    EXPECT_EQ(changes(ben), "");
    EXPECT_EQ(read(post).title, "Haircut at home");
    EXPECT_EQ(read(post).type, PostType::offer) << "what it is stays";
    posting.author = seat(nord, cai);
    EXPECT_EQ(changes(ben), "no_permission") << "not given away either";
    EXPECT_EQ(closes(ana), "");
    EXPECT_FALSE(read(post).is_active) << "TB-R36: kept, not shown";
}

TEST_P(Posts, NeedATitleACategoryAndDaysInTheirOrder) {
    auto posting = haircut();
    posting.title = "  ";
    EXPECT_EQ(adds(ben, nord, posting).refusal().field, "title");
    posting = haircut();
    posting.category = {0};
    EXPECT_EQ(adds(ben, nord, posting).refusal().field, "category");
    posting = haircut();
    posting.start_on = date_of(2026, 5, 2);
    posting.end_on = date_of(2026, 5, 1);
    EXPECT_EQ(adds(ben, nord, posting).refusal().field, "end_on");
    posting = haircut();
    posting.description = "\xff";
    EXPECT_EQ(adds(ben, nord, posting).refusal().field, "description");
    EXPECT_EQ(number(R"(SELECT COUNT(*) FROM "timebank_post")"), 0);
}

}  // namespace
}  // namespace ateneu::timebank
