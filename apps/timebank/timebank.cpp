#include "apps/timebank/timebank.h"

#include "apps/timebank/actions.h"
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

}  // namespace

App timebank() {
    return {.name = "timebank",
            .label = N_("Time bank"),
            .icon = "hourglass-split",
            .entities = {&Bank::entity(), &Member::entity(), &MemberNote::entity(), &Post::entity(), &Exchange::entity(), &Petition::entity(), &Category::entity(), &MailWish::entity()},
            .migrations = timebank_migrations(),
            .routes = routes(),
            .reactions = {{&Bank::entity(), open_bank}, {&privacy::Erasure::entity(), end_memberships}},
            .nav = {{&Bank::entity()}, {&Bank::entity(), nullptr, "/banks", N_("Find a time bank"), "search"}, {&Member::entity()}, {&Post::entity()}, {&Exchange::entity()}, {&Petition::entity()}, {&Category::entity(), N_("Settings")}},
            .seed = seed,
            .actions = actions(),
            .links = {files_link()},
            .operations = operations(),
            .jobs = letter_jobs(),
            .regular = letter_times(),
            .mails = all_mails(),
            .check = check,
            .banner = without_bank_banner};
}

}  // namespace ateneu::timebank
