#include "core/base/message.h"

#include <algorithm>
#include <boost/locale/gnu_gettext.hpp>
#include <filesystem>
#include <fstream>
#include <locale>
#include <map>
#include <span>

#include "core/base/embedded.h"
#include "core/base/notation.h"
#include "core/base/text.h"

/// Compiled catalogues by name: `ca.ateneu.mo`, `ca.iso_3166-1.mo` …
std::span<ateneu::base::Embedded const> ateneu_catalogues();

namespace ateneu {
namespace {

using Catalogue = boost::locale::message_format<char>;

/// Our own sentences first, then the names of countries and languages.
constexpr char const* domains[] = {"ateneu", "iso_3166-1", "iso_639-2"};

/// Those that an operator brought, by name as the built-in ones: `fr.ateneu.mo`.
std::map<std::string, std::string, std::less<>>& brought() {
    static std::map<std::string, std::string, std::less<>> all;
    return all;
}

/// Boost asks for `/ca/LC_MESSAGES/ateneu.mo`; empty where we have none.
std::vector<char> catalogue_file(std::string const& path) {
    auto const parts = split(path, '/');
    if (parts.size() < 3) return {};
    auto const name = std::string(parts[parts.size() - 3]) + "." + std::string(parts.back());
    if (auto const own = brought().find(name); own != brought().end()) return {own->second.begin(), own->second.end()};
    for (auto const& file : ateneu_catalogues())
        if (file.name == name) return {file.bytes.begin(), file.bytes.end()};
    return {};
}

/// A locale that owns the language's catalogue.
std::locale read_catalogue(std::string const& language) {
    boost::locale::gnu_gettext::messages_info info;
    info.language = language;
    info.encoding = "UTF-8";
    info.paths = {""};
    for (auto const* const domain : domains) info.domains.emplace_back(domain);
    info.callback = [](std::string const& path, std::string const&) {
        return catalogue_file(path);
    };
    return {std::locale::classic(), boost::locale::gnu_gettext::create_messages_facet<char>(info)};
}

/// A language that we speak, as the header of its po file tells: `X-Own-Name`, `X-Falls-Back-To`, `X-State: begun`.
struct Spoken {
    std::locale locale;
    std::string code, own_name, falls_back_to;
    bool is_begun = false;
};

/// What stands behind `name: ` in a catalogue's header.
std::string said_in(std::string const& header, std::string const& name) {
    for (auto const line : split(header, '\n'))
        if (line.starts_with(name + ": ")) return std::string(trimmed(line.substr(name.size() + 2)));
    return {};
}

Spoken spoken(std::string const& code) {
    Spoken one{.locale = read_catalogue(code), .code = code, .own_name = code, .falls_back_to = ""};
    auto const* const found = std::use_facet<Catalogue>(one.locale).get(0, nullptr, "");
    std::string const header = found ? found : "";
    if (auto const name = said_in(header, "X-Own-Name"); !name.empty()) one.own_name = name;
    one.falls_back_to = lower_ascii(said_in(header, "X-Falls-Back-To"));
    one.is_begun = said_in(header, "X-State") == "begun";
    return one;
}

/// By their codes in small letters.
using Catalogues = std::map<std::string, Spoken, std::less<>>;

Catalogues read_catalogues() {
    Catalogues all;
    auto const take = [&](std::string_view name) {
        auto const parts = split(name, '.');
        if (parts.size() == 3 && parts[1] == domains[0]) all.emplace(lower_ascii(parts[0]), spoken(std::string(parts[0])));
    };
    for (auto const& file : ateneu_catalogues()) take(file.name);
    for (auto const& [name, bytes] : brought()) take(name);
    return all;
}

/// Read once and never changed after, so that any number of threads may ask.
Catalogues const& catalogues() {
    static auto const all = read_catalogues();
    return all;
}

std::string_view primary(std::string_view code) { return code.substr(0, code.find_first_of("-_")); }

/// Null where the language has none. `ca-ES` and `ca_ES` read the one of `ca`.
Spoken const* catalogue_of(std::string_view code) {
    auto wished = lower_ascii(code);
    std::replace(wished.begin(), wished.end(), '_', '-');
    auto found = catalogues().find(wished);
    if (found == catalogues().end()) found = catalogues().find(primary(wished));
    return found == catalogues().end() ? nullptr : &found->second;
}
/// A whole one, or null: so it ends there.
Spoken const* fallback_of(Spoken const& one) {
    auto const* const other = one.falls_back_to.empty() ? nullptr : catalogue_of(one.falls_back_to);
    return other && !other->is_begun && one.is_begun ? other : nullptr;
}
Catalogue const& texts_of(Spoken const& one) { return std::use_facet<Catalogue>(one.locale); }

/// The catalogues' rules count in `int`; what they look at (the last digits, whether it is
/// millions) survives this.
int plural_number(long long count) {
    auto const positive = count < 0 ? 0 - static_cast<unsigned long long>(count)
                                    : static_cast<unsigned long long>(count);
    constexpr unsigned long long million = 1'000'000;
    return static_cast<int>(positive < million ? positive : million + positive % million);
}

using Places = std::span<std::pair<std::string, std::string> const>;

/// In one pass, so that a value with braces of its own is not filled again. A place without a value
/// stays as it is.
std::string filled(std::string_view sentence, Places places) {
    std::string out;
    while (true) {
        auto const open = sentence.find('{');
        auto const close = sentence.find('}', open);
        if (open == std::string_view::npos || close == std::string_view::npos) break;
        auto const name = sentence.substr(open + 1, close - open - 1);
        auto const place = std::find_if(places.begin(), places.end(),
                                        [&](auto const& pair) { return pair.first == name; });
        bool const is_known = place != places.end();
        out += sentence.substr(0, is_known ? open : open + 1);
        if (is_known) out += place->second;
        sentence.remove_prefix(is_known ? close + 1 : open + 1);
    }
    out += sentence;
    return out;
}

}  // namespace

std::string translate(Tongue const& tongue, std::string_view source) {
    std::string const key(source);
    if (key.empty()) return key;  // "" is the catalogue's header
    for (auto const* one = catalogue_of(tongue.code); one; one = fallback_of(*one))
        for (int domain = 0; domain < static_cast<int>(std::size(domains)); ++domain)
            if (auto const* const found = texts_of(*one).get(domain, nullptr, key.c_str())) return found;
    return key;
}

std::string translate(Tongue const& tongue, std::string_view one, std::string_view many,
                      long long count) {
    std::pair<std::string, std::string> const places[] = {{"count", number_text(tongue, count)}};
    for (auto const* spoken = catalogue_of(tongue.code); spoken; spoken = fallback_of(*spoken)) {
        auto const* const found = texts_of(*spoken).get(0, nullptr, std::string(one).c_str(), plural_number(count));
        if (found) return filled(found, places);
    }
    return filled(count == 1 ? one : many, places);
}

std::string translate(Tongue const& tongue, Message const& message) {
    return filled(translate(tongue, message.text), message.places);
}

std::string take_catalogues(std::string const& folder) {
    std::error_code error;
    for (auto const& entry : std::filesystem::directory_iterator(folder, error)) {
        if (entry.path().extension() != ".mo") continue;
        std::ifstream file(entry.path(), std::ios::binary);
        std::string const bytes((std::istreambuf_iterator<char>(file)), {});
        // The number that such a file begins with (GNU gettext, "The Format of GNU MO Files"), as this machine writes it.
        if (!file || !bytes.starts_with("\xde\x12\x04\x95")) return entry.path().string() + " is no catalogue as msgfmt makes them";
        brought()[entry.path().stem().string() + "." + domains[0] + ".mo"] = bytes;
    }
    return error ? folder + ": " + error.message() : "";
}

std::vector<std::string> known_tongues() {
    std::vector<std::string> codes = {"en"};
    for (auto const& [key, one] : catalogues()) codes.push_back(one.code);
    return codes;
}

namespace {

std::vector<std::string>& offered() {
    static auto all = [] {
        std::vector<std::string> codes = {"en"};
        for (auto const& [key, one] : catalogues())
            if (!one.is_begun) codes.push_back(one.code);
        return codes;
    }();
    return all;
}

}  // namespace

std::vector<std::string> const& tongues() { return offered(); }

bool offer_tongues(std::vector<std::string> codes) {
    auto const known = known_tongues();
    auto const is_known = [&](std::string const& code) { return std::find(known.begin(), known.end(), code) != known.end(); };
    if (codes.empty() || !std::all_of(codes.begin(), codes.end(), is_known)) return false;
    offered() = std::move(codes);
    return true;
}

std::string offered_tongue(std::string_view tag) {
    auto const wished = lower_ascii(tag);
    for (auto const& code : tongues())
        if (lower_ascii(code) == wished) return code;
    for (auto const& code : tongues())
        if (primary(code) == primary(wished)) return code;
    return {};
}

std::string own_name(std::string_view code) {
    auto const* const one = catalogue_of(code);
    return one ? one->own_name : "English";
}

}  // namespace ateneu
