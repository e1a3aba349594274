#include "apps/timebank/asking.h"

#include <atomic>
#include <latch>
#include <thread>

#include "apps/timebank/asking_mail.h"
#include "apps/timebank/test_pages.h"

namespace ateneu::timebank {
namespace {

class AskingForTime : public TownPages {
protected:
    Asking of_ben(Duration amount, std::string const& key = "") const { return {.bank = nord, .payer = ben, .amount = amount, .reason = "Your door", .key = key}; }
    Result<Id<TimeRequest>> asks(Id<people::Person> who, Asking const& asking) {
        return as(who, [&](Transaction& tx) { return ask_time(tx, asking); });
    }
    Id<TimeRequest> asked(Duration amount = time(1)) {
        auto const made = asks(cai_, of_ben(amount));
        EXPECT_EQ(code(made), "");
        return *made;
    }
    std::string approves(Id<people::Person> who, Id<TimeRequest> which) { return code(as(who, [&](Transaction& tx) { return approve_time(tx, which); })); }
    std::string refuses(Id<people::Person> who, Id<TimeRequest> which, std::string const& reason = "") { return code(as(who, [&](Transaction& tx) { return refuse_time(tx, which, reason); })); }
    std::string withdraws(Id<people::Person> who, Id<TimeRequest> which) { return code(as(who, [&](Transaction& tx) { return withdraw_time(tx, which); })); }
    std::string state(Id<TimeRequest> which) { return text(R"(SELECT "state" FROM "timebank_time_request" WHERE "id" = )" + std::to_string(which.value)); }
    std::int64_t payments() { return number(R"(SELECT COUNT(*) FROM "timebank_exchange")"); }
    std::int64_t letters(std::string const& kind, Id<people::Person> to) { return number(R"(SELECT COUNT(*) FROM "core_letter" WHERE "kind" = ')" + kind + R"(' AND "person_id" = )" + std::to_string(to.value)); }
    std::int64_t notices(Id<people::Person> to) { return number(R"(SELECT COUNT(*) FROM "core_notice" WHERE "kind" = 'timebank.time_request' AND "owner_id" = )" + std::to_string(to.value)); }

    Id<people::Person> ben_ = joined("Ben", nord), cai_ = joined("Cai", nord);
    Id<Member> ben = seat(nord, ben_), cai = seat(nord, cai_);
};
INSTANTIATE_TEST_SUITE_P(BothDatabases, AskingForTime, tests::both_databases(), tests::dialect_name);

TEST_P(AskingForTime, TB_R22_MovesTimeOnlyOnceThePayerApproves) {
    auto const which = asked();
    EXPECT_EQ(balance(cai), 0) << "asking moves nothing";
    EXPECT_EQ(letters("timebank.time_asked", ben_), 1);
    EXPECT_EQ(notices(ben_), 1);
    for (auto const who : {cai_, ana, fay}) EXPECT_EQ(approves(who, which), "no_permission") << "only the payer, not who asked nor an administrator";
    EXPECT_EQ(approves(ben_, which), "");
    EXPECT_EQ(state(which), "approved");
    EXPECT_EQ(balance(ben), -3600);
    EXPECT_EQ(balance(cai), 3600);
    EXPECT_EQ(number(R"(SELECT COUNT(*) FROM "timebank_exchange" e JOIN "timebank_time_request" r ON r."exchange" = e."id" WHERE e."kind" = 'exchange' AND e."reason" = 'Your door')"), 1) << "a payment like all others";
    EXPECT_EQ(letters("timebank.time_given", cai_), 1);
    EXPECT_EQ(notices(cai_), 1);
}

TEST_P(AskingForTime, TB_R22_AnswersOnce) {
    auto const which = asked();
    ASSERT_EQ(approves(ben_, which), "");
    EXPECT_EQ(approves(ben_, which), "answered");
    EXPECT_EQ(refuses(ben_, which), "answered");
    EXPECT_EQ(withdraws(cai_, which), "answered");
    EXPECT_EQ(payments(), 1);
    auto const other = asked(time(2));
    EXPECT_EQ(refuses(cai_, other), "no_permission");
    EXPECT_EQ(refuses(ben_, other, std::string(501, 'x')), "too_long");
    EXPECT_EQ(refuses(ben_, other, "That was a present"), "");
    EXPECT_EQ(approves(ben_, other), "answered");
    EXPECT_EQ(letters("timebank.time_refused", cai_), 1);
    auto const third = asked();
    EXPECT_EQ(withdraws(ben_, third), "no_permission");
    EXPECT_EQ(withdraws(cai_, third), "");
    EXPECT_EQ(approves(ben_, third), "answered");
    EXPECT_EQ(payments(), 1);
}

TEST_P(AskingForTime, TB_R22_OneAnswerHoweverManyGiveOne) {
    auto const which = asked();
    constexpr int threads = 6;
    auto const ben_may = actor(ben_), cai_may = actor(cai_);
    std::latch start(threads);
    std::atomic<int> answers = 0;
    {
        std::vector<std::jthread> running;
        for (int who = 0; who < threads; ++who)
            running.emplace_back([&, who] {
                start.arrive_and_wait();
                bool done = false;
                database->transact(db::Database::Mode::write, [&](db::Connection& sql) {
                    Transaction tx(sql, registry(), reactions(), who == 0 ? cai_may : ben_may, now);
                    done = who == 0 ? static_cast<bool>(withdraw_time(tx, which)) : who == 1 ? static_cast<bool>(refuse_time(tx, which, "")) : static_cast<bool>(approve_time(tx, which));
                });
                answers += done;
            });
    }
    EXPECT_EQ(answers, 1);
    EXPECT_EQ(payments(), state(which) == "approved" ? 1 : 0);
}

TEST_P(AskingForTime, TB_R22_RulesOfPaymentsHoldWhenItIsApproved) {
    as_program([&](Transaction& tx) {
        auto rules = *tx.read(nord);
        rules.most_at_once = time(2);
        return static_cast<bool>(tx.change(Bank::entity(), to_record(Bank::entity(), &rules)));
    });
    auto const much = asked(time(3));
    EXPECT_EQ(approves(ben_, much), "too_much");
    EXPECT_EQ(state(much), "waiting") << "it may still be refused, or paid at the desk";
    auto const which = asked();
    ASSERT_EQ(code(as(ana, [&](Transaction& tx) { return set_active(tx, cai, false); })), "");
    EXPECT_EQ(approves(ben_, which), "no_such_member");
    ASSERT_EQ(code(as(ana, [&](Transaction& tx) { return set_active(tx, cai, true); })), "");
    ASSERT_EQ(code(as(ana, [&](Transaction& tx) { return set_active(tx, ben, false); })), "");
    EXPECT_EQ(approves(ben_, which), "no_permission") << "who is inactive pays nobody";
    EXPECT_EQ(payments(), 0);
}

TEST_P(AskingForTime, TB_R22_OnlyMembersOfOneBankAskEachOther) {
    EXPECT_EQ(code(asks(cai_, of_ben({}))), "not_positive");
    EXPECT_EQ(code(asks(cai_, of_ben({90}))), "not_minutes");
    EXPECT_EQ(code(asks(cai_, {.bank = nord, .payer = cai, .amount = time(1)})), "same_account");
    EXPECT_EQ(code(asks(cai_, {.bank = nord, .payer = seat(sur, fay), .amount = time(1)})), "no_such_member");
    EXPECT_EQ(code(asks(fay, of_ben(time(1)))), "not_a_member");
    EXPECT_EQ(code(as(Actor{}, [&](Transaction& tx) { return ask_time(tx, of_ben(time(1))); })), "not_a_member");
    auto wish = of_ben(time(1));
    wish.post = offer(ben, "My own offer");
    EXPECT_EQ(code(asks(cai_, wish)), "post") << "an offer of who asks, or a request of who pays";
    wish.post = offer(ben, "Paint my door", PostType::request);
    EXPECT_EQ(code(asks(cai_, wish)), "");
    wish.post = offer(cai, "Painting");
    EXPECT_EQ(code(asks(cai_, wish)), "");
}

TEST_P(AskingForTime, TB_R22_PressedTwiceAsksOnce) {
    auto const first = asks(cai_, of_ben(time(1), "press")), second = asks(cai_, of_ben(time(1), "press"));
    ASSERT_TRUE(first && second);
    EXPECT_EQ(*first, *second);
    EXPECT_EQ(letters("timebank.time_asked", ben_), 1);
}

TEST_P(AskingForTime, TB_R22_EndsAfterThirtyDays) {
    auto const which = asked();
    auto const expired = [&] { return as_program([&](Transaction& tx) { return expire_time_requests(tx, 10); }); };
    now = *parse_instant("2026-04-04T08:59:59Z");
    EXPECT_EQ(expired(), 0);
    now = *parse_instant("2026-04-04T09:00:00Z");
    EXPECT_EQ(approves(ben_, which), "expired") << "also where the job hasn't run yet";
    EXPECT_EQ(as_program([&](Transaction& tx) { return time_requests_waiting(tx, ben); }), 0);
    EXPECT_EQ(expired(), 1);
    EXPECT_EQ(expired(), 0);
    EXPECT_EQ(state(which), "expired");
    EXPECT_EQ(approves(ben_, which), "answered");
}

TEST_P(AskingForTime, SeenByTheTwoAndTheOffice) {
    auto const which = asked();
    auto const dora = joined("Dora", nord);
    auto const sees = [&](Id<people::Person> who) { return as(who, [&](Transaction& tx) { return tx.find(TimeRequest::entity(), which.value).has_value(); }); };
    EXPECT_TRUE(sees(ben_) && sees(cai_) && sees(ana));
    EXPECT_FALSE(sees(dora) || sees(fay));
    EXPECT_TRUE(says(get(ana, at(nord, "/office/time-requests")), "Cai (3)"));
    EXPECT_EQ(get(ben_, at(nord, "/office/time-requests")).status, 403);
}

TEST_P(AskingForTime, Pages_AskAnswerAndCount) {
    auto const wish = offer(ben, "Paint my door", PostType::request);
    auto const link = at(nord, "/time-requests/new?from=2&amp;post=" + std::to_string(wish.value));
    EXPECT_TRUE(says(get(cai_, at(nord, "/posts/" + std::to_string(wish.value))), link)) << "TB-R58: on the request's page";
    EXPECT_FALSE(says(get(ben_, at(nord, "/posts/" + std::to_string(wish.value))), "/time-requests/new")) << "not on one's own";
    EXPECT_TRUE(says(get(cai_, at(nord, "/members/2")), "/time-requests/new?from=2"));
    auto const form = get(cai_, at(nord, "/time-requests/new?from=2&post=" + std::to_string(wish.value)));
    EXPECT_TRUE(says(form, "Paint my door") && says(form, "Ben (2)"));
    auto const wrong = post(cai_, at(nord, "/time-requests/new"), {{"from", "3"}, {"hours", "x"}, {"minutes", "75"}});
    EXPECT_EQ(wrong.status, 422);
    for (auto const* said : {"Choose an active member", "Write whole hours", "Write minutes"}) EXPECT_TRUE(says(wrong, said)) << said << ": all at once";
    std::vector<std::pair<std::string, std::string>> const typed{{"from", "2"}, {"hours", "1"}, {"minutes", "30"}, {"post", std::to_string(wish.value)}, {"reason", "Two coats"}, {"key", "one"}};
    ASSERT_EQ(post(cai_, at(nord, "/time-requests/new"), typed).status, 303);
    ASSERT_EQ(post(cai_, at(nord, "/time-requests/new"), typed).status, 303);
    ASSERT_EQ(number(R"(SELECT COUNT(*) FROM "timebank_time_request")"), 1);
    EXPECT_TRUE(says(get(ben_, at(nord, "/members/2")), "1 request for time waits for you."));
    auto const list = get(ben_, at(nord, "/time-requests"));
    for (auto const* said : {"Cai (3)", "Paint my door", "Two coats", "Give 1:30", "1 waits for your answer"}) EXPECT_TRUE(says(list, said)) << said;
    auto const id = std::to_string(number(R"(SELECT "id" FROM "timebank_time_request")"));
    EXPECT_FALSE(says(get(cai_, at(nord, "/time-requests")), "Give 1:30")) << "who asks can't answer";
    for (auto const who : {ana, fay}) EXPECT_EQ(post(who, at(nord, "/time-requests/" + id + "/approve"), {}).status, 404);
    EXPECT_GE(post(cai_, at(nord, "/time-requests/" + id + "/approve"), {}).status, 400);
    EXPECT_EQ(post(cai_, at(sur, "/time-requests/" + id + "/approve"), {}).status, 404);
    auto const paid = post(ben_, at(nord, "/time-requests/" + id + "/approve"), {});
    ASSERT_EQ(paid.status, 303);
    EXPECT_EQ(header(post(ben_, at(nord, "/time-requests/" + id + "/approve"), {}), "Location"), header(paid, "Location")) << "pressed twice";
    EXPECT_TRUE(says(get(ben_, header(paid, "Location")), "1:30"));
    EXPECT_EQ(payments(), 1);
    auto const second = std::to_string(asked().value);
    EXPECT_EQ(post(ben_, at(nord, "/time-requests/" + second + "/refuse"), {{"reason", "It was a present"}}).status, 303);
    EXPECT_TRUE(says(get(cai_, at(nord, "/time-requests")), "It was a present"));
    auto const third = std::to_string(asked().value);
    EXPECT_EQ(post(cai_, at(nord, "/time-requests/" + third + "/withdraw"), {}).status, 303);
}

TEST_P(AskingForTime, Pages_StandWhateverIsTyped) {
    std::string const broken("\xff\xfe\0x", 4);
    auto const id = std::to_string(asked().value);
    for (auto const& typed : {broken, std::string("a\0b", 3), std::string(5000, 'x'), std::string("9223372036854775807")}) {
        for (auto const* name : {"from", "hours", "minutes", "post", "reason", "key"}) {
            std::vector<std::pair<std::string, std::string>> fields{{"from", "2"}, {"hours", "1"}, {"minutes", "0"}};
            std::erase_if(fields, [&](auto const& field) { return field.first == name; });
            fields.emplace_back(name, typed);
            EXPECT_LT(post(cai_, at(nord, "/time-requests/new"), fields).status, 500) << name;
        }
        EXPECT_LT(get(cai_, at(nord, "/time-requests/new?from=" + percent_encoded(typed) + "&post=" + percent_encoded(typed))).status, 500);
        EXPECT_LT(post(ben_, at(nord, "/time-requests/" + percent_encoded(typed) + "/approve"), {}).status, 500);
    }
    EXPECT_LT(post(ben_, at(nord, "/time-requests/" + id + "/refuse"), {{"reason", broken}}).status, 500);
}

}  // namespace
}  // namespace ateneu::timebank
