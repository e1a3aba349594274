#include "tests/support/specimen.h"

namespace ateneu::specimen {

namespace {

constexpr Field item_fields[] = {
    field<&Item::code>("code", N_("Code"), {.required = true, .unique = true, .searchable = true, .sorted = true,
        .listed = true, .code = true, .max_length = 20}),
    field<&Item::name>("name", N_("Name"), {.required = true, .searchable = true, .sorted = true, .listed = true,
        .filtered = true, .max_length = 60}),
    field<&Item::price>("price", N_("Price"), {.required = true, .listed = true}),
    field<&Item::tags>("tags", N_("Tags"), {.listed = true, .filtered = true}),
};

constexpr Field line_fields[] = {
    field<&OrderLine::order>("order", N_("Order"), {.required = true, .on_delete = OnDelete::cascade}),
    field<&OrderLine::item>("item", N_("Item"), {.required = true, .listed = true}),
    field<&OrderLine::quantity>("quantity", N_("Quantity"), {.required = true, .listed = true, .min = 1, .max = 999,
        .initial = "1"}),
    field<&OrderLine::note>("note", N_("Note"), {.max_length = 40}),
};
constexpr std::string_view line_key[] = {"order", "item"};
constexpr Unique line_unique[] = {{line_key}};

constexpr Field order_fields[] = {
    field<&Order::number>("number", N_("Number"), {.required = true, .unique = true, .sorted = true,
        .listed = true, .min = 1}),
    field<&Order::customer>("customer", N_("Customer"), {.required = true, .listed = true, .filtered = true,
        .related_label = N_("Orders of this member")}),
    field<&Order::placed_on>("placed_on", N_("Placed on"), {.required = true, .sorted = true, .listed = true,
        .filtered = true, .initial = "today"}),
    field<&Order::sent_on>("sent_on", N_("Sent on"), {.sorted = true, .listed = true, .filtered = true}),
    field<&Order::state>("state", N_("State"), {.listed = true, .filtered = true}),
    field<&Order::lines>("lines", N_("Lines"), {.required = true}),
};
constexpr Check order_checks[] = {{"sent_after_placed", R"("sent_on" IS NULL OR "sent_on" >= "placed_on")",
                                   N_("An order can't be sent before it was placed.")}};
constexpr Computed order_computed[] = {
    {"pieces", N_("Pieces"), Kind::integer,
     R"((SELECT COALESCE(SUM(l."quantity"), 0) FROM "specimen_order_line" l WHERE l."order" = {t}."id"))"}};

void check_order(Order const& order, Problems& problems) {
    if (order.sent_on && *order.sent_on < order.placed_on)
        problems.add("sent_on", N_("An order can't be sent before it was placed."), "too_early");
    if (order.state != OrderState::open && !order.sent_on)
        problems.add("sent_on", N_("Say when it was sent."), "required");
}

constexpr Field booking_fields[] = {
    field<&Booking::branch>("branch", N_("Branch"), {.required = true, .listed = true, .filtered = true}),
    field<&Booking::member>("member", N_("Member"), {.required = true, .listed = true, .filtered = true,
        .on_delete = OnDelete::cascade}),
    field<&Booking::item>("item", N_("Item"), {.required = true, .listed = true}),
    field<&Booking::day>("day", N_("Day"), {.required = true, .sorted = true, .listed = true, .filtered = true}),
    field<&Booking::returned_on>("returned_on", N_("Returned on"), {.listed = true, .filtered = true,
        .help = N_("Empty while it is out.")}),
};
constexpr Field errand_fields[] = {
    field<&Errand::branch>("branch", N_("Branch"), {.required = true, .listed = true, .filtered = true}),
    field<&Errand::title>("title", N_("Title"), {.required = true, .searchable = true, .sorted = true, .listed = true, .max_length = 100}),
    field<&Errand::note>("note", N_("Note"), {.listed = true, .multiline = true}),
};

constexpr std::string_view day_key[] = {"item", "day"}, out_key[] = {"member", "item"};
constexpr Unique booking_unique[] = {{day_key}, {out_key, R"("returned_on" IS NULL)"}};
constexpr Check booking_checks[] = {{"returned_after_day", R"("returned_on" IS NULL OR "returned_on" >= "day")",
                                     N_("A thing can't come back before it went out.")}};

void check_booking(Booking const& booking, Problems& problems) {
    if (booking.returned_on && *booking.returned_on < booking.day)
        problems.add("returned_on", N_("A thing can't come back before it went out."));
}

}  // namespace

Entity const& Item::entity() {
    static constexpr Entity item{
        .app = "specimen", .name = "item", .plural = "items", .label = N_("Item"), .plural_label = N_("Items"),
        .new_label = N_("New item"), .icon = "package", .type = struct_of<Item>(), .fields = item_fields,
        .title = R"(({t}."code" || ' ' || {t}."name"))", .order = "code"};
    return item;
}

Entity const& OrderLine::entity() {
    static constexpr Entity line{
        .app = "specimen", .name = "order_line", .plural = "order-lines", .label = N_("Line"),
        .plural_label = N_("Lines"), .new_label = N_("New line"), .type = struct_of<OrderLine>(),
        .fields = line_fields, .unique = line_unique,
        .title = R"(('Line ' || CAST({t}."position" + 1 AS TEXT)))", .parent = "order", .internal = true};
    return line;
}

Entity const& Order::entity() {
    static constexpr Entity order{
        .app = "specimen", .name = "order", .plural = "orders", .label = N_("Order"), .plural_label = N_("Orders"),
        .new_label = N_("New order"), .icon = "basket", .type = struct_of<Order>(), .fields = order_fields,
        .checks = order_checks, .computed = order_computed, .rule = rule<check_order>(),
        .title = R"(('Order ' || CAST({t}."number" AS TEXT)))", .order = "-placed_on,number"};
    return order;
}

Entity const& Booking::entity() {
    static constexpr Entity booking{
        .app = "specimen", .name = "booking", .plural = "bookings", .label = N_("Booking"),
        .plural_label = N_("Bookings"), .new_label = N_("New booking"), .icon = "calendar",
        .type = struct_of<Booking>(), .fields = booking_fields, .unique = booking_unique,
        .checks = booking_checks, .rule = rule<check_booking>(),
        .title = R"(('Booking ' || CAST({t}."id" AS TEXT)))", .order = "-day",
        .visible = {.with_view = "TRUE",
                    .own = R"(EXISTS (SELECT 1 FROM "specimen_member" me
                              WHERE me."id" = {t}."member" AND me."person" = {me}))"},
        .scope = "branch"};
    return booking;
}

Entity const& Errand::entity() {
    static constexpr Entity errand{
        .app = "specimen", .name = "errand", .plural = "errands", .label = N_("Errand"), .plural_label = N_("Errands"),
        .new_label = N_("New errand"), .icon = "check2-square", .type = struct_of<Errand>(), .fields = errand_fields,
        .title = R"({t}."title")", .order = "title", .scope = "branch"};
    return errand;
}

}  // namespace ateneu::specimen
