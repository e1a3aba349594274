#include <fmt/format.h>

#include "core/base/places.h"
#include "core/base/text.h"
#include "core/csv/writer.h"
#include "core/entity/convert.h"
#include "core/entity/label.h"

namespace ateneu::csv {

namespace {

std::string joined(std::vector<std::string> const& parts) { return join(parts, "; "); }

std::string titles_of(ListPage const& page, Field const& field, Keys const& keys) {
    std::vector<std::string> titles;
    // What the reader may not see has no title, and isn't named.
    for (auto const key : keys)
        if (auto title = page.title_of(field.target(), key); !title.empty()) titles.push_back(std::move(title));
    return joined(titles);
}

std::string local_text(Reader const& reader, Instant instant) {
    auto const time = local_time(reader, instant);
    return fmt::format("{} {:02}:{:02}", iso(time.date), time.seconds / 3600, time.seconds / 60 % 60);
}

std::string items_text(Say const& say, Field const& field, Texts const& texts) {
    if (field.options.item != Kind::country) return joined(texts);
    std::vector<std::string> names;
    for (auto const& code : texts) {
        auto const name = country_name(code);
        names.push_back(name.empty() ? code : say.t(std::string(name).c_str()));
    }
    return joined(names);
}

/// As a field of the kind is said.
std::string said(Reader const& reader, Computed const& computed, Value const& value) {
    switch (computed.kind) {
        case Kind::integer: return std::to_string(integer_of(value));
        case Kind::boolean: return reader.say.t(integer_of(value) ? N_("Yes") : N_("No"));
        case Kind::decimal: return text(Decimal{integer_of(value)});
        case Kind::date: return iso(Date{static_cast<std::int32_t>(integer_of(value))});
        default: break;
    }
    for (auto const& choice : computed.choices)
        if (choice.code == text_of(value)) return reader.say.t(choice.label);
    return text_of(value);
}

std::string said(Wish const& wish, ListPage const& page, Field const& field, Value const& value) {
    auto const& say = wish.reader.say;
    switch (field.kind()) {
        case Kind::boolean: return label_of(say, field, integer_of(value) ? "1" : "0");
        case Kind::choice: case Kind::country: case Kind::language: return label_of(say, field, text_of(value));
        case Kind::reference: return page.title_of(field.target(), integer_of(value));
        case Kind::links: return titles_of(page, field, std::get<Keys>(value));
        case Kind::instant: return local_text(wish.reader, Instant{integer_of(value)});
        case Kind::time_range: {
            auto const& range = std::get<TimeRange>(value);
            return local_text(wish.reader, range.start) + " – " + local_text(wish.reader, range.end);
        }
        case Kind::any_reference: {
            auto const& to = std::get<AnyReference>(value);
            for (auto const& [key, title] : page.references)
                if (key.second == to.id && key.first->full_name() == to.entity) return title;
            return "";
        }
        case Kind::text_list: return items_text(say, field, std::get<Texts>(value));
        case Kind::translated: return std::get<Translated>(value).in(say.tongue.code);
        default: return to_text(field, value);
    }
}

}  // namespace

LocalTime local_time(Reader const& reader, Instant instant) {
    static auto const first = *parse_instant("0001-01-02T00:00:00Z"), last = *parse_instant("9999-12-30T23:59:59Z");
    return local(instant, instant < first || instant > last ? "UTC" : reader.zone);
}

std::string said(Wish const& wish, ListPage const& page, Column const& column, Value const& value) {
    if (is_blank(value)) return "";
    return column.field ? said(wish, page, *column.field, value) : said(wish.reader, *column.computed, value);
}

}  // namespace ateneu::csv
