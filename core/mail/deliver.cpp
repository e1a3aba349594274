#include "core/mail/deliver.h"

#include "core/base/log.h"
#include "core/base/text.h"
#include "core/html/html.h"
#include "core/jobs/run.h"
#include "core/mail/folder.h"
#include "core/mail/message.h"
#include "core/mail/smtp.h"
#include "core/mail/watch.h"

namespace ateneu::mail {

namespace {

constexpr std::size_t longest_problem = 500;

/// A letter of the outbox as it stands now.
struct Waiting {
    std::int64_t id = 0;
    std::string address, name, language, subject, mark, text, html, unsubscribe;
    Instant written_at;
    std::optional<std::string> bounced;  ///< why its address takes nothing
};

std::optional<Waiting> waiting(db::Connection& sql, std::int64_t id) {
    std::optional<Waiting> letter;
    {
        auto const rows = sql.query(R"(SELECT "id", "address", "name", "language", "subject", "mark", "text", "html", "unsubscribe", "created_at"
                                       FROM "core_letter" WHERE "id" = $1 AND "state" = 'queued')", {id});
        if (!rows->next()) return {};
        auto const text = [&](int column) { return std::string(rows->text(column)); };
        letter = Waiting{rows->integer(0), text(1), text(2), text(3), text(4), text(5), text(6), text(7), text(8), parse_instant(rows->text(9)).value_or(Instant{}), {}};
    }
    letter->bounced = mail::bounced(sql, letter->address);
    return letter;
}

std::string filled_in(std::string text, std::string const& site, std::string const& organisation) {
    return replaced(replaced(std::move(text), "{site}", site), "{organisation}", organisation);
}

Outgoing outgoing(Waiting const& letter, Post const& post) {
    return {.from = sender(post),
            .to = {letter.name, letter.address},
            .subject = filled_in(letter.subject, post.site, post.organisation),
            .text = filled_in(letter.text, post.site, post.organisation),
            .html = filled_in(letter.html, Html(post.site).string(), Html(post.organisation).string()),
            .mark = letter.mark,
            .language = letter.language,
            .unsubscribe = letter.unsubscribe.empty() ? "" : post.site + letter.unsubscribe,
            .one_click = letter.unsubscribe.starts_with(one_click_path),
            .written_at = letter.written_at};
}

Answer deliver(Waiting const& letter, Post const& post) {
    if (letter.bounced) return {Answer::Kind::refused, "The address is known to bounce: " + *letter.bounced};
    auto const text = message(outgoing(letter, post));
    if (!post.server.empty()) return hand_over(post, return_path(post, letter.mark), letter.address, text);
    if (post.folder.empty()) return {Answer::Kind::later, "No mail server is set."};
    lay_into(post.folder, letter.mark, text, letter.written_at);
    return {Answer::Kind::taken, ""};
}

/// What it said goes with it: a link that opens an account is nobody's to find in a copy of the database.
void note_sent(Transaction& tx, std::int64_t letter) {
    auto const now = iso(tx.now());
    tx.sql().execute(R"(UPDATE "core_letter" SET "state" = 'sent', "attempts" = "attempts" + 1, "problem" = '', "text" = '', "html" = '', "tried_at" = $2, "sent_at" = $2
                        WHERE "id" = $1)", {letter, std::string_view(now)});
}

void note_trouble(Transaction& tx, std::int64_t letter, State state, std::string const& problem) {
    auto const now = iso(tx.now());
    tx.sql().execute(R"(UPDATE "core_letter" SET "state" = $2, "attempts" = "attempts" + 1, "problem" = $3, "tried_at" = $4 WHERE "id" = $1)",
                     {letter, states[static_cast<std::size_t>(state)].code, std::string_view(shortened(problem, longest_problem)), std::string_view(now)});
    if (state != State::queued) tx.sql().execute(R"(UPDATE "core_letter" SET "text" = '', "html" = '' WHERE "id" = $1)", {letter});
}

void send_one(jobs::Run& run, Post const& post) {
    auto const id = parse_integer(run.parameter("letter"));
    if (!id) throw jobs::Failed(N_("This job names no letter."));
    std::optional<Waiting> letter;
    run.read([&](Transaction& tx) { letter = waiting(tx.sql(), *id); });
    if (!letter) return;  // sent by a run before this one, or gone with its person

    auto const answer = deliver(*letter, post);
    bool const is_last = run.attempt() > std::ssize(pauses);
    bool const waits = answer.kind == Answer::Kind::later && !is_last;
    run.write([&](Transaction& tx) {
        if (answer.kind == Answer::Kind::taken) return note_sent(tx, *id);
        note_trouble(tx, *id, waits ? State::queued : answer.kind == Answer::Kind::unknown ? State::bounced : State::failed, answer.said);
        if (answer.kind == Answer::Kind::unknown) note_bounce(tx, letter->address, answer.said);
    });
    if (answer.kind == Answer::Kind::taken) {
        sent_counted().add();
        log_info("mail.sent", {{"letter", *id}});
        return;
    }
    if (!waits && answer.kind == Answer::Kind::unknown) bounces_counted().add();
    log_warning(waits ? "mail.waits" : "mail.failed", {{"letter", *id}, {"attempt", run.attempt()}, {"code", answer.said.substr(0, 3)}});
    if (waits) throw jobs::TryAgain(N_("The mail server didn't take it yet."));
    throw jobs::Failed(N_("The mail server didn't take it."));
}

}  // namespace

jobs::Kind sending(Post post) {
    return {.name = sending_kind, .work = [post = std::move(post)](jobs::Run& run) { send_one(run, post); }, .pauses = pauses, .at_once = 1};
}

std::int64_t care(Transaction& tx) {
    struct Left {
        std::int64_t id;
        bool was_stopped;
    };
    std::vector<Left> left;
    {
        auto const rows = tx.sql().query(R"(
            SELECT letter."id", EXISTS (SELECT 1 FROM "core_job" job WHERE job."key" = 'mail-' || CAST(letter."id" AS TEXT) AND job."key" <> '' AND job."state" IN ('stopped', 'failed'))
            FROM "core_letter" letter
            WHERE letter."state" = 'queued' AND NOT EXISTS (
                SELECT 1 FROM "core_job" job WHERE job."key" = 'mail-' || CAST(letter."id" AS TEXT) AND job."key" <> '' AND job."state" IN ('queued', 'running'))
            ORDER BY letter."id" LIMIT 1000)");
        while (rows->next()) left.push_back({rows->integer(0), rows->boolean(1)});
    }
    for (auto const& letter : left)
        if (letter.was_stopped) note_trouble(tx, letter.id, State::failed, "Its job was stopped.");
        else order_sending(tx.sql(), {letter.id}, tx.now());
    return std::ssize(left);
}

std::int64_t sweep(db::Connection& sql, Instant before) {
    return sql.execute(R"(DELETE FROM "core_letter" WHERE "created_at" < $1 AND "state" <> 'queued')", {std::string_view(iso(before))});
}

}  // namespace ateneu::mail
