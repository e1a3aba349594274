#include "domain/privacy/processing.h"

#include <algorithm>

#include "core/entity/convert.h"

namespace ateneu::privacy {

namespace {

constexpr auto whose = N_("Who and what");
constexpr auto where = N_("Where they go");
constexpr auto care = N_("How they are looked after");

constexpr Field fields[] = {
    field<&Processing::name>("name", N_("Name"), {.required = true, .unique = true, .searchable = true, .sorted = true, .listed = true, .max_length = 100}),
    field<&Processing::purpose>("purpose", N_("Purpose"), {.required = true, .searchable = true, .listed = true, .multiline = true}),
    field<&Processing::basis>("basis", N_("Legal basis"), {.required = true, .listed = true, .filtered = true}),
    field<&Processing::basis_detail>("basis_detail", N_("Why this basis"), {.multiline = true, .help = N_("The law, the contract, or the interest that was weighed.")}),
    field<&Processing::people>("people", N_("Whose data"), {.required = true, .multiline = true, .group = whose}),
    field<&Processing::data_kinds>("data_kinds", N_("Kinds of data"), {.required = true, .multiline = true, .group = whose}),
    field<&Processing::special_kinds>("special_kinds", N_("Special kinds"), {.multiline = true, .help = N_("Health, beliefs, origin … (article 9); empty: none."), .group = whose}),
    field<&Processing::records>("records", N_("Records"), {.code = true, .help = N_("Which records hold them: workshops.task, or workshops.* for all of an app."), .group = whose}),
    field<&Processing::source>("source", N_("Where they come from"), {.multiline = true, .group = whose}),
    field<&Processing::recipients>("recipients", N_("Who gets them"), {.multiline = true, .group = where}),
    field<&Processing::processors>("processors", N_("Who handles them for us"), {.multiline = true, .help = N_("Each with its contract and the contract's date."), .group = where}),
    field<&Processing::transfers>("transfers", N_("To other countries"), {.multiline = true, .help = N_("Outside the European Economic Area, and with what safeguard; empty: none."), .group = where}),
    field<&Processing::retention>("retention", N_("How long they are kept"), {.required = true, .multiline = true, .group = care}),
    field<&Processing::measures>("measures", N_("How they are protected"), {.multiline = true, .group = care}),
    field<&Processing::controller>("controller", N_("Who is responsible"), {.multiline = true, .help = N_("Name and address; jointly with others, those too."), .group = care}),
    field<&Processing::officer>("officer", N_("Data protection officer"), {.max_length = 255, .group = care}),
    field<&Processing::assessment>("assessment", N_("Impact assessment"), {.max_length = 255, .help = N_("Where it can be found; empty: none is needed."), .group = care}),
    field<&Processing::reviewed>("reviewed", N_("Last looked at"), {.sorted = true, .listed = true, .group = care}),
};

}  // namespace

Entity const& Processing::entity() {
    static constexpr Entity processing{
        .app = "privacy", .name = "processing", .plural = "processings", .label = N_("Use of data"), .plural_label = N_("Uses of data"),
        .new_label = N_("New use of data"), .icon = "journal-text", .type = struct_of<Processing>(), .fields = fields,
        .title = R"({t}."name")", .order = "name"};
    return processing;
}

bool speaks_of(Processing const& entry, Entity const& entity) {
    auto const name = entity.full_name(), app = std::string(entity.app) + ".*";
    return std::any_of(entry.records.begin(), entry.records.end(), [&](std::string const& each) { return each == name || each == app; });
}

std::vector<Processing> all_processings(Transaction& tx) {
    Keys ids;
    {
        auto const rows = tx.sql().query(R"(SELECT "id" FROM "privacy_processing" ORDER BY "name_key", "id")");
        while (rows->next()) ids.push_back(rows->integer(0));
    }
    std::vector<Processing> all;
    for (auto const id : ids)
        if (auto entry = tx.read(Id<Processing>{id})) all.push_back(std::move(*entry));
    return all;
}

void add_processing(Transaction& tx, Processing const& entry) {
    if (tx.sql().integer(R"(SELECT "id" FROM "privacy_processing" WHERE "name" = $1 AND "name" <> '')", {std::string_view(entry.name)})) return;
    must(static_cast<bool>(tx.add(entry)), "a use of data can't be added");
}

}  // namespace ateneu::privacy
