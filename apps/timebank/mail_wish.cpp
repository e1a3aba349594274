#include "apps/timebank/mail_wish.h"

#include "core/access/secret.h"
#include "core/mail/letter.h"
#include "domain/people/recipient.h"

namespace ateneu::timebank {

namespace {

constexpr std::string_view codes[] = {"digest", "payments", "membership", "posts", "office"};

constexpr Field fields[] = {
    field<&MailWish::member>("member", N_("Member"), {.required = true, .unique = true, .on_delete = OnDelete::cascade}),
    field<&MailWish::digest>("digest", N_("What is new, once a week"), {.initial = "true"}),
    field<&MailWish::payments>("payments", N_("Time that comes in, and what the office does with my account"), {.initial = "true"}),
    field<&MailWish::membership>("membership", N_("My membership"), {.initial = "true"}),
    field<&MailWish::posts>("posts", N_("My offers and requests that are about to end"), {.initial = "true"}),
    field<&MailWish::office>("office", N_("The office: applications, who leaves, limits"), {.initial = "true"}),
    field<&MailWish::mark>("mark", N_("Its mark"), {.unique = true, .access = FieldAccess::system}),
};

}  // namespace

std::string_view code_of(Wish wish) { return codes[static_cast<std::size_t>(wish)]; }

Entity const& MailWish::entity() {
    static constexpr Entity wish{
        .app = "timebank", .name = "mail_wish", .plural = "mail_wishes", .label = N_("E-mails of a time bank"), .plural_label = N_("E-mails of time banks"), .new_label = N_("New choice of e-mails"), .icon = "envelope",
        .type = struct_of<MailWish>(), .fields = fields, .title = R"(CAST({t}."member" AS TEXT))", .guard = Guard::kept,
        .internal = true, .counted = false};
    return wish;
}

bool& wish_in(MailWish& wishes, Wish wish) {
    switch (wish) {
        case Wish::digest: return wishes.digest;
        case Wish::payments: return wishes.payments;
        case Wish::membership: return wishes.membership;
        case Wish::posts: return wishes.posts;
        case Wish::office: break;
    }
    return wishes.office;
}

MailWish wishes_of(Transaction& tx, Id<Member> member) {
    auto const rows = tx.sql().query(R"(SELECT "id", "digest", "payments", "membership", "posts", "office", "mark" FROM "timebank_mail_wish" WHERE "member" = $1)", {member.value});
    if (!rows->next()) return {.member = member};
    return {.id = {rows->integer(0)}, .member = member, .digest = rows->boolean(1), .payments = rows->boolean(2), .membership = rows->boolean(3), .posts = rows->boolean(4), .office = rows->boolean(5),
            .mark = {std::string(rows->text(6))}};
}

void save_wishes(Transaction& tx, MailWish const& wishes) {
    Transaction::Deed const deed(tx);
    auto const written = wishes.id.value ? tx.change(MailWish::entity(), to_record(MailWish::entity(), &wishes)) : tx.add(wishes);
    must(static_cast<bool>(written), "a choice of e-mails can't be stored");
}

void forget_wishes(Transaction& tx, Id<Member> member) {
    auto const wishes = wishes_of(tx, member);
    if (!wishes.id.value) return;
    Transaction::Deed const deed(tx);
    must(static_cast<bool>(tx.remove(MailWish::entity(), wishes.id.value, 0)), "a choice of e-mails can't be taken away");
}

std::optional<Id<Member>> member_of_mark(db::Connection& sql, std::string const& mark) {
    if (mark.size() < 20) return {};
    auto const id = sql.integer(R"(SELECT "member" FROM "timebank_mail_wish" WHERE "mark" = $1)", {std::string_view(mark)});
    return id ? std::optional(Id<Member>{*id}) : std::nullopt;
}

namespace {

/// Made with the first letter.
std::string mark_of(Transaction& tx, MailWish& wishes) {
    if (!wishes.mark.value.empty()) return wishes.mark.value;
    // Two who write to somebody for the first time at once make one.
    tx.lock(Member::entity(), wishes.member.value);
    wishes = wishes_of(tx, wishes.member);
    if (wishes.mark.value.empty()) {
        wishes.mark.value = random_token();
        save_wishes(tx, wishes);
    }
    return wishes.mark.value;
}

}  // namespace

std::optional<Addressee> addressee(Transaction& tx, Id<Member> member, Wish wish, bool inactive_too) {
    std::int64_t person = 0;
    {
        auto const rows = tx.sql().query(R"(
            SELECT m."person", m."is_active"
            FROM "timebank_member" m
            LEFT JOIN "people_login" login ON login."person" = m."person"
            WHERE m."id" = $1 AND m."person" IS NOT NULL AND (login."signed_up_at" IS NULL OR login."confirmed_at" IS NOT NULL))", {member.value});
        if (!rows->next() || (!rows->boolean(1) && !inactive_too)) return {};
        person = rows->integer(0);
    }
    auto wishes = wishes_of(tx, member);
    if (!wish_in(wishes, wish)) return {};
    auto to = people::recipient_of(tx, {person});
    if (!to) return {};
    return Addressee{std::move(*to), std::string(mail::one_click_path) + mark_of(tx, wishes) + "/" + std::string(code_of(wish))};
}

}  // namespace ateneu::timebank
