#pragma once
#include "core/html/list.h"
#include "core/pages/view.h"
#include "core/store/bulk.h"

// Which records of a list somebody chose: the ticked ones, or the whole list by its address.

namespace ateneu::pages {

struct Selection {
    std::vector<Chosen> rows;
    std::string list;  ///< parameters of the list's address that they were chosen on
};
/// From a posted form: `rows` (`12:3,13:1`, ids with the versions that were seen), or `ids`, or `all` with `list`.
/// Refuses   `none` and `too_many`
Result<Selection> read_selection(Call& call, Entity const& entity);
/// Carries it to the next page: what was looked at is what will be changed.
Html hidden_selection(Selection const& selection);
/// The address of the list that it was made on.
std::string list_behind(Entity const& entity, Selection const& selection);

/// What `?select=` ticks when the page opens.
enum class Ticked { none, page, all };
Ticked ticked_by(http::Request const& request);
/// Id of the bar's form.
inline constexpr char const* bulk_form = "bulk";
/// Whether the actor can do anything with many of these.
bool has_verbs(Call& call, Entity const& entity);
/// The bar above a list.
Html bulk_bar_for(Call& call, ListQuery const& query, ListPage const& page, Ticked ticked);
/// The actions that this actor may ask for.
std::vector<RecordAction const*> actions_for(Call& call, Entity const& entity);

}  // namespace ateneu::pages
