#pragma once
#include <string_view>
#include <vector>

#include "core/store/store.h"

/// Rows that every install needs. A seed adds what is missing and never changes what is there: an
/// operator's own wording stays.
namespace ateneu::workshops {

/// All of them, in the order in which they need each other.
void seed(Transaction& tx);

void seed_events(Transaction& tx);     ///< roles, tags, categories, lessons, curricula
void seed_training(Transaction& tx);   ///< badges, training requirements, involvements
void seed_community(Transaction& tx);  ///< kinds of community role, reasons for their end
void seed_offering(Transaction& tx);   ///< benefits, discounts, roles in memberships
void seed_accounts(Transaction& tx);   ///< an account for each organisation that has none
void seed_requests(Transaction& tx);   ///< what request forms offer
void seed_curricula(Transaction& tx);
void seed_regions(Transaction& tx);  ///< notification criteria, continents
void seed_emails(Transaction& tx);   ///< a template for each signal
void seed_privacy(Transaction& tx);  ///< how long records are kept, and what for

/// Adds the rows whose text `key` no stored row has. One that the rules refuse beside what is
/// stored (another row is already the "don't know yet") is left out with a warning in the log.
void add_missing(Transaction& tx, Entity const& entity, std::string_view key,
                 std::vector<Record> const& rows);

template <class T>
void add_missing(Transaction& tx, std::string_view key, std::vector<T> const& rows) {
    std::vector<Record> records;
    for (auto const& row : rows) records.push_back(to_record(T::entity(), &row));
    add_missing(tx, T::entity(), key, records);
}

/// The row of a look-up by its key; 0 when there is none.
std::int64_t key_of(Transaction& tx, Entity const& entity, std::string_view field,
                    std::string_view text);

template <class T>
Id<T> key_of(Transaction& tx, std::string_view field, std::string_view text) {
    return {key_of(tx, T::entity(), field, text)};
}

}  // namespace ateneu::workshops
