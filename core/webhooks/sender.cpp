#include "core/webhooks/sender.h"

#include <arpa/inet.h>
#include <curl/curl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <memory>

#include "core/access/secret.h"
#include "core/base/result.h"
#include "core/base/text.h"

namespace ateneu::webhooks {

namespace {

constexpr std::string_view mark = "whsec_";
constexpr std::size_t most_read = 64 << 10, most_kept = 500;

}  // namespace

std::string new_secret() { return std::string(mark) + base64(random_bytes(32)); }

std::string signature(std::string_view secret, std::string_view id, std::int64_t timestamp_s, std::string_view payload) {
    if (secret.starts_with(mark)) secret.remove_prefix(mark.size());
    auto const key = bytes_of_base64(secret);
    if (!key || key->empty()) return {};
    return "v1," + base64(hmac_sha256(*key, std::string(id) + "." + std::to_string(timestamp_s) + "." + std::string(payload)));
}

std::vector<std::pair<std::string, std::string>> signed_headers(std::span<std::string const> secrets, std::string_view id, Instant now, std::string_view payload) {
    auto const seconds = now.micros / 1'000'000;
    std::string signatures;
    for (auto const& secret : secrets) signatures += (signatures.empty() ? "" : " ") + signature(secret, id, seconds, payload);
    return {{"webhook-id", std::string(id)}, {"webhook-timestamp", std::to_string(seconds)}, {"webhook-signature", signatures}};
}

namespace {

bool is_private_v4(std::uint32_t a) {
    auto const in = [&](std::uint32_t net, int bits) { return (a >> (32 - bits)) == (net >> (32 - bits)); };
    // RFC 6890: this network, private, shared, loopback, link-local, protocol, documentation, benchmarks, multicast, reserved.
    return in(0x00000000, 8) || in(0x0a000000, 8) || in(0x64400000, 10) || in(0x7f000000, 8) || in(0xa9fe0000, 16) || in(0xac100000, 12) || in(0xc0000000, 24) ||
           in(0xc0000200, 24) || in(0xc0a80000, 16) || in(0xc6120000, 15) || in(0xc6336400, 24) || in(0xcb007100, 24) || in(0xe0000000, 4) || in(0xf0000000, 4);
}

bool is_private_v6(unsigned char const* a) {
    if (std::all_of(a, a + 15, [](unsigned char c) { return c == 0; }) && a[15] <= 1) return true;
    bool const mapped = std::all_of(a, a + 10, [](unsigned char c) { return c == 0; }) && a[10] == 0xff && a[11] == 0xff;
    bool const nat64 = a[0] == 0x00 && a[1] == 0x64 && a[2] == 0xff && a[3] == 0x9b;
    if (mapped || nat64) return is_private_v4(static_cast<std::uint32_t>(a[12]) << 24 | static_cast<std::uint32_t>(a[13]) << 16 | static_cast<std::uint32_t>(a[14]) << 8 | a[15]);
    // Only 2000::/3 is anybody's; of it documentation, 6to4 and Teredo are not.
    if ((a[0] & 0xe0) != 0x20) return true;
    return (a[0] == 0x20 && a[1] == 0x01 && ((a[2] == 0x0d && a[3] == 0xb8) || (a[2] == 0 && a[3] == 0))) || (a[0] == 0x20 && a[1] == 0x02);
}

bool is_private(sockaddr const& address) {
    if (address.sa_family == AF_INET) return is_private_v4(ntohl(reinterpret_cast<sockaddr_in const&>(address).sin_addr.s_addr));
    if (address.sa_family == AF_INET6) return is_private_v6(reinterpret_cast<sockaddr_in6 const&>(address).sin6_addr.s6_addr);
    return true;
}

/// Asked by libcurl when it is about to connect: the one moment when the address is what it will be.
curl_socket_t open_socket(void* reach, curlsocktype, curl_sockaddr* address) {
    if (!static_cast<Reach const*>(reach)->private_addresses && is_private(address->addr)) return CURL_SOCKET_BAD;
    return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

std::size_t take(char* bytes, std::size_t, std::size_t count, void* into) {
    auto& answer = *static_cast<std::string*>(into);
    if (answer.size() + count > most_read) return 0;
    answer.append(bytes, count);
    return count;
}

struct Drop {
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

std::unique_ptr<curl_slist, Drop> header_list(std::vector<std::pair<std::string, std::string>> const& headers) {
    curl_slist* list = nullptr;
    for (auto const& [name, value] : headers) list = curl_slist_append(list, (name + ": " + value).c_str());
    for (auto const* line : {"Content-Type: application/json", "Expect:"}) list = curl_slist_append(list, line);
    return std::unique_ptr<curl_slist, Drop>(list);
}

/// Text that a database takes, whatever a stranger sent.
std::string beginning_of(std::string const& answer) {
    std::string text;
    for (char const c : answer.substr(0, most_kept)) text += static_cast<unsigned char>(c) >= 0x20 && static_cast<unsigned char>(c) < 0x7f ? c : ' ';
    return trimmed(text);
}

}  // namespace

bool is_private(std::string const& numeric) {
    in_addr v4{};
    if (inet_pton(AF_INET, numeric.c_str(), &v4) == 1) return is_private_v4(ntohl(v4.s_addr));
    in6_addr v6{};
    return inet_pton(AF_INET6, numeric.c_str(), &v6) != 1 || is_private_v6(v6.s6_addr);
}

Sent post(Reach const& reach, std::string const& address, std::vector<std::pair<std::string, std::string>> const& headers, std::string const& payload) {
    static bool const is_ready = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
    must(is_ready, "libcurl can't be used");
    std::unique_ptr<CURL, Drop> const curl(curl_easy_init());
    must(curl != nullptr, "libcurl has no handle");
    auto const list = header_list(headers);
    std::string answer;
    auto* const handle = curl.get();
    curl_easy_setopt(handle, CURLOPT_URL, address.c_str());
    curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, reach.private_addresses ? "http,https" : "https");
    curl_easy_setopt(handle, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(handle, CURLOPT_PROXY, "");
    curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(handle, CURLOPT_TIMEOUT_MS, reach.timeout_ms);
    curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT_MS, reach.timeout_ms / 3);
    curl_easy_setopt(handle, CURLOPT_USERAGENT, "Ateneu");
    curl_easy_setopt(handle, CURLOPT_HTTPHEADER, list.get());
    curl_easy_setopt(handle, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(payload.size()));
    curl_easy_setopt(handle, CURLOPT_POSTFIELDS, payload.c_str());
    curl_easy_setopt(handle, CURLOPT_OPENSOCKETFUNCTION, open_socket);
    curl_easy_setopt(handle, CURLOPT_OPENSOCKETDATA, &reach);
    curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, take);
    curl_easy_setopt(handle, CURLOPT_WRITEDATA, &answer);
    auto const done = curl_easy_perform(handle);
    Sent sent;
    curl_off_t taken_us = 0;
    long status = 0;
    curl_easy_getinfo(handle, CURLINFO_TOTAL_TIME_T, &taken_us);
    curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &status);
    sent.taken_ms = static_cast<int>(taken_us / 1000);
    // An answer that is too long to read has said what matters at its beginning.
    if (done == CURLE_OK || (done == CURLE_WRITE_ERROR && status != 0)) {
        sent.status = static_cast<int>(status);
        sent.answer = beginning_of(answer);
    } else {
        sent.answer = curl_easy_strerror(done);
    }
    return sent;
}

}  // namespace ateneu::webhooks
