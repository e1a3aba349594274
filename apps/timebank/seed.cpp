#include "apps/timebank/seed.h"

#include "apps/timebank/category.h"
#include "apps/timebank/membership.h"
#include "domain/people/access_group.h"

namespace ateneu::timebank {

namespace {

struct Seeded {
    char const *name, *ca, *es, *icon;
};
/// Source: spec 2.6, "Default set of 10".
constexpr Seeded categories[] = {
    {"Accompaniment", "Acompanyament", "Acompañamiento", "people"}, {"Health", "Salut", "Salud", "heart-pulse"},       {"Housework", "Tasques domèstiques", "Tareas domésticas", "house"},
    {"Paperwork", "Tasques administratives", "Tareas administrativas", "file-text"}, {"Aesthetics", "Estètica", "Estética", "scissors"}, {"Classes", "Classes", "Clases", "mortarboard"},
    {"Leisure", "Lleure", "Ocio", "balloon"}, {"Advice", "Assessorament", "Asesoramiento", "chat-dots"}, {"Others", "Altres", "Otros", "three-dots"},
    {"Lending of tools, materials and books", "Préstec d'eines, material i llibres", "Préstamo de herramientas, material y libros", "box-seam"},
};

/// What administrators of a bank may do in it by the pages that every kind of record has. Payments and memberships have
/// deeds of their own, which ask for themselves.
constexpr std::string_view rights[] = {"timebank.bank.change", "timebank.member.view", "timebank.post.view", "timebank.post.add", "timebank.post.change", "timebank.exchange.view", "timebank.petition.view"};

void seed_categories(Transaction& tx) {
    if (tx.sql().integer(R"(SELECT 1 FROM "timebank_category" LIMIT 1)")) return;
    int place = 0;
    for (auto const& each : categories) {
        auto const written = tx.add(Category{.name = each.name, .names = {{{"ca", each.ca}, {"es", each.es}}}, .icon = each.icon, .place = ++place});
        must(static_cast<bool>(written), "a category that every install needs can't be added");
    }
}

void seed_group(Transaction& tx) {
    if (tx.sql().integer(R"(SELECT 1 FROM "people_group" WHERE "name" = $1)", {admins_group})) return;
    people::Group group{.name = std::string(admins_group), .permissions = {}};
    for (auto const code : rights) {
        auto const id = tx.sql().integer(R"(SELECT "id" FROM "people_permission" WHERE "code" = $1)", {code});
        must(id.has_value(), "a permission that every install needs is missing");
        group.permissions.push_back({*id});
    }
    must(static_cast<bool>(tx.add(group)), "a group that every install needs can't be added");
}

}  // namespace

void seed(Transaction& tx) {
    seed_categories(tx);
    seed_group(tx);
}

}  // namespace ateneu::timebank
