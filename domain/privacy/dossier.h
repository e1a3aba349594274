#pragma once
#include <string>
#include <vector>

#include "core/html/show.h"
#include "domain/privacy/processing.h"
#include "domain/privacy/walk.h"

// Everything that is kept about a person, gathered to be read (GDPR, articles 15 and 20).

namespace ateneu::privacy {

/// One field of one record, as people read it and as programs do.
struct Line {
    std::string_view name;
    std::string label, said, json;
};
struct Entry {
    std::int64_t id = 0;
    std::string title;
    std::vector<Line> lines;
};
/// Records of one kind that are theirs in one way.
struct Chapter {
    Entity const* entity = nullptr;
    std::string why;         ///< how they are theirs, in a sentence
    std::string erasing;     ///< what becomes of them when the person is erased
    std::vector<std::string> purposes, retention;
    std::vector<Entry> entries;
    std::vector<std::int64_t> unnamed;  ///< about somebody else: only their numbers
};
/// A change to what is theirs, or one that they made.
struct Told {
    Instant at;
    std::string who;   ///< their own name, or the initials of somebody else
    std::string what;  ///< "Person #12", "3 changes"
    std::vector<Line> lines;
};
struct Dossier {
    std::int64_t person = 0;
    std::string name, organisation;
    Instant at;
    std::vector<Chapter> chapters;
    std::vector<Told> history;  ///< of their own record
    std::vector<Told> deeds;    ///< what they did, the newest ten thousand
    std::vector<Processing> processings;
};

/// Reads with the program's rights. Secrets are left out; other people appear by their initials, their addresses by the domain
/// alone; of records that are about somebody else stands only how many there are, and their numbers.
Dossier dossier_of(Transaction& tx, Reader const& reader, std::string const& organisation, Id<people::Person> person);

/// Readable by programs: field names, codes and ISO dates, as the API writes them.
std::string dossier_json(Dossier const& dossier);
/// One page for people, with nothing to load; everything escaped.
std::string dossier_html(Reader const& reader, Dossier const& dossier);

}  // namespace ateneu::privacy
