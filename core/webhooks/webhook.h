#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/entity/entity.h"

namespace ateneu::webhooks {

/// Where another program wants to hear of changes (standardwebhooks.com). Acts with its owner's rights: what the
/// owner may not see is not sent. Without a secret nothing is sent.
struct Webhook {
    Id<Webhook> id;
    std::string name;
    Url address;                      ///< https; http only to this machine
    std::vector<std::string> events;  ///< `people.person.add`, `people.person.*`, `people.*`, `*`
    bool is_active = true;
    Secret secret;                    ///< `whsec_` and base64
    Secret former_secret;             ///< signs as well until `former_until`, so that the listener can change over
    std::optional<Instant> former_until;
    std::optional<AnyReference> owner;
    std::optional<Instant> failing_since;  ///< the first of the failures without a success since
    Instant created_at;
    static Entity const& entity();
};

/// `waiting` and `withheld` were not shown to its owner's rights yet, or not found within them.
enum class State : std::uint8_t { waiting, sent, failing, failed, withheld };
constexpr Choice states[] = {{"waiting", N_("Waiting")}, {"sent", N_("Sent")}, {"failing", N_("Tried again later")}, {"failed", N_("Failed")}, {"withheld", N_("Not the owner's to see")}};
constexpr std::span<Choice const> choices_of(State) { return states; }

/// One message to one webhook, and what became of it. Technical, as jobs are: written by plain SQL, without history.
struct Delivery {
    Id<Delivery> id;
    Id<Webhook> webhook;
    std::string message;   ///< `msg_…`: the same however often it is sent
    std::string event;     ///< `people.person.change`, `core.ping`
    /// What it is about, by name and id: it outlives the record.
    std::string entity_name;
    std::optional<std::int64_t> record;
    State state = State::waiting;
    int attempts = 0;
    std::optional<int> status;   ///< of the last answer
    std::string answer;          ///< its beginning, or why there was none
    std::optional<int> taken_ms;
    Json payload;
    Instant created_at;
    std::optional<Instant> tried_at;
    static Entity const& entity();
};

/// Whether a webhook that wants these events wants this one.
bool wants(std::vector<std::string> const& events, std::string_view event);

}  // namespace ateneu::webhooks
