#pragma once
#include <map>
#include <set>
#include <string>
#include <unordered_map>

#include "core/store/store.h"

namespace ateneu::intake {

/// Finds the records that cells name: by id (`12`, `#12`), by the value of a unique field, or by title, in this order.
/// Asked for many at once; what was found is kept.
class References {
public:
    explicit References(Transaction& tx) : tx_(tx) {}

    void want(Entity const& target, std::string const& text);
    /// Looks up all that were wanted since the last time.
    void find();
    struct Found {
        std::int64_t id = 0;    ///< 0: none
        std::int64_t count = 0; ///< more than one: nobody can tell which is meant
    };
    Found of(Entity const& target, std::string const& text) const;

private:
    struct Targets {
        std::set<std::string> wanted;
        std::unordered_map<std::string, Found> found;
        bool has_titles = false;
        std::unordered_map<std::string, std::vector<std::pair<std::int64_t, std::string>>> titles;  ///< by folded title
    };
    void by_id(Entity const& target, Targets& targets);
    void by_unique_field(Entity const& target, Field const& field, Targets& targets);
    void by_title(Entity const& target, Targets& targets);
    void read_titles(Entity const& target, Targets& targets);

    Transaction& tx_;
    std::map<Entity const*, Targets> kinds_;
};

/// The names in a cell of several: by line, by semicolon, or ids with commas between them.
std::vector<std::string> names_in(std::string_view cell);

}  // namespace ateneu::intake
