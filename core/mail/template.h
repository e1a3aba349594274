#pragma once
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "core/html/show.h"
#include "core/mail/letter.h"

namespace ateneu::mail {

/// Whom a letter is for, and how they read.
struct Recipient {
    std::string address;
    std::string name;       ///< in full, for the head of the letter
    std::string called;     ///< how the greeting calls them; "": without a name
    Tongue tongue;
    std::string time_zone = "UTC";
    std::optional<AnyReference> person = {};

    /// For values in the letter: dates and plurals as they read them.
    Reader reader(Instant now) const { return {{tongue}, time_zone, now}; }
};

/// The words of one mail, all of them msgids; `{names}` are filled by whoever sends it, `{organisation}` by the
/// outbox. An app lists its mails in `App::mails`, where a test reads each in every language.
struct Template {
    std::string_view kind;  ///< "people.password_reset"
    char const* subject;
    std::span<char const* const> text;        ///< paragraphs before the button
    char const* button = nullptr;             ///< what the one link is called
    std::span<char const* const> after = {};  ///< paragraphs behind it, in smaller letters: until when, why they get it
};

/// Several things that lead somewhere, under a heading.
struct Listing {
    std::string heading;
    struct Item {
        std::string text, path;  ///< a path of this site
    };
    std::vector<Item> items;
};

/// What is particular to one letter.
struct Filling {
    std::vector<std::pair<std::string, std::string>> places = {};  ///< in the reader's language already
    std::string path = {};   ///< where the button leads: a path of this site, "/reset/…"
    std::string quote = {};  ///< somebody's own words, shown as such before the button
    std::optional<AnyReference> about = {};
    std::string unsubscribe = {};  ///< as `Letter::unsubscribe`
    std::vector<Listing> lists = {};  ///< between the text and the button
};

/// The letter in its recipient's language: plain text, and the same as HTML that reads without pictures or styles.
Letter written(Template const& words, Recipient const& to, Filling const& filling = {});

}  // namespace ateneu::mail
