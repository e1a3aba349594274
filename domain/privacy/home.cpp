#include "core/html/show.h"
#include "core/store/list.h"
#include "domain/privacy/data_request.h"
#include "domain/privacy/erasure.h"
#include "domain/privacy/pages.h"

namespace ateneu::privacy {

namespace {

constexpr int most_shown = 5;

void add_requests(Transaction& tx, Reader const& reader, HomePart& home) {
    if (!tx.actor().may(DataRequest::entity(), Action::change)) return;
    auto const& say = reader.say;
    ListQuery query{.entity = &DataRequest::entity()};
    query.filters.push_back({DataRequest::entity().find("state"), Filter::Test::is, {"open"}});
    query.order = {{DataRequest::entity().find("due"), false}};
    auto const page = list(tx, query, Columns::values);
    for (std::size_t i = 0; i < page.records.size() && i < most_shown; ++i) {
        DataRequest request;
        to_struct(DataRequest::entity(), page.records[i], &request);
        auto const due = request.due.value_or(due_date(request.received, request.extended));
        auto const left = due.days - reader.today().days;
        auto const badge = left < 0 ? say.t(N_("Late")) : say.n("{count} day left", "{count} days left", left);
        home.waiting.push_back({"inbox", say.t({N_("About their data: {what}"), {{"what", say.t(rights[static_cast<std::size_t>(request.right)].label)}}}),
                                say.t({N_("Answer by {date}"), {{"date", full_date_text(reader, due)}}}), badge, DataRequest::entity().address(page.records[i].id), say.t(N_("Answer"))});
    }
}

void add_erasures(Transaction& tx, Reader const& reader, HomePart& home) {
    if (!tx.actor().has(may_approve)) return;
    auto const& say = reader.say;
    auto const rows = tx.sql().query(R"(SELECT "id" FROM "privacy_erasure" WHERE "state" = 'asked' AND ("asked_by" IS NULL OR "asked_by" <> $1) ORDER BY "asked_at", "id" LIMIT 5)", {tx.actor().person});
    while (rows->next())
        home.waiting.push_back({"eraser", say.t({N_("Erasure {number}"), {{"number", "#" + std::to_string(rows->integer(0))}}}), say.t(N_("Waits for a second person")), "",
                                "/privacy/erasing/" + std::to_string(rows->integer(0)), say.t(N_("Decide"))});
}

}  // namespace

HomePart privacy_home(Transaction& tx) {
    Reader const reader{{tx.actor().tongue}, tx.actor().time_zone, tx.now()};
    HomePart home;
    add_erasures(tx, reader, home);
    add_requests(tx, reader, home);
    return home;
}

}  // namespace ateneu::privacy
