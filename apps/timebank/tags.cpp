#include "apps/timebank/tags.h"

#include <algorithm>

#include "apps/timebank/post.h"
#include "core/base/index_letter.h"
#include "core/base/text.h"
#include "core/entity/query.h"

namespace ateneu::timebank {

namespace {

/// Each text of a stored list as a row, `word."value"`.
std::string words_of(Transaction& tx, std::string const& column) {
    return tx.sql().sqlite() ? "json_each(" + column + ") AS word" : "json_array_elements_text(" + column + R"(::json) AS word("value"))";
}

}  // namespace

std::vector<TagCount> tags_in_use(Transaction& tx, Id<Bank> bank, Tagged of, Date today) {
    Query query;
    query.text = R"(SELECT word."value", COUNT(DISTINCT t."id") FROM )";
    if (of == Tagged::members) {
        query.text += R"("timebank_member" t, )" + words_of(tx, R"(t."tags")") + R"( WHERE t."is_active" AND t."person" IS NOT NULL AND t."bank" = )" + query.bind(bank.value);
    } else {
        query.text += R"("timebank_post" t, )" + words_of(tx, R"(t."tags")") + R"( WHERE t."type" = )" + query.bind(std::string(of == Tagged::offers ? "offer" : "request"));
        query.text += R"( AND t."bank" = )" + query.bind(bank.value);
        query.text += " AND " + is_shown_sql("t", query.bind(iso(today)));
    }
    query.text += R"( GROUP BY word."value" ORDER BY word."value")";
    std::vector<std::pair<std::string, TagCount>> found;
    auto const row = query.run(tx.sql());
    while (row->next()) {
        std::string tag(row->text(0));
        found.emplace_back(fold(tag), TagCount{tag, row->integer(1)});
    }
    std::sort(found.begin(), found.end(), [](auto const& a, auto const& b) { return a.first != b.first ? a.first < b.first : a.second.tag < b.second.tag; });
    std::vector<TagCount> all;
    for (auto& [key, tag] : found) all.push_back(std::move(tag));
    return all;
}

std::vector<TagCount> matching(std::vector<TagCount> tags, std::string_view term) {
    auto const sought = fold(term);
    if (sought.empty()) return trimmed(term).empty() ? tags : std::vector<TagCount>{};
    std::erase_if(tags, [&](TagCount const& each) { return fold(each.tag).find(sought) == std::string::npos; });
    return tags;
}

std::vector<TagGroup> by_letter(std::vector<TagCount> const& tags) {
    std::vector<TagGroup> groups;
    for (auto const& each : tags) {
        auto const letter = index_letter(each.tag);
        if (groups.empty() || groups.back().letter != letter) groups.push_back({letter, {}});
        groups.back().tags.push_back(each);
    }
    return groups;
}

}  // namespace ateneu::timebank
