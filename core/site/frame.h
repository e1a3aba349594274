#pragma once
#include "core/html/shell.h"
#include "core/site/site.h"

// Around every handler: who asks, forgery, headers, error pages. Only core/site includes this.

namespace ateneu {

struct Veto;

struct Visitor {
    Actor actor;
    bool by_token = false;
    std::string session_token;
    std::string secret;     ///< what the CSRF token is made from
    std::string new_visit;  ///< a visit cookie to set, or ""
    std::string flash;
    Hurdle hurdle;
};
/// `sql`: a reading that is open already; without one, it is opened where there is somebody to look up.
Visitor identify(Site const& site, Directory& directory, http::Request& request, db::Connection* sql = nullptr);

/// The language chosen on this device, else the one that the browser asks for.
Tongue browser_tongue(http::Request const& request);
bool is_safe(std::string_view method);
/// The form's token fits, and the browser, where it says so, comes from this site.
bool comes_from_here(Call const& call);
http::Response ask_to_log_in(Call& call, Site::Door door);
/// To what they have to do first, and from there back to here; programs are told.
http::Response lead_to_hurdle(Call& call, Site::Door door, Hurdle const& hurdle);
http::Response refuse_forgery(Call& call, Site::Door door);
/// Whoever looks as somebody else changes nothing.
http::Response refuse_viewer(Call& call, Site::Door door);
/// What a reaction forbade; nothing of the request stays.
http::Response vetoed(Call& call, Site::Door door, Veto const& veto);
void add_security_headers(http::Response& response, bool https);
std::string forget_flash();
/// A page without menus, for errors and visitors.
http::Response bare_error(Site const& site, Say const& say, std::string const& theme, std::string const& request_id, int status);
/// The shell's menus for this actor.
ui::Shell shell_of(Call& call, PageHead const& head);

}  // namespace ateneu
