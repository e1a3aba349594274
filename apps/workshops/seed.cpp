#include "apps/workshops/seed.h"

#include <set>

#include "apps/workshops/account.h"
#include "core/base/log.h"
#include "core/entity/query.h"
#include "domain/people/organisation.h"

namespace ateneu::workshops {
namespace {

std::set<std::string, std::less<>> stored_texts(Transaction& tx, Entity const& entity,
                                                std::string_view field) {
    std::set<std::string, std::less<>> texts;
    auto const rows = tx.sql().query("SELECT " + ateneu::quoted(field) + " FROM " + ateneu::quoted(entity.table()));
    while (rows->next()) texts.emplace(rows->text(0));
    return texts;
}

}  // namespace

void seed(Transaction& tx) {
    seed_events(tx);
    seed_curricula(tx);
    seed_training(tx);
    seed_community(tx);
    seed_offering(tx);
    seed_accounts(tx);
    seed_requests(tx);
    seed_regions(tx);
    seed_emails(tx);
    seed_privacy(tx);
}

void add_missing(Transaction& tx, Entity const& entity, std::string_view key,
                 std::vector<Record> const& rows) {
    auto const stored = stored_texts(tx, entity, key);
    auto const column = static_cast<std::size_t>(entity.index_of(key));
    for (auto const& row : rows) {
        auto const& text = text_of(row.values[column]);
        if (stored.contains(text)) continue;
        if (auto const written = tx.add(entity, row); !written)
            log_warning("seed.left_out", {{"entity", entity.full_name()}, {"key", text}});
    }
}

std::int64_t key_of(Transaction& tx, Entity const& entity, std::string_view field,
                    std::string_view text) {
    auto const sql =
        "SELECT MIN(\"id\") FROM " + ateneu::quoted(entity.table()) + " WHERE " + ateneu::quoted(field) + " = $1";
    return tx.sql().integer(sql, {text}).value_or(0);
}

void seed_accounts(Transaction& tx) {
    constexpr std::string_view without_account = R"(
        SELECT o."id"
        FROM "people_organisation" o
        LEFT JOIN "workshops_account" a
          ON a."holder_type" = 'people.organisation' AND a."holder_id" = o."id"
        WHERE a."id" IS NULL
        ORDER BY o."id")";
    std::vector<std::int64_t> organisations;
    auto rows = tx.sql().query(without_account);
    while (rows->next()) organisations.push_back(rows->integer(0));
    rows.reset();
    for (auto const organisation : organisations) {
        auto const written =
            tx.add(Account{.account_type = "organisation",
                           .holder = {people::Organisation::entity().full_name(), organisation}});
        must(bool(written), "an organisation without an account can have one");
    }
}

}  // namespace ateneu::workshops
