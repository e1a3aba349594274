#pragma once
#include "core/site/site.h"
#include "domain/people/person.h"

// The pages of this app; each function is a route's handler.

namespace ateneu::privacy {

/// Where people see what is kept about them, take it away, and ask for more.
http::Response my_data_page(Call& call);
http::Response order_my_data(Call& call);
http::Response ask_for_erasure(Call& call);
/// The archive; only for whose data they are, and for who asked for them with the permission.
http::Response fetch_export(Call& call);

/// What is kept about somebody, for those who may erase or take away: the preview.
http::Response person_data_page(Call& call);
http::Response order_their_data(Call& call);
http::Response ask_their_erasure(Call& call);
/// An erasure that waits, runs or is done.
http::Response erasing_page(Call& call);
http::Response approve_erasing(Call& call);
http::Response withdraw_erasing(Call& call);

/// One's own consents: seen and changed.
http::Response consents_page(Call& call);
http::Response save_consent(Call& call);

/// Rules with what they would take away tonight.
http::Response retention_page(Call& call);
/// Which fields hold personal data; as a page and as CSV.
http::Response register_page(Call& call);
http::Response register_csv(Call& call);
/// The register of processing, to be read and printed.
http::Response activities_page(Call& call);

std::vector<AppRoute> privacy_routes();
/// What waits for administrators.
HomePart privacy_home(Transaction& tx);

/// Copies of somebody's data with their links; empty without any.
Html exports_table(Call& call, Id<people::Person> person);
Html hidden_csrf(Call const& call);
std::string address_of_person(std::int64_t id);

inline constexpr std::string_view may_export = "privacy.export.add", may_ask = "privacy.erasure.add", may_approve = "privacy.erasure.change";

}  // namespace ateneu::privacy
