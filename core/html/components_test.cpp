#include "core/html/components.h"
#include "web/assets.h"

namespace ateneu::ui {
namespace {

Say const say{{"en"}};
std::string const evil = R"(<script>"&'</script>)";
std::string const harmless = "&lt;script&gt;&quot;&amp;&#39;&lt;/script&gt;";

bool has(Html const& html, std::string_view part) {
    return html.string().find(part) != std::string::npos;
}
int times(Html const& html, std::string_view part) {
    int count = 0;
    for (auto at = html.string().find(part); at != std::string::npos;
         at = html.string().find(part, at + 1))
        ++count;
    return count;
}

Shell shell() {
    return {
        .document = {.say = say, .title = evil, .theme = "dark"},
        .organisation = evil,
        .version = evil,
        .csrf = evil,
        .app = {evil, evil, "search", 1},
        .apps = {{evil, evil, "search", 1, true}, {evil, evil, "list", 2}},
        .nav = {{evil,
                 {{.label = evil,
                   .href = evil,
                   .icon = "search",
                   .total = evil,
                   .current = true,
                   .key = "p"},
                  {.label = evil, .href = evil, .icon = "list", .waiting = evil}}}},
        .create = {{.label = evil, .href = evil, .key = "p"}},
        .person_name = evil,
        .person_id = 7,
        .profile_href = evil,
        .theme_action = evil,
        .log_out_action = evil,
        .languages = {{"en", evil, evil}, {"ca", evil, evil}},
        .search_action = evil,
        .search_label = evil,
        .help_href = evil,
        .footer = {{evil, evil}},
        .flash = Toast{.text = evil, .undo_label = evil, .undo = Deed{evil, evil, {{evil, evil}}}}};
}

Field wrong_field() {
    return {.id = evil, .name = evil, .label = evil, .hint = evil, .error = evil};
}

/// Every component with the same hostile text wherever text goes.
std::vector<std::pair<std::string, Html>> all_components() {
    std::vector<Choice> const choices{{evil, evil, true, false, evil}, {evil, evil}};
    auto const f = wrong_field();
    Table table{.caption = evil,
                .columns = {{.label = evil, .sort_href = evil, .sorted = Sorted::ascending},
                            {.label = evil}},
                .rows = {{.cells = {Html(evil), Html(evil)}}},
                .total = {Html(evil), Html(evil)}};
    FilterBar bar{.id = evil,
                  .list_id = evil,
                  .label = evil,
                  .action = evil,
                  .search_label = evil,
                  .search_value = evil,
                  .set = {{evil, evil, evil}},
                  .fields = Html(evil),
                  .kept = {{evil, evil}},
                  .order_label = evil,
                  .orders = {{.label = evil, .href = evil}}};
    Pager pages{.range = evil, .page = 2, .pages = 3, .href = [](long long) { return evil; }};
    return {
        {"button",
         button({.label = evil, .only_icon = true, .name = evil, .value = evil, .opens = evil})},
        {"link_button", link_button({.label = evil}, evil)},
        {"menu", menu(evil, {.label = evil},
                      {{.label = evil, .href = evil, .lang = evil},
                       {.label = evil, .deed = Deed{evil, evil, {{evil, evil}}}}})},
        {"pill", pill({evil, Tone::ok, evil})},
        {"person_ref", person_ref(evil, 3, evil)},
        {"panel", panel({.title = evil, .body = evil, .foot = evil, .id = evil})},
        {"sentence", sentence(evil + "{x}", {{"x", Html(evil)}})},
        {"tabs", tabs(say, evil, {{evil, evil, evil, true}})},
        {"filter_bar", filter_bar(say, bar)},
        {"data_table", data_table(say, table)},
        {"pager", pager(say, pages)},
        {"facts", facts({{evil, Html(evil)}})},
        {"stats",
         stats({{.label = evil, .value = evil, .detail = evil, .href = evil, .trend = {1, 2}}})},
        {"queue", queue({{.icon = evil,
                          .title = evil,
                          .href = evil,
                          .detail = evil,
                          .state = Pill{evil},
                          .verb = evil}})},
        {"agenda",
         agenda({{.day = evil, .weekday = evil, .title = evil, .href = evil, .detail = evil}})},
        {"timeline",
         timeline({{.when = evil, .who = evil, .note = evil},
                   {.when = evil, .event = changed(say, {evil, evil, Html(evil), Html(evil)})}})},
        {"comparison",
         comparison(say, {.caption = evil,
                          .left_title = evil,
                          .right_title = evil,
                          .choose_title = evil,
                          .differences = {{evil, Html(evil), Html(evil), Html(evil)}}})},
        {"notice", notice({.text = evil})},
        {"toast", toast(say, *shell().flash)},
        {"empty", empty({evil, evil})},
        {"confirm", confirm(say, {.title = evil,
                                  .effect = evil,
                                  .yes = {.label = evil},
                                  .deed = {evil, evil},
                                  .cancel_href = evil})},
        {"progress", progress({1, 2, evil, evil})},
        {"input", field(say, f, input(f, {.value = evil, .placeholder = evil}))},
        {"textarea", field(say, f, textarea(f, evil, 4, 0, evil))},
        {"select", field(say, f, select(f, choices, evil))},
        {"radios", field_group(say, f, radios(f, choices))},
        {"checkboxes", field_group(say, f, checkboxes(f, choices))},
        {"checkbox", checkbox(f, true)},
        {"tick_field", tick_field(f, true)},
        {"picker",
         field(say, f, picker(say, f, {.choices = choices, .many = true, .search_url = evil}))},
        {"form_section", form_section({evil, evil, Html(evil)})},
        {"error_summary", error_summary(say, {{evil, evil}, {"", evil}})},
        {"record_form", record_form(say,
                                    {.id = evil,
                                     .action = evil,
                                     .csrf = evil,
                                     .save_label = evil,
                                     .discard_href = evil,
                                     .hidden = {{evil, evil}}},
                                    Html(evil))},
        {"page", page(shell(), title_row({.title = evil, .pills = {{evil}}, .sub = evil}) +
                                   breadcrumb(say, {{{evil, evil}}}))},
        {"auth_page", auth_page({.document = {say, evil},
                                 .organisation = evil,
                                 .welcome = evil,
                                 .action = evil,
                                 .csrf = evil,
                                 .user_name = evil,
                                 .next = evil,
                                 .error = Html(evil),
                                 .forgotten_href = evil,
                                 .about_title = evil,
                                 .about_text = evil})},
        {"public_page", public_page({.document = {say, evil}, .organisation = evil},
                                    error_text(say, {.title = evil, .text = evil, .code = evil}))},
    };
}

TEST(Components, EscapeEveryTextTheyAreGiven) {
    for (auto const& [name, html] : all_components()) {
        EXPECT_FALSE(has(html, evil)) << name;
        EXPECT_FALSE(has(html, "<script>")) << name;
        EXPECT_TRUE(has(html, harmless)) << name;
    }
}

TEST(Components, NeverCarryStylesOrEventsInline) {
    for (auto const& [name, html] : all_components()) {
        for (auto const* forbidden :
             {" style=", "<style", " onclick=", " onsubmit=", "hx-on", "javascript:"})
            EXPECT_FALSE(has(html, forbidden)) << name << " has " << forbidden;
    }
}

TEST(Icons, AreAllInTheSheet) {
    auto const url = web::asset_url("icons.svg");
    auto const* sheet = web::find_asset(std::string_view(url).substr(8));
    ASSERT_NE(sheet, nullptr);
    auto const rendered = page(shell(), Html()).string();
    auto const marker = url + "#";
    int seen = 0;
    for (auto at = rendered.find(marker); at != std::string::npos;
         at = rendered.find(marker, at + 1)) {
        auto const start = at + marker.size();
        auto const id = "id=\"" + rendered.substr(start, rendered.find('"', start) - start) + "\"";
        EXPECT_NE(sheet->bytes.find(id), std::string_view::npos) << id;
        ++seen;
    }
    EXPECT_GT(seen, 10);
}

TEST(Assets, AreFoundByTheNameInTheirAddress) {
    for (auto const* name :
         {"app.css", "core.js", "icons.svg", "mark.svg", "inter-latin-wght-normal.woff2"}) {
        auto const url = web::asset_url(name);
        ASSERT_EQ(url.rfind("/assets/", 0), 0u) << url;
        auto const* asset = web::find_asset(std::string_view(url).substr(8));
        ASSERT_NE(asset, nullptr) << url;
        EXPECT_FALSE(asset->bytes.empty());
        EXPECT_NE(url, "/assets/" + std::string(name)) << "the address changes with the content";
    }
    EXPECT_EQ(web::find_asset("no-such-file.css"), nullptr);
    EXPECT_THROW(web::asset_url("no-such-file.css"), std::out_of_range);
}

TEST(Page, IsAWholeDocumentInTheReadersLanguageAndTheme) {
    auto const html = page(shell(), element("h1", {}, "People"));
    EXPECT_EQ(html.string().rfind(
                  "<!doctype html>\n<html lang=\"en\" dir=\"ltr\" data-theme=\"dark\">", 0),
              0u);
    EXPECT_EQ(times(html, "<h1"), 1);
    EXPECT_TRUE(has(html, R"(<a class="skip" href="#main">Skip to content</a>)"));
    EXPECT_TRUE(has(html, R"(<main class="main" id="main">)"));
    EXPECT_TRUE(has(html, R"(aria-current="page" data-go)") ||
                has(html, R"(data-go="p" aria-current="page")"));
}

TEST(Page, PostsThemeAndLogOutWithTheToken) {
    auto one = shell();
    one.csrf = "token-of-the-session";
    one.flash.reset();
    auto const html = page(one, Html());
    EXPECT_EQ(times(html, R"(method="post")"), 4) << "three themes and the log-out";
    EXPECT_EQ(times(html, R"(<input type="hidden" name="csrf" value="token-of-the-session">)"), 4);
    EXPECT_EQ(times(html, "data-log-out"), 1);
}

TEST(Page, HasEachIdOnce) {
    auto const html = page(shell(), Html()).string();
    std::map<std::string, int> ids;
    for (auto at = html.find(" id=\""); at != std::string::npos; at = html.find(" id=\"", at + 1))
        ++ids[html.substr(at + 5, html.find('"', at + 5) - at - 5)];
    for (auto const& [id, count] : ids) EXPECT_EQ(count, 1) << id;
    for (auto const* id : {"main", "side", "apps", "create", "account", "keys"})
        EXPECT_EQ(ids.count(id), 1u) << id;
}

TEST(AuthPage, KeepsTheNameAndNeverThePassword) {
    auto const html = auth_page({.document = {say, "Log in"},
                                 .organisation = "Xarxa Lligam",
                                 .action = "/login",
                                 .csrf = "t",
                                 .user_name = "marta",
                                 .next = "/people",
                                 .error = Html("Name or password is wrong.")});
    EXPECT_TRUE(has(html, "Log in to Xarxa Lligam"));
    EXPECT_TRUE(has(html, R"(value="marta")"));
    EXPECT_TRUE(has(html, R"(<input type="hidden" name="next" value="/people">)"));
    EXPECT_TRUE(has(html, R"(<div class="notice bad" role="alert">)"));
    EXPECT_TRUE(has(html, R"(autocomplete="current-password")"));
}

TEST(DataTable, SaysHowItIsSorted) {
    Table table{
        .caption = "People, sorted by name",
        .columns = {{.label = "Name", .sort_href = "?sort=-name", .sorted = Sorted::ascending},
                    {.label = "Taught", .sort_href = "?sort=taught", .numeric = true},
                    {.label = "Place"}},
        .rows = {{.cells = {Html("Aisha"), Html("21"), Html()}}}};
    auto const html = data_table(say, table);
    EXPECT_EQ(times(html, "aria-sort"), 1);
    EXPECT_TRUE(has(
        html,
        R"(<th role="columnheader" scope="col" aria-sort="ascending"><a href="?sort=-name">Name )"));
    EXPECT_TRUE(has(html, R"(<th role="columnheader" scope="col">Place</th>)"));
    EXPECT_TRUE(has(
        html,
        R"(<th role="rowheader" scope="row">Aisha</th><td role="cell" class="num" data-label="Taught">21</td>)"));
    EXPECT_TRUE(has(html, R"(<td role="cell" data-label="Place"></td></tr>)"));
    EXPECT_TRUE(has(html, R"(<caption class="visually-hidden">People, sorted by name</caption>)"));
}

TEST(Pager, ShowsTheEndsAndTheNeighbours) {
    EXPECT_EQ(pages_shown(1, 9), (std::vector<long long>{1, 2, 3, 0, 9}));
    EXPECT_EQ(pages_shown(5, 9), (std::vector<long long>{1, 0, 3, 4, 5, 6, 7, 0, 9}));
    EXPECT_EQ(pages_shown(9, 9), (std::vector<long long>{1, 0, 7, 8, 9}));
    EXPECT_EQ(pages_shown(2, 2), (std::vector<long long>{1, 2}));
    EXPECT_EQ(pages_shown(4'000'000, 9'000'000).size(), 9u);
}

TEST(Pager, MarksThisPageAndLeavesOutWhatIsNotThere) {
    Pager first{.range = "1–25 of 214", .page = 1, .pages = 9, .href = [](long long page) {
                    return "?page=" + std::to_string(page);
                }};
    auto const html = pager(say, first);
    EXPECT_TRUE(has(html, R"(<a href="?page=1" aria-current="page">1</a>)"));
    EXPECT_TRUE(has(html, R"(<a href="?page=2" rel="next" aria-label="Next page">)"));
    EXPECT_FALSE(has(html, "Previous page"));
    EXPECT_FALSE(has(pager(say, {.range = "1–3 of 3", .href = first.href}), "<ul"));
}

TEST(FilterBar, IsAFormThatWorksWithoutScript) {
    FilterBar bar{.id = "filter",
                  .list_id = "list",
                  .label = "Filter people",
                  .action = "/people/people",
                  .search_label = "Name or e-mail",
                  .search_value = "nuria",
                  .set = {{"Country", "Spain", "/people/people?q=nuria"}},
                  .fields = Html("fields"),
                  .kept = {{"sort", "-name"}}};
    auto const html = filter_bar(say, bar);
    EXPECT_TRUE(has(html, R"(role="search" aria-label="Filter people" action="/people/people")"));
    EXPECT_TRUE(has(html, R"(hx-target="#list" hx-select="#list")"));
    EXPECT_TRUE(has(html, R"(<input type="hidden" name="sort" value="-name">)"));
    EXPECT_TRUE(has(
        html,
        R"(<a class="chip-x" href="/people/people?q=nuria" aria-label="Remove filter Country">)"));
    EXPECT_TRUE(has(html, R"(popovertarget="filter-fields")"));
    EXPECT_TRUE(has(html, R"(id="filter-fields" popover)"));
    EXPECT_TRUE(has(html, R"(type="submit")"));
}

TEST(Tabs, AreLinksAndShowZero) {
    auto const html =
        tabs(say, "Parts of this record", {{"Overview", "?", "", true}, {"Tasks", "?tab=tasks", "0"}});
    EXPECT_TRUE(has(html, R"(<a href="?" aria-current="page">Overview</a>)"));
    EXPECT_TRUE(has(html, R"(<a href="?tab=tasks">Tasks <span class="n">0</span></a>)"));
    EXPECT_FALSE(has(html, "popover"));
}

TEST(Tabs, BeyondSevenGoIntoAMenuButNeverTheCurrentOne) {
    std::vector<Tab> parts;
    for (int i = 1; i <= 9; ++i) parts.push_back({"Part " + std::to_string(i), "?", "", i == 9});
    auto const html = tabs(say, "Parts of this record", parts);
    auto const menu_at = html.string().find(R"(<div class="menu" id="more-tabs" popover>)");
    ASSERT_NE(menu_at, std::string::npos);
    EXPECT_LT(html.string().find("Part 6<"), menu_at);
    EXPECT_LT(html.string().find("Part 9<"), menu_at);
    EXPECT_GT(html.string().find("Part 7<"), menu_at);
    EXPECT_GT(html.string().find("Part 8<"), menu_at);
    EXPECT_TRUE(has(html, R"(popovertarget="more-tabs">More)"));
}

TEST(Buttons, ToldSoAreFollowedByTheKeyE) {
    EXPECT_TRUE(has(link_button({.label = "Edit", .edits = true}, "/people/people/7/edit"),
                    R"(href="/people/people/7/edit" data-edit>)"));
    EXPECT_FALSE(has(link_button({.label = "Export"}, "#"), "data-edit"));
}

TEST(FormField, TiesErrorAndHintToTheControl) {
    Field f{.id = "email",
            .name = "email",
            .label = "E-mail",
            .hint = "Seen by staff only.",
            .error = "Write a full address, for example name@mail.org.",
            .required = true};
    auto const html = field(say, f, input(f, {.value = "mercè@", .type = "email"}));
    EXPECT_TRUE(has(html, R"(<label for="email">E-mail</label>)"));
    EXPECT_TRUE(has(html, R"(aria-describedby="email-error email-hint" aria-invalid="true")"));
    EXPECT_TRUE(has(html, R"(id="email-error")"));
    EXPECT_TRUE(has(html, R"(<p class="hint" id="email-hint">)"));
    EXPECT_TRUE(has(html, "value=\"mercè@\"")) << "what was typed is kept";
}

TEST(FormField, MarksTheOptionalOnes) {
    Field f{.id = "site", .name = "site", .label = "Web page"};
    EXPECT_TRUE(
        has(field(say, f, input(f, {})), R"(Web page <span class="opt">(optional)</span>)"));
    f.mark_optional = false;
    EXPECT_FALSE(has(field(say, f, input(f, {})), "optional"));
}

TEST(FormField, KeepsTheFirstLineBreakOfAText) {
    Field f{.id = "note", .name = "note", .label = "Note"};
    EXPECT_TRUE(has(textarea(f, "\nsecond line"), ">\n\nsecond line</textarea>"));
}

TEST(FormField, ShowsAnExampleInAnEmptyText) {
    Field f{.id = "note", .name = "note", .label = "Note"};
    EXPECT_TRUE(has(textarea(f, "", 2, 0, "For example"), R"(placeholder="For example")"));
}

TEST(FormField, SaysTheLabelOfATickOnce) {
    Field f{.id = "open", .name = "open", .label = "Open to all", .hint = "Not only members."};
    auto const html = tick_field(f, true).string();
    EXPECT_EQ(html.find("Open to all"), html.rfind("Open to all"));
    EXPECT_TRUE(has(tick_field(f, true), R"(aria-describedby="open-hint")"));
    EXPECT_TRUE(has(tick_field(f, true), R"(<p class="hint" id="open-hint">)"));
}

TEST(Picker, OfSeveralSendsSomethingEvenWhenNothingIsChosen) {
    Field f{.id = "tags", .name = "tags", .label = "Tags"};
    EXPECT_TRUE(has(picker(say, f, {.choices = {}, .many = true}),
                    R"(<input type="hidden" name="tags" value="">)"));
    EXPECT_FALSE(has(picker(say, f, {.choices = {}}), "hidden"));
}

TEST(FormField, GivesEachChoiceItsOwnId) {
    Field f{.id = "role", .name = "role", .label = "Role", .required = true};
    auto const html = radios(f, {{"a", "A", true}, {"b", "B"}});
    EXPECT_TRUE(
        has(html, R"(<input type="radio" id="role" name="role" value="a" checked required>)"));
    EXPECT_TRUE(has(html, R"(<input type="radio" id="role-1" name="role" value="b" required>)"));
}

TEST(FormField, ReadOnlyIsNotAsked) {
    Field f{.id = "x", .name = "x", .label = "X", .read_only = true};
    EXPECT_TRUE(has(input(f, {}), "readonly"));
    EXPECT_TRUE(has(select(f, {}), "disabled"));
}

TEST(Picker, IsAPlainSelectForThoseWithoutScript) {
    Field f{.id = "lessons", .name = "lessons", .label = "Lessons"};
    auto const html = picker(say, f, {.choices = {{"1", "Git", true}, {"2", "SQL"}}, .many = true});
    EXPECT_TRUE(has(
        html, R"(<select class="form-select" id="lessons" name="lessons" multiple data-picker)"));
    EXPECT_TRUE(
        has(html, R"(<option value="1" selected>Git</option><option value="2">SQL</option>)"));
}

TEST(ErrorSummary, CountsAndLeadsToTheFields) {
    auto const html = error_summary(say, {{"email", "E-mail is used by another person"},
                                          {"", "Someone else changed this record"}});
    EXPECT_TRUE(has(html, R"(role="alert" tabindex="-1")"));
    EXPECT_TRUE(has(html, "2 fields need a fix. Nothing was saved yet."));
    EXPECT_TRUE(has(html, R"(<a href="#email">E-mail is used by another person</a>)"));
    EXPECT_TRUE(has(html, "<li>Someone else changed this record</li>"));
}

TEST(RecordForm, CarriesTheTokenTheVersionAndTheSaveBar) {
    RecordForm form{.id = "person",
                    .action = "/people/people/7/edit",
                    .csrf = "t",
                    .save_label = "Save person",
                    .discard_href = "/people/people/7",
                    .person_id = 3,
                    .hidden = {{"version", "12"}}};
    auto const html = record_form(say, form, Html("sections"));
    EXPECT_TRUE(has(
        html,
        R"(<form id="person" method="post" action="/people/people/7/edit" novalidate data-draft="3">)"));
    EXPECT_TRUE(has(html, R"(<input type="hidden" name="csrf" value="t">)"));
    EXPECT_TRUE(has(html, R"(<input type="hidden" name="version" value="12">)"));
    EXPECT_TRUE(has(html, R"(data-many="{count} changes not saved")"));
    EXPECT_TRUE(has(html, "Save person</button>"));
    form.refused = true;
    EXPECT_TRUE(has(record_form(say, form, Html()), "data-refused"));
}

TEST(Avatar, ShowsFirstAndLastInitialInASteadyTint) {
    EXPECT_EQ(initials("Núria Camps i Font"), "NF");
    EXPECT_EQ(initials("Òscar"), "Ò");
    EXPECT_EQ(initials("  "), "");
    EXPECT_EQ(tint_of(1), tint_of(7));
    EXPECT_GE(tint_of(-5), 1);
    EXPECT_LE(tint_of(1'000'005), 6);
    EXPECT_TRUE(has(avatar("Ana Mir", 1), R"(aria-hidden="true">AM</span>)"));
}

TEST(Facts, LeaveOutWhatIsEmpty) {
    auto const html = facts({{"E-mail", Html("a@b.test")}, {"Pronouns", Html()}});
    EXPECT_TRUE(has(html, "<dt>E-mail</dt><dd>a@b.test</dd>"));
    EXPECT_FALSE(has(html, "Pronouns"));
}

TEST(Timeline, TellsWhatAValueWasAndIs) {
    auto const html =
        changed(say, {"Marta Soler", "Works at", Html("Freelance"), Html("Institut Tramuntana")});
    EXPECT_EQ(
        html.string(),
        R"(<span class="strong">Marta Soler</span> changed Works at: <del class="was">Freelance</del> )"
        R"(<ins class="now">Institut Tramuntana</ins>)");
    EXPECT_TRUE(has(changed(say, {"Marta", "Place", Html(), Html("Vic")}), "set Place"));
    EXPECT_TRUE(has(changed(say, {"Marta", "Place", Html("Vic"), Html()}), "emptied Place"));
}

TEST(Sentence, FillsItsPlacesAndEscapesTheRest) {
    EXPECT_EQ(sentence("a < {x} > {unknown}b", {{"x", element("b", {}, "1 & 2")}}).string(),
              "a &lt; <b>1 &amp; 2</b> &gt; b");
    EXPECT_EQ(sentence("an open { brace", {}).string(), "an open { brace");
}

TEST(Confirm, PutsTheHarmlessWayFirst) {
    auto const html = confirm(say, {.title = "Delete Ana?",
                                    .effect = "Gone for good.",
                                    .yes = {.label = "Delete person", .look = Look::danger},
                                    .deed = {"/people/people/7/delete", "t"},
                                    .cancel_href = "/people/people/7"})
                          .string();
    EXPECT_LT(html.find("Cancel"), html.find("Delete person"));
    EXPECT_NE(html.find("autofocus"), std::string::npos);
}

TEST(Toast, StaysLongerWithUndo) {
    EXPECT_TRUE(has(toast(say, {.text = "Saved"}), R"(role="status" data-seconds="8")"));
    EXPECT_TRUE(
        has(toast(say, {.text = "Archived", .undo_label = "Undo", .undo = Deed{"/undo", "t"}}),
            R"(data-seconds="12")"));
}

}  // namespace
}  // namespace ateneu::ui
