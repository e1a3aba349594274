#pragma once
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "core/base/time.h"

// One POST to a stranger's server, and the signature that tells it who we are.

namespace ateneu::webhooks {

/// How far messages may go.
struct Reach {
    bool private_addresses = false;  ///< also this machine and the house's own network, and http
    long timeout_ms = 15'000;
};

/// A secret of our own: `whsec_` and 32 random bytes in base64.
std::string new_secret();
/// `v1,…` over `id.timestamp.payload` (HMAC-SHA256, base64), as Standard Webhooks say; "" for a secret that is none.
std::string signature(std::string_view secret, std::string_view id, std::int64_t timestamp_s, std::string_view payload);
/// `webhook-id`, `webhook-timestamp` and `webhook-signature`: one signature for each secret, with blanks between.
std::vector<std::pair<std::string, std::string>> signed_headers(std::span<std::string const> secrets, std::string_view id, Instant now, std::string_view payload);

struct Sent {
    int status = 0;      ///< 0: there was no answer
    std::string answer;  ///< its first 500 characters, or why there was none
    int taken_ms = 0;
    bool is_good() const { return status >= 200 && status < 300; }
};
/// Follows no redirect, knows no proxy, reads 64 KiB of the answer at most. An address that is private when it comes
/// to connecting, whatever its name said before, is not connected to.
Sent post(Reach const& reach, std::string const& address, std::vector<std::pair<std::string, std::string>> const& headers, std::string const& payload);

/// Whether an address (`10.0.0.1`, `::1`) belongs to a house's own network, to this machine, or to nobody.
bool is_private(std::string const& numeric);

}  // namespace ateneu::webhooks
