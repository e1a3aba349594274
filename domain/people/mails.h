#pragma once
#include "core/mail/template.h"

// The words of the mails that people get about their own account and work.

namespace ateneu::people {

extern mail::Template const reset_mail;             ///< the link to a new password
extern mail::Template const reset_elsewhere_mail;   ///< why there is none
extern mail::Template const invitation_mail;
extern mail::Template const password_changed_mail;
extern mail::Template const address_changed_mail;   ///< to the address that was
extern mail::Template const new_address_mail;       ///< to the address that shall be theirs
extern mail::Template const confirm_mail;           ///< to the address that somebody signed up with
extern mail::Template const account_event_mail;     ///< an `AccountEvent`, in its words
extern mail::Template const mention_mail;
extern mail::Template const job_done_mail, job_failed_mail;

std::vector<mail::Template const*> all_mails();

}  // namespace ateneu::people
