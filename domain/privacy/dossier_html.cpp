#include "core/base/text.h"
#include "core/html/html.h"
#include "domain/privacy/dossier.h"

namespace ateneu::privacy {

namespace {

/// Read from a disk, where none of our files is: small, and without a sign that would be escaped.
constexpr auto style = "body{font:16px/1.5 system-ui,sans-serif;max-width:52rem;margin:2rem auto;padding:0 1rem;color:#152226;background:#fff}"
                       "h1{font-size:1.75rem}h2{font-size:1.25rem;margin-top:2.5rem;border-bottom:1px solid #d8e1e2}h3{font-size:1rem;margin:1.5rem 0 .25rem}"
                       "dl{display:grid;grid-template-columns:minmax(8rem,14rem) 1fr;gap:.25rem 1rem;margin:0}dt{color:#4f6067}dd{margin:0;overflow-wrap:anywhere;white-space:pre-line}"
                       ".small{color:#4f6067;font-size:.875rem}@media(max-width:34rem){dl{display:block}dd{margin:0 0 .5rem}}@media print{h2,h3{break-after:avoid}}";

Html dl(std::vector<Line> const& lines) {
    Html rows;
    for (auto const& line : lines) rows += element("dt", {}, line.label) + element("dd", {}, line.said);
    return element("dl", {}, rows);
}

Html small(std::string const& text) { return text.empty() ? Html() : element("p", {{"class", "small"}}, text); }

Html chapter_html(Say const& say, Chapter const& chapter) {
    Html html = element("h2", {}, say.t(chapter.entity->plural_label)) + small(chapter.why + " " + chapter.erasing);
    if (!chapter.purposes.empty()) html += small(say.t({N_("Used for: {uses}"), {{"uses", join(chapter.purposes, "; ")}}}));
    if (!chapter.retention.empty()) html += small(say.t({N_("Kept: {rules}"), {{"rules", join(chapter.retention, "; ")}}}));
    for (auto const& entry : chapter.entries) html += element("h3", {}, entry.title) + (entry.lines.empty() ? Html() : dl(entry.lines));
    if (!chapter.unnamed.empty()) {
        std::vector<std::string> numbers;
        for (auto const id : chapter.unnamed) numbers.push_back("#" + std::to_string(id));
        html += element("p", {}, say.n("{count} record about somebody else", "{count} records about somebody else", std::ssize(chapter.unnamed)) + ": " + join(numbers, ", "));
    }
    return html;
}

Html told_html(Reader const& reader, std::string const& title, std::vector<Told> const& all) {
    if (all.empty()) return {};
    Html html = element("h2", {}, title);
    for (auto const& told : all)
        html += element("p", {{"class", "small"}}, moment_html(reader, told.at) + Html(" · " + told.who + " · " + told.what)) + (told.lines.empty() ? Html() : dl(told.lines));
    return html;
}

Html use_html(Say const& say, Processing const& use) {
    std::vector<Line> lines;
    auto const line = [&](char const* label, std::string const& said) {
        if (!said.empty()) lines.push_back({"", say.t(label), said, ""});
    };
    line(N_("Purpose"), use.purpose);
    line(N_("Legal basis"), say.t(bases[static_cast<std::size_t>(use.basis)].label));
    line(N_("Where they come from"), use.source);
    line(N_("Who gets them"), use.recipients);
    line(N_("Who handles them for us"), use.processors);
    line(N_("To other countries"), use.transfers);
    line(N_("How long they are kept"), use.retention);
    line(N_("Who is responsible"), use.controller);
    line(N_("Data protection officer"), use.officer);
    return element("h3", {}, use.name) + dl(lines);
}

}  // namespace

std::string dossier_html(Reader const& reader, Dossier const& dossier) {
    auto const& say = reader.say;
    auto const title = say.t({N_("What {organisation} keeps about {name}"), {{"organisation", dossier.organisation}, {"name", dossier.name}}});
    Html body = element("h1", {}, title);
    body += element("p", {}, say.t({N_("As of {date}. You may have anything here corrected, object to its use, or ask that it be erased; write to who looks after this house. You may also complain to the data protection authority."),
                                    {{"date", full_date_text(reader, reader.today())}}}));
    body += small(say.t(N_("Passwords and keys are left out. Other people appear by their initials. The file data.json holds the same for programs.")));
    for (auto const& chapter : dossier.chapters) body += chapter_html(say, chapter);
    body += told_html(reader, say.t(N_("Changes to your record")), dossier.history);
    body += told_html(reader, say.t(N_("Changes that you made")), dossier.deeds);
    if (!dossier.processings.empty()) {
        body += element("h2", {}, say.t(N_("What your data are used for")));
        for (auto const& use : dossier.processings) body += use_html(say, use);
    }
    auto const head = element("meta", {{"charset", "utf-8"}}) + element("meta", {{"name", "viewport"}, {"content", "width=device-width"}}) + element("title", {}, title) + element("style", {}, style);
    return Html::trusted("<!doctype html>").string() + element("html", {{"lang", say.tongue.code}}, element("head", {}, head) + element("body", {}, element("main", {}, body))).string();
}

}  // namespace ateneu::privacy
