#include "apps/timebank/timebank.h"

#include "apps/timebank/actions.h"
#include "apps/timebank/alliance.h"
#include "apps/timebank/asking.h"
#include "apps/timebank/asking_mail.h"
#include "apps/timebank/check.h"
#include "apps/timebank/digest.h"
#include "apps/timebank/exchange.h"
#include "apps/timebank/files_page.h"
#include "apps/timebank/mail_wish.h"
#include "apps/timebank/mail_wishes_page.h"
#include "apps/timebank/mails.h"
#include "apps/timebank/member_note.h"
#include "apps/timebank/member_routes.h"
#include "apps/timebank/membership.h"
#include "apps/timebank/office_routes.h"
#include "apps/timebank/operations.h"
#include "apps/timebank/petition.h"
#include "apps/timebank/seed.h"
#include "apps/timebank/time_requests_page.h"
#include "core/jobs/run.h"
#include "apps/timebank/without_bank.h"
#include "domain/privacy/erasure.h"

/// What stands in migrations/.
std::span<ateneu::base::Embedded const> timebank_migrations();

namespace ateneu::timebank {
namespace {

std::vector<AppRoute> routes() {
    auto all = member_routes();
    for (auto& route : office_routes()) all.push_back(std::move(route));
    for (auto& route : mail_wishes_routes()) all.push_back(std::move(route));
    for (auto& route : files_routes()) all.push_back(std::move(route));
    return all;
}

constexpr std::string_view expiry_kind = "timebank.time_requests";
/// TB-R22: what nobody answered ends, some hundred at a time.
void expire(jobs::Run& run) {
    constexpr std::int64_t at_once = 500;
    for (bool more = true; more;) {
        run.look_up();
        run.write([&](Transaction& tx) { more = expire_time_requests(tx, at_once) == at_once; });
    }
}

template <class T>
std::vector<T> joined(std::vector<T> all, std::vector<T> const& more) {
    all.insert(all.end(), more.begin(), more.end());
    return all;
}

}  // namespace

App timebank() {
    return {.name = "timebank",
            .label = N_("Time bank"),
            .icon = "hourglass-split",
            .entities = {&Bank::entity(), &Member::entity(), &MemberNote::entity(), &Post::entity(), &Exchange::entity(), &Petition::entity(), &Category::entity(), &MailWish::entity(), &Alliance::entity(), &TimeRequest::entity()},
            .migrations = timebank_migrations(),
            .routes = routes(),
            .reactions = {{&Bank::entity(), open_bank}, {&privacy::Erasure::entity(), end_memberships}},
            .nav = {{&Bank::entity()}, {&Bank::entity(), nullptr, "/banks", N_("Find a time bank"), "search"}, {&Member::entity()}, {&Post::entity()}, {&Exchange::entity()}, {&Petition::entity()}, {&Category::entity(), N_("Settings")}},
            .seed = seed,
            .home = home,
            .actions = actions(),
            .links = {files_link()},
            .operations = operations(),
            .jobs = joined(letter_jobs(), {{.name = expiry_kind, .work = expire, .at_once = 1}}),
            .regular = joined(letter_times(), {{expiry_kind, N_("End time requests that nobody answered"), "20 3 * * *"}}),
            .mails = joined(all_mails(), asking_mails()),
            .check = check,
            .banner = without_bank_banner};
}

}  // namespace ateneu::timebank
