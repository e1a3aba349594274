#include "domain/people/seed.h"

#include <set>

#include "core/base/text.h"
#include "domain/people/access_group.h"
#include "domain/people/consent.h"
#include "domain/people/data.h"
#include "domain/people/lookups.h"
#include "domain/people/organisation.h"
#include "domain/people/permissions.h"
#include "domain/people/terms.h"

namespace ateneu::people {

namespace {

using Known = std::set<std::string, std::less<>>;

Known known(Transaction& tx, std::string_view query) {
    Known texts;
    auto const rows = tx.sql().query(query);
    while (rows->next()) texts.emplace(rows->text(0));
    return texts;
}

template <class T>
Id<T> add(Transaction& tx, T const& record) {
    auto const written = tx.add(record);
    must(static_cast<bool>(written), "a row that every install needs can't be added");
    return {written.id};
}

constexpr char const* knowledge_domains[] = {
    "Space sciences",
    "Planetary sciences (geology, climatology, oceanography, etc.)",
    "Physics",
    "Chemistry",
    "Organismal biology (ecology, botany, zoology, microbiology)",
    "Genetics, genomics, bioinformatics",
    "Medicine",
    "Civil, mechanical, chemical, or nuclear engineering",
    "Computer science/electrical engineering",
    "Economics/business",
    "Social sciences",
    "Psychology/neuroscience",
    "Humanities",
    "Library and information science",
    "Education",
    "Mathematics/statistics",
    "High performance computing",
    "Don't know yet",
};

void seed_groups(Transaction& tx) {
    auto const there = known(tx, R"(SELECT "name" FROM "people_group")");
    for (auto const* name : {"administrators", "steering committee", "invoicing", "trainers"})
        if (!there.contains(name)) add(tx, Group{.name = name});
}

void seed_languages(Transaction& tx) {
    auto const there = known(tx, R"(SELECT "subtag" FROM "people_language")");
    for (auto const line : lines_of("languages.tsv")) {
        auto const cells = split(line, '\t');
        must(cells.size() == 2, "languages.tsv: a line is a subtag and a name");
        if (!there.contains(cells[0]))
            add(tx, Language{.name = std::string(cells[1]), .subtag = std::string(cells[0])});
    }
}

void seed_knowledge_domains(Transaction& tx) {
    auto const there = known(tx, R"(SELECT "name" FROM "people_knowledge_domain")");
    for (auto const* name : knowledge_domains)
        if (!there.contains(name)) add(tx, KnowledgeDomain{.name = name});
}

/// A term's answers come with the term; later they are the community's own.
void seed_terms(Transaction& tx) {
    auto const there = known(tx, R"(SELECT "slug" FROM "people_term")");
    for (auto const& seeded : terms_every_install_needs()) {
        if (there.contains(seeded.term.slug)) continue;
        auto const term = add(tx, seeded.term);
        for (auto option : seeded.options) {
            option.term = term;
            add(tx, option);
        }
    }
}

void seed_organisations(Transaction& tx) {
    auto const there = known(tx, R"(SELECT "domain" FROM "people_organisation" WHERE "domain" = 'self-organized')");
    if (there.empty())
        add(tx, Organisation{.fullname = "self-organized", .domain = "self-organized", .country = Country{"W3"}});
}

}  // namespace

void seed(Transaction& tx) {
    seed_groups(tx);
    sync_permissions(tx);
    seed_languages(tx);
    seed_knowledge_domains(tx);
    seed_terms(tx);
    seed_organisations(tx);
}

}  // namespace ateneu::people
