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

/// A person's language, BCP 47 ("en", "ca", "pt-BR"); one without a catalogue reads English.
struct Tongue {
    std::string code = "en";
};

/// The catalogue's text for an English source string. Where it has none, that of the language it falls back to (its header
/// says which, TB-R65); the source itself where there is none either.
std::string translate(Tongue const& tongue, std::string_view source);
inline std::string translate(Tongue const& tongue, char const* source) {
    return translate(tongue, std::string_view(source));  // a literal would fit a Message as well
}
/// Singular or plural by the language's own rule; `{count}` is filled with `count`.
std::string translate(Tongue const& tongue, std::string_view one, std::string_view many,
                      long long count);
/// Translated, then its named places filled.
std::string translate(Tongue const& tongue, Message const& message);
/// Takes the catalogues of a folder, `fr.mo` for French (made by msgfmt), instead of and beside the built-in ones. Before
/// anybody reads. What is wrong with one of them, or "".
std::string take_catalogues(std::string const& folder);
/// The languages offered here: English and those whose catalogue is whole, unless `offer_tongues` said otherwise.
std::vector<std::string> const& tongues();
/// Every language with a catalogue, "en" first, also those that are only begun.
std::vector<std::string> known_tongues();
/// Says, before anybody reads, which languages are offered. The first is for who asks for none of them. Whether all are known;
/// otherwise nothing changes.
bool offer_tongues(std::vector<std::string> codes);
/// The one that is offered to who asks for this BCP 47 tag, whatever its case and region ("ca-ES" reads "ca"); or nothing.
std::string offered_tongue(std::string_view tag);
/// One that is known as those who speak it call it: "Català".
std::string own_name(std::string_view code);

}  // namespace ateneu
