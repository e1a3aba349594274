#include <algorithm>

#include "core/store/list.h"
#include "core/store/removal.h"

namespace ateneu {

std::vector<Dependents> Transaction::dependents(Entity const& entity, std::int64_t id) {
    std::vector<Dependents> all;
    for (auto const& [from, field] : ways_to(registry_, entity)) {
        auto const ids = hanging(*this, *from, *field, entity, id);
        if (ids.empty()) continue;
        Dependents found{from, field, field->options.on_delete, static_cast<std::int64_t>(ids.size()), {}, field->is_link()};
        for (auto& [key, title] : titles(*this, *from, {ids.begin(), ids.begin() + std::min<std::ptrdiff_t>(5, std::ssize(ids))}))
            found.some.emplace_back(key, std::move(title));
        all.push_back(std::move(found));
    }
    std::stable_sort(all.begin(), all.end(), [](Dependents const& a, Dependents const& b) {
        auto const weight = [](Dependents const& d) { return d.unlinked ? 3 : static_cast<int>(d.rule); };
        return weight(a) < weight(b);
    });
    return all;
}

Written Transaction::remove(Entity const& entity, std::int64_t id, std::int64_t version) {
    auto const stored = find_held(*this, entity, id);
    if (!stored) return gone();
    if (!authority().may(entity, Action::remove, *stored)) return no_permission();
    if (entity.permanent || entity.append_only)
        return refused("permanent", N_("Records of this kind are kept; they can't be deleted."));
    if (version != stored->version && !(version == 0 && is_program(authority())))
        return conflict_with(*this, entity, *stored);
    Removal removal(*this);
    removal.plan(entity, id);
    if (removal.is_protected())
        return refused("protected", N_("Other records need this one. Change or delete those first."));
    removal.carry_out();
    Written written;
    written.id = id;
    return written;
}

}  // namespace ateneu
