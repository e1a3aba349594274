#pragma once
#include <memory>

#include "core/files/keep.h"
#include "core/mail/post.h"
#include "core/site/app.h"
#include "core/webhooks/sender.h"

namespace ateneu {

/// The records that core keeps for itself, as an app like any other: jobs, schedules, letters, which leave as `post`
/// says, webhooks and what was sent to them, as far as `reach` goes, notices, and files, whose contents `files` keeps (none: nothing is swept). Their tables
/// are in core's migrations (core/store/migrations), which every database has.
App core_app(webhooks::Reach reach, mail::Post post, std::shared_ptr<files::House> const& files);

}  // namespace ateneu
