#include "tests/support/specimen.h"

namespace ateneu::specimen {

namespace {

constexpr Choice colours[] = {{"", N_("None")}, {"red", N_("Red")}, {"green", N_("Green")}};

constexpr Field sheet_fields[] = {
    field<&Sheet::title>("title", N_("Title"), {.required = true, .searchable = true, .sorted = true,
        .listed = true, .filtered = true, .max_length = 80}),
    field<&Sheet::notes>("notes", N_("Notes"), {.searchable = true, .multiline = true, .max_length = 2000}),
    field<&Sheet::email>("email", N_("E-mail"), {.searchable = true, .sorted = true, .listed = true,
        .filtered = true, .personal = true}),
    field<&Sheet::url>("url", N_("Web page"), {.filtered = true}),
    field<&Sheet::slug>("slug", N_("Key"), {.unique = true, .sorted = true, .filtered = true, .code = true,
        .max_length = 40}),
    field<&Sheet::country>("country", N_("Country"), {.sorted = true, .listed = true, .filtered = true}),
    field<&Sheet::language>("language", N_("Language"), {.filtered = true}),
    field<&Sheet::zone>("zone", N_("Time zone"), {.filtered = true}),
    field<&Sheet::colour>("colour", N_("Colour"), {.listed = true, .filtered = true, .choices = colours}),
    field<&Sheet::size>("size", N_("Size"), {.sorted = true, .listed = true, .filtered = true}),
    field<&Sheet::uuid>("uuid", N_("Reference code"), {.code = true}),
    field<&Sheet::extra>("extra", N_("Extra"), {.multiline = true, .group = N_("More")}),
    field<&Sheet::pin>("pin", N_("PIN"), {.max_length = 20, .group = N_("More")}),
    field<&Sheet::count>("count", N_("Count"), {.sorted = true, .listed = true, .filtered = true, .min = 0,
        .max = 100, .initial = "1", .group = N_("More")}),
    field<&Sheet::big>("big", N_("Big number"), {.sorted = true, .filtered = true, .group = N_("More")}),
    field<&Sheet::ticked>("ticked", N_("Ticked"), {.listed = true, .filtered = true, .group = N_("More")}),
    field<&Sheet::day>("day", N_("Day"), {.sorted = true, .listed = true, .filtered = true, .initial = "today",
        .group = N_("Time")}),
    field<&Sheet::moment>("moment", N_("Moment"), {.sorted = true, .listed = true, .filtered = true,
        .group = N_("Time")}),
    field<&Sheet::weight>("weight", N_("Weight"), {.sorted = true, .filtered = true, .help = N_("In kilograms."),
        .group = N_("Amounts")}),
    field<&Sheet::length>("length", N_("Length"), {.sorted = true, .filtered = true, .group = N_("Amounts")}),
    field<&Sheet::cost>("cost", N_("Cost"), {.listed = true, .group = N_("Amounts")}),
    field<&Sheet::when>("when", N_("When"), {.group = N_("Time")}),
    field<&Sheet::latitude>("latitude", N_("Latitude"), {.max = 90, .group = N_("Amounts")}),
    field<&Sheet::member>("member", N_("Member"), {.required = true, .listed = true, .filtered = true,
        .related_label = N_("Sheets of this member")}),
    field<&Sheet::about>("about", N_("About")),
    field<&Sheet::words>("words", N_("Words"), {.searchable = true, .max_length = 20}),
    field<&Sheet::numbers>("numbers", N_("Numbers"), {.min = 0}),
    field<&Sheet::greeting>("greeting", N_("Greeting"), {.multiline = true, .max_length = 60}),
    field<&Sheet::tags>("tags", N_("Tags"), {.listed = true, .filtered = true}),
    field<&Sheet::old_name>("old_name", N_("Former name"), {.hidden = true}),
    field<&Sheet::created_at>("created_at", N_("Created"), {.sorted = true, .stamp = Stamp::created}),
    field<&Sheet::updated_at>("updated_at", N_("Changed"), {.stamp = Stamp::updated}),
};

constexpr Field slip_fields[] = {
    field<&Slip::title>("title", N_("Title"), {.searchable = true, .sorted = true, .listed = true,
        .filtered = true, .max_length = 80}),
    field<&Slip::notes>("notes", N_("Notes"), {.multiline = true}),
    field<&Slip::email>("email", N_("E-mail"), {.unique = true, .listed = true, .filtered = true}),
    field<&Slip::url>("url", N_("Web page"), {.filtered = true}),
    field<&Slip::slug>("slug", N_("Key"), {.filtered = true}),
    field<&Slip::country>("country", N_("Country"), {.filtered = true}),
    field<&Slip::language>("language", N_("Language"), {.filtered = true}),
    field<&Slip::zone>("zone", N_("Time zone"), {.filtered = true}),
    field<&Slip::colour>("colour", N_("Colour"), {.filtered = true, .choices = colours}),
    field<&Slip::size>("size", N_("Size"), {.sorted = true, .listed = true, .filtered = true}),
    field<&Slip::uuid>("uuid", N_("Reference code")),
    field<&Slip::extra>("extra", N_("Extra")),
    field<&Slip::pin>("pin", N_("PIN")),
    field<&Slip::count>("count", N_("Count"), {.sorted = true, .listed = true, .filtered = true, .min = 1,
        .max = 9}),
    field<&Slip::ticked>("ticked", N_("Ticked"), {.listed = true, .filtered = true}),
    field<&Slip::day>("day", N_("Day"), {.sorted = true, .listed = true, .filtered = true}),
    field<&Slip::moment>("moment", N_("Moment"), {.sorted = true, .filtered = true}),
    field<&Slip::weight>("weight", N_("Weight"), {.sorted = true, .filtered = true}),
    field<&Slip::length>("length", N_("Length"), {.sorted = true, .filtered = true}),
    field<&Slip::cost>("cost", N_("Cost")),
    field<&Slip::when>("when", N_("When")),
    field<&Slip::longitude>("longitude", N_("Longitude")),
    field<&Slip::keeper>("keeper", N_("Keeper"), {.filtered = true, .related_label = N_("Keeps")}),
    field<&Slip::owner>("owner", N_("Owner"), {.on_delete = OnDelete::cascade, .related_label = N_("Owns")}),
    field<&Slip::reader>("reader", N_("Reader"), {.on_delete = OnDelete::set_null, .related_label = N_("Reads")}),
    field<&Slip::about>("about", N_("About"), {.on_delete = OnDelete::set_null}),
    field<&Slip::countries>("countries", N_("Countries"), {.item = Kind::country}),
    field<&Slip::numbers>("numbers", N_("Numbers")),
    field<&Slip::greeting>("greeting", N_("Greeting")),
};

}  // namespace

Entity const& Sheet::entity() {
    static constexpr Entity sheet{
        .app = "specimen", .name = "sheet", .plural = "sheets", .label = N_("Sheet"),
        .plural_label = N_("Sheets"), .new_label = N_("New sheet"), .icon = "file",
        .type = struct_of<Sheet>(), .fields = sheet_fields, .title = R"({t}."title")", .order = "title"};
    return sheet;
}

Entity const& Slip::entity() {
    static constexpr Entity slip{
        .app = "specimen", .name = "slip", .plural = "slips", .label = N_("Slip"),
        .plural_label = N_("Slips"), .new_label = N_("New slip"), .icon = "file",
        .type = struct_of<Slip>(), .fields = slip_fields,
        .title = R"(COALESCE({t}."title", 'Slip ' || CAST({t}."id" AS TEXT)))", .order = "-day,title"};
    return slip;
}

}  // namespace ateneu::specimen
