#include "core/intake/references.h"

#include <algorithm>

#include "core/access/visible.h"
#include "core/base/text.h"
#include "core/entity/convert.h"
#include "core/store/keyed.h"
#include "core/store/rows.h"

namespace ateneu::intake {

namespace {

/// `12` or `#12`.
std::optional<std::int64_t> id_in(std::string_view text) {
    if (text.starts_with('#')) text.remove_prefix(1);
    auto const id = parse_integer(text);
    if (!id || *id <= 0) return {};
    return id;
}

}  // namespace

void References::want(Entity const& target, std::string const& text) {
    auto& targets = kinds_[&target];
    if (!targets.found.contains(text)) targets.wanted.insert(text);
}

References::Found References::of(Entity const& target, std::string const& text) const {
    auto const kind = kinds_.find(&target);
    if (kind == kinds_.end()) return {};
    auto const found = kind->second.found.find(text);
    return found == kind->second.found.end() ? Found{} : found->second;
}

void References::find() {
    for (auto& [target, targets] : kinds_) {
        auto const is_found = [&found = targets.found](std::string const& text) { return found.contains(text); };
        if (!targets.wanted.empty()) by_id(*target, targets);
        std::erase_if(targets.wanted, is_found);
        for (auto const& field : target->fields) {
            bool const is_text = nothing_of(field).index() == Value(std::string()).index() || field.codec->kind == Kind::text;
            if (!field.options.unique || !is_text || field.kind() == Kind::secret || targets.wanted.empty()) continue;
            by_unique_field(*target, field, targets);
            std::erase_if(targets.wanted, is_found);
        }
        if (!targets.wanted.empty()) by_title(*target, targets);
        targets.wanted.clear();
    }
}

void References::by_id(Entity const& target, Targets& targets) {
    std::vector<std::int64_t> ids;
    for (auto const& text : targets.wanted)
        if (auto const id = id_in(text)) ids.push_back(*id);
    std::set<std::int64_t> there;
    for (auto const& group : in_groups(std::move(ids))) {
        Query query;
        query.text = "SELECT t.\"id\" FROM " + quoted(target.table()) + " t WHERE t.\"id\" IN (" + bind_keys(query, group) + ")";
        query.text += " AND " + visible_sql(tx_.registry(), tx_.authority(), target, "t", query);
        auto const rows = query.run(tx_.sql());
        while (rows->next()) there.insert(rows->integer(0));
    }
    for (auto const& text : targets.wanted)
        if (auto const id = id_in(text); id && there.contains(*id)) targets.found[text] = {*id, 1};
}

void References::by_unique_field(Entity const& target, Field const& field, Targets& targets) {
    std::vector<Field const*> const fields{&field};
    std::map<std::string, std::vector<Value>> wanted;
    std::map<std::string, std::string> spelled;
    for (auto const& text : targets.wanted) {
        auto const value = from_text(field, text);
        if (!value || !std::holds_alternative<std::string>(*value) || is_blank(*value)) continue;
        auto key = spelling(fields, {*value});
        spelled[text] = key;
        wanted.try_emplace(std::move(key), std::vector<Value>{*value});
    }
    auto const held = holders(tx_, target, fields, wanted, "", true);
    for (auto const& [text, key] : spelled)
        if (auto const ids = held.find(key); ids != held.end())
            targets.found[text] = {ids->second.front(), static_cast<std::int64_t>(ids->second.size())};
}

void References::by_title(Entity const& target, Targets& targets) {
    read_titles(target, targets);
    for (auto const& text : targets.wanted) {
        auto const same = targets.titles.find(fold(text));
        Found found;
        if (same != targets.titles.end()) {
            found = {same->second.front().first, static_cast<std::int64_t>(same->second.size())};
            // Of several that fold alike, the one that is written alike.
            auto const is_exact = [&](auto const& each) { return each.second == text; };
            if (found.count > 1 && std::count_if(same->second.begin(), same->second.end(), is_exact) == 1)
                found = {std::find_if(same->second.begin(), same->second.end(), is_exact)->first, 1};
        }
        targets.found[text] = found;
    }
}

/// Titles are worked out, so no index holds them: all are read once.
void References::read_titles(Entity const& target, Targets& targets) {
    if (targets.has_titles) return;
    targets.has_titles = true;
    Query query;
    query.text = "SELECT t.\"id\", " + placed(target.title, "t") + " FROM " + quoted(target.table()) + " t WHERE ";
    query.text += visible_sql(tx_.registry(), tx_.authority(), target, "t", query) + " ORDER BY t.\"id\"";
    auto const rows = query.run(tx_.sql());
    while (rows->next()) targets.titles[fold(rows->text(1))].emplace_back(rows->integer(0), rows->text(1));
}

std::vector<std::string> names_in(std::string_view cell) {
    bool const is_ids = cell.find_first_not_of("0123456789#, ") == std::string_view::npos;
    std::vector<std::string> names;
    std::string name;
    auto const put = [&] {
        if (auto text = trimmed(name); !text.empty()) names.push_back(std::move(text));
        name.clear();
    };
    for (char const c : cell)
        if (c == ';' || c == '\n' || (is_ids && c == ',')) put();
        else name += c;
    put();
    return names;
}

}  // namespace ateneu::intake
