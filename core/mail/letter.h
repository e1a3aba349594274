#pragma once
#include <optional>
#include <string>

#include "core/store/store.h"

namespace ateneu::mail {

/// What becomes of a letter. `queued` also while it is tried again.
enum class State : std::uint8_t { queued, sent, failed, bounced };
constexpr Choice states[] = {{"queued", N_("Waiting")}, {"sent", N_("Sent")}, {"failed", N_("Failed")}, {"bounced", N_("Came back")}};
constexpr std::span<Choice const> choices_of(State) { return states; }

/// A letter in the outbox. Technical, as jobs are: written by plain SQL, without history. What it says is nobody's to
/// read but its recipient's (it may hold a link that opens an account, or words about records that others don't see),
/// so it is a secret while it waits and goes once it is sent.
struct Posted {
    Id<Posted> id;
    std::string kind;      ///< which mail: "people.password_reset"
    std::optional<AnyReference> person;  ///< the recipient, where it is somebody we know
    Email address;
    std::string name;
    LanguageTag language;
    std::string subject;
    std::optional<AnyReference> about;
    State state = State::queued;
    std::int64_t attempts = 0;
    std::string problem;   ///< what went wrong last
    std::string mark;      ///< 32 hexadecimal digits that nobody can guess: in the Message-ID and the sender's address
    Secret text, html;
    std::string unsubscribe;  ///< a path of this site
    Instant created_at;
    std::optional<Instant> tried_at, sent_at;
    static Entity const& entity();
};

/// An address that nothing is written to: a server said for good that it isn't there, or somebody stopped it by hand.
/// Deleting the record lifts it; another address of the same person isn't touched by it.
struct Bounce {
    Id<Bounce> id;
    Email address;       ///< in small letters
    std::string reason;  ///< what the server said
    Instant created_at;
    static Entity const& entity();
};

/// A letter as somebody writes it, in its reader's language. `{site}` and `{organisation}` in subject, text and HTML
/// become the site's address and name when it is sent.
struct Letter {
    std::string kind;      ///< "people.mention": which mail it is, for the outbox
    std::string address;
    std::string name = {};
    std::string language = "en";
    std::optional<AnyReference> person = {};
    std::string subject;
    std::string text;
    std::string html = {};  ///< a whole document; "": text alone
    std::optional<AnyReference> about = {};
    std::string unsubscribe = {};  ///< a path where one says that one doesn't want such letters; "" for those one needs
};

/// An `unsubscribe` that begins so is good in one click, without a login: mail programs may post to it (RFC 8058).
inline constexpr std::string_view one_click_path = "/unsubscribe/";

/// What is wrong with it, by field: an address that is none or that mail servers don't take, a line break or another
/// control character in what becomes a header, nothing said.
Problems problems_of(Letter const& letter);

/// Puts the letter into the outbox and orders the job that sends it, in the caller's transaction: what isn't committed
/// isn't sent. Who may write to whom is the caller's business.
/// Refuses   the first of `problems_of`
Result<Id<Posted>> send(Transaction& tx, Letter const& letter);

/// Says that the address takes no mail, unless that is known. `reason` as the server said it.
void note_bounce(Transaction& tx, std::string const& address, std::string const& reason);
/// Why nothing is written to this address; nothing where it may be written to.
std::optional<std::string> bounced(db::Connection& sql, std::string const& address);

/// The job that sends one letter.
inline constexpr std::string_view sending_kind = "core.mail";
void order_sending(db::Connection& sql, Id<Posted> letter, Instant now);

}  // namespace ateneu::mail
