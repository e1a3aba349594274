#include "tests/support/specimen.h"

namespace ateneu::specimen {

namespace {

constexpr Field branch_fields[] = {
    field<&Branch::code>("code", N_("Code"), {.required = true, .unique = true, .listed = true, .code = true,
        .max_length = 20}),
    field<&Branch::name>("name", N_("Name"), {.required = true, .searchable = true, .sorted = true, .listed = true,
        .max_length = 60}),
};

constexpr Field member_fields[] = {
    field<&Member::person>("person", N_("Login"), {.unique = true}),
    field<&Member::name>("name", N_("Name"), {.required = true, .searchable = true, .sorted = true, .listed = true,
        .filtered = true, .personal = true, .max_length = 60}),
    field<&Member::email>("email", N_("E-mail"), {.unique = true, .searchable = true, .sorted = true,
        .listed = true, .filtered = true, .personal = true}),
    field<&Member::joined_on>("joined_on", N_("Joined on"), {.required = true, .sorted = true, .listed = true,
        .filtered = true, .initial = "today"}),
    field<&Member::level>("level", N_("Level"), {.listed = true, .min = 0, .max = 9,
        .access = FieldAccess::superusers}),
    field<&Member::balance>("balance", N_("Balance"), {.listed = true, .access = FieldAccess::system}),
    field<&Member::branch>("branch", N_("Branch"), {.listed = true, .filtered = true,
        .on_delete = OnDelete::set_null}),
    field<&Member::is_head>("is_head", N_("Head of the branch"), {.filtered = true}),
    field<&Member::friends>("friends", N_("Friends"), {.symmetric = true}),
    field<&Member::created_at>("created_at", N_("Created"), {.stamp = Stamp::created}),
    field<&Member::updated_at>("updated_at", N_("Changed"), {.stamp = Stamp::updated}),
};
constexpr std::string_view head_key[] = {"branch"};
constexpr Unique member_unique[] = {{head_key, R"("is_head")"}};
constexpr Computed member_computed[] = {
    {"bookings", N_("Bookings"), Kind::integer,
     R"((SELECT COUNT(*) FROM "specimen_booking" b WHERE b."member" = {t}."id"))"},
    {"last_booking", N_("Last booking"), Kind::date,
     R"((SELECT MAX(b."day") FROM "specimen_booking" b WHERE b."member" = {t}."id"))"},
    {"has_card", N_("Has a card"), Kind::boolean,
     R"((EXISTS (SELECT 1 FROM "specimen_card" c WHERE c."member" = {t}."id")))", false},
    {"greeting", N_("Greeting"), Kind::text, R"(('Hello ' || {t}."name"))", false},
    {"hours", N_("Hours"), Kind::decimal, R"(({t}."balance" * 1000000 / 3600))", false},
};

constexpr Field card_fields[] = {
    field<&Card::member>("member", N_("Member"), {.required = true, .unique = true,
        .on_delete = OnDelete::cascade, .related_label = N_("Card")}),
    field<&Card::street>("street", N_("Street"), {.personal = true, .max_length = 100}),
    field<&Card::pin>("pin", N_("PIN")),
};

constexpr Field tag_fields[] = {
    field<&Tag::name>("name", N_("Name"), {.required = true, .unique = true, .searchable = true, .sorted = true,
        .listed = true, .max_length = 30}),
};

constexpr Field safe_fields[] = {
    field<&Safe::name>("name", N_("Name"), {.required = true, .listed = true}),
    field<&Safe::code>("code", N_("Code"), {.required = true}),
};

constexpr Field receipt_fields[] = {
    field<&Receipt::member>("member", N_("Member"), {.required = true, .listed = true}),
    field<&Receipt::amount>("amount", N_("Amount"), {.listed = true}),
};

constexpr Field movement_fields[] = {
    field<&Movement::member>("member", N_("Member"), {.required = true, .listed = true}),
    field<&Movement::amount>("amount", N_("Amount"), {.listed = true}),
};

constexpr Field visit_fields[] = {
    field<&Visit::member>("member", N_("Member"), {.required = true, .listed = true,
        .on_delete = OnDelete::cascade}),
    field<&Visit::at>("at", N_("At"), {.sorted = true, .listed = true, .access = FieldAccess::system}),
};

constexpr Field statute_fields[] = {
    field<&Statute::name>("name", N_("Name"), {.required = true, .sorted = true, .listed = true}),
};

constexpr Field remark_fields[] = {
    field<&Remark::about>("about", N_("About"), {.required = true, .listed = true,
        .on_delete = OnDelete::cascade}),
    field<&Remark::text>("text", N_("Text"), {.required = true, .listed = true, .multiline = true}),
};

}  // namespace

Entity const& Branch::entity() {
    static constexpr Entity branch{
        .app = "specimen", .name = "branch", .plural = "branches", .label = N_("Branch"),
        .plural_label = N_("Branches"), .new_label = N_("New branch"), .icon = "building",
        .type = struct_of<Branch>(), .fields = branch_fields, .title = R"({t}."name")", .order = "name",
        .guard = Guard::lookup, .visible = visible_to_everybody_inside, .scope = "id"};
    return branch;
}

Entity const& Member::entity() {
    static constexpr Entity member{
        .app = "specimen", .name = "member", .plural = "members", .label = N_("Member"),
        .plural_label = N_("Members"), .new_label = N_("New member"), .icon = "user",
        .type = struct_of<Member>(), .fields = member_fields, .unique = member_unique,
        .computed = member_computed, .title = R"({t}."name")", .order = "name",
        .visible = {.with_view = "TRUE", .own = R"({t}."person" = {me})"}, .portrait = true};
    return member;
}

Entity const& Card::entity() {
    static constexpr Entity card{
        .app = "specimen", .name = "card", .plural = "cards", .label = N_("Card"),
        .plural_label = N_("Cards"), .new_label = N_("New card"), .icon = "credit-card",
        .type = struct_of<Card>(), .fields = card_fields, .title = R"({t}."street")",
        .facet_of = "member"};
    return card;
}

Entity const& Tag::entity() {
    static constexpr Entity tag{
        .app = "specimen", .name = "tag", .plural = "tags", .label = N_("Tag"), .plural_label = N_("Tags"),
        .new_label = N_("New tag"), .icon = "tag", .type = struct_of<Tag>(), .fields = tag_fields,
        .title = R"({t}."name")", .order = "name", .guard = Guard::lookup};
    return tag;
}

Entity const& Safe::entity() {
    static constexpr Entity safe{
        .app = "specimen", .name = "safe", .plural = "safes", .label = N_("Safe"), .plural_label = N_("Safes"),
        .new_label = N_("New safe"), .icon = "lock", .type = struct_of<Safe>(), .fields = safe_fields,
        .title = R"({t}."name")", .guard = Guard::superusers};
    return safe;
}

Entity const& Receipt::entity() {
    static constexpr Entity receipt{
        .app = "specimen", .name = "receipt", .plural = "receipts", .label = N_("Receipt"),
        .plural_label = N_("Receipts"), .new_label = N_("New receipt"), .type = struct_of<Receipt>(),
        .fields = receipt_fields, .title = R"(('Receipt ' || CAST({t}."id" AS TEXT)))", .guard = Guard::kept};
    return receipt;
}

Entity const& Movement::entity() {
    static constexpr Entity movement{
        .app = "specimen", .name = "movement", .plural = "movements", .label = N_("Movement"),
        .plural_label = N_("Movements"), .new_label = N_("New movement"), .type = struct_of<Movement>(),
        .fields = movement_fields, .title = R"(('Movement ' || CAST({t}."id" AS TEXT)))", .append_only = true};
    return movement;
}

Entity const& Visit::entity() {
    static constexpr Entity visit{
        .app = "specimen", .name = "visit", .plural = "visits", .label = N_("Visit"),
        .plural_label = N_("Visits"), .new_label = N_("New visit"), .type = struct_of<Visit>(),
        .fields = visit_fields, .title = R"(('Visit ' || CAST({t}."id" AS TEXT)))", .guard = Guard::kept,
        .append_only = true, .internal = true, .counted = false};
    return visit;
}

Entity const& Statute::entity() {
    static constexpr Entity statute{
        .app = "specimen", .name = "statute", .plural = "statutes", .label = N_("Statute"),
        .plural_label = N_("Statutes"), .new_label = N_("New statute"), .type = struct_of<Statute>(),
        .fields = statute_fields, .title = R"({t}."name")", .order = "-name", .permanent = true};
    return statute;
}

Entity const& Remark::entity() {
    static constexpr Entity remark{
        .app = "specimen", .name = "remark", .plural = "remarks", .label = N_("Remark"),
        .plural_label = N_("Remarks"), .new_label = N_("New remark"), .type = struct_of<Remark>(),
        .fields = remark_fields, .title = R"({t}."text")"};
    return remark;
}

std::vector<Entity const*> entities() {
    return {&Branch::entity(),    &Member::entity(),  &Card::entity(),  &Tag::entity(),     &Item::entity(),
            &Order::entity(),     &OrderLine::entity(), &Booking::entity(), &Errand::entity(), &Sheet::entity(), &Slip::entity(),
            &Safe::entity(),      &Receipt::entity(), &Movement::entity(), &Visit::entity(), &Statute::entity(),
            &Remark::entity()};
}

}  // namespace ateneu::specimen
