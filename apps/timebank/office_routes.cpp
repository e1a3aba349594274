#include "apps/timebank/office_routes.h"

#include "apps/timebank/desk_page.h"

namespace ateneu::timebank {

std::vector<AppRoute> office_routes() {
    return {
        in_office("GET", "/desk", desk_page),
        in_office("POST", "/desk", book_cheque),
    };
}

}  // namespace ateneu::timebank
