#pragma once
#include "apps/timebank/time_request.h"
#include "core/mail/template.h"

namespace ateneu::timebank {

extern mail::Template const time_asked_mail, time_given_mail, time_refused_mail;
std::vector<mail::Template const*> asking_mails();

/// Who shall pay is told of the question, who asked of the answer: at the bell and by e-mail. Nobody who has no address, or has
/// left.
void tell_time_asked(Transaction& tx, TimeRequest const& request);
void tell_time_answered(Transaction& tx, TimeRequest const& request);

}  // namespace ateneu::timebank
