#include "apps/timebank/timeoverflow/taking.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/takeover/postgresql_array.h"
#include "domain/ledger/account.h"
#include "domain/people/external_id.h"
#include "domain/people/username.h"

namespace ateneu::timebank::timeoverflow {

Account* Taking::account_of(Account::Of of, std::int64_t owner) {
    auto const found = owners.find({of, owner});
    return found == owners.end() ? nullptr : &accounts[found->second];
}

Account* Taking::account(std::int64_t key) {
    auto const found = account_places.find(key);
    return found == account_places.end() ? nullptr : &accounts[found->second];
}

std::string Taking::free_username(std::string const& name) {
    auto const base = people::username_from(name);
    for (auto& number = numbered[base];;) {
        auto username = ++number == 1 ? base : base + std::to_string(number);
        if (usernames.insert(username).second) return username;
    }
}

void Taking::remember(char const* table, Row const& row, Entity const& entity, std::int64_t id) {
    batch.add(people::ExternalId{.system = options.source, .kind = table, .key = row.key(), .record = {entity.full_name(), id}});
}

std::vector<std::string> Taking::tags(char const* table, Row const& row) {
    std::vector<std::string> kept;
    auto const items = takeover::postgresql_array(row.raw("tags"));
    if (!items && !row.text("tags").empty()) tally.changed(table, "the tags can't be read, and were left empty", row.key());
    for (auto const& item : items.value_or(std::vector<std::string>()))
        if (auto tag = trimmed(item); !tag.empty() && std::find(kept.begin(), kept.end(), tag) == kept.end()) kept.push_back(std::move(tag));
    return kept;
}

void Taking::took(Account& account, std::int64_t ours, std::int64_t bank, std::int64_t member) {
    account.is_new = true;
    account.ours = ours;
    account.bank = bank;
    account.member = member;
    batch.add(people::ExternalId{.system = options.source, .kind = "accounts", .key = std::to_string(account.key), .record = {ledger::Account::entity().full_name(), ours}});
    tally.written("accounts");
}

std::optional<std::int64_t> Taking::brought(char const* table, Row const& row) {
    auto const ours = known.find(table, row.id());
    if (ours) tally.left_out(table, "was brought by an import before");
    return ours;
}

}  // namespace ateneu::timebank::timeoverflow
