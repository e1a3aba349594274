#pragma once
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "core/files/attachment.h"
#include "core/files/keep.h"
#include "core/files/kind_of_file.h"
#include "core/store/store.h"

namespace ateneu::files {

/// A file that may be attached: looked at, with its content's digest.
struct Accepted {
    Known known;
    std::string digest;
    std::string_view bytes;  ///< as offered
};
/// Size and kind; refuses `too_large` and what `known` refuses, with `field` "file".
Result<Accepted> accept(Offered const& offered, Limits const& limits);

/// Who may change a record may add files to it and take them away; so may the author of a record that has one.
bool may_attach(Transaction& tx, Entity const& entity, Record const& record);

/// Runs what it is given in a transaction of its own, which commits.
using InTransaction = std::function<void(std::function<void(Transaction&)> const&)>;

/// Attaches all of them to the record, or none. Contents are put in their place first, outside of any transaction and
/// noted before, so that nothing lies there unknown; the rows that name them follow in one transaction.
/// Refuses `no_permission`, `no_such_record`, `too_many`, `full` (limit or disk), `unavailable`.
Result<std::vector<Id<Attachment>>> attach(House& house, InTransaction const& in_transaction, AnyReference const& record, std::span<Accepted const> files);

/// The same of one file, for a deed that has asked by itself whether the actor may: a picture of oneself.
Result<Id<Attachment>> attach_by_deed(House& house, InTransaction const& in_transaction, AnyReference const& record, Accepted const& file);

/// Takes a file away from its record. Its content goes when nobody names it any more, a day later at the soonest.
Written detach(Transaction& tx, Attachment const& attachment);

/// Of one record, those that the actor sees: newest first.
std::vector<Attachment> attachments_of(Transaction& tx, AnyReference const& record);
std::optional<Attachment> find_attachment(Transaction& tx, std::int64_t id);

/// Removes contents that no attachment names and that were put there before `before`; how many.
std::int64_t sweep_contents(House& house, db::Connection& sql, Instant before);

/// What is wrong with the contents that attachments name: missing, of another size, and with `digests` those whose bytes
/// are others. One line each, with the attachment's id.
std::vector<std::string> check_contents(House& house, db::Connection& sql, bool digests);

}  // namespace ateneu::files
