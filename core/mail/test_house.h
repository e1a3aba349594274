#pragma once
#include "core/jobs/job.h"
#include "core/jobs/worker.h"
#include "core/mail/deliver.h"
#include "tests/support/specimen_house.h"

namespace ateneu::mail {

/// A house with an outbox.
class Mailing : public specimen::House {
protected:
    static Registry const& registry() {
        static Registry const made([] {
            auto all = House::registry().entities();
            for (auto const* entity : {&Posted::entity(), &Bounce::entity(), &jobs::Job::entity()}) all.push_back(entity);
            return all;
        }());
        return made;
    }
    template <class Deed>
    auto write(Deed const& deed) {
        auto const program = the_program();
        std::optional<std::invoke_result_t<Deed, Transaction&>> given;
        database->transact(db::Database::Mode::write, [&](db::Connection& sql) {
            Transaction tx(sql, registry(), {}, program, now);
            given = deed(tx);
        });
        return *given;
    }
    std::string text(std::string const& sql) {
        return write([&](Transaction& tx) { return tx.sql().text(sql).value_or(""); });
    }

    static Letter letter(std::string const& address = "ana@example.org") {
        return {.kind = "test.letter", .address = address, .name = "Ana", .subject = "Hello from {organisation}", .text = "See {site}/there\n", .html = "<p>{organisation}: {site}/there</p>"};
    }
    Id<Posted> send(Letter const& wanted) {
        return write([&](Transaction& tx) {
            auto const sent = mail::send(tx, wanted);
            EXPECT_TRUE(sent) << (sent ? "" : sent.refusal().code);
            return sent ? *sent : Id<Posted>{};
        });
    }
    Posted posted(Id<Posted> id) {
        return *write([&](Transaction& tx) { return tx.read(id); });
    }
    /// Runs all jobs that are due.
    int work(Post const& post) {
        jobs::Workers workers({*database, registry(), {}, nobody_, board_, {sending(post)}, [this] { return now; }});
        int count = 0;
        while (workers.run_one()) ++count;
        return count;
    }
    void pass(std::int64_t seconds) { now.micros += seconds * 1'000'000; }

private:
    class Nobody : public Directory {
    public:
        std::optional<Actor> by_session(db::Connection&, std::string_view, Instant) override { return {}; }
        std::optional<Actor> by_token(db::Connection&, std::string_view, Instant) override { return {}; }
        std::optional<Actor> by_person(db::Connection&, std::int64_t) override { return {}; }
    };
    Nobody nobody_;
    jobs::Board board_;
};

}  // namespace ateneu::mail
