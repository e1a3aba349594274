#pragma once
#include "core/files/attach.h"
#include "core/site/site.h"

namespace ateneu {

/// Files that came with a request, attached to a record: for a page's form and the API alike. The route opens no
/// transaction of its own (`opens_own_transaction`), because storing files takes its time.
Result<std::vector<Id<files::Attachment>>> attach_offered(Call& call, std::string const& door, AnyReference const& record, std::vector<files::Offered> const& offered);

/// Runs a deed in a write transaction of this request's actor, which commits.
void in_own_transaction(Call& call, std::string const& door, std::function<void(Transaction&)> const& deed);
/// Runs a question on a snapshot, with `call.transaction` set meanwhile.
http::Response on_own_snapshot(Call& call, std::function<http::Response()> const& question);

/// The content of an attachment as an answer; 404 where it is gone, 503 where its place can't be reached.
http::Response file_answer(Call& call, files::Attachment const& attachment, bool as_picture);

}  // namespace ateneu
