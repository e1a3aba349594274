#include "apps/workshops/amy/versions_taker.h"

#include <algorithm>

#include "apps/workshops/amy/importing.h"
#include "core/base/text.h"
#include "core/base/time.h"

namespace ateneu::workshops::amy {

namespace {

/// Columns found by name once, cells taken by position.
class Columns {
public:
    Columns(std::string table, std::vector<std::string> const& names)
        : table_(std::move(table)), names_(names) {}

    /// Throws where the table lacks it.
    std::size_t operator[](std::string_view name) const {
        auto const at = std::find(names_.begin(), names_.end(), name);
        if (at == names_.end()) broken(0, "it has no column " + std::string(name));
        return static_cast<std::size_t>(at - names_.begin());
    }
    [[noreturn]] void broken(std::int64_t line, std::string reason) const {
        throw ImportError(ImportError::Kind::dump, table_, line, std::move(reason));
    }

private:
    std::string table_;
    std::vector<std::string> names_;
};

std::vector<std::string> const set_columns{"id", "at", "person", "door", "reason", "request"};

class RevisionTaker final : public Taker {
public:
    RevisionTaker(Importing& importing, std::vector<std::string> const& names)
        : importing_(importing),
          columns_("reversion_revision", names),
          id_(columns_["id"]),
          created_(columns_["date_created"]),
          user_(columns_["user_id"]),
          comment_(columns_["comment"]),
          person_(*importing.registry.find("people.person")),
          bulk_(importing.sql.bulk("core_change_set", set_columns, "itittt")) {}

    void row(std::span<db::Cell const> cells, std::int64_t line) override {
        auto const at = parse_instant(cells[created_].value_or(""));
        if (!at) columns_.broken(line, "column date_created is not a moment");
        auto const user = cells[user_];
        if (user && !importing_.keys.find(person_, *user))
            columns_.broken(line, "column user_id points at `" + std::string(user->substr(0, 60)) +
                                      "`, which isn't in the dump");
        auto const id =
            std::to_string(importing_.first_change_set + parse_integer(*cells[id_]).value_or(0));
        auto const moment = iso(*at);
        std::optional<std::string_view> const values[] = {
            id, moment, user, "import", cells[comment_].value_or(""), ""};
        bulk_->row(values);
        importing_.account.written("reversion_revision");
    }
    void finish() override { bulk_->finish(); }

private:
    Importing& importing_;
    Columns columns_;
    std::size_t id_, created_, user_, comment_;
    Entity const& person_;
    std::unique_ptr<db::Connection::Bulk> bulk_;
};

class VersionTaker final : public Taker {
public:
    VersionTaker(Importing& importing, std::vector<std::string> const& names)
        : importing_(importing),
          columns_("reversion_version", names),
          id_(columns_["id"]),
          type_(columns_["content_type_id"]),
          key_(columns_["object_id"]),
          revision_(columns_["revision_id"]),
          format_(columns_["format"]),
          data_(columns_["serialized_data"]) {}

    void row(std::span<db::Cell const> cells, std::int64_t line) override {
        auto const revision = parse_integer(cells[revision_].value_or("")).value_or(0);
        auto const at = importing_.survey.revised_at(revision);
        if (!at) columns_.broken(line, "column revision_id points at what isn't in the dump");
        auto const* const model =
            importing_.survey.model(parse_integer(cells[type_].value_or("")).value_or(0));
        if (!model)
            columns_.broken(line, "column content_type_id points at what isn't in the dump");
        auto const left_out =
            importing_.history.add({.id = parse_integer(*cells[id_]).value_or(0),
                                    .change_set = importing_.first_change_set + revision,
                                    .at = *at,
                                    .model = model,
                                    .key = cells[key_].value_or(""),
                                    .format = cells[format_].value_or(""),
                                    .data = cells[data_].value_or("")});
        if (!left_out.empty()) importing_.account.left_out("reversion_version", left_out);
    }

private:
    Importing& importing_;
    Columns columns_;
    std::size_t id_, type_, key_, revision_, format_, data_;
};

}  // namespace

std::unique_ptr<Taker> revision_taker(Importing& importing,
                                      std::vector<std::string> const& columns) {
    return std::make_unique<RevisionTaker>(importing, columns);
}

std::unique_ptr<Taker> version_taker(Importing& importing,
                                     std::vector<std::string> const& columns) {
    return std::make_unique<VersionTaker>(importing, columns);
}

}  // namespace ateneu::workshops::amy
