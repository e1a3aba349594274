#include "core/base/message.h"

#include <algorithm>
#include <boost/locale/gnu_gettext.hpp>
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

/// Boost asks for `/ca/LC_MESSAGES/ateneu.mo`; empty where we have none.
std::vector<char> embedded_catalogue(std::string const& path) {
    auto const parts = split(path, '/');
    if (parts.size() < 3) return {};
    auto const name = std::string(parts[parts.size() - 3]) + "." + std::string(parts.back());
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
        return embedded_catalogue(path);
    };
    return {std::locale::classic(), boost::locale::gnu_gettext::create_messages_facet<char>(info)};
}

using Catalogues = std::map<std::string, std::locale, std::less<>>;

Catalogues read_catalogues() {
    Catalogues all;
    for (auto const& file : ateneu_catalogues()) {
        auto const parts = split(file.name, '.');
        if (parts.size() == 3 && parts[1] == domains[0])
            all.emplace(parts[0], read_catalogue(std::string(parts[0])));
    }
    return all;
}

/// Read once and never changed after, so that any number of threads may ask.
Catalogues const& catalogues() {
    static auto const all = read_catalogues();
    return all;
}

/// Null where the language has none; `ca-ES` and `ca_ES` read the one of `ca`.
Catalogue const* catalogue_of(Tongue const& tongue) {
    auto const language =
        lower_ascii(std::string_view(tongue.code).substr(0, tongue.code.find_first_of("-_")));
    auto const found = catalogues().find(language);
    return found == catalogues().end() ? nullptr : &std::use_facet<Catalogue>(found->second);
}

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
    auto const* const catalogue = catalogue_of(tongue);
    if (!catalogue || source.empty()) return std::string(source);  // "" is the catalogue's header
    std::string const key(source);
    for (int domain = 0; domain < static_cast<int>(std::size(domains)); ++domain)
        if (auto const* const found = catalogue->get(domain, nullptr, key.c_str())) return found;
    return key;
}

std::string translate(Tongue const& tongue, std::string_view one, std::string_view many,
                      long long count) {
    std::pair<std::string, std::string> const places[] = {{"count", number_text(tongue, count)}};
    if (auto const* const catalogue = catalogue_of(tongue)) {
        auto const* const found =
            catalogue->get(0, nullptr, std::string(one).c_str(), plural_number(count));
        if (found) return filled(found, places);
    }
    return filled(count == 1 ? one : many, places);
}

std::string translate(Tongue const& tongue, Message const& message) {
    return filled(translate(tongue, message.text), message.places);
}

std::vector<std::string> const& tongues() {
    static auto const all = [] {
        std::vector<std::string> codes = {"en"};
        for (auto const& [code, catalogue] : catalogues()) codes.push_back(code);
        return codes;
    }();
    return all;
}

std::string_view own_name(std::string_view code) {
    if (code == "ca") return "Català";
    if (code == "es") return "Español";
    return "English";
}

}  // namespace ateneu
