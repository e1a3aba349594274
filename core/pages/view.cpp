#include "core/pages/view.h"

#include <algorithm>

#include "core/base/places.h"
#include "core/base/text.h"
#include "core/entity/convert.h"
#include "core/html/list.h"
#include "core/markup/markup.h"

namespace ateneu::pages {

namespace {

/// A long list is a choice all the same; a long text in a cell is cut.
constexpr std::size_t brief_length = 80;

Html text_html(Field const& field, std::string const& text, bool brief) {
    if (brief && length(text) > brief_length) {
        auto end = brief_length;
        while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
        return element("span", {{"title", text}}, text.substr(0, end) + "…");
    }
    if (field.options.code) return element("span", {{"class", "mono"}}, text);
    if (!brief && text.find('\n') != std::string::npos) return element("div", {{"class", "pre-line"}}, text);
    return text;
}

/// Only what is surely a web address becomes a link; everything else stays text.
Html url_html(std::string const& url, bool brief) {
    if (!is_url(url)) return url;
    auto shown = url.substr(url.find("://") + 3);
    if (shown.ends_with('/')) shown.pop_back();
    if (brief && length(shown) > 40) shown = shown.substr(0, 40) + "…";
    return element("a", {{"href", url}, {"rel", "noreferrer noopener"}}, is_utf8(shown) ? shown : url);
}

Html json_html(std::string const& json, bool brief) {
    if (json == "null" || json == "\"\"" || json == "[]" || json == "{}") return {};
    return brief ? element("span", {{"class", "mono"}}, json.substr(0, 60)) : element("pre", {{"class", "mono"}}, json);
}

Html joined(std::vector<Html> const& parts, bool as_pills) {
    Html out;
    for (auto const& part : parts) {
        if (!out.empty()) out += as_pills ? Html(" ") : Html(", ");
        out += part;
    }
    return out;
}

Html links_html(View const& view, Field const& field, Keys const& keys, bool brief) {
    std::vector<Html> parts;
    for (auto const key : keys) {
        if (brief && parts.size() == 3) {
            parts.emplace_back("+" + std::to_string(keys.size() - 3));
            break;
        }
        auto link = record_link(view, field.target(), key);
        if (!link.empty()) parts.push_back(std::move(link));
    }
    return joined(parts, false);
}

Html texts_html(View const& view, Field const& field, Texts const& texts, bool brief) {
    std::vector<Html> parts;
    for (auto const& text : texts) {
        if (brief && parts.size() == 5) {
            parts.emplace_back("+" + std::to_string(texts.size() - 5));
            break;
        }
        parts.emplace_back(field.options.item == Kind::country ? view.call.say.t(std::string(country_name(text)).c_str()) : text);
    }
    return joined(parts, false);
}

Html children_html(View const& view, Field const& field, Records const& children) {
    auto const& child = field.target();
    ui::Table table{.caption = view.call.say.t(field.label)};
    for (auto const& each : child.fields)
        if (each.name != child.parent && each.is_column()) table.columns.push_back({.label = view.call.say.t(each.label)});
    for (auto const& record : children) {
        ui::Row row;
        for (std::size_t i = 0; i < child.fields.size(); ++i)
            if (child.fields[i].name != child.parent && child.fields[i].is_column())
                row.cells.push_back(value_html(view, child.fields[i], record.values[i], true));
        table.rows.push_back(std::move(row));
    }
    return children.empty() ? Html() : ui::data_table(view.call.say, table);
}

Html translated_html(View const& view, Translated const& translated, bool brief) {
    if (brief) return translated.in(view.call.say.tongue.code);
    Html out;
    for (auto const& [language, text] : translated.texts)
        out += element("p", {{"lang", language}}, Html{element("span", {{"class", "muted"}}, language + ": "), text});
    return out;
}

}  // namespace

bool is_shown(Field const& field, Value const& value) {
    if (field.kind() == Kind::secret) return false;
    return !field.options.hidden || !is_blank(value);
}

Html record_link(View const& view, Entity const& entity, std::int64_t id) {
    auto const found = view.references.find({&entity, id});
    if (found == view.references.end()) return {};
    auto const& title = found->second.empty() ? "#" + std::to_string(id) : found->second;
    return element("a", {{"href", entity.address(id)}}, title);
}

Html value_html(View const& view, Field const& field, Value const& value, bool brief) {
    if (is_blank(value)) return {};
    auto const reader = view.call.reader();
    auto const number = integer_of(value);
    switch (field.kind()) {
        case Kind::integer: return number_text(view.call.say, number);
        case Kind::decimal: return decimal_text(view.call.say, Decimal{number});
        case Kind::boolean: return label_of(view.call.say, field, number ? "1" : "0");
        case Kind::date: return date_html(reader, Date{static_cast<std::int32_t>(number)});
        case Kind::instant: return brief ? ago_html(reader, Instant{number}) : moment_html(reader, Instant{number});
        case Kind::duration: return duration_text(view.call.say, Duration{number});
        case Kind::money: return money_text(view.call.say, std::get<Money>(value));
        case Kind::time_range: {
            auto const& range = std::get<TimeRange>(value);
            return moment_html(reader, range.start) + Html(" – ") + moment_html(reader, range.end);
        }
        case Kind::reference: return number == 0 ? Html() : record_link(view, field.target(), number);
        case Kind::any_reference: {
            auto const& to = std::get<AnyReference>(value);
            auto const* target = view.call.site.registry().find(to.entity);
            return target ? record_link(view, *target, to.id) : Html(to.entity + ":" + std::to_string(to.id));
        }
        case Kind::links: return links_html(view, field, std::get<Keys>(value), brief);
        case Kind::children: return children_html(view, field, std::get<Records>(value));
        case Kind::text_list: return texts_html(view, field, std::get<Texts>(value), brief);
        case Kind::translated: return translated_html(view, std::get<Translated>(value), brief);
        case Kind::choice: case Kind::country: case Kind::language:
            return label_of(view.call.say, field, text_of(value));
        case Kind::email: return is_email(text_of(value)) ? element("a", {{"href", "mailto:" + text_of(value)}, {"title", text_of(value)}}, text_of(value)) : Html(text_of(value));
        case Kind::url: return url_html(text_of(value), brief);
        case Kind::json: return json_html(text_of(value), brief);
        case Kind::degrees: case Kind::integer_list: return to_text(field, value);
        case Kind::secret: return {};
        default:
            if (field.options.markdown) return brief ? text_html(field, markup::excerpt(text_of(value), brief_length), true) : element("div", {{"class", "md"}}, markup::render(text_of(value)));
            return text_html(field, text_of(value), brief);
    }
}

Html computed_html(View const& view, Computed const& computed, Value const& value) {
    if (is_blank(value)) return {};
    switch (computed.kind) {
        case Kind::integer: return number_text(view.call.say, integer_of(value));
        case Kind::boolean: return view.call.say.t(integer_of(value) ? N_("Yes") : N_("No"));
        case Kind::decimal: return decimal_text(view.call.say, Decimal{integer_of(value)});
        case Kind::date: return date_html(view.call.reader(), Date{static_cast<std::int32_t>(integer_of(value))});
        default: break;
    }
    for (auto const& choice : computed.choices)
        if (choice.code == text_of(value)) return view.call.say.t(choice.label);
    return text_of(value);
}

std::optional<Record> record_of(Call& call, Entity const& entity, std::size_t place) {
    if (call.request.places.size() <= place) return {};
    auto const id = parse_integer(call.request.places[place]);
    if (!id || *id <= 0) return {};
    return call.tx().find(entity, *id);
}

std::vector<std::vector<ui::Pill>> pills_of(Call& call, Entity const& entity, std::span<std::int64_t const> ids) {
    std::vector<std::vector<ui::Pill>> all(ids.size());
    if (ids.empty()) return all;
    for (auto const& app : call.site.apps())
        for (auto const& decoration : app.decorations) {
            if (decoration.entity != &entity) continue;
            auto const some = decoration.pills(call.tx(), call.reader(), ids);
            must(some.size() == ids.size(), "a decoration gives one list per id");
            for (std::size_t i = 0; i < ids.size(); ++i) all[i].insert(all[i].end(), some[i].begin(), some[i].end());
        }
    return all;
}

std::string title_of(Call& call, Entity const& entity, std::int64_t id) {
    auto const found = titles(call.tx(), entity, {id});
    auto const at = found.find(id);
    return at == found.end() || at->second.empty() ? "#" + std::to_string(id) : at->second;
}

}  // namespace ateneu::pages
