#pragma once
#include "core/db/database.h"
#include "domain/people/service.h"
#include "domain/people/session.h"
#include "domain/people/token.h"

namespace ateneu::people {

/// Who was here when, gathered in memory so that reading never writes. One for the server, shared by all its
/// threads; it calls `flush` each minute and once more before it stops.
class LastSeen {
public:
    LastSeen();
    ~LastSeen();
    void note(Id<Session> session, Instant now);
    void note(Id<Token> token, Instant now);
    void note(Id<ServiceToken> token, Instant now);
    /// Writes what was gathered, in a transaction of its own. What could not be written is kept for the next time.
    void flush(db::Database& database);

private:
    struct Impl;  // <mutex> stays in the .cpp
    std::unique_ptr<Impl> impl_;
};

}  // namespace ateneu::people
