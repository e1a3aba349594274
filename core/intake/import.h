#pragma once
#include <span>
#include <string>

#include "core/entity/entity.h"

namespace ateneu::intake {

/// How far an import has come.
enum class State : std::uint8_t { receiving, received, checking, checked, storing, stored, undone };
constexpr Choice states[] = {{"receiving", N_("Being received")}, {"received", N_("Waiting for its columns")},
                             {"checking", N_("Being checked")},   {"checked", N_("Checked, nothing stored yet")},
                             {"storing", N_("Being stored")},     {"stored", N_("Stored")},
                             {"undone", N_("Undone")}};
constexpr std::span<Choice const> choices_of(State) { return states; }

/// A file of rows on its way into an entity. Its rows, and what the check found in each, wait in tables of their own
/// (staging.h). Technical, as jobs are: plain SQL writes it (staging.h), without history; what it stores has its own.
struct Import {
    Id<Import> id;
    std::string kind;  ///< full name of the entity
    std::string file_name;
    std::optional<AnyReference> owner;  ///< whose rights it has
    State state = State::receiving;
    std::string charset;    ///< code_of(Charset)
    std::string delimiter;  ///< one character
    Json columns{"[]"};     ///< the headings, a list of texts
    Json mapping{"{}"};     ///< of(Mapping)
    std::int64_t row_count = 0;
    std::int64_t new_count = 0, changed_count = 0, same_count = 0, wrong_count = 0;
    bool without_wrong = false;  ///< stored without the wrong rows
    std::optional<std::int64_t> change_set, job;
    std::string problem;  ///< why nothing was stored: JSON of(Message), or ""
    Instant created_at;
    std::optional<Instant> stored_at;
    static Entity const& entity();
};

/// What somebody chose the last time for a file with these headings.
struct ImportMapping {
    Id<ImportMapping> id;
    std::int64_t person = 0;
    std::string kind;
    std::string headings;  ///< a digest of them
    Json mapping{"{}"};
    static Entity const& entity();
};

}  // namespace ateneu::intake
