// The rules of transfers, each by its number in docs/domain/ledger.md.
#include "core/entity/schema.h"
#include "core/webhooks/deliver.h"
#include "domain/ledger/limits.h"
#include "domain/ledger/test_ledger.h"

namespace ateneu::ledger {
namespace {

class Transfers : public Ledger {};
INSTANTIATE_TEST_SUITE_P(BothDatabases, Transfers, tests::both_databases(), tests::dialect_name);

TEST_P(Transfers, TheMigratedSchemaIsThatOfTheTables) {
    EXPECT_EQ(write([](Transaction& tx) { return schema_differences(tx.sql(), registry()); }), std::vector<std::string>{});
}

TEST_P(Transfers, R4AGiftIsTwoPostingsDatedAsTheTransfer) {
    auto const ana = account("Ana"), ben = account("Ben");
    auto const gift = pays(ana, ben, 300, {.kind = "exchange", .reason = "Bread"});
    ASSERT_TRUE(gift);
    EXPECT_EQ(balance(ana), -300);
    EXPECT_EQ(balance(ben), 300);
    auto const transfer = write([&](Transaction& tx) { return *tx.read(gift->transfer); });
    EXPECT_EQ(transfer.kind, "exchange");
    EXPECT_EQ(transfer.reason, "Bread");
    EXPECT_EQ(transfer.at, now);
    EXPECT_EQ(transfer.value_date, date_of(2026, 11, 21));
    EXPECT_EQ(transfers(), 1);
    EXPECT_EQ(number(R"(SELECT COUNT(*) FROM "ledger_posting" p JOIN "ledger_transfer" t ON t."id" = p."transfer" WHERE ABS(p."amount") = 300)"), 2);
}

TEST_P(Transfers, R4AllOrNothing) {
    auto const ana = account("Ana"), ben = account("Ben");
    EXPECT_THROW(write([&](Transaction& tx) {
        EXPECT_TRUE(give(tx, ana, ben, 300));
        must(false, "the power went");
        return 0;
    }), Mistake);
    EXPECT_EQ(transfers(), 0);
    EXPECT_EQ(balance(ana), 0);
}

TEST_P(Transfers, R5ABookSumsToZeroAndDebtsAreNormal) {
    auto const ana = account("Ana"), ben = account("Ben"), eva = account("Eva");
    EXPECT_TRUE(pays(ana, ben, hours(2)));
    EXPECT_TRUE(pays(ben, eva, hours(1)));
    EXPECT_EQ(balance(ana), hours(-2));
    EXPECT_EQ(number(R"(SELECT CAST(SUM("balance") AS bigint) FROM "ledger_account")"), 0);
    EXPECT_EQ(problems(), std::vector<std::string>{});
}

TEST_P(Transfers, R6NobodyGivesToThemselves) {
    auto const ana = account("Ana");
    EXPECT_EQ(code(pays(ana, ana, 60)), "same_account");
    EXPECT_EQ(transfers(), 0);
}

TEST_P(Transfers, R3NothingAndLessIsNoGift) {
    auto const ana = account("Ana"), ben = account("Ben");
    for (auto const amount : {std::int64_t{0}, std::int64_t{-5}, INT64_MIN}) EXPECT_EQ(code(pays(ana, ben, amount)), "not_positive");
    EXPECT_TRUE(pays(ana, ben, 90)) << "whole minutes are the form's business; imports keep odd seconds";
}

TEST_P(Transfers, R7PaymentsFromOneAccountAddUp) {
    auto const ana = account("Ana"), ben = account("Ben");
    EXPECT_TRUE(pays(ana, ben, hours(1)));
    EXPECT_TRUE(pays(ana, ben, hours(1)));
    EXPECT_EQ(balance(ana), hours(-2));
}

TEST_P(Transfers, R27TheSameKeyGivesOnce) {
    auto const ana = account("Ana"), ben = account("Ben"), eva = account("Eva");
    auto const first = pays(ana, ben, 60, {.key = "form-1"});
    auto const again = pays(ana, ben, 60, {.key = "form-1"});
    ASSERT_TRUE(first && again);
    EXPECT_FALSE(first->repeated);
    EXPECT_TRUE(again->repeated);
    EXPECT_EQ(again->transfer, first->transfer);
    EXPECT_EQ(balance(ana), -60);
    EXPECT_EQ(code(pays(ana, ben, 61, {.key = "form-1"})), "key_reused");
    EXPECT_EQ(code(pays(ana, eva, 60, {.key = "form-1"})), "key_reused");
    EXPECT_TRUE(pays(ana, ben, 60, {.key = "form-2"}));
    EXPECT_TRUE(pays(ana, ben, 60)) << "without a key every request counts";
    EXPECT_TRUE(pays(ana, ben, 60));
    auto const other = new_book("Other bank");
    EXPECT_TRUE(pays(account_in(other, "Fay"), account_in(other, "Gil"), 60, {.key = "form-1"})) << "another book has keys of its own";
}

TEST_P(Transfers, R31ManyMovesAreOneTransferOrNone) {
    auto const bank = account("Bank"), ana = account("Ana"), ben = account("Ben");
    EXPECT_TRUE(books({{bank, -hours(4)}, {ana, hours(2)}, {ben, hours(2)}}));
    EXPECT_EQ(balance(bank), hours(-4));
    EXPECT_EQ(transfers(), 1);
    EXPECT_EQ(code(books({{bank, -60}, {ana, 60}, {Id<Account>{999}, 60}, {ben, -60}})), "not_found");
    EXPECT_EQ(transfers(), 1);
    EXPECT_TRUE(books({{bank, 5}, {bank, -10}, {ana, 5}})) << "an entry may name an account twice";
    EXPECT_EQ(balance(bank), hours(-4) - 5);
    EXPECT_EQ(problems(), std::vector<std::string>{});
}

TEST_P(Transfers, WhatDoesNotSumToZeroIsRefused) {
    auto const ana = account("Ana"), ben = account("Ben");
    EXPECT_EQ(code(books({})), "unbalanced");
    EXPECT_EQ(code(books({{ana, 5}})), "unbalanced");
    EXPECT_EQ(code(books({{ana, 5}, {ben, -6}})), "unbalanced");
    EXPECT_EQ(code(books({{ana, 0}, {ben, 0}})), "unbalanced");
    EXPECT_EQ(code(books({{ana, INT64_MAX}, {ben, INT64_MAX}, {ana, 2}})), "overflow") << "two to the 64th is not zero";
    EXPECT_EQ(code(books(std::vector<Move>(most_moves + 1, {ana, 1}))), "too_many");
    EXPECT_EQ(transfers(), 0);
}

TEST_P(Transfers, ABalanceStaysWithinWhatEveryProgramCounts) {
    auto const ana = account("Ana"), ben = account("Ben");
    EXPECT_EQ(code(pays(ana, ben, INT64_MAX)), "overflow");
    EXPECT_EQ(code(pays(ana, ben, most_held + 1)), "overflow");
    EXPECT_TRUE(pays(ana, ben, most_held));
    EXPECT_EQ(balance(ben), most_held);
    EXPECT_EQ(code(pays(ana, ben, 1)), "overflow");
    EXPECT_EQ(code(books({{ana, most_held}, {ana, most_held}, {ben, -most_held}, {ben, -most_held}})), "overflow");
    EXPECT_TRUE(pays(ben, ana, most_held));
    EXPECT_EQ(problems(), std::vector<std::string>{});
}

TEST_P(Transfers, R16BooksDoNotMix) {
    auto const ana = account("Ana"), fay = account_in(new_book("Other bank"), "Fay");
    EXPECT_EQ(code(pays(ana, fay, 60)), "other_book");
    EXPECT_EQ(code(pays(ana, {12345}, 60)), "not_found");
}

TEST_P(Transfers, R81TwoBooksArePairedThroughTheirClearingAccounts) {
    auto const other = new_book("B");
    auto const ben = account("Ben"), clearing_b = account("Clearing B", {.lowest = hours(-10), .highest = hours(10), .limits = Limits::block});
    auto const clearing_a = account_in(other, "Clearing A"), fay = account_in(other, "Fay");
    auto const pay = [&](std::int64_t amount) {
        return write([&](Transaction& tx) -> Result<Booked> {
            hold(tx, {ben, clearing_b, clearing_a, fay});
            auto const here = give(tx, ben, clearing_b, amount, {.kind = "interbank"});
            if (!here) return here.refusal();
            return give(tx, clearing_a, fay, amount, {.kind = "interbank", .pair_of = here->transfer});
        });
    };
    ASSERT_TRUE(pay(hours(1)));
    EXPECT_EQ(balance(ben), hours(-1));
    EXPECT_EQ(balance(clearing_b), hours(1));
    EXPECT_EQ(balance(clearing_a), hours(-1));
    EXPECT_EQ(balance(fay), hours(1));
    EXPECT_EQ(number(R"(SELECT COUNT(*) FROM "ledger_transfer" WHERE "pair_of" IS NOT NULL)"), 1);
    // R83: the agreed cap on the position is the limit of the clearing account.
    EXPECT_TRUE(pay(hours(8) + 1800));
    EXPECT_EQ(code(pay(hours(1))), "limit_reached");
    EXPECT_EQ(problems(), std::vector<std::string>{});
}

TEST_P(Transfers, WhoEnteredItStandsThereAndReactionsHearOfIt) {
    auto const ana = account("Ana"), ben = account("Ben");
    std::vector<std::pair<std::int64_t, std::string>> heard;
    reactions = {{&Transfer::entity(), [&](Transaction&, Change const& change) {
                      EXPECT_EQ(change.action, Action::add);
                      heard.emplace_back(change.after->id, std::get<std::string>(change.after->values[static_cast<std::size_t>(Transfer::entity().index_of("reason"))]));
                  }}};
    Actor admin;
    admin.person = 7;
    admin.inside = true;
    auto const gift = as(admin, [&](Transaction& tx) { return give(tx, ana, ben, 60, {.reason = "Cheque 12"}); });
    ASSERT_TRUE(gift);
    EXPECT_EQ(heard, (std::vector<std::pair<std::int64_t, std::string>>{{gift->transfer.value, "Cheque 12"}}));
    auto const transfer = write([&](Transaction& tx) { return *tx.read(gift->transfer); });
    EXPECT_EQ(transfer.entered_by, (AnyReference{"people.person", 7}));
    EXPECT_EQ(number("SELECT COUNT(*) FROM core_change WHERE entity IN ('ledger.transfer', 'ledger.posting')"), 0) << "what is only added needs no history";
}

TEST_P(Transfers, AnImportSaysWhenAndTextsHaveTheirLength) {
    auto const ana = account("Ana"), ben = account("Ben");
    auto const then = *parse_instant("2019-05-01T10:00:00Z");
    auto const old = pays(ana, ben, 60, {.value_date = date_of(2019, 4, 30), .at = then});
    ASSERT_TRUE(old);
    auto const transfer = write([&](Transaction& tx) { return *tx.read(old->transfer); });
    EXPECT_EQ(transfer.at, then);
    EXPECT_EQ(transfer.value_date, date_of(2019, 4, 30));
    auto const undated = pays(ana, ben, 60, {.at = then});
    EXPECT_EQ(write([&](Transaction& tx) { return tx.read(undated->transfer)->value_date; }), date_of(2019, 5, 1)) << "the day on which it was entered";
    EXPECT_EQ(code(pays(ana, ben, 60, {.reason = std::string(501, 'x')})), "not_valid");
    EXPECT_EQ(code(pays(ana, ben, 60, {.kind = ""})), "not_valid");
    EXPECT_EQ(code(pays(ana, ben, 60, {.key = std::string(201, 'x')})), "not_valid");
}

TEST_P(Transfers, R33bAReversalIsTheOppositeOnceWithAReason) {
    auto const ben = account("Ben", {.lowest = hours(-1), .limits = Limits::block}), cai = account("Cai", {.lowest = 0, .limits = Limits::block});
    auto const gift = pays(ben, cai, hours(1));
    ASSERT_TRUE(gift);
    EXPECT_EQ(code(takes_back(gift->transfer, "  ")), "no_reason");
    EXPECT_EQ(code(takes_back({4711})), "not_found");
    ASSERT_TRUE(pays(cai, account("Dan"), hours(1)));
    auto const back = takes_back(gift->transfer);
    ASSERT_TRUE(back) << "a limit doesn't stop a correction";
    EXPECT_EQ(balance(ben), 0);
    EXPECT_EQ(balance(cai), hours(-1));
    EXPECT_EQ(code(takes_back(gift->transfer)), "already_reversed");
    EXPECT_EQ(code(takes_back(back->transfer)), "is_reversal");
    EXPECT_EQ(number(R"(SELECT "reversal_of" FROM "ledger_transfer" WHERE "kind" = 'reversal')"), gift->transfer.value);
    EXPECT_EQ(problems(), std::vector<std::string>{});
}

TEST_P(Transfers, R33AReasonIsForgottenAndTheRestStays) {
    auto const ana = account("Ana"), ben = account("Ben");
    auto const gift = pays(ana, ben, 60, {.reason = "For what nobody should read"});
    EXPECT_TRUE(write([&](Transaction& tx) { return forget_reason(tx, gift->transfer); }));
    EXPECT_EQ(write([&](Transaction& tx) { return tx.read(gift->transfer)->reason; }), "");
    EXPECT_EQ(code(write([](Transaction& tx) { return forget_reason(tx, {4711}); })), "not_found");
    EXPECT_EQ(problems(), std::vector<std::string>{});
}

TEST_P(Transfers, AWebhookHearsOfThemWhileItListens) {
    auto const ana = account("Ana"), ben = account("Ben");
    reactions = {{nullptr, webhooks::announce}};
    auto const heard = [&] { return number(R"(SELECT COUNT(*) FROM "core_webhook_delivery" WHERE "event" = 'ledger.transfer.add')"); };
    EXPECT_TRUE(pays(ana, ben, 60));
    EXPECT_EQ(heard(), 0);
    run(R"(INSERT INTO "core_webhook" ("name", "address", "events", "is_active", "secret", "owner_type", "owner_id", "created_at", "name_key")
           VALUES ('Site', 'https://example.org', '["ledger.*"]', TRUE, 'whsec_c2VjcmV0', 'people.person', 3, '2026-11-21T12:00:00.000000Z', 'site'))");
    EXPECT_TRUE(pays(ana, ben, 60));
    EXPECT_TRUE(pays(ana, ben, 60));
    EXPECT_EQ(heard(), 2);
    run(R"(UPDATE "core_webhook" SET "is_active" = FALSE)");
    EXPECT_TRUE(pays(ana, ben, 60));
    EXPECT_EQ(heard(), 2);
}

}  // namespace
}  // namespace ateneu::ledger
