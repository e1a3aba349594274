#include <algorithm>

#include "core/html/list.h"

namespace ateneu::ui {
namespace {

Html number(Pager const& pager, long long page) {
    auto const shown = std::to_string(page);
    if (page == 0) return element("li", {}, element("span", {}, "…"));
    if (page == pager.page)
        return element("li", {},
                       element("a", {{"href", pager.href(page)}, {"aria-current", "page"}}, shown));
    return element("li", {}, element("a", {{"href", pager.href(page)}}, shown));
}

Html arrow(Pager const& pager, long long page, std::string const& label, Html const& drawing,
           std::string_view rel) {
    return element(
        "li", {},
        element("a", {{"href", pager.href(page)}, {"rel", rel}, {"aria-label", label}}, drawing));
}

Html sizes(Say const& say, Pager const& pager) {
    if (pager.sizes.empty() || !pager.size_href) return {};
    Html choices;
    for (auto const size : pager.sizes) {
        Attributes link{{"href", pager.size_href(size)}};
        if (size == pager.size) link.add({"aria-current", "true"});
        choices += element("li", {}, element("a", link, std::to_string(size)));
    }
    return element("span", {{"class", "only-wide"}}, say.t("Rows a page")) +
           element("ul", {{"class", "plain only-wide"}}, choices);
}

}  // namespace

std::vector<long long> pages_shown(long long page, long long pages) {
    std::vector<long long> out;
    for (long long each = 1; each <= pages; ++each) {
        auto const near = each >= page - 2 && each <= page + 2;
        if (each == 1 || each == pages || near)
            out.push_back(each);
        else if (out.back() != 0)
            out.push_back(0);
        // From a gap straight to the next page that is shown: a list may have thousands.
        if (out.back() == 0) each = std::max(each, (each < page ? page - 2 : pages) - 1);
    }
    return out;
}

Html pager(Say const& say, Pager const& pager) {
    Html pages;
    if (pager.page > 1)
        pages += arrow(pager, pager.page - 1, say.t("Previous page"), icon("chevron-left", "i-dir"),
                       "prev");
    if (pager.pages > 1)
        for (auto const page : pages_shown(pager.page, pager.pages)) pages += number(pager, page);
    if (pager.has_next || pager.page < pager.pages)
        pages += arrow(pager, pager.page + 1, say.t("Next page"), icon("chevron-right", "i-dir"),
                       "next");
    auto content =
        element("span", {{"class", "tnum"}, {"role", "status"}}, pager.range) + sizes(say, pager);
    if (!pages.empty()) content += element("ul", {{"class", "plain push"}}, pages);
    return element("nav", {{"class", "pager"}, {"aria-label", say.t("Pages")}}, content);
}

}  // namespace ateneu::ui
