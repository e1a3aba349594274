#pragma once
#include "apps/timebank/exchange.h"
#include "apps/timebank/party.h"
#include "core/html/say.h"
#include "core/store/store.h"

// Payments of a bank as its office reads them.

namespace ateneu::timebank {

struct ListedExchange {
    Id<Exchange> id;
    Instant at;
    Date value_date;
    std::string kind;  ///< of `exchange_kinds`
    Party from, to;
    Duration amount;
    std::string post, category, reason, cheque_no, entered_by;
    bool is_taken_back = false, is_reversal = false;
};
/// "Payment", "Entered by the office" … in the reader's words.
std::string kind_text(Say const& say, std::string_view kind);

struct ExchangeFilter {
    std::optional<Date> first, last;  ///< days on the bank's clock, both whole
    std::int64_t member = 0, category = 0, ally = 0;
    std::string kind = {};
    std::int64_t entered_by = 0;      ///< a person: only what the office entered by them
    std::int64_t page = 1, per_page = 20;  ///< 0 a page: all
};
struct ExchangeList {
    std::int64_t count = 0;
    Duration sum;  ///< of all pages
    std::vector<ListedExchange> rows;
};
/// Newest first. Who may read them, whoever calls has asked.
ExchangeList exchanges(Transaction& tx, Say const& say, Bank const& bank, ExchangeFilter const& filter = {});

/// All categories in their order, in the reader's language.
std::vector<std::pair<std::int64_t, std::string>> category_names(Transaction& tx, Say const& say);

}  // namespace ateneu::timebank
