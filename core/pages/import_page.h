#pragma once
#include "core/intake/intake.h"
#include "core/pages/view.h"

// CSV import: `/<app>/<plural>/import` takes files, `…/import/{id}` leads one through its columns, its check and its
// storing. What is done lives in core/intake; these are only its pages.

namespace ateneu::pages {

/// The routes of an entity that people may fill.
void add_import_pages(Site const& site, http::Router& router, Entity const& entity);
/// Whether this actor finds the way there on the list's page.
bool offers_import(Actor const& actor, Entity const& entity);

/// `GET …/import`: the form for a file, and one's own imports. `problem`: why the file that was sent can't be taken.
http::Response import_start(Call& call, Entity const& entity, std::string const& problem = "");
/// `GET …/import/{}` of an import whose columns aren't chosen: what goes where, with the first rows.
http::Response import_columns(Call& call, Entity const& entity, intake::Import const& import, intake::Mapping const& mapping, Problems const& problems = {});
/// The dry run's report, also the result once it is stored.
struct ReportTold {
    std::string problem = {};  ///< why nothing was stored, or taken back
    Html clashes = {};         ///< what can't go back
    int status = 200;
};
http::Response import_report(Call& call, Entity const& entity, intake::Import const& import, ReportTold const& told = {});

/// An import may be undone where its changes are told, and that may be undone in its turn: sets the state that holds now.
void tell_undone(Call& call, intake::Import& import);
std::string import_address(Entity const& entity, Id<intake::Import> id);
/// Breadcrumb and heading. `end`: its actions.
Html import_head(Call& call, Entity const& entity, intake::Import const& import, std::vector<Html> end = {});
std::string import_heading(Say const& say, Entity const& entity);

}  // namespace ateneu::pages
