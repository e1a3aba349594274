#include "domain/people/last_seen.h"

#include <mutex>
#include <unordered_map>

namespace ateneu::people {

namespace {

using Times = std::unordered_map<std::int64_t, Instant>;

void later_of(Times& times, std::int64_t id, Instant now) {
    auto& at = times[id];
    if (at < now) at = now;
}

/// In the order of their keys, so that two servers don't wait for each other in a circle.
void write(db::Connection& sql, std::string_view update, Times const& times) {
    std::map<std::int64_t, Instant> const ordered(times.begin(), times.end());
    for (auto const& [id, at] : ordered) sql.execute(update, {id, iso(at)});
}

}  // namespace

struct LastSeen::Impl {
    std::mutex mutex;
    Times sessions, tokens, services;
};

LastSeen::LastSeen() : impl_(std::make_unique<Impl>()) {}
LastSeen::~LastSeen() = default;

void LastSeen::note(Id<Session> session, Instant now) {
    std::lock_guard const guard(impl_->mutex);
    later_of(impl_->sessions, session.value, now);
}

void LastSeen::note(Id<Token> token, Instant now) {
    std::lock_guard const guard(impl_->mutex);
    later_of(impl_->tokens, token.value, now);
}

void LastSeen::note(Id<ServiceToken> token, Instant now) {
    std::lock_guard const guard(impl_->mutex);
    later_of(impl_->services, token.value, now);
}

void LastSeen::flush(db::Database& database) {
    Times sessions, tokens, services;
    {
        std::lock_guard const guard(impl_->mutex);
        sessions.swap(impl_->sessions);
        tokens.swap(impl_->tokens);
        services.swap(impl_->services);
    }
    if (sessions.empty() && tokens.empty() && services.empty()) return;
    try {
        database.transact(db::Database::Mode::write, [&](db::Connection& sql) {
            write(sql, R"(UPDATE "people_session" SET "last_seen_at" = $2
                          WHERE "id" = $1 AND "last_seen_at" < $2)", sessions);
            write(sql, R"(UPDATE "people_token" SET "last_used_at" = $2
                          WHERE "id" = $1 AND ("last_used_at" IS NULL OR "last_used_at" < $2))", tokens);
            write(sql, R"(UPDATE "people_service_token" SET "last_used_at" = $2
                          WHERE "id" = $1 AND ("last_used_at" IS NULL OR "last_used_at" < $2))", services);
        });
    } catch (...) {
        for (auto const& [id, at] : sessions) note(Id<Session>{id}, at);
        for (auto const& [id, at] : tokens) note(Id<Token>{id}, at);
        for (auto const& [id, at] : services) note(Id<ServiceToken>{id}, at);
        throw;
    }
}

}  // namespace ateneu::people
