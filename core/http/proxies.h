#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/http/server.h"

namespace ateneu::http {

/// The proxies whose word we take about where a request came from.
class Proxies {
public:
    /// Addresses (`127.0.0.1`, `::1`) and networks (`10.0.0.0/8`). Throws std::runtime_error at
    /// anything else.
    explicit Proxies(std::vector<std::string> const& trusted);
    ~Proxies();
    bool trusts(std::string_view address) const;
    /// Sets `remote` and `secure` of a request that came from `peer`: from `X-Forwarded-For` the
    /// right-most address that is not a trusted proxy's, as everything left of it may be the
    /// client's invention; from `X-Forwarded-Proto` the last word.
    void attribute(Request& request, std::string const& peer, bool peer_is_trusted) const;

private:
    struct Networks;
    std::unique_ptr<Networks> networks_;
};

}  // namespace ateneu::http
