#include "domain/ledger/book.h"

namespace ateneu::ledger {

namespace {

constexpr auto system = FieldAccess::system;

constexpr Field book_fields[] = {
    field<&Book::name>("name", N_("Name"), {.required = true, .sorted = true, .listed = true, .max_length = 200, .access = system}),
    field<&Book::owner>("owner", N_("Whose it is"), {.listed = true, .personal = false, .access = system}),
    field<&Book::unit>("unit", N_("Unit"), {.required = true, .listed = true, .code = true, .max_length = 3, .initial = "s",
        .help = N_("s where seconds are counted; else the currency, whose smallest unit is counted."), .access = system}),
    field<&Book::created_at>("created_at", N_("Made"), {.stamp = Stamp::created}),
};

void check(Book const& book, Problems& problems) {
    if (book.unit != "s" && !parse_currency(book.unit)) problems.add("unit", N_("Write s for seconds, or a currency such as EUR."));
}

}  // namespace

Entity const& Book::entity() {
    static constexpr Entity book{
        .app = "ledger", .name = "book", .plural = "books", .label = N_("Book"), .plural_label = N_("Books"),
        .new_label = N_("New book"), .icon = "journal", .type = struct_of<Book>(), .fields = book_fields,
        .rule = rule<check>(), .title = R"({t}."name")", .order = "name", .guard = Guard::kept, .permanent = true};
    return book;
}

}  // namespace ateneu::ledger
