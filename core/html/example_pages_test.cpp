// Four whole pages made of the components, with the people of the mockups. With
// ATENEU_RENDER=FOLDER they are written there, to be looked at in a browser beside the assets
// (folder `assets`).
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "core/base/text.h"
#include "core/html/components.h"
#include "web/assets.h"

namespace ateneu::ui {
namespace {

Reader const reader{
    .say = {{"en"}}, .zone = "Europe/Madrid", .now = *parse_instant("2026-11-21T09:24:00Z")};
Say const& say = reader.say;

Shell shell(std::string title) {
    return {
        .document = {.say = say, .title = std::move(title)},
        .organisation = "Xarxa Lligam",
        .version = "1.0",
        .csrf = "token",
        .app = {"Workshops", "/workshops", "mortarboard", 1},
        .apps = {{"Workshops", "#", "mortarboard", 1, true},
                 {"Time bank", "#", "hourglass-split", 2},
                 {"Food hub", "#", "basket2", 4}},
        .nav =
            {{"",
              {{"Overview", "#", "house"},
               {.label = "Workshops", .href = "#", .icon = "calendar3", .total = "24", .key = "w"},
               {.label = "People",
                .href = "#",
                .icon = "people",
                .total = "1,482",
                .current = true,
                .key = "p"},
               {.label = "Requests", .href = "#", .icon = "inbox", .waiting = "7"}}},
             {"Partners",
              {{"Organisations", "#", "building"}, {"Memberships", "#", "card-checklist"}}},
             {"Office", {{"E-mails", "#", "envelope", "12"}, {"Settings", "#", "gear"}}}},
        .create = {{.label = "Person", .href = "#", .icon = "person-plus", .key = "p"}},
        .person_name = "Marta Soler",
        .person_id = 5,
        .profile_href = "#",
        .theme_action = "/account/theme",
        .log_out_action = "/logout",
        .languages = {{"en", "English", "?lang=en"},
                      {"ca", "Català", "?lang=ca"},
                      {"es", "Español", "?lang=es"}},
        .search_action = "/people/people",
        .search_label = "Search people",
        .footer = {{"Privacy", "#"}, {"Terms", "#"}, {"Accessibility", "#"}}};
}

Row person_row(std::string const& name, long long id, std::string const& place, int taught,
               Instant active, Pill const& consent) {
    return {.cells = {person_ref(name, id, "/people/people/" + std::to_string(id)),
                      Html(replaced(lower_ascii(name), " ", ".") + "@mail.test"), Html(place),
                      pill({"Instructor", Tone::primary}), Html(number_text(say, taught)),
                      ago_html(reader, active), pill(consent)}};
}

Html people_list() {
    Pill const agreed{"Agreed", Tone::ok, "check2"}, open{"Not asked", Tone::plain, "dash"},
        refused{"Refused", Tone::bad, "x-lg"};
    Table table{
        .caption = "People, sorted by name",
        .columns =
            {{.label = "Name", .sort_href = "?sort=-name", .sorted = Sorted::ascending},
             {.label = "E-mail", .muted = true, .skip_on_phones = true},
             {.label = "Place", .sort_href = "?sort=place"},
             {.label = "Badges", .full_on_phones = true},
             {.label = "Taught", .sort_href = "?sort=taught", .numeric = true},
             {.label = "Last active", .sort_href = "?sort=active", .muted = true, .nowrap = true},
             {.label = "Contact consent", .phone_label = "Consent"}},
        .sticky = true};
    char const* names[] = {"Aisha Rahman",     "Andreu Mir Pons",    "Beatriz Llorente",
                           "Chidi Okafor",     "Clàudia Serra Boix", "Duarte Nogueira",
                           "Elena Vidal Roca", "Ferran Casals",      "Idris Benali",
                           "Inês Carvalho"};
    for (int i = 0; i < 25; ++i) {
        Instant const active{reader.now.micros - i * 86'400'000'000LL};
        table.rows.push_back(person_row(names[i % 10], i + 1, i % 2 ? "Vic" : "Girona", 7 * i,
                                        active,
                                        i % 3 == 0   ? agreed
                                        : i % 3 == 1 ? open
                                                     : refused));
    }
    Pager pages{.range = "1–25 of 214",
                .pages = 9,
                .href = [](long long page) { return "?page=" + std::to_string(page); },
                .sizes = {25, 50, 100},
                .size_href = [](long long size) { return "?size=" + std::to_string(size); }};
    Field country{.id = "f-country", .name = "country", .label = "Country", .mark_optional = false};
    Field badge{.id = "f-badge", .name = "badge", .label = "Badge", .mark_optional = false};
    FilterBar bar{
        .id = "filter",
        .list_id = "people",
        .label = "Filter people",
        .action = "/people.html",
        .search_label = "Name or e-mail",
        .set = {{"Badge", "Instructor", "?country=ES"}, {"Country", "Spain, Portugal", "?badge=1"}},
        .fields =
            field(say, badge, select(badge, {{"1", "Instructor", true}, {"2", "Trainer"}}, "Any")) +
            field(say, country,
                  select(country, {{"ES", "Spain", true}, {"PT", "Portugal"}}, "Any")),
        .order_label = "Name",
        .orders = {{.label = "Name", .href = "?sort=name", .current = true},
                   {.label = "Place", .href = "?sort=place"}}};
    auto one = shell("People");
    one.flash =
        Toast{.text = "3 people archived", .undo_label = "Undo", .undo = Deed{"/undo", "token"}};
    return page(
        one,
        breadcrumb(say, {{{"Workshops", "#"}}}) +
            title_row(
                {.title = "People",
                 .sub = "214 of 1,482",
                 .actions =
                     {link_button({.label = "Export", .icon = "download", .only_wide = true}, "#"),
                      link_button({.label = "New person", .icon = "plus-lg", .look = Look::primary},
                                  "#")},
                 .actions_stay = true}) +
            tabs(say, "Saved views", {{"All people", "#", "1,482"},
                                 {"Instructors nearby", "#", "214", true},
                                 {"Consent missing", "#", "31"}}) +
            list_block("people", filter_bar(say, bar) +
                                     table_frame(data_table(say, table), pager(say, pages))));
}

Html person_record() {
    auto const more = menu(
        "person-menu", {.label = "More actions", .icon = "three-dots", .only_icon = true},
        {{.label = "Merge with…", .href = "#", .icon = "union"},
         {.label = "Delete…", .href = "#", .icon = "trash", .danger = true, .line_before = true}});
    Table tasks{
        .caption = "Recent tasks",
        .columns = {{.label = "Workshop"},
                    {.label = "Role"},
                    {.label = "Place"},
                    {.label = "Date", .nowrap = true},
                    {.label = "People", .numeric = true}},
        .rows = {{.cells = {element("a", {{"href", "#"}}, "2026-12-10-vic"),
                            pill({"Instructor", Tone::primary}), Html("Vic"),
                            date_html(reader, date_of(2026, 12, 10)), Html("–")}},
                 {.cells = {element("a", {{"href", "#"}}, "2026-10-02-girona"), pill({"Helper"}),
                            Html("Girona"),
                            date_range_html(reader, date_of(2026, 10, 2), date_of(2026, 10, 3)),
                            Html("24")}}}};
    auto const content = columns(
        {panel({.title = "Key facts",
                .body = facts(
                    {{"E-mail", element("a", {{"href", "#"}}, "idris.benali@mail.test")},
                     {"Username", element("span", {{"class", "mono"}}, "benali_idris")},
                     {"Works at", Html("Institut Tramuntana")},
                     {"Nearest airport", Html("BCN, Barcelona")},
                     {"Time zone", Html("Europe/Madrid")},
                     {"Teaches",
                      Html("Unix shell · Git · Python for data · R for ecology · Spreadsheets"),
                      true}})}),
         panel({.title = "Recent tasks",
                .flush = data_table(say, tasks),
                .end = link_button({.label = "All 14", .look = Look::text}, "#")})},
        "Notes and history",
        {panel(
            {.title = "Notes and history",
             .body = timeline({{.when = moment_html(reader, *parse_instant("2026-11-21T07:41:00Z")),
                                .event = Html("Accepted to teach in 2026-12-10-vic"),
                                .icon = "person"},
                               {.when = moment_html(reader, *parse_instant("2026-11-12T08:00:00Z")),
                                .who = "Clàudia Serra",
                                .who_id = 6,
                                .note = "Prefers Thursdays until June because of classes. Happy to "
                                        "travel by train."},
                               {.when = moment_html(reader, *parse_instant("2026-11-03T11:10:00Z")),
                                .event = changed(say, {"Marta Soler", "Works at", Html("Freelance"),
                                                       Html("Institut Tramuntana")})}})})});
    return page(
        shell("Idris Benali"),
        breadcrumb(say, {{{"Workshops", "#"}, {"People", "#"}}}) +
            title_row(
                {.title = "Idris Benali",
                 .avatar = avatar("Idris Benali", 9, "avatar-l"),
                 .pills = {{"Instructor", Tone::primary, "check2"},
                           {"Trainer", Tone::violet, "check2"}},
                 .sub = "Barcelona · member since March 2021 · last active today",
                 .actions =
                     {link_button({.label = "E-mail", .icon = "envelope", .only_wide = true}, "#"),
                      link_button({.label = "Edit", .icon = "pencil", .look = Look::primary}, "#"),
                      more}}) +
            tabs(say, "Parts of this record", {{"Overview", "#", "", true},
                                          {"Tasks", "#", "14"},
                                          {"Awards", "#", "5"},
                                          {"History", "#"}}) +
            content);
}

Html person_form() {
    Field first{
        .id = "personal", .name = "personal", .label = "First name", .required = true, .width = 3};
    Field family{.id = "family", .name = "family", .label = "Family name", .width = 3};
    Field email{.id = "email",
                .name = "email",
                .label = "E-mail",
                .error = "Used by Idris B. (archived 2019). Use another address.",
                .required = true,
                .width = 3};
    Field born{.id = "born",
               .name = "born",
               .label = "Born on",
               .hint = "Seen by staff only.",
               .width = 3};
    Field lessons{.id = "lessons", .name = "lessons", .label = "Lessons"};
    Field contact{.id = "contact", .name = "contact", .label = "May we contact?", .required = true};
    auto one = shell("Edit Idris Benali");
    one.narrow = true;
    auto const sections =
        form_section({"Identity", "How this person appears in lists and on certificates.",
                      field(say, first, input(first, {.value = "Idris"})) +
                          field(say, family, input(family, {.value = "Benali"}))}) +
        form_section(
            {"Contact", "Seen by staff only, unless the person agrees otherwise.",
             field(say, email, input(email, {.value = "idris@mail.test", .type = "email"})) +
                 field(say, born, input(born, {.value = "1988-02-29", .type = "date"})) +
                 field_group(say, contact,
                             radios(contact, {{"yes", "Yes", true}, {"no", "No"}}))}) +
        form_section({"Teaching", "What this person can teach.",
                      field(say, lessons,
                            picker(say, lessons,
                                   {.choices = {{"1", "Unix shell", true},
                                                {"2", "Git", true},
                                                {"3", "Python for data"}},
                                    .many = true}))});
    return page(one,
                breadcrumb(say, {{{"Workshops", "#"}, {"People", "#"}, {"Idris Benali", "#"}}}) +
                    title_row({.title = "Edit Idris Benali"}) +
                    error_summary(say, {{"email", "E-mail is used by another person"}}) +
                    record_form(say,
                                {.id = "person",
                                 .action = "#",
                                 .csrf = "token",
                                 .save_label = "Save person",
                                 .discard_href = "#",
                                 .person_id = 5,
                                 .refused = true},
                                sections));
}

Html home() {
    auto const content = columns(
        {panel({.title = "Waiting for you",
                .flush = queue({{.icon = "mortarboard",
                                 .tint = 1,
                                 .title = "Workshop request from Biblioteca de Can Mora",
                                 .href = "#",
                                 .detail = "Data basics for librarians · Vic · wants 10 December",
                                 .state = Pill{"3 days old", Tone::warn},
                                 .verb = "Review"},
                                {.icon = "envelope",
                                 .tint = 5,
                                 .title = "Jordi Palau asks to join",
                                 .href = "#",
                                 .detail = "Share of €300.00 paid by transfer yesterday",
                                 .state = Pill{"Yesterday"},
                                 .verb = "Decide"}}),
                .beside_title = pill({"9", Tone::warn})})},
        "Coming up",
        {panel({.title = "Coming up",
                .flush = agenda({{.day = "21",
                                  .weekday = "Sat",
                                  .title = "Swap market",
                                  .href = "#",
                                  .detail = "Plaça del Mercadal"},
                                 {.day = "24",
                                  .weekday = "Tue",
                                  .title = "Onboarding call",
                                  .href = "#",
                                  .detail = "Online, 18:30",
                                  .state = Pill{"You host", Tone::info}}})}),
         panel({.body =
                    empty({"What could you do for a neighbour?",
                           "An offer is a promise of some of your time.",
                           {link_button({.label = "Write your first offer", .look = Look::primary},
                                        "#")}})})});
    return page(
        shell("Today"),
        title_row({.title = "Good morning, Marta", .sub = long_date_text(reader, reader.today())}) +
            stats({{.label = "Active members",
                    .value = "1,482",
                    .detail = element("b", {}, "+38") + Html(" this quarter"),
                    .href = "#",
                    .trend = {1, 2, 2, 4, 6, 9}},
                   {.label = "Workshops", .value = "24", .href = "#", .trend = {4, 2, 7}},
                   {.label = "Requests", .value = "7", .href = "#"},
                   {.label = "Awards", .value = "93", .href = "#"}}) +
            element("div", {{"class", "mt-3"}}, content));
}

Html login() {
    return auth_page(
        {.document = {say, "Log in"},
         .organisation = "Xarxa Lligam",
         .welcome = "Workshops, time bank, food hub and accounts in one place.",
         .action = "/login",
         .csrf = "token",
         .forgotten_href = "#",
         .about_title = "Run your community together",
         .about_text =
             "743 members, 94 offers of time, 24 workshops and one ledger that everyone can read.",
         .languages = shell("").languages});
}

Html error_page() {
    return public_page(
        {.document = {say, "Not found"}, .organisation = "Xarxa Lligam"},
        error_text(say, {.title = "This page does not exist",
                         .text = "The address may be mistyped, or the record was deleted.",
                         .actions = {link_button(
                             {.label = "Go to the start", .look = Look::primary}, "/")},
                         .code = "0123456789abcdef"}));
}

Html delete_page() {
    return page(
        shell("Delete Ana?"),
        breadcrumb(say, {{{"People", "#"}}}) +
            confirm(say,
                    {.title = "Delete Ana Mir?",
                     .effect = element("p", {{"class", "muted"}},
                                       "2 tasks and 1 award go with her. This can't be undone."),
                     .yes = {.label = "Delete person", .icon = "trash", .look = Look::danger},
                     .deed = {"#", "token"},
                     .cancel_href = "#"}) +
            element(
                "div", {{"class", "panel mt-3"}},
                comparison(say, {.caption = "Two versions",
                                 .left_title = "Yours",
                                 .right_title = "Clàudia's, 10:21",
                                 .choose_title = "Keep",
                                 .differences = {{"Works at", Html("Freelance"),
                                                  Html("Institut Tramuntana"), Html("mine")}}})) +
            element("div", {{"class", "mt-3"}},
                    notice({.text = "The period to 30 September is locked.", .tone = Tone::warn})));
}

void write_for_looking(std::string const& name, Html const& html) {
    auto const* folder = std::getenv("ATENEU_RENDER");
    if (folder == nullptr) return;
    std::filesystem::create_directories(std::string(folder) + "/assets");
    std::ofstream(std::string(folder) + "/" + name + ".html") << html.string();
    for (auto const& asset : web::all_assets())
        std::ofstream(std::string(folder) + "/assets/" + std::string(asset.name), std::ios::binary)
            << asset.bytes;
}

TEST(ExamplePages, AreWholeDocumentsWithOneHeading) {
    std::pair<std::string, Html> const pages[] = {{"home", home()},
                                                  {"people", people_list()},
                                                  {"person", person_record()},
                                                  {"person-edit", person_form()},
                                                  {"login", login()},
                                                  {"error", error_page()},
                                                  {"delete", delete_page()}};
    for (auto const& [name, html] : pages) {
        auto const& text = html.string();
        EXPECT_NE(text.find("<h1"), std::string::npos) << name;
        EXPECT_EQ(text.find("<h1"), text.rfind("<h1")) << name << " has one h1";
        EXPECT_TRUE(text.ends_with("</body></html>")) << name;
        EXPECT_EQ(text.find(" style="), std::string::npos) << name;
        write_for_looking(name, html);
    }
}

TEST(ExamplePages, AListOf25RowsStaysLight) { EXPECT_LT(people_list().string().size(), 40'000u); }

}  // namespace
}  // namespace ateneu::ui
