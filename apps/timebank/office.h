#pragma once
#include "apps/timebank/bank_frame.h"

namespace ateneu::timebank {

/// A page of a bank's office. The bank is the address's, and the actor is an active administrator of it.
using OfficePage = http::Response (*)(Call&, Bank const&);
/// At `/bank/{}/office` and what `path` adds ("/desk"). The one door of the office: it asks for the seat, so that no page can
/// forget to (X2, X3). Superusers who are no members stay outside (spec 1).
AppRoute in_office(std::string method, std::string const& path, OfficePage page);

std::string office_address(Bank const& bank, std::string_view path = {});

struct OfficeHead {
    std::string title, sub = {};
    std::string_view current = {};  ///< path of the tab that is lit
    std::vector<Html> actions = {};
    int status = 200;
};
/// The bank's name, the tabs of the office, and `main` beneath.
http::Response office_page(Call& call, Bank const& bank, OfficeHead const& head, Html const& main);

/// Fields to post: with the token that a form must carry.
Html office_form(Call const& call, std::string const& action, Html const& fields, std::string_view classes = "stack");

/// The pager of a list, with which of its rows are shown.
Html office_pager(Call const& call, std::int64_t count, std::int64_t per_page);

}  // namespace ateneu::timebank
