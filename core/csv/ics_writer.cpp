#include <fmt/format.h>

#include <algorithm>

#include "core/base/text.h"
#include "core/csv/moments.h"
#include "core/csv/place.h"
#include "core/csv/writer.h"
#include "core/entity/label.h"

// iCalendar, RFC 5545.

namespace ateneu::csv {

namespace {

/// A content line, folded before its 75th byte and never inside a character (section 3.1).
void line(std::string& out, std::string_view name, std::string_view value) {
    auto const whole = std::string(name) + ":" + std::string(value);
    std::size_t room = 75;
    for (std::string_view rest = whole; !rest.empty();) {
        auto length = std::min(room, rest.size());
        while (length < rest.size() && length > 0 && (static_cast<unsigned char>(rest[length]) & 0xC0) == 0x80) --length;
        out += rest.substr(0, length);
        rest.remove_prefix(length);
        out += rest.empty() ? "\r\n" : "\r\n ";
        room = 74;
    }
}

/// TEXT of section 3.3.11; other control characters have no place in it.
std::string escaped(std::string_view text) {
    std::string out;
    for (char const c : text) {
        if (c == '\\' || c == ';' || c == ',') (out += '\\') += c;
        else if (c == '\n') out += "\\n";
        else if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F) out += c;
    }
    return out;
}

std::string basic(Date date) {
    auto const [year, month, day] = parts(date);
    return fmt::format("{:04}{:02}{:02}", year, month, day);
}

std::string basic(Instant instant) {
    auto const time = local(instant, "UTC");
    return fmt::format("{}T{:02}{:02}{:02}Z", basic(time.date), time.seconds / 3600, time.seconds / 60 % 60, time.seconds % 60);
}

class Calendar : public Writer {
public:
    explicit Calendar(Wish const& wish) : wish_(wish), entity_(*wish.query.entity), moments_(*moments_of(entity_)), place_(place_of(entity_)) {
        for (auto const& field : entity_.fields)
            if (field.options.stamp == Stamp::updated) updated_ = &field;
        for (auto const* name : {"venue", "address", "city", "country"})
            if (auto const* field = entity_.find(name); field && field->is_column()) where_.push_back(field);
    }

    ListWalk::Want want() const override {
        auto const is_asked = [this](Field const& field) {
            return &field == moments_.start || &field == moments_.end || &field == updated_ || (place_ && (&field == place_->latitude || &field == place_->longitude)) ||
                   std::find(where_.begin(), where_.end(), &field) != where_.end();
        };
        return {.parts = {.picked = {is_asked}}};
    }
    void begin(std::string& out) override {
        out += "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Ateneu//Ateneu//EN\r\nCALSCALE:GREGORIAN\r\n";
        line(out, "X-WR-CALNAME", escaped(wish_.reader.say.t(entity_.plural_label)));
    }
    void add(ListPage const& page, std::string& out) override {
        for (std::size_t i = 0; i < page.records.size(); ++i) add_event(page.records[i], page.titles[i], out);
    }
    bool end(std::string& out) override {
        out += "END:VCALENDAR\r\n";
        return true;
    }

private:
    Value const& of(Record const& record, Field const& field) const { return record.values[static_cast<std::size_t>(&field - entity_.fields.data())]; }

    /// Records without a date have no place in a calendar.
    void add_event(Record const& record, std::string const& title, std::string& out) const {
        auto const& start = of(record, *moments_.start);
        if (is_absent(start)) return;
        out += "BEGIN:VEVENT\r\n";
        line(out, "UID", fmt::format("{}-{}@{}", entity_.table(), record.id, host()));
        auto const stamp = updated_ ? Instant{integer_of(of(record, *updated_))} : wish_.reader.now;
        line(out, "DTSTAMP", basic(stamp));
        add_times(record, start, out);
        line(out, "SEQUENCE", std::to_string(record.version > 0 ? record.version - 1 : 0));
        line(out, "SUMMARY", escaped(title.empty() ? "#" + std::to_string(record.id) : title));
        if (auto const where = place_text(record); !where.empty()) line(out, "LOCATION", escaped(where));
        if (auto const point = place_ ? point_of(entity_, *place_, record) : std::nullopt) line(out, "GEO", fmt::format("{:.6f};{:.6f}", point->latitude, point->longitude));
        if (!wish_.site.empty()) line(out, "URL", wish_.site + entity_.address(record.id));
        out += "END:VEVENT\r\n";
    }

    void add_times(Record const& record, Value const& start, std::string& out) const {
        if (auto const* range = std::get_if<TimeRange>(&start)) {
            line(out, "DTSTART", basic(range->start));
            if (range->end > range->start) line(out, "DTEND", basic(range->end));
            return;
        }
        auto const first = integer_of(start);
        auto const last = moments_.end && !is_absent(of(record, *moments_.end)) ? std::max(first, integer_of(of(record, *moments_.end))) : first;
        if (moments_.start->kind() == Kind::instant) {
            line(out, "DTSTART", basic(Instant{first}));
            if (last > first) line(out, "DTEND", basic(Instant{last}));
            return;
        }
        // Whole days, whatever the zone; the end of a calendar's day is the next one.
        line(out, "DTSTART;VALUE=DATE", basic(Date{static_cast<std::int32_t>(first)}));
        if (auto const next = Date{static_cast<std::int32_t>(last + 1)}; next <= date_of(9999, 12, 31)) line(out, "DTEND;VALUE=DATE", basic(next));
    }

    std::string place_text(Record const& record) const {
        std::string text;
        for (auto const* field : where_) {
            auto const& value = of(record, *field);
            if (is_blank(value) || !std::holds_alternative<std::string>(value)) continue;
            text += (text.empty() ? "" : ", ") + (field->kind() == Kind::country ? label_of(wish_.reader.say, *field, text_of(value)) : text_of(value));
        }
        return text;
    }

    std::string host() const {
        auto const scheme = wish_.site.find("://");
        return scheme == std::string::npos ? "ateneu.invalid" : wish_.site.substr(scheme + 3);
    }

    Wish const& wish_;
    Entity const& entity_;
    Moments moments_;
    std::optional<Place> place_;
    Field const* updated_ = nullptr;
    std::vector<Field const*> where_;
};

}  // namespace

std::unique_ptr<Writer> ics_writer(Wish const& wish) { return std::make_unique<Calendar>(wish); }

}  // namespace ateneu::csv
