#include "apps/workshops/amy/taker.h"

#include <algorithm>

#include "apps/workshops/amy/importing.h"
#include "core/takeover/record_writer.h"
#include "apps/workshops/amy/row_reader.h"
#include "apps/workshops/amy/versions_taker.h"
#include "core/takeover/written_rows.h"
#include "core/base/result.h"
#include "core/base/text.h"
#include "core/entity/schema.h"

namespace ateneu::workshops::amy {

namespace {

/// Counts rows that nothing becomes of.
class LeftOutTaker final : public Taker {
public:
    LeftOutTaker(Importing& importing, std::string table, std::string reason)
        : account_(importing.account), table_(std::move(table)), reason_(std::move(reason)) {}
    void row(std::span<db::Cell const>, std::int64_t) override {
        account_.left_out(table_, reason_);
    }

private:
    takeover::Tally& account_;
    std::string table_, reason_;
};

/// Rows that become records.
class RecordTaker final : public Taker {
public:
    RecordTaker(Importing& importing, Table const& table, Entity const& entity,
                std::vector<std::string> const& columns)
        : importing_(importing),
          table_(table),
          entity_(entity),
          reader_(table, entity, columns, importing.survey, importing.keys, importing.now),
          rows_(std::string(table.name), importing.sql.sqlite()) {
        importing.account.unknown_columns(table.name, reader_.unknown());
        if (table.entity == "people.person")
            logins_.emplace(logins(), *importing.registry.find(logins().entity), columns,
                            importing.survey, importing.keys, importing.now);
        if (table.key == Key::none && !importing.last_id.contains(&entity))
            importing.last_id[&entity] =
                importing.sql.integer("SELECT MAX(\"id\") FROM \"" + entity.table() + "\"")
                    .value_or(0);
        writer_.emplace(importing.sql, entity);
    }

    void row(std::span<db::Cell const> cells, std::int64_t line) override {
        try {
            take(cells, line);
        } catch (CellFault const& fault) {
            throw ImportError(ImportError::Kind::dump, std::string(table_.name), line,
                              fault.reason);
        } catch (db::Error const& error) {
            rows_.refused(error);
        }
    }
    void finish() override {
        try {
            writer_->finish();
        } catch (db::Error const& error) {
            rows_.refused(error);
        }
    }

private:
    void take(std::span<db::Cell const> cells, std::int64_t line) {
        auto& row = reader_.read(cells);
        if (!row.left_out.empty()) return importing_.account.left_out(table_.name, row.left_out);
        if (row.lost_subject)
            importing_.account.count("Rows of " + std::string(table_.name) +
                                     " about a record that is gone or not taken over");
        if (table_.key == Key::none) row.record.id = ++importing_.last_id[&entity_];
        rows_.next(line);
        writer_->write(row.record);
        importing_.account.written(table_.name);
        if (logins_) take_login(logins_->read(cells).record);
    }
    /// People who can't log in and never did have no login.
    void take_login(Record const& login) {
        auto const is_set = [&](std::string_view field) {
            auto const& value =
                login.values[static_cast<std::size_t>(logins_entity().index_of(field))];
            return !is_blank(value) && integer_of(value) + !text_of(value).empty() != 0;
        };
        for (auto const* field : {"password", "is_active", "is_superuser", "last_login"})
            if (is_set(field)) {
                importing_.logins.push_back(login);
                return;
            }
    }
    Entity const& logins_entity() const { return *importing_.registry.find(logins().entity); }

    Importing& importing_;
    Table const& table_;
    Entity const& entity_;
    RowReader reader_;
    std::optional<RowReader> logins_;
    std::optional<takeover::RecordWriter> writer_;
    takeover::WrittenRows rows_;
};

/// Rows of a many-to-many table.
class LinksTaker final : public Taker {
public:
    LinksTaker(Importing& importing, Links const& links, Entity const& entity,
               std::vector<std::string> const& columns)
        : importing_(importing),
          links_(links),
          entity_(entity),
          field_(*entity.find(links.field)),
          from_(column(columns, links.from)),
          to_(column(columns, links.to)),
          rows_(std::string(links.name), importing.sql.sqlite()) {
        auto const link = link_table(entity, field_);
        bulk_ = importing.sql.bulk(link.name, std::vector<std::string>{link.from, link.to}, "ii");
    }

    void row(std::span<db::Cell const> cells, std::int64_t line) override {
        auto const from = key(entity_, links_.from, cells[from_], line);
        auto const to = key(field_.target(), links_.to, cells[to_], line);
        if (to == 0)
            return importing_.account.left_out(links_.name,
                                               "a permission that this program doesn't have");
        std::string const texts[] = {std::to_string(from), std::to_string(to)};
        std::optional<std::string_view> const ends[] = {texts[0], texts[1]};
        rows_.next(line);
        try {
            bulk_->row(ends);
        } catch (db::Error const& error) {
            rows_.refused(error);
        }
        importing_.account.written(links_.name);
    }
    void finish() override {
        try {
            bulk_->finish();
        } catch (db::Error const& error) {
            rows_.refused(error);
        }
    }

private:
    [[noreturn]] void broken(std::int64_t line, std::string reason) const {
        throw ImportError(ImportError::Kind::dump, std::string(links_.name), line,
                          std::move(reason));
    }
    std::size_t column(std::vector<std::string> const& columns, std::string_view name) const {
        auto const at = std::find(columns.begin(), columns.end(), name);
        if (at == columns.end()) broken(0, "it has no column " + std::string(name));
        return static_cast<std::size_t>(at - columns.begin());
    }
    /// 0 for a permission that AMY knows and we don't.
    std::int64_t key(Entity const& target, std::string_view column, db::Cell cell,
                     std::int64_t line) {
        if (!cell) broken(line, "column " + std::string(column) + " is empty");
        if (auto const id = importing_.keys.find(target, *cell)) return *id;
        if (target.full_name() == "people.permission" &&
            importing_.survey.permissions().contains(parse_integer(*cell).value_or(0)))
            return 0;
        broken(line, "column " + std::string(column) + " points at `" +
                         std::string(cell->substr(0, 60)) + "`, which isn't in the dump");
    }

    Importing& importing_;
    Links const& links_;
    Entity const& entity_;
    Field const& field_;
    std::size_t from_, to_;
    std::unique_ptr<db::Connection::Bulk> bulk_;
    takeover::WrittenRows rows_;
};

/// AMY's permissions: ours are the program's own, so each only finds its match.
class PermissionTaker final : public Taker {
public:
    PermissionTaker(Importing& importing, std::vector<std::string> const& columns)
        : importing_(importing),
          id_(static_cast<std::size_t>(std::find(columns.begin(), columns.end(), "id") -
                                       columns.begin())) {}
    void row(std::span<db::Cell const> cells, std::int64_t) override {
        constexpr std::string_view table = "auth_permission";
        auto const id = parse_integer(cells[id_].value_or("")).value_or(0);
        if (importing_.permissions.find(id))
            importing_.account.written(table);
        else
            importing_.account.left_out(
                table, "of a kind of record or a deed that this program doesn't have");
    }

private:
    Importing& importing_;
    std::size_t id_;
};

}  // namespace

std::unique_ptr<Taker> taker_of(Importing& importing, std::string const& name,
                                std::vector<std::string> const& columns) {
    if (auto reason = reason_to_leave_out(name))
        return std::make_unique<LeftOutTaker>(importing, name, std::move(*reason));
    if (name == "auth_permission") return std::make_unique<PermissionTaker>(importing, columns);
    if (name == "reversion_revision") return revision_taker(importing, columns);
    if (name == "reversion_version") return version_taker(importing, columns);
    if (auto const* const links = links_named(name))
        return std::make_unique<LinksTaker>(importing, *links,
                                            *importing.registry.find(links->entity), columns);
    auto const& table = *table_named(name);
    bool const other_scheme =
        !table.other_scheme.empty() &&
        std::find(columns.begin(), columns.end(), table.other_scheme) != columns.end();
    if (other_scheme)
        return std::make_unique<LeftOutTaker>(importing, name,
                                              std::string(table.other_scheme_reason));
    return std::make_unique<RecordTaker>(importing, table, *importing.registry.find(table.entity),
                                         columns);
}

void Takers::table(std::string_view name, std::vector<std::string> const& columns) {
    finish();
    name_ = name;
    importing_.account.of(name);
    taker_ = taker_of(importing_, name_, columns);
}

void Takers::row(std::span<db::Cell const> cells, std::int64_t line) {
    ++importing_.account.of(name_).in_dump;
    taker_->row(cells, line);
}

void Takers::finish() {
    if (taker_) taker_->finish();
    taker_.reset();
}

}  // namespace ateneu::workshops::amy
