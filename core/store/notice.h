#pragma once
#include <optional>
#include <vector>

#include "core/entity/entity.h"
#include "core/store/store.h"

namespace ateneu {

/// Something that one person should hear of: they were mentioned, a job of theirs has ended. The bell counts those that
/// they haven't read. A technical row: written by SQL, without history, and swept when it is old.
struct Notice {
    Id<Notice> id;
    AnyReference owner;                  ///< who should hear
    std::string kind;                    ///< "mention", "job": what people may switch off
    std::optional<AnyReference> about;   ///< the record; a notice is gone for who doesn't see it any more
    std::optional<AnyReference> sender;  ///< whose deed it was
    std::string sentence;                ///< msgid with the places {who} and {record}: N_("{who} mentioned you: {record}")
    std::string text;                    ///< more about it, in words of people: the beginning of a comment
    Instant at;
    std::optional<Instant> read_at;
    static Entity const& entity();
};

/// Tells `owner`, in the transaction of what they hear of; `at` is now. Nobody hears of their own deeds, and of one
/// record only once in the same way until they have read it: then the notice they have is renewed. The id, 0 where nobody
/// was told. Whether they may see the record is the caller's business; until they may, no page shows it.
std::int64_t notify(Transaction& tx, Notice notice);

/// What the actor has not read yet.
std::int64_t unread_notices(Transaction& tx);
/// The actor's own, newest first, from `offset` on.
std::vector<Notice> notices_of(Transaction& tx, int limit, int offset = 0);
/// One of the actor's own.
std::optional<Notice> find_notice(Transaction& tx, std::int64_t id);
/// Of the actor's own: one, or all of them.
void mark_read(Transaction& tx, std::optional<Id<Notice>> one);
/// Read ones go after `read_before`, all others after `before`.
std::int64_t sweep_notices(db::Connection& sql, Instant read_before, Instant before);

/// Where a record is to be seen: its page, or, of what hangs on another record (`Visible::as`), the place on that one's.
struct Standing {
    AnyReference record;  ///< whose page it is
    std::string address;
};
/// Nothing where it is gone or unknown.
std::optional<Standing> standing_of(Transaction& tx, AnyReference const& what);

}  // namespace ateneu
