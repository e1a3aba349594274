#include "domain/people/second_factor.h"

#include <algorithm>

#include "core/access/secret.h"
#include "core/base/log.h"
#include "core/base/text.h"
#include "core/store/store.h"
#include "domain/people/account_event.h"
#include "domain/people/person.h"

namespace ateneu::people {

namespace {

constexpr Field fields[] = {
    field<&SecondFactor::person>("person", N_("Person"), {.required = true, .unique = true, .listed = true, .personal = true, .on_delete = OnDelete::cascade, .on_merge = OnMerge::end, .on_erase = OnErase::remove, .related_label = N_("Second factor")}),
    field<&SecondFactor::created_at>("created_at", N_("Set up"), {.sorted = true, .listed = true, .stamp = Stamp::created}),
    field<&SecondFactor::codes_left>("codes_left", N_("Recovery codes left"), {.listed = true, .access = FieldAccess::system}),
    field<&SecondFactor::secret>("secret", N_("Secret"), {.access = FieldAccess::system}),
    field<&SecondFactor::recovery>("recovery", N_("Recovery codes"), {.access = FieldAccess::system}),
    field<&SecondFactor::last_step>("last_step", N_("Newest step"), {.access = FieldAccess::system}),
    field<&SecondFactor::failures>("failures", N_("Wrong codes"), {.listed = true, .access = FieldAccess::system}),
    field<&SecondFactor::failed_at>("failed_at", N_("Last wrong code"), {.access = FieldAccess::system}),
};

constexpr std::int64_t step_seconds = 30, longest_wait_seconds = 15 * 60;

std::int64_t step_of(Instant at) { return at.micros / 1'000'000 / step_seconds; }
/// What the sealed secret belongs to.
std::string about(Id<Person> person) { return "second factor of " + std::to_string(person.value); }

std::optional<SecondFactor> held_factor(Transaction& tx, Id<Person> person) {
    auto const id = tx.sql().integer(R"(SELECT "id" FROM "people_second_factor" WHERE "person" = $1)", {person.value});
    if (!id) return {};
    tx.lock(SecondFactor::entity(), *id);
    return tx.read(Id<SecondFactor>{*id});
}

/// As it is stored and compared: however somebody writes it.
std::string bare(std::string_view code) {
    std::string kept;
    for (char const c : code)
        if (c != ' ' && c != '-') kept += c;
    return lower_ascii(kept);
}

std::string digests_of(std::vector<std::string> const& codes) {
    std::vector<std::string> digests;
    for (auto const& code : codes) digests.push_back(sha256_hex(bare(code)));
    return join(digests, " ");
}

/// The step whose code it is, among the present one, the one before and the one after; 0 for none.
std::int64_t step_shown(std::string_view secret, std::string_view code, Instant now) {
    std::int64_t found = 0;
    for (auto const by : {-1, 0, 1})
        if (factor_code(secret, {now.micros + by * step_seconds * 1'000'000}) == code) found = step_of(now) + by;
    return found;
}

FactorShown refused(char const* code, Message message, std::int64_t wait_seconds = 0) { return {.refusal = {code, std::move(message), "code"}, .wait_seconds = wait_seconds}; }

FactorShown wrong_code() { return refused("wrong_code", N_("This code isn't right, or it was used already. Wait for the next one and type that.")); }

FactorShown try_later(std::int64_t seconds) {
    return refused("try_later", {N_("Too many wrong codes. Try again in {seconds} s."), {{"seconds", std::to_string(seconds)}}}, seconds);
}

std::int64_t seconds_left(SecondFactor const& factor, Instant now) {
    auto const wait = factor_wait_seconds(factor.failures);
    if (wait == 0 || !factor.failed_at) return 0;
    auto const left = factor.failed_at->micros + wait * 1'000'000 - now.micros;
    return left <= 0 ? 0 : (left + 999'999) / 1'000'000;
}

/// Which step was taken and how often somebody failed come and go with logins: technical, without history.
void note_step(db::Connection& sql, SecondFactor const& factor, std::int64_t step) {
    sql.execute(R"(UPDATE "people_second_factor" SET "last_step" = $2, "failures" = 0, "failed_at" = NULL WHERE "id" = $1)", {factor.id.value, step});
}

void note_failure(db::Connection& sql, SecondFactor const& factor, Instant now) {
    sql.execute(R"(UPDATE "people_second_factor" SET "failures" = "failures" + 1, "failed_at" = $2 WHERE "id" = $1)", {factor.id.value, iso(now)});
}

void write_codes(Transaction& tx, SecondFactor& factor, std::string digests) {
    factor.codes_left = digests.empty() ? 0 : static_cast<std::int64_t>(split(digests, ' ').size());
    factor.recovery.value = std::move(digests);
    Transaction::Deed const deed(tx);
    std::string_view const changed[] = {"recovery", "codes_left"};
    must(static_cast<bool>(tx.change(SecondFactor::entity(), to_record(SecondFactor::entity(), &factor), changed)), "recovery codes can't be stored");
}

bool take_recovery_code(Transaction& tx, SecondFactor& factor, std::string_view typed) {
    auto const digest = sha256_hex(bare(typed));
    std::vector<std::string> left;
    bool found = false;
    for (auto const each : split(factor.recovery.value, ' ')) {
        if (each == digest) found = true;
        else if (!each.empty()) left.emplace_back(each);
    }
    if (!found) return false;
    write_codes(tx, factor, join(left, " "));
    note_step(tx.sql(), factor, factor.last_step);
    tell(tx, factor.person, AccountEvent::code_used);
    return true;
}

}  // namespace

Entity const& SecondFactor::entity() {
    static constexpr Entity factor{
        .app = "people", .name = "second_factor", .plural = "second_factors", .label = N_("Second factor"), .plural_label = N_("Second factors"),
        .new_label = N_("New second factor"), .icon = "shield-lock", .type = struct_of<SecondFactor>(), .fields = fields,
        .title = R"((SELECT TRIM(person."personal" || ' ' || person."family") FROM "people_person" person WHERE person."id" = {t}."person"))",
        .order = "-created_at", .guard = Guard::kept, .visible = {.with_view = "TRUE", .own = R"({t}."person" = {me})"}};
    return factor;
}

bool has_second_factor(db::Connection& sql, Id<Person> person) {
    return sql.integer(R"(SELECT 1 FROM "people_second_factor" WHERE "person" = $1)", {person.value}).has_value();
}

std::int64_t factor_wait_seconds(std::int64_t failures) {
    if (failures <= free_failures) return 0;
    auto const doublings = std::min<std::int64_t>(failures - free_failures - 1, 20);
    return std::min(longest_wait_seconds, std::int64_t{1} << doublings);
}

Result<std::vector<std::string>> set_second_factor(Transaction& tx, Seal const& seal, Id<Person> person, std::string_view secret, std::string_view code) {
    tx.lock(Person::entity(), person.value);
    if (has_second_factor(tx.sql(), person)) return Refusal{"set_already", N_("Your second factor is set up already."), "code"};
    auto const step = step_shown(secret, bare(code), tx.now());
    if (step == 0) return Refusal{"wrong_code", N_("This isn't the code that the new entry shows now. Check the clock of the telephone, and type the code that stands there."), "code"};
    auto codes = new_recovery_codes();
    Transaction::Deed const deed(tx);
    auto const written = tx.add(SecondFactor{.person = person, .secret = {seal.close(secret, about(person))}, .recovery = {digests_of(codes)},
                                             .codes_left = static_cast<std::int64_t>(codes.size()), .last_step = step});
    must(static_cast<bool>(written), "a second factor can't be stored");
    tell(tx, person, AccountEvent::factor_set);
    return codes;
}

Result<std::vector<std::string>> renew_recovery_codes(Transaction& tx, Id<Person> person) {
    auto factor = held_factor(tx, person);
    if (!factor) return Refusal{"no_second_factor", N_("There is no second factor.")};
    auto codes = new_recovery_codes();
    write_codes(tx, *factor, digests_of(codes));
    tell(tx, person, AccountEvent::codes_renewed);
    return codes;
}

bool drop_second_factor(Transaction& tx, Id<Person> person, bool by_others) {
    auto const factor = held_factor(tx, person);
    if (!factor) return false;
    {
        Transaction::Deed const deed(tx);
        must(static_cast<bool>(tx.remove(SecondFactor::entity(), factor->id.value, 0)), "a second factor can't be taken away");
    }
    tell(tx, person, by_others ? AccountEvent::factor_reset : AccountEvent::factor_dropped);
    return true;
}

std::vector<std::string> good_recovery_codes(db::Connection& sql, Id<Person> person, std::vector<std::string> const& codes) {
    auto const stored = sql.text(R"(SELECT "recovery" FROM "people_second_factor" WHERE "person" = $1)", {person.value}).value_or("");
    std::vector<std::string> good;
    for (auto const& code : codes)
        if (!bare(code).empty() && stored.find(sha256_hex(bare(code))) != std::string::npos && std::find(good.begin(), good.end(), code) == good.end()) good.push_back(code);
    return good;
}

FactorShown show_second_factor(Transaction& tx, Seal const& seal, Id<Person> person, std::string_view typed) {
    auto factor = held_factor(tx, person);
    if (!factor) return wrong_code();
    if (auto const left = seconds_left(*factor, tx.now()); left > 0) {
        log_warning("factor.throttled", {{"person", person.value}, {"seconds", left}});
        return try_later(left);
    }
    note_failure(tx.sql(), *factor, tx.now());
    auto const code = bare(typed);
    bool const is_of_telephone = code.size() == 6 && code.find_first_not_of("0123456789") == std::string::npos;
    if (!is_of_telephone) {
        if (code.size() == 16 && take_recovery_code(tx, *factor, code)) return {.was_recovery = true};
    } else {
        auto const secret = seal.open(factor->secret.value, about(person));
        if (!secret) {
            log_error("factor.unreadable", {{"person", person.value}});
            return refused("unreadable", N_("The server can't read second factors now: its key is missing. Use a recovery code, or ask an administrator."));
        }
        if (auto const step = step_shown(*secret, code, tx.now()); step > factor->last_step) {
            note_step(tx.sql(), *factor, step);
            return {};
        }
    }
    log_info("factor.failed", {{"person", person.value}, {"failures", factor->failures + 1}});
    return wrong_code();
}

}  // namespace ateneu::people
