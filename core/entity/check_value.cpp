#include "core/base/places.h"
#include "core/base/text.h"
#include "core/entity/convert.h"

namespace ateneu {

namespace {

bool has_choice(std::span<Choice const> choices, std::string_view code) {
    for (auto const& choice : choices)
        if (choice.code == code) return true;
    return false;
}

/// The shape of one text of a kind, or null when it is fine.
char const* shape_problem(Kind kind, std::string_view text) {
    switch (kind) {
        case Kind::email:
            return is_email(text) ? nullptr : N_("Write a full address, for example name@mail.org.");
        case Kind::url:
            return is_url(text) ? nullptr : N_("Write a full address, for example https://example.org/page.");
        case Kind::slug:
            return is_slug(text) ? nullptr : N_("Use only letters without accents, digits, hyphens and underscores.");
        case Kind::country: return country_name(text).empty() ? N_("Choose a country from the list.") : nullptr;
        case Kind::language: return language_name(text).empty() ? N_("Choose a language from the list.") : nullptr;
        case Kind::time_zone: return is_time_zone(text) ? nullptr : N_("Choose a time zone from the list.");
        default: return nullptr;
    }
}

std::int32_t longest(Field const& field) {
    if (field.options.max_length > 0) return field.options.max_length;
    if (field.kind() == Kind::email) return 254;
    if (field.kind() == Kind::url) return 200;
    return 0;
}

void check_length(Field const& field, std::string const& text, std::string const& address, Problems& problems) {
    auto const limit = longest(field);
    if (limit > 0 && length(text) > static_cast<std::size_t>(limit))
        problems.add(address,
                     {N_("Use at most {limit} characters; these are {count}."),
                      {{"limit", std::to_string(limit)}, {"count", std::to_string(length(text))}}},
                     "too_long");
}

void check_number(Field const& field, std::int64_t value, std::string const& address, Problems& problems) {
    auto const lowest = field.options.min ? field.options.min : field.codec->min;
    auto const highest = field.options.max ? field.options.max : field.codec->max;
    if (lowest && value < *lowest)
        problems.add(address, {N_("Use {limit} or more."), {{"limit", std::to_string(*lowest)}}}, "too_small");
    if (highest && value > *highest)
        problems.add(address, {N_("Use {limit} or less."), {{"limit", std::to_string(*highest)}}}, "too_large");
}

/// Only balances, which the program keeps, run below zero.
void check_duration(Field const& field, std::int64_t seconds, std::string const& address, Problems& problems) {
    if (seconds < field.options.min.value_or(0) && field.is_typed())
        problems.add(address, {N_("Use {limit} or more."), {{"limit", text(Duration{field.options.min.value_or(0)})}}}, "too_small");
}

void check_text(Field const& field, std::string const& text, std::string const& address, Problems& problems) {
    check_length(field, text, address, problems);
    if (field.kind() == Kind::choice) {
        if (!has_choice(field.choices(), text)) problems.add(address, N_("Choose from the list."), "not_a_choice");
    } else if (auto const* wrong = shape_problem(field.kind(), text)) {
        problems.add(address, wrong);
    }
}

void check_list(Field const& field, Texts const& texts, std::string const& address, Problems& problems) {
    for (auto const& text : texts) {
        if (auto const* wrong = shape_problem(field.options.item, text))
            problems.add(address, {"{item}: {problem}", {{"item", text}, {"problem", wrong}}});
        check_length(field, text, address, problems);
    }
}

}  // namespace

void check_value(Field const& field, Value const& value, std::string const& address, Problems& problems) {
    auto const* amount = std::get_if<Money>(&value);
    bool const nobody = (field.kind() == Kind::reference && integer_of(value) == 0) ||
                        (field.kind() == Kind::any_reference && is_blank(value)) ||
                        (amount && amount->currency.code[0] == 0);
    bool const never_given = !field.optional() && (is_absent(value) || nobody);
    if (is_blank(value) || nobody) {
        // A blank choice is a choice where the list has one.
        if (field.options.required && !(field.kind() == Kind::choice && has_choice(field.choices(), "")))
            problems.add(address, N_("This is needed."), "required");
        else if (never_given)
            problems.add(address, N_("This is needed."), "required");
        return;
    }
    if (field.options.required && field.kind() == Kind::boolean && integer_of(value) == 0) {
        problems.add(address, N_("Tick this to go on."), "required");
        return;
    }
    if (auto const* text = std::get_if<std::string>(&value)) check_text(field, *text, address, problems);
    else if (auto const* texts = std::get_if<Texts>(&value)) check_list(field, *texts, address, problems);
    else if (auto const* numbers = std::get_if<Keys>(&value); numbers && field.kind() == Kind::integer_list)
        for (auto const number : *numbers) check_number(field, number, address, problems);
    else if (field.kind() == Kind::integer) check_number(field, integer_of(value), address, problems);
    else if (field.kind() == Kind::duration) check_duration(field, integer_of(value), address, problems);
    else if (auto const* degrees = std::get_if<double>(&value)) {
        auto const limit = static_cast<double>(field.options.max.value_or(180));
        if (*degrees > limit || *degrees < -limit)
            problems.add(address, {N_("Use degrees between −{limit} and {limit}."),
                                   {{"limit", std::to_string(static_cast<int>(limit))}}}, "out_of_range");
    } else if (auto const* range = std::get_if<TimeRange>(&value)) {
        if (range->end < range->start) problems.add(address, N_("The end is before the start."));
    } else if (auto const* translated = std::get_if<Translated>(&value)) {
        for (auto const& [language, words] : translated->texts) {
            if (language_name(language).empty()) problems.add(address, N_("Choose a language from the list."), "not_a_choice");
            check_length(field, words, address, problems);
        }
    }
}

}  // namespace ateneu
