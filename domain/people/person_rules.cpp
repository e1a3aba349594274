// What the fields of a person may hold beyond their types. Imported records may break these; they are asked
// for when somebody edits the record.
#include "core/base/text.h"
#include "domain/people/person.h"

namespace ateneu::people {

namespace {

constexpr std::string_view digits = "0123456789";
constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz";
constexpr std::string_view letters_and_digits = "abcdefghijklmnopqrstuvwxyz0123456789";

bool only(std::string_view text, std::string_view allowed) {
    return text.find_first_not_of(allowed) == std::string_view::npos;
}

/// Letters and digits with single hyphens between them; `text` is in lower case.
bool is_hyphenated(std::string_view text) {
    for (auto const part : split(text, '-'))
        if (part.empty() || !only(part, letters_and_digits)) return false;
    return true;
}

bool is_github(std::string_view name) { return is_hyphenated(lower_ascii(name)); }

/// A domain name with two labels or more, the last of at least two letters: `ana.bsky.social`.
bool is_bluesky(std::string_view handle) {
    auto const lower = lower_ascii(handle);
    auto const labels = split(lower, '.');
    if (labels.size() < 2) return false;
    for (auto const label : labels)
        if (label.empty() || label.size() > 63 || label.front() == '-' || label.back() == '-' ||
            !only(label, "abcdefghijklmnopqrstuvwxyz0123456789-"))
            return false;
    return labels.back().size() >= 2 && only(labels.back(), letters);
}

/// `https://orcid.org/0000-0002-1825-009X`
bool is_orcid(std::string_view text) {
    constexpr std::string_view start = "https://orcid.org/";
    if (!text.starts_with(start)) return false;
    auto const groups = split(text.substr(start.size()), '-');
    if (groups.size() != 4) return false;
    for (std::size_t i = 0; i < 4; ++i) {
        bool const may_end_in_x = i == 3 && groups[i].ends_with('X');
        auto const number = may_end_in_x ? groups[i].substr(0, 3) : groups[i];
        if (groups[i].size() != 4 || !only(number, digits)) return false;
    }
    return true;
}

void check_handles(Person const& person, Problems& problems) {
    if (person.github && !person.github->empty() && !is_github(*person.github))
        problems.add("github", N_("Write the GitHub name alone: letters, digits and single hyphens between them."));
    if (person.bluesky && !person.bluesky->empty() && !is_bluesky(*person.bluesky))
        problems.add("bluesky", N_("Write the handle without @, for example ana.bsky.social."));
    if (person.mastodon && !person.mastodon->empty() && !is_email(*person.mastodon))
        problems.add("mastodon", N_("Write the name and its server, for example ana@mastodon.social."));
    if (!person.orcid.empty() && !is_orcid(person.orcid))
        problems.add("orcid", N_("Write the ORCID iD in full, for example https://orcid.org/0000-0002-1825-0097."));
}

}  // namespace

void check_person(Person const& person, Problems& problems) {
    if (!person.username.empty() && !is_slug(person.username))
        problems.add("username", N_("Use only letters without accents, digits, - and _."));
    if (person.email && lower_ascii(person.email->value) != person.email->value)
        problems.add("email", N_("Write the address in small letters."));
    if (person.gender == "O" && person.gender_other.empty())
        problems.add("gender_other", N_("Write the gender here, or choose another answer above."));
    if (person.gender != "O" && !person.gender_other.empty())
        problems.add("gender_other", N_("Leave this empty, or choose Other above."));
    check_handles(person, problems);
}

}  // namespace ateneu::people
