#pragma once
#include <map>
#include <string>

#include "core/entity/label.h"
#include "core/site/site.h"
#include "core/store/list.h"

// How values look, for list, detail, history and conflict alike.

namespace ateneu::pages {

using References = std::map<std::pair<Entity const*, std::int64_t>, std::string>;

/// What a value needs to be shown: the reader, and titles of what it may point at.
struct View {
    Call& call;
    References const& references;
};
/// A field's value for reading; empty where there is nothing. `brief` for table cells.
Html value_html(View const& view, Field const& field, Value const& value, bool brief = false);
Html computed_html(View const& view, Computed const& computed, Value const& value);
/// A link to a record if this actor may open it, else its title; "" when the title isn't to be seen.
Html record_link(View const& view, Entity const& entity, std::int64_t id);
/// Whether a field appears at all: not secret, not hidden while it is empty.
bool is_shown(Field const& field, Value const& value);
/// The visible record of a route's id, or nothing.
std::optional<Record> record_of(Call& call, Entity const& entity, std::size_t place = 0);
/// The pills that apps add to these records.
std::vector<std::vector<ui::Pill>> pills_of(Call& call, Entity const& entity, std::span<std::int64_t const> ids);
std::string title_of(Call& call, Entity const& entity, std::int64_t id);

}  // namespace ateneu::pages
