#pragma once
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Marks an English source string for the catalogues without translating it here.
#define N_(text) text

namespace ateneu {

/// A sentence for a person, translated when it is shown: the English source (a msgid of the
/// catalogues) and the values of its named places, `{count}`.
struct Message {
    std::string text;
    std::vector<std::pair<std::string, std::string>> places;

    Message() = default;
    Message(char const* source) : text(source) {}  // NOLINT: a literal is a message
    Message(char const* source, std::initializer_list<std::pair<std::string, std::string>> filled)
        : text(source), places(filled.begin(), filled.end()) {}
    friend bool operator==(Message const&, Message const&) = default;
};

/// A person's language, BCP 47 ("en", "ca", "es"); one without a catalogue reads English.
struct Tongue {
    std::string code = "en";
};

/// The catalogue's text for an English source string; the source itself where there is none.
std::string translate(Tongue const& tongue, std::string_view source);
inline std::string translate(Tongue const& tongue, char const* source) {
    return translate(tongue, std::string_view(source));  // a literal would fit a Message as well
}
/// Singular or plural by the language's own rule; `{count}` is filled with `count`.
std::string translate(Tongue const& tongue, std::string_view one, std::string_view many,
                      long long count);
/// Translated, then its named places filled.
std::string translate(Tongue const& tongue, Message const& message);
/// The languages that have a catalogue, "en" first.
std::vector<std::string> const& tongues();
/// One of them as those who speak it call it: "Català".
std::string_view own_name(std::string_view code);

}  // namespace ateneu
