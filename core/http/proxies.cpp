#include "core/http/proxies.h"

#include <algorithm>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/ip/network_v4.hpp>
#include <boost/asio/ip/network_v6.hpp>
#include <optional>
#include <stdexcept>

#include "core/http/syntax.h"

namespace ateneu::http {
namespace {

namespace ip = boost::asio::ip;

/// IPv4 inside IPv6 (`::ffff:10.0.0.1`, what a socket open for both reports) counts as IPv4.
std::optional<ip::address> parse_address(std::string_view text) {
    boost::system::error_code error;
    auto const address = ip::make_address(text, error);
    if (error) return {};
    if (address.is_v6() && address.to_v6().is_v4_mapped())
        return ip::make_address_v4(ip::v4_mapped, address.to_v6());
    return address;
}

}  // namespace

struct Proxies::Networks {
    std::vector<ip::network_v4> v4;
    std::vector<ip::network_v6> v6;

    void add(std::string const& text) {
        boost::system::error_code error;
        auto const is_network = text.find('/') != std::string::npos;
        if (text.find(':') == std::string::npos)
            v4.push_back(ip::make_network_v4(is_network ? text : text + "/32", error));
        else
            v6.push_back(ip::make_network_v6(is_network ? text : text + "/128", error));
        if (error) throw std::runtime_error("not the address of a proxy: " + text);
    }
    bool contain(ip::address const& address) const {
        if (address.is_v4()) {
            auto const host = ip::network_v4(address.to_v4(), 32);
            return std::ranges::any_of(v4, [&](auto const& network) {
                return host == network || host.is_subnet_of(network);
            });
        }
        auto const host = ip::network_v6(address.to_v6(), 128);
        return std::ranges::any_of(
            v6, [&](auto const& network) { return host == network || host.is_subnet_of(network); });
    }
};

Proxies::Proxies(std::vector<std::string> const& trusted)
    : networks_(std::make_unique<Networks>()) {
    for (auto const& text : trusted) networks_->add(text);
}

Proxies::~Proxies() = default;

bool Proxies::trusts(std::string_view text) const {
    auto const address = parse_address(text);
    return address && networks_->contain(*address);
}

void Proxies::attribute(Request& request, std::string const& peer, bool peer_is_trusted) const {
    request.remote = peer;
    request.secure = false;
    if (!peer_is_trusted) return;
    std::string hops;
    for (auto const& [name, value] : request.headers) {
        if (name == "x-forwarded-for") hops.append(hops.empty() ? "" : ",").append(value);
        if (name == "x-forwarded-proto")
            request.secure = same_word(without_spaces(value.substr(value.rfind(',') + 1)), "https");
    }
    while (!hops.empty()) {
        auto const last = hops.rfind(',') + 1;
        auto const address = parse_address(without_spaces(std::string_view(hops).substr(last)));
        if (!address) return;
        request.remote = address->to_string();
        if (!networks_->contain(*address)) return;
        hops.resize(last == 0 ? 0 : last - 1);
    }
}

}  // namespace ateneu::http
