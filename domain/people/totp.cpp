// Codes that change with time (RFC 6238) and codes on paper. liboath is spoken to here alone.
#include <liboath/oath.h>

#include <cstdlib>
#include <memory>

#include "core/access/secret.h"
#include "core/base/text.h"
#include "domain/people/second_factor.h"

namespace ateneu::people {

namespace {

constexpr std::size_t secret_bytes = 20;         // 160 bits, as long as SHA-1's own block of output (RFC 4226, 4)
constexpr std::size_t recovery_bytes = 10;       // 80 bits: nobody guesses one
constexpr int recovery_codes = 10;

std::string base32(std::string_view bytes) {
    char* text = nullptr;
    std::size_t size = 0;
    must(oath_base32_encode(bytes.data(), bytes.size(), &text, &size) == OATH_OK, "base32 can't be written");
    std::unique_ptr<char, decltype(&std::free)> const held(text, &std::free);
    std::string written(text, size);
    while (written.ends_with('=')) written.pop_back();
    return written;
}

std::string in_fours(std::string_view text, char between) {
    std::string grouped;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (at > 0 && at % 4 == 0) grouped += between;
        grouped += text[at];
    }
    return grouped;
}

}  // namespace

std::string new_factor_secret() { return random_bytes(secret_bytes); }

std::string factor_secret_text(std::string_view secret) { return in_fours(base32(secret), ' '); }

std::string factor_address(std::string_view secret, std::string_view organisation, std::string_view username) {
    auto const issuer = percent_encoded(organisation);
    return "otpauth://totp/" + issuer + ":" + percent_encoded(username) + "?secret=" + base32(secret) + "&issuer=" + issuer + "&algorithm=SHA1&digits=6&period=30";
}

std::string factor_code(std::string_view secret, Instant at) {
    char code[7] = {};
    auto const seconds = static_cast<time_t>(at.micros / 1'000'000);
    must(oath_totp_generate(secret.data(), secret.size(), seconds, OATH_TOTP_DEFAULT_TIME_STEP_SIZE, OATH_TOTP_DEFAULT_START_TIME, 6, code) == OATH_OK, "no code can be worked out");
    return code;
}

std::vector<std::string> new_recovery_codes() {
    std::vector<std::string> codes;
    for (int i = 0; i < recovery_codes; ++i) codes.push_back(in_fours(base32(random_bytes(recovery_bytes)), '-'));
    return codes;
}

}  // namespace ateneu::people
