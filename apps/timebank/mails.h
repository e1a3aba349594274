#pragma once
#include "core/mail/template.h"

namespace ateneu::timebank {

extern mail::Template const applied_mail, asked_mail, accepted_mail, declined_mail, welcome_mail, invited_mail, activated_mail, deactivated_mail, left_mail;
extern mail::Template const got_mail, office_got_mail, office_gave_mail, back_mail, limit_mail, limit_admin_mail;
extern mail::Template const digest_mail, office_mail, expiring_mail, without_bank_mail, ledger_mail;

std::vector<mail::Template const*> all_mails();

}  // namespace ateneu::timebank
