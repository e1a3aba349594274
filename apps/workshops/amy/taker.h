#pragma once
#include <memory>
#include <string>
#include <vector>

#include "core/db/dump_reader.h"

namespace ateneu::workshops::amy {

struct Importing;

/// Takes the rows of one table, or of one part of it.
class Taker {
public:
    virtual ~Taker() = default;
    /// Throws `ImportError`.
    virtual void row(std::span<db::Cell const> cells, std::int64_t line) = 0;
    /// Until then nothing else may use the connection.
    virtual void finish() {}
};

/// Whoever takes rows of this table with these columns.
std::unique_ptr<Taker> taker_of(Importing& importing, std::string const& table,
                                std::vector<std::string> const& columns);

/// Gives each part of a dump to its taker: the second reading.
class Takers final : public db::DumpSink {
public:
    explicit Takers(Importing& importing) : importing_(importing) {}
    void table(std::string_view name, std::vector<std::string> const& columns) override;
    void row(std::span<db::Cell const> cells, std::int64_t line) override;
    /// After the last row.
    void finish();

private:
    Importing& importing_;
    std::string name_;
    std::unique_ptr<Taker> taker_;
};

}  // namespace ateneu::workshops::amy
