// Rows that no table of fields describes, or that hold people's data without pointing at them.
#include "core/access/secret.h"
#include "core/base/text.h"
#include "core/store/rows.h"
#include "domain/privacy/erase.h"

namespace ateneu::privacy {

namespace {

class Sweep {
public:
    Sweep(Transaction& tx, people::Person const& person) : tx_(tx), texts_(identities_of(person)) {}

    std::int64_t count = 0;

    void run(std::string_view sql, std::initializer_list<db::Parameter> parameters) { count += tx_.sql().execute(sql, parameters); }

    /// `statement` on rows in which a column holds what stands for the person.
    void where_held(std::string const& statement, std::initializer_list<char const*> columns) {
        for (auto const& text : texts_) {
            Query query;
            // As it is written, and in small letters: SQLite's LOWER knows no letters beyond ASCII.
            auto const exact = query.bind("%" + text + "%"), lower = query.bind("%" + lower_ascii(text) + "%");
            std::string condition;
            for (auto const* column : columns)
                condition += std::string(condition.empty() ? "" : " OR ") + column + " LIKE " + exact + " OR LOWER(" + column + ") LIKE " + lower;
            query.text = statement + " WHERE " + condition;
            count += query.execute(tx_.sql());
        }
    }

private:
    Transaction& tx_;
    std::vector<std::string> texts_;
};

/// Rows of files that wait to be imported: those with their name or address, and those that were found to be them.
void erase_import_rows(Sweep& sweep, Keys const& own_ids) {
    for (auto const id : own_ids) {
        auto const theirs = R"((SELECT f."import", f."row_number" FROM "core_import_finding" f JOIN "core_import" i ON i."id" = f."import"
                                WHERE i."kind" = 'people.person' AND f."record" = $1))";
        sweep.run(std::string(R"(DELETE FROM "core_import_row" WHERE ("import", "row_number") IN )") + theirs, {id});
        sweep.run(std::string(R"(DELETE FROM "core_import_finding" WHERE ("import", "row_number") IN )") + theirs, {id});
        sweep.run(R"(DELETE FROM "core_import_mapping" WHERE "person" = $1)", {id});
    }
    sweep.where_held(R"(DELETE FROM "core_import_row")", {"\"cells\""});
    sweep.where_held(R"(DELETE FROM "core_import_finding")", {"\"detail\""});
    // Files that they had brought went with their row in core_import.
    for (auto const* table : {"core_import_row", "core_import_finding"})
        sweep.run("DELETE FROM " + quoted(table) + R"( WHERE "import" NOT IN (SELECT "id" FROM "core_import"))", {});
}

/// What they gave as a reason and what their tokens are called; reasons of others for changes to their record.
void erase_reasons(Sweep& sweep, Keys const& own_ids) {
    for (auto const id : own_ids) {
        sweep.run(R"(UPDATE "core_change_set" SET "reason" = '', "via" = '' WHERE "person" = $1 AND ("reason" <> '' OR "via" <> ''))", {id});
        sweep.run(R"(UPDATE "core_change_set" SET "reason" = '' WHERE "reason" <> '' AND "id" IN
                     (SELECT "change_set" FROM "core_change" WHERE "entity" = 'people.person' AND "record" = $1))", {id});
    }
    sweep.where_held(R"(UPDATE "core_change_set" SET "reason" = '')", {"\"reason\""});
}

void erase_login_attempts(Sweep& sweep, people::Person const& person) {
    auto names = addresses_of(person);
    names.push_back(lower_ascii(person.username));
    sweep.run(R"(DELETE FROM "people_login_attempt" WHERE "account" = $1)", {std::to_string(person.id.value)});
    for (auto const& name : names) sweep.run(R"(DELETE FROM "people_login_attempt" WHERE "account" = $1)", {sha256_hex(name)});
}

}  // namespace

std::int64_t erase_technical(Transaction& tx, people::Person const& person, Keys const& own_ids) {
    Sweep sweep(tx, person);
    erase_import_rows(sweep, own_ids);
    erase_reasons(sweep, own_ids);
    // Webhooks of theirs may have ordered some while the others went.
    for (auto const id : own_ids) sweep.run(R"(DELETE FROM "core_job" WHERE "owner_type" = 'people.person' AND "owner_id" = $1)", {id});
    erase_login_attempts(sweep, person);
    sweep.where_held(R"(DELETE FROM "core_answer")", {"\"headers\"", "\"body\""});
    sweep.where_held(R"(UPDATE "core_job" SET "title" = '…', "said" = '', "problem" = '')", {"\"title\"", "\"said\"", "\"problem\""});
    sweep.where_held(R"(UPDATE "core_bulk_run" SET "rows" = '')", {"\"rows\""});
    sweep.where_held(R"(UPDATE "core_webhook_delivery" SET "answer" = '')", {"\"answer\""});
    sweep.where_held(R"(UPDATE "core_merged" SET "remains" = '')", {"\"remains\""});
    sweep.where_held(R"(UPDATE "core_saved_view" SET "name" = '…', "name_key" = '…')", {"\"name\""});
    return sweep.count;
}

}  // namespace ateneu::privacy
