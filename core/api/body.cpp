#include "core/api/body.h"

#include <algorithm>
#include <boost/json.hpp>

#include "core/entity/convert.h"
#include "core/store/gather.h"

namespace ateneu::api {

std::optional<Record> facet_record(Call& call, Entity const& facet, std::int64_t owner) {
    auto found = gather(call.tx(), facet, *facet.find(facet.facet_of), {owner});
    if (found.empty()) return {};
    return std::move(found.begin()->second.record);
}

namespace {

/// `"card": {"street": …}`; null leaves the facet as it is.
void read_facets(Call& call, Entity const& entity, std::string const& json, std::int64_t owner, Body& body) {
    if (call.site.registry().facets(entity).empty()) return;
    boost::system::error_code failed;
    auto const given = boost::json::parse(json, failed);
    if (failed || !given.is_object()) return;
    for (auto const* facet : call.site.registry().facets(entity)) {
        auto const* part = given.get_object().if_contains(std::string(facet->name));
        if (!part || part->is_null()) continue;
        auto const stored = owner ? facet_record(call, *facet, owner) : std::nullopt;
        auto record = stored ? *stored : blank_record(*facet, call.tx().today());
        Problems problems;
        from_json(*facet, boost::json::serialize(*part), record, problems);
        for (auto const& problem : problems.list())
            body.problems.add(std::string(facet->name) + (problem.field.empty() ? "" : "." + problem.field), problem.message, problem.code);
        record.id = stored ? stored->id : 0;
        record.version = stored ? stored->version : 0;
        if (!stored || record.values != stored->values) body.facets.push_back({facet, std::move(record)});
    }
}

/// What an answer holds besides the fields.
bool is_ours(Call& call, Entity const& entity, std::string_view name) {
    auto const& facets = call.site.registry().facets(entity);
    return name == "title" || std::any_of(facets.begin(), facets.end(), [&](Entity const* facet) { return facet->name == name; }) ||
           std::any_of(entity.computed.begin(), entity.computed.end(), [&](Computed const& computed) { return computed.name == name; });
}

Written save_facets(Call& call, Body& body, Written written) {
    for (auto& [facet, record] : body.facets) {
        record.values[static_cast<std::size_t>(facet->index_of(facet->facet_of))] = written.id;
        auto part = record.id == 0 ? call.tx().add(*facet, record) : call.tx().change(*facet, record);
        if (part) continue;
        Problems named;
        for (auto const& problem : part.problems.list()) named.add(std::string(facet->name) + "." + problem.field, problem.message, problem.code);
        part.problems = std::move(named);
        return part;
    }
    return written;
}

}  // namespace

Body read_body(Call& call, Entity const& entity, std::string const& json, Record start) {
    Body body{.record = std::move(start), .facets = {}, .problems = {}};
    Problems all;
    auto const owner = body.record.id;
    from_json(entity, json, body.record, all);
    for (auto const& problem : all.list())
        if (problem.code != "unknown_field" || !is_ours(call, entity, problem.field)) body.problems.add(problem.field, problem.message, problem.code);
    read_facets(call, entity, json, owner, body);
    return body;
}

Written add(Call& call, Entity const& entity, Body& body) {
    auto written = call.tx().add(entity, body.record);
    return written ? save_facets(call, body, std::move(written)) : written;
}

Written change(Call& call, Entity const& entity, Body& body) {
    auto written = call.tx().change(entity, body.record);
    return written ? save_facets(call, body, std::move(written)) : written;
}

}  // namespace ateneu::api
