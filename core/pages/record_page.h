#pragma once
#include "core/html/record.h"
#include "core/pages/story.h"
#include "core/pages/view.h"
#include "core/store/history.h"

namespace ateneu::pages {

/// Key facts, related lists, notes and history of one record; `?tab=` opens one related list whole.
http::Response record_page(Call& call, Entity const& entity);
/// The same for a record that was found; `sent` as in `story`.
http::Response record_response(Call& call, Entity const& entity, Record const& record, Sent const& sent = {});
/// The head of every page about a record: breadcrumb, name, pills, actions.
Html record_head(Call& call, Entity const& entity, Record const& record, std::string const& title);
/// A history entry as a line of the timeline.
ui::Moment moment_of(Call& call, Entity const& entity, std::int64_t id, HistoryEntry const& entry, References const& references);
/// Titles that the values of history entries need.
References references_of(Call& call, Entity const& entity, std::span<HistoryEntry const> entries);
/// A value of history, from its JSON, for reading.
Html past_html(View const& view, Entity const& entity, FieldChange const& change, bool before, bool brief);

}  // namespace ateneu::pages
