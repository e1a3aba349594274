#pragma once
#include <optional>
#include <string>

#include "core/site/site.h"
#include "core/store/history.h"
#include "domain/people/people_directory.h"
#include "tests/contract/browser.h"
#include "tests/support/databases.h"

namespace ateneu::contract {

/// The whole program on a database of its own, with one more app that uses all that entities can say, and people:
/// `root` and `second` may do everything, `viewer` may view everything, `member` and `other` have no permission.
class House : public tests::OnBothDatabases {
protected:
    /// `post`: how letters leave; by default they wait.
    explicit House(mail::Post post = {});
    ~House() override;

    Site const& site() const { return *site_; }
    http::Router const& router() const { return router_; }
    std::vector<Entity const*> const& entities() const { return site_->registry().entities(); }
    /// Who was here when, as it is gathered in memory.
    people::LastSeen& seen() { return directory_.seen(); }

    /// Somebody new at the door.
    Browser visitor() const { return {*site_, router_}; }
    /// Somebody who has logged in.
    Browser inside(std::string const& username);
    std::int64_t person(std::string const& username);

    /// Runs a deed as the program and commits; what the deed gives back.
    template <class Deed>
    auto as_program(Deed const& deed) {
        std::optional<decltype(deed(std::declval<Transaction&>()))> result;
        site_->as_program("program", [&](Transaction& tx) { result = deed(tx); });
        return *result;
    }
    /// Looks at the database as the program.
    template <class Question>
    auto ask(Question const& question) {
        auto const work = database->begin(db::Database::Mode::read);
        auto const program = the_program();
        Transaction tx(work->connection(), site_->registry(), {}, program, now);
        return question(tx);
    }
    std::optional<Record> stored(Entity const& entity, std::int64_t id) {
        return ask([&](Transaction& tx) { return tx.read(entity, id); });
    }
    std::int64_t number(std::string const& sql) {
        return ask([&](Transaction& tx) { return tx.sql().integer(sql).value_or(-1); });
    }
    /// Rows of the entity and all changes ever made: the same before and after means that nothing was written.
    std::pair<std::int64_t, std::int64_t> tally(Entity const& entity);
    /// A digest of every row of every table.
    std::string content();

    Instant now;
    std::string const key_file;  ///< of the site's seal

private:
    people::PeopleDirectory directory_;
    std::unique_ptr<Site> site_;
    http::Router router_;
};

inline constexpr auto password = "tortuga violeta 88";

/// Pages of its own: list, record, form …
inline bool has_pages(Entity const& entity) { return !entity.internal; }
inline bool has_api(Entity const& entity) { return !entity.internal || entity.guard != Guard::kept; }
/// People may add it by a form or through the API: not what only deeds write, nor what needs a value that only the system gives.
bool is_written_by_hand(Entity const& entity);

}  // namespace ateneu::contract
