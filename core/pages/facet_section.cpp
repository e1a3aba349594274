#include "core/pages/facet_section.h"

#include "core/base/text.h"
#include "core/entity/convert.h"

namespace ateneu::pages {

namespace {

/// What somebody else saved in the section since this form was opened, told beside the fields that differ.
Problems overtaken(Call& call, Section const& section) {
    Problems problems;
    auto const seen = parse_integer(call.request.form[section.prefix() + "_version"]).value_or(0);
    if (seen == section.stored.version) return problems;
    for (std::size_t i = 0; i < section.facet->fields.size(); ++i) {
        if (section.sent.values[i] == section.stored.values[i]) continue;
        auto const& field = section.facet->fields[i];
        problems.add(std::string(field.name), {N_("Somebody else has changed this to “{value}”. Save again to keep yours."), {{"value", to_text(field, section.stored.values[i])}}}, "conflict");
    }
    return problems;
}

}  // namespace

void merge(Problems& into, Problems const& more, std::string const& prefix) {
    for (auto const& problem : more.list())
        if (!into.of(prefix + problem.field)) into.add(prefix + problem.field, problem.message, problem.code);
}

std::vector<Section> read_sections(Call& call, Entity const& entity, std::int64_t owner, FormInput& input) {
    std::vector<Section> sections;
    for (auto const* facet : editable_facets(call, entity, owner)) {
        auto const stored = facet_record(call, *facet, owner);
        auto& section = sections.emplace_back(Section{facet, stored, stored});
        read_form(call.request.form, *facet, section.prefix(), section.sent, input);
        // A blank secret means "as it was".
        for (std::size_t i = 0; i < facet->fields.size(); ++i)
            if (facet->fields[i].kind() == Kind::secret && is_blank(section.sent.values[i])) section.sent.values[i] = stored.values[i];
        // Whoever sees the form again has seen what is stored now.
        input.typed[section.prefix() + "_version"] = {std::to_string(stored.version)};
    }
    return sections;
}

Problems section_problems(Call& call, std::vector<Section> const& sections) {
    Problems problems;
    for (auto const& section : sections) {
        if (!section.is_changed()) continue;
        Problems own;
        auto const found = call.tx().validate(*section.facet, section.sent);
        for (auto const& problem : found.list())
            if (problem.field != section.facet->facet_of) own.add(problem.field, problem.message, problem.code);
        merge(problems, own, section.prefix());
    }
    return problems;
}

Problems save_sections(Call& call, std::vector<Section>& sections, std::int64_t owner) {
    Problems problems;
    for (auto& section : sections) {
        if (!section.is_changed()) continue;
        auto const conflicts = overtaken(call, section);
        merge(problems, conflicts, section.prefix());
        if (!conflicts.empty()) continue;
        auto const& facet = *section.facet;
        section.sent.values[static_cast<std::size_t>(facet.index_of(facet.facet_of))] = owner;
        auto const written = section.sent.id == 0 ? call.tx().add(facet, section.sent) : call.tx().change(facet, section.sent);
        merge(problems, written.problems, section.prefix());
        if (written.outcome == Written::Outcome::refused) problems.add("", written.refusal.message, written.refusal.code);
    }
    return problems;
}

}  // namespace ateneu::pages
