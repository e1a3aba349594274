#include "apps/timebank/office_routes.h"

#include "apps/timebank/allies_page.h"
#include "apps/timebank/applications_page.h"
#include "apps/timebank/desk_page.h"
#include "apps/timebank/manage_page.h"
#include "apps/timebank/many_page.h"
#include "apps/timebank/member_edit_page.h"
#include "apps/timebank/papers.h"
#include "apps/timebank/payments_page.h"
#include "apps/timebank/reports_page.h"
#include "apps/timebank/statistics_page.h"
#include "apps/timebank/time_requests_page.h"

namespace ateneu::timebank {

namespace {

/// A file that is made while it is sent.
AppRoute streamed(AppRoute route) {
    route.streams = true;
    route.asks = Asks::whole;
    return route;
}

}  // namespace

std::vector<AppRoute> office_routes() {
    return {
        in_office("GET", "", overview_page),
        in_office("GET", "/applications", applications_page),
        in_office("POST", "/applications/{}/accept", accept_application),
        in_office("POST", "/applications/{}/decline", decline_application),
        in_office("GET", "/desk", desk_page),
        in_office("POST", "/desk", book_cheque),
        in_office("GET", "/members", manage_page),
        in_office("GET", "/members/new", new_member_page),
        in_office("POST", "/members/new", add_member),
        in_office("POST", "/members/{}/active", change_active),
        in_office("POST", "/members/{}/invite", invite),
        in_office("POST", "/members/{}/admin", change_admin),
        in_office("GET", "/members/{}/delete", delete_member_page),
        in_office("POST", "/members/{}/delete", delete_member),
        in_office("GET", "/members/{}/edit", edit_member_page),
        in_office("POST", "/members/{}/edit", save_membership),
        in_office("POST", "/members/{}/note", save_note),
        in_office("POST", "/members/{}/person", save_person),
        in_office("GET", "/members/{}/limits", limits_page),
        in_office("POST", "/members/{}/limits", save_limits),
        in_office("GET", "/payments", payments_page),
        in_office("GET", "/payments/{}/back", take_back_page),
        in_office("POST", "/payments/{}/back", take_payment_back),
        in_office("GET", "/payments/{}/comment", clear_comment_page),
        in_office("POST", "/payments/{}/comment", clear_comment),
        in_office("GET", "/many", many_page),
        in_office("POST", "/many", pay_to_many),
        in_office("GET", "/allies", allies_page),
        in_office("POST", "/allies", ask_ally),
        in_office("GET", "/allies/{}", ally_page),
        in_office("POST", "/allies/{}/accept", answer_alliance),
        in_office("POST", "/allies/{}/reject", answer_alliance),
        in_office("POST", "/allies/{}/cancel", answer_alliance),
        in_office("GET", "/allies/{}/end", ask_to_end_alliance),
        in_office("POST", "/allies/{}/end", answer_alliance),
        in_office("POST", "/allies/{}/cap", save_cap),
        in_office("POST", "/allies/{}/settle", propose_to_settle),
        in_office("POST", "/allies/{}/agree", answer_alliance),
        in_office("POST", "/allies/{}/drop", answer_alliance),
        in_office("GET", "/time-requests", office_time_requests_page),
        in_office("GET", "/reports", reports_page),
        in_office("GET", "/reports/zip", reports_zip),
        in_office("GET", "/reports/{}", report_page),
        in_office("GET", "/reports/{}/csv", report_csv),
        streamed(in_office("GET", "/reports/{}/pdf", report_pdf)),
        in_office("GET", "/statistics", activity_page),
        in_office("GET", "/statistics/csv", activity_csv),
        in_office("GET", "/statistics/idle", idle_page),
        in_office("GET", "/statistics/ages", demographics_page),
        in_office("GET", "/statistics/logins", logins_page),
        in_office("GET", "/statistics/without", without_page),
        in_office("GET", "/statistics/services", services_page),
    };
}

}  // namespace ateneu::timebank
