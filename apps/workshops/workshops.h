#pragma once
#include "core/site/app.h"

namespace ateneu::workshops {

/// Workshops, instructors, training, memberships, requests and their e-mails.
App workshops();

/// The app's part of the home page: requests that wait, workshops to come, a few numbers.
/// It shows what the actor may see, no more.
HomePart home(Transaction& tx);

}  // namespace ateneu::workshops
