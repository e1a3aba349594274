#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/html/html.h"
#include "core/store/store.h"

namespace ateneu {

/// What somebody wrote about a record, in Markdown.
struct Note {
    std::int64_t id = 0, version = 0;
    AnyReference subject;
    Instant at;
    std::int64_t person = 0;  ///< 0: nobody who is here any more, or the program
    std::string who, text;
    bool is_automatic = false;  ///< the program wrote it
    bool is_hidden = false;     ///< by somebody who looks after what is said
    bool is_edited = false;     ///< its history tells what it said before
};

/// Notes about any record; the app that keeps them says how. Whoever writes must see the record: that is the caller's
/// business. Everything else is looked at here.
struct Notes {
    Entity const* entity = nullptr;  ///< they are records of their own: list, search, API
    std::size_t longest = 0;         ///< characters of one
    /// Newest first; those that this reader doesn't see are left out.
    std::function<std::vector<Note>(Transaction&, AnyReference const&, int limit)> about;
    std::function<std::int64_t(Transaction&, AnyReference const&)> count;
    std::function<std::optional<Note>(Transaction&, std::int64_t id)> find;
    std::function<Written(Transaction&, AnyReference const&, std::string text)> add;
    /// Only who wrote it; `version` is the one they saw.
    std::function<Written(Transaction&, Note const&, std::int64_t version, std::string text)> change;
    std::function<Written(Transaction&, Note const&, std::int64_t version)> remove;
    /// By those who may change what others wrote.
    std::function<Written(Transaction&, Note const&, bool hidden)> hide;
    std::function<bool(Actor const&)> may_add;
    std::function<bool(Actor const&, Note const&)> may_edit, may_hide;
    /// The texts for reading, in their order: mentions lead to the people that the reader may see.
    std::function<std::vector<Html>(Transaction&, std::vector<std::string> const& texts)> html;
    /// Whom `@…` may mean: usernames with names that begin so, at most ten.
    std::function<std::vector<std::pair<std::string, std::string>>(Transaction&, std::string const& begun)> people;
};

}  // namespace ateneu
