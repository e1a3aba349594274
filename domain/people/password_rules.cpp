// The rules for new passwords. They ask for length and refuse what is guessed first; they ask for no capitals
// and signs, which make passwords worse to remember and hardly better (NIST SP 800-63B, 5.1.1.2).
#include <algorithm>
#include <array>
#include <unordered_set>

#include "core/base/text.h"
#include "domain/people/data.h"
#include "domain/people/password.h"
#include "domain/people/person.h"

namespace ateneu::people {

namespace {

constexpr std::string_view digits = "0123456789";

std::unordered_set<std::string_view> const& well_known_words() {
    static auto const words = [] {
        std::unordered_set<std::string_view> set;
        for (auto const line : lines_of("common_passwords.txt")) set.insert(line);
        return set;
    }();
    return words;
}

/// Without the digits and signs that people put around a word to please a form.
std::string_view core_of(std::string_view lower) {
    auto const is_letter = [](char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) > 127; };
    auto const first = std::find_if(lower.begin(), lower.end(), is_letter);
    auto const last = std::find_if(lower.rbegin(), lower.rend(), is_letter).base();
    return first < last ? lower.substr(static_cast<std::size_t>(first - lower.begin()),
                                       static_cast<std::size_t>(last - first))
                        : std::string_view{};
}

/// `aaaaaaaaaa`, `abcabcabcabc`: a short piece again and again.
bool is_repetition(std::string_view text) {
    for (std::size_t piece = 1; piece <= 4; ++piece) {
        bool same = true;
        for (std::size_t i = piece; i < text.size() && same; ++i) same = text[i] == text[i - piece];
        if (same) return true;
    }
    return false;
}

bool is_well_known(std::string_view password) {
    constexpr std::size_t longest_decoration = 6;
    auto const lower = lower_ascii(password);
    if (well_known_words().contains(lower) || is_repetition(lower)) return true;
    auto const core = core_of(lower);
    return lower.size() - core.size() <= longest_decoration && well_known_words().contains(core);
}

/// How alike two texts are, from 0 to 1, by the letters they share whatever their order: the measure that
/// people's accounts were held to before (Python's `SequenceMatcher.quick_ratio`).
double likeness(std::string_view a, std::string_view b) {
    std::array<int, 256> left{};
    for (unsigned char const c : b) ++left[c];
    int shared = 0;
    for (unsigned char const c : a)
        if (left[c]-- > 0) ++shared;
    return 2.0 * shared / static_cast<double>(a.size() + b.size());
}

/// Names, the address and their parts, folded; very short ones say nothing.
std::vector<std::string> words_of(Person const& person) {
    std::vector<std::string> words;
    for (auto const& text : {person.username, person.personal, person.family,
                             person.email ? person.email->value : std::string(), person.secondary_email.value}) {
        auto const folded = fold(text);
        words.push_back(replaced(folded, " ", ""));
        for (auto const word : split(folded, ' ')) words.emplace_back(word);
    }
    std::erase_if(words, [](std::string const& word) { return word.size() < 3; });
    return words;
}

bool resembles(std::string_view password, Person const& person) {
    constexpr double too_alike = 0.7;
    auto const folded = replaced(fold(password), " ", "");
    if (folded.empty()) return false;
    for (auto const& word : words_of(person))
        if (likeness(folded, word) >= too_alike ||
            (folded.find(word) != std::string::npos && 2 * word.size() >= folded.size()))
            return true;
    return false;
}

}  // namespace

Problems password_problems(std::string_view password, Person const& person, std::string_view field) {
    Problems problems;
    auto const wrong = [&](char const* message, char const* code) {
        problems.add(std::string(field), message, code);
    };
    if (!is_utf8(password)) {
        wrong(N_("Use characters that can be typed again."), "not_text");
        return problems;
    }
    if (length(password) < shortest_password) wrong(N_("Use at least 10 characters."), "too_short");
    if (password.size() > longest_password_bytes) wrong(N_("Use fewer characters."), "too_long");
    if (!password.empty() && password.find_first_not_of(digits) == std::string_view::npos)
        wrong(N_("Use more than digits."), "only_digits");
    if (!password.empty() && is_well_known(password))
        wrong(N_("This password is well known and would be tried first."), "well_known");
    if (resembles(password, person))
        wrong(N_("This is too close to the username, the names or the e-mail."), "too_alike");
    return problems;
}

}  // namespace ateneu::people
