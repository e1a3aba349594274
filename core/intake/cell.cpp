#include "core/intake/cell.h"

#include "core/base/places.h"
#include "core/base/text.h"

namespace ateneu::intake {

namespace {

std::map<std::string, std::string> labels_of(Field const& field) {
    std::map<std::string, std::string> labels;
    auto const add = [&](std::string_view code, std::string_view source) {
        for (auto const& tongue : tongues()) labels.try_emplace(fold(translate(Tongue{tongue}, source)), code);
    };
    if (field.kind() == Kind::country)
        for (auto const& each : countries()) add(each.code, each.name);
    if (field.kind() == Kind::language)
        for (auto const& each : languages()) add(each.code, each.name);
    for (auto const& choice : field.choices()) add(choice.code, choice.label);
    if (field.kind() == Kind::boolean) {
        add("1", N_("Yes"));
        add("0", N_("No"));
        for (auto const* yes : {"y", "x", "si", "s", "verdadero", "vertader", "cert"}) labels.try_emplace(yes, "1");
        for (auto const* no : {"n", "falso", "fals"}) labels.try_emplace(no, "0");
    }
    return labels;
}

bool has_labels(Kind kind) { return kind == Kind::country || kind == Kind::language || kind == Kind::choice || kind == Kind::boolean; }

}  // namespace

std::optional<std::string> CellReader::code_of_label(std::string_view text) {
    if (labels_.empty()) labels_ = labels_of(*field_);
    auto const found = labels_.find(fold(text));
    if (found == labels_.end()) return {};
    return found->second;
}

CellValue CellReader::read(std::string_view text) {
    auto const kind = field_->kind();
    if (kind == Kind::date) return read_date(trimmed(text));
    if (kind == Kind::instant) return read_moment(trimmed(text));
    if (has_labels(kind)) {
        // A code is taken as it is, also the one that another choice's label happens to spell.
        bool const is_code = kind == Kind::boolean ? from_text(*field_, text).has_value() : [&] {
            Problems problems;
            check_value(*field_, std::string(trimmed(text)), "", problems);
            return problems.empty();
        }();
        if (!is_code)
            if (auto const code = code_of_label(text)) return {from_text(*field_, *code)};
    }
    auto value = from_text(*field_, text);
    if (!value) return {{}, how_to_write(*field_)};
    return {std::move(value)};
}

namespace {

int days_in(int year, int month) {
    constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool const is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && is_leap ? 29 : days[month - 1];
}

struct ReadDate {
    std::optional<Date> date;
    Message problem;
};

/// Three numbers with `/`, `.` or `-` between them, the year last; or ISO.
ReadDate date_in(std::string_view text, bool month_first) {
    Message const how = N_("Write a date as year-month-day, for example 2026-03-09.");
    auto const mark = text.find_first_of("/.-");
    if (mark == std::string_view::npos) return {{}, how};
    auto const parts = split(text, text[mark]);
    if (parts.size() != 3) return {{}, how};
    std::int64_t numbers[3];
    for (std::size_t i = 0; i < 3; ++i) {
        auto const number = parts[i].find_first_not_of("0123456789") == std::string_view::npos ? parse_integer(parts[i]) : std::nullopt;
        if (!number) return {{}, how};
        numbers[i] = *number;
    }
    bool const year_first = parts[0].size() == 4;
    if (!year_first && parts[2].size() != 4) return {{}, N_("Write the year with four digits, for example 2026-03-09.")};
    auto const year = static_cast<int>(year_first ? numbers[0] : numbers[2]);
    auto const month = static_cast<int>(year_first || month_first ? numbers[year_first ? 1 : 0] : numbers[1]);
    auto const day = static_cast<int>(year_first ? numbers[2] : month_first ? numbers[1] : numbers[0]);
    if (year < 1 || year > 9999 || parts[0].size() > 4 || parts[1].size() > 2) return {{}, how};
    if (month < 1 || month > 12) return {{}, {N_("There is no month {month}."), {{"month", std::to_string(month)}}}};
    if (day < 1 || day > days_in(year, month))
        return {{}, {N_("The month {month} of {year} has no day {day}."), {{"month", std::to_string(month)}, {"year", std::to_string(year)}, {"day", std::to_string(day)}}}};
    return {date_of(year, month, day), {}};
}

}  // namespace

CellValue CellReader::read_date(std::string_view text) const {
    if (text.empty()) return {nothing_of(*field_)};
    // Spreadsheets write a day as its midnight.
    for (std::string_view const midnight : {" 00:00:00", "T00:00:00", " 0:00:00", " 00:00"})
        if (text.ends_with(midnight)) text.remove_suffix(midnight.size());
    auto read = date_in(text, month_first_);
    if (!read.date) return {{}, std::move(read.problem)};
    return {Value{static_cast<std::int64_t>(read.date->days)}};
}

CellValue CellReader::read_moment(std::string_view text) const {
    if (auto value = from_text(*field_, text)) return {std::move(value)};
    auto const gap = text.find(' ');
    auto const day = date_in(text.substr(0, gap), month_first_);
    if (!day.date) return {{}, how_to_write(*field_)};
    auto const clock = gap == std::string_view::npos ? std::string("00:00") : std::string(text.substr(gap + 1));
    auto value = from_text(*field_, iso(*day.date) + " " + (clock.find(':') == 1 ? "0" : "") + clock);
    if (!value) return {{}, how_to_write(*field_)};
    return {std::move(value)};
}

}  // namespace ateneu::intake
