#pragma once
#include <map>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "core/store/keyed.h"

// What validation asks the database: once for each record, or once for many. Only core/store includes this.

namespace ateneu {

class Lookups {
public:
    virtual ~Lookups() = default;
    /// How many of the keys are rows that the authority may see.
    virtual std::int64_t seen(Entity const& target, Keys const& keys) = 0;
    /// Fields of a record that no other row may hold alike; none of them is absent.
    struct Claim {
        Entity const& entity;
        std::vector<Field const*> const& fields;
        std::string_view where;  ///< only among those rows
        Record const& record;
        Keys const& going;  ///< rows that don't count: they go with this change
    };
    virtual bool is_taken(Claim const& claim) = 0;
};

/// One query a question.
class EachLookup : public Lookups {
public:
    explicit EachLookup(Transaction& tx) : tx_(tx) {}
    std::int64_t seen(Entity const& target, Keys const& keys) override;
    bool is_taken(Claim const& claim) override;

private:
    Transaction& tx_;
};

/// For many records: the same validation runs twice. First it only gathers what will be asked, with every answer
/// favourable; then the database is asked set-wise, and validation runs again with the answers.
/// Records that were accepted count as rows, so that two new ones can't claim the same.
class ManyLookups : public Lookups {
public:
    explicit ManyLookups(Transaction& tx) : tx_(tx) {}
    std::int64_t seen(Entity const& target, Keys const& keys) override;
    bool is_taken(Claim const& claim) override;

    void gather() { is_gathering_ = true; }
    /// Asks the database; answers are good until `gather` is called again.
    void answer();
    /// The record validated last is good (or not): what it claims is its own from now on (or free).
    void settle(bool is_accepted);

private:
    using Key = std::pair<std::vector<Field const*>, std::string_view>;
    struct Asked {
        std::map<std::string, std::vector<Value>> wanted;  ///< by spelling
        Holders held;
        std::set<std::string> claimed;
    };
    void find_targets(Entity const& target, std::set<std::int64_t>& wanted);

    Transaction& tx_;
    bool is_gathering_ = true;
    std::map<Entity const*, std::set<std::int64_t>> wanted_, visible_;
    std::map<std::pair<Entity const*, Key>, Asked> asked_;
    std::vector<std::pair<Asked*, std::string>> claims_;
};

}  // namespace ateneu
