#pragma once
#include <optional>
#include <string>

#include "core/db/database.h"
#include "core/entity/entity.h"

namespace ateneu::people {

struct Person;

/// A text of the house, one record in each language. The one called `terms` is what everybody agrees to before they go on
/// (TB-R47): no question with answers, as a `Term` is, but a condition of being here.
struct Document {
    Id<Document> id;
    std::string label = "terms";
    LanguageTag language{"en"};
    std::string title;
    std::string content;  ///< Markdown
    Instant created_at;
    std::optional<Instant> last_updated_at;  ///< agreed to before this moment: asked again
    static Entity const& entity();
};

/// That somebody agreed to a document, as it stood then; the last time counts.
struct Acceptance {
    Id<Acceptance> id;
    Id<Person> person;
    std::string label;
    Instant accepted_at;
    static Entity const& entity();
};

inline constexpr std::string_view terms_label = "terms";

/// The document in the reader's language, else in English, else in any. Nothing where the house has none of this name.
std::optional<Document> document_in(db::Connection& sql, std::string_view label, std::string const& language);
/// When any of its languages was changed last: what somebody agrees to is named by it. Nothing where there is none.
std::optional<Instant> revised_at(db::Connection& sql, std::string_view label);

}  // namespace ateneu::people
