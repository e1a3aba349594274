#include <algorithm>
#include <map>

#include "core/base/text.h"
#include "core/entity/convert.h"
#include "core/entity/schema.h"
#include "core/store/list_filter.h"

// What the names of an address mean: `start.from`, `event.country`, `awards.badge`.

namespace ateneu {

namespace {

using Test = Filter::Test;

bool takes_text(Field const& field) {
    auto const kind = field.kind();
    return kind == Kind::text || kind == Kind::email || kind == Kind::url || kind == Kind::slug;
}

bool can_be_asked_for(Field const& field) {
    return !field.is_children() && field.kind() != Kind::secret && field.kind() != Kind::json && field.kind() != Kind::translated && columns_of(field).size() <= 1;
}

std::optional<Test> test_of(std::string_view word) {
    static std::map<std::string_view, Test> const tests = {{"from", Test::from}, {"to", Test::to}, {"is", Test::is},
                                                           {"contains", Test::contains}, {"empty", Test::absent}, {"present", Test::present}};
    auto const found = tests.find(word);
    return found == tests.end() ? std::nullopt : std::optional(found->second);
}

char const* suffix(Filter const& filter) {
    switch (filter.test) {
        case Test::is: return takes_text(*filter.field) ? ".is" : "";
        case Test::from: return ".from";
        case Test::to: return ".to";
        case Test::contains: return "";
        case Test::absent: return ".empty";
        case Test::present: return ".present";
    }
    return "";
}

/// The step that a word names: a reference or link of the entity, or the plural of what points at it.
std::optional<FilterStep> step_of(Entity const& entity, std::string_view word, Registry const* registry) {
    if (auto const* field = entity.find(word)) {
        if (field->kind() == Kind::reference || field->is_link()) return FilterStep{field};
        return {};
    }
    if (!registry) return {};
    for (auto const& referrer : registry->referrers(entity))
        if (referrer.entity->plural == word && !referrer.entity->internal)
            if (auto const* field = way_back(*registry, entity, *referrer.entity)) return FilterStep{field, referrer.entity};
    return {};
}

}  // namespace

Field const* way_back(Registry const& registry, Entity const& entity, Entity const& from) {
    for (auto const& referrer : registry.referrers(entity))
        if (referrer.entity == &from && referrer.field->kind() == Kind::reference) return referrer.field;
    return nullptr;
}

std::optional<Filter> named_filter(Entity const& entity, std::string_view name, Registry const* registry) {
    auto words = split(name, '.');
    std::optional<Test> test;
    if (words.size() > 1) test = test_of(words.back());
    if (test) words.pop_back();
    if (words.size() > most_filter_steps + 1) return {};
    Filter filter{.field = nullptr, .values = {}};
    auto const* at = &entity;
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
        auto const step = step_of(*at, words[i], registry);
        if (!step) return {};
        filter.path.push_back(*step);
        at = &step->target();
    }
    filter.field = at->find(words.back());
    if (!filter.field || !can_be_asked_for(*filter.field)) return {};
    bool const is_text = takes_text(*filter.field);
    if (test == Test::contains && !is_text) return {};
    filter.test = test.value_or(is_text ? Test::contains : Test::is);
    return filter;
}

bool takes(Filter const& filter, std::string_view value) {
    if (filter.test == Test::absent || filter.test == Test::present || filter.test == Test::contains) return is_utf8(value);
    if (filter.field->is_link()) return parse_integer(value).has_value();
    if (filter.field->kind() == Kind::instant && parse_date(value)) return true;
    return from_text(*filter.field, value).has_value();
}

std::string Filter::name() const {
    std::string name;
    for (auto const& step : path) name += std::string(step.from ? step.from->plural : step.field->name) + ".";
    return name + std::string(field->name) + suffix(*this);
}

}  // namespace ateneu
