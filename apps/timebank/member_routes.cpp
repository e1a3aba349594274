#include "apps/timebank/member_routes.h"

#include "apps/timebank/bank_page.h"
#include "apps/timebank/banks_page.h"
#include "apps/timebank/member_page.h"
#include "apps/timebank/logo_page.h"
#include "apps/timebank/member_edit_page.h"
#include "apps/timebank/member_picture.h"
#include "apps/timebank/members_page.h"
#include "apps/timebank/pay_page.h"
#include "apps/timebank/post_form.h"
#include "apps/timebank/post_page.h"
#include "apps/timebank/posts_page.h"
#include "apps/timebank/statement_page.h"
#include "apps/timebank/time_requests_page.h"
#include "apps/timebank/tags_page.h"

namespace ateneu::timebank {

std::vector<AppRoute> member_routes() {
    std::vector<AppRoute> all;
    for (auto const& each : {banks_routes(), bank_routes(), posts_routes(), post_routes(), post_form_routes(), members_routes(), member_page_routes(), statement_routes(), tags_routes(), own_tags_routes(), picture_routes(), logo_routes(), pay_routes(), time_request_routes()}) all.insert(all.end(), each.begin(), each.end());
    return all;
}

}  // namespace ateneu::timebank
