#include "core/csv/moments.h"

#include "core/base/text.h"

namespace ateneu::csv {

namespace {

bool is_when(Field const& field) {
    return (field.kind() == Kind::date || field.kind() == Kind::instant) && field.options.stamp == Stamp::none && !field.options.hidden;
}

Field const* end_of(Entity const& entity, Field const& start) {
    if (start.name.find("start") == std::string_view::npos) return nullptr;
    for (auto const* word : {"end", "ends"}) {
        auto const* end = entity.find(replaced(std::string(start.name), start.name.find("starts") != std::string_view::npos ? "starts" : "start", word));
        if (end && end->kind() == start.kind()) return end;
    }
    return nullptr;
}

}  // namespace

std::optional<Moments> moments_of(Entity const& entity) {
    for (auto const& field : entity.fields)
        if (field.kind() == Kind::time_range) return Moments{&field};
    for (auto const& field : entity.fields)
        if (is_when(field))
            if (auto const* end = end_of(entity, field)) return Moments{&field, end};
    for (auto const& field : entity.fields)
        if (is_when(field) && field.kind() == Kind::date && field.options.listed) return Moments{&field};
    return {};
}

}  // namespace ateneu::csv
