#pragma once
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "apps/workshops/amy/cell.h"
#include "core/takeover/id_set.h"
#include "apps/workshops/amy/mapping.h"
#include "core/db/dump_reader.h"

namespace ateneu::workshops::amy {

/// A kind of record as AMY's register of content types names it.
struct Model {
    std::string name;              ///< `workshops.event`
    Table const* table = nullptr;  ///< null: we have none such
    Entity const* entity = nullptr;
};

/// The first reading of a dump: what there is and who is known by which key, so that the second
/// may check each reference where it stands, whatever the order of the tables.
class Survey final : public db::DumpSink {
public:
    explicit Survey(Registry const& registry) : registry_(registry) {}

    void declared(std::string_view name, std::vector<std::string> const& columns) override;
    void table(std::string_view name, std::vector<std::string> const& columns) override;
    /// Throws `ImportError` for a key that is none or that another row has.
    void row(std::span<db::Cell const> cells, std::int64_t line) override;

    struct Surveyed {
        std::int64_t rows = 0;
        takeover::IdSet ids;
        std::unordered_map<std::string, std::int64_t> uuids;  ///< → the integer id it gets
    };
    std::map<std::string, Surveyed, std::less<>> const& tables() const { return tables_; }
    /// null where the dump doesn't have the table.
    Surveyed const* table_of(Entity const& entity) const;
    /// null: there is no such content type.
    Model const* model(std::int64_t content_type) const;
    /// The highest id that a record of the entity has or once had, as versions tell.
    std::int64_t highest(Entity const& entity) const;

    /// A permission of AMY's: content type and code name.
    struct Permission {
        std::int64_t content_type = 0;
        std::string code;
    };
    std::map<std::int64_t, Permission> const& permissions() const { return permissions_; }
    /// When a revision was made, in µs; nothing where there is no such revision.
    std::optional<std::int64_t> revised_at(std::int64_t revision) const;

private:
    struct Current {
        std::string name;
        Surveyed* surveyed = nullptr;
        Key key = Key::none;
        int id = -1, first = -1, second = -1;  ///< columns: the key and what else is remembered
        void (Survey::*remember)(std::span<db::Cell const>, std::int64_t id) = nullptr;
    };
    void remember_content_type(std::span<db::Cell const> cells, std::int64_t id);
    void remember_permission(std::span<db::Cell const> cells, std::int64_t id);
    void remember_revision(std::span<db::Cell const> cells, std::int64_t id);
    void remember_version(std::span<db::Cell const> cells, std::int64_t id);
    std::string_view text(std::span<db::Cell const> cells, int column) const;

    Registry const& registry_;
    std::map<std::string, Surveyed, std::less<>> tables_;
    std::map<std::int64_t, Model> models_;
    std::map<std::int64_t, Permission> permissions_;
    std::unordered_map<std::int64_t, std::int64_t> revised_at_;
    std::map<std::int64_t, std::int64_t> highest_version_;  ///< by content type
    Current current_;
};

}  // namespace ateneu::workshops::amy
