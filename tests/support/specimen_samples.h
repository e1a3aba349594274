#pragma once
#include "tests/support/specimen.h"

// Filled-in records, for tests that want one of everything.

namespace ateneu::specimen {

/// Every field of it holds something. `member` and `tags` are ids that the caller has.
inline Sheet full_sheet(Id<Member> member, std::vector<Id<Tag>> tags = {}) {
    Sheet sheet;
    sheet.title = "Núria's “sheet” <1>";
    sheet.notes = "First line\nSecond: line, with; marks\n\nLast 🌱";
    sheet.email = {"nuria@example.org"};
    sheet.url = {"https://example.org/a?b=c&d=%20#e"};
    sheet.slug = {"nuria-1"};
    sheet.country = {"ES"};
    sheet.language = {"ca"};
    sheet.zone = {"Europe/Madrid"};
    sheet.colour = "red";
    sheet.size = Size::large;
    sheet.uuid = {"0c23939f-de98-44c9-969e-29405841676c"};
    sheet.extra = {R"({"a":[1,2.5,null],"b":"ü"})"};
    sheet.pin = {"s3cret-pin"};
    sheet.count = 42;
    sheet.big = -9'007'199'254'740'993;  // no double holds it
    sheet.ticked = true;
    sheet.day = date_of(2026, 2, 28);
    sheet.moment = *parse_instant("2026-11-21T16:16:09.152833Z");
    sheet.weight = {-1'500'001};
    sheet.length = {5405};
    sheet.cost = {1250, *parse_currency("EUR")};
    sheet.when = {*parse_instant("2026-03-09T14:30:00Z"), *parse_instant("2026-03-09T16:00:00Z")};
    sheet.latitude = {41.387917000000002};
    sheet.member = member;
    sheet.about = {"specimen.member", member.value};
    sheet.words = {"one", "two, or three", "fóur"};
    sheet.numbers = {3, 1, 3};
    sheet.greeting.texts = {{"ca", "Bon dia"}, {"en", "Hello\nca: not Catalan\n\nbye"}};
    sheet.tags = std::move(tags);
    sheet.old_name = "Before";
    return sheet;
}

/// Every field at the end of what it may hold.
inline Sheet extreme_sheet(Id<Member> member) {
    auto sheet = full_sheet(member);
    sheet.title = std::string(79, 'x') + "й";
    sheet.slug = {"extreme"};
    sheet.count = 100;
    sheet.big = INT64_MIN;
    sheet.day = date_of(9999, 12, 31);
    sheet.moment = *parse_instant("9999-12-31T23:59:59.999999Z");
    sheet.weight = {999'999'999'999'999'999};
    sheet.length = {359'999'999};
    sheet.cost = {-999'999'999'999, *parse_currency("JPY")};
    sheet.when = {*parse_instant("0001-01-01T00:00:00Z"), *parse_instant("9999-12-31T00:00:00Z")};
    sheet.latitude = {-90};
    sheet.numbers = {INT64_MAX, 0};
    sheet.words = {"a,b"};
    sheet.extra = {R"([123456789012345678901234567890,0.1,"\u0000"])"};
    return sheet;
}

/// Only what must be there.
inline Sheet bare_sheet(Id<Member> member) {
    Sheet sheet;
    sheet.title = "Bare";
    sheet.day = date_of(1, 1, 1);
    sheet.moment = *parse_instant("0001-01-01T00:00:00Z");
    sheet.cost = {0, *parse_currency("EUR")};
    sheet.when = {sheet.moment, sheet.moment};
    sheet.member = member;
    sheet.about = {"specimen.member", member.value};
    return sheet;
}

/// Every field of it is there.
inline Slip full_slip(Id<Member> member) {
    auto const sheet = full_sheet(member);
    Slip slip;
    slip.title = sheet.title;
    slip.notes = sheet.notes;
    slip.email = sheet.email;
    slip.url = sheet.url;
    slip.slug = sheet.slug;
    slip.country = Country{"W3"};
    slip.language = sheet.language;
    slip.zone = sheet.zone;
    slip.colour = "green";
    slip.size = Size::middle;
    slip.uuid = sheet.uuid;
    slip.extra = sheet.extra;
    slip.pin = sheet.pin;
    slip.count = 9;
    slip.ticked = false;  // there, and not the same as absent
    slip.day = sheet.day;
    slip.moment = sheet.moment;
    slip.weight = Decimal{0};
    slip.length = Duration{0};
    slip.cost = sheet.cost;
    slip.when = sheet.when;
    slip.longitude = Degrees{-179.99999999999997};
    slip.keeper = slip.owner = slip.reader = member;
    slip.about = sheet.about;
    slip.countries = std::vector<std::string>{"ES", "FR"};
    slip.numbers = sheet.numbers;
    slip.greeting = sheet.greeting;
    return slip;
}

}  // namespace ateneu::specimen
