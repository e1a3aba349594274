// The words of the e-mails that time banks send. Source: spec 6.
#include "apps/timebank/mails.h"

namespace ateneu::timebank {

namespace {

constexpr char const* applied_text[] = {N_("{who} would like to join {bank}.")};
constexpr char const* applied_after[] = {N_("Every administrator of the bank gets this e-mail; one answer is enough.")};
constexpr char const* asked_text[] = {N_("Your application to {bank} has reached its administrators. You get an e-mail when they have answered.")};
constexpr char const* accepted_text[] = {N_("{bank} has accepted your application: welcome! You are member {number}."), N_("Say what you offer and what you ask for: that is how others find you.")};
constexpr char const* declined_text[] = {N_("{bank} has declined your application.")};
constexpr char const* declined_after[] = {N_("If you think that this is a mistake, ask the bank.")};
constexpr char const* welcome_text[] = {N_("You are member {number} of {bank} now. {who} of its office has added you.")};
constexpr char const* invited_text[] = {N_("You are member {number} of {bank} now. {who} of its office has added you."), N_("Choose a password, and you can log in as {username}: see what others offer, give time, read your statement.")};
constexpr char const* invited_after[] = {N_("The button works once, until {until}. Later, “Forgot your password?” on the login page sends you another link.")};
constexpr char const* activated_text[] = {N_("Your membership of {bank} is active again. Your number and your balance are as they were.")};
constexpr char const* deactivated_text[] = {N_("Your membership of {bank} is not active any more. You keep your number and your balance, and others don't see you meanwhile.")};
constexpr char const* deactivated_after[] = {N_("If you want to know why, ask the bank.")};
constexpr char const* left_text[] = {N_("{who} doesn't belong to {bank} any more. Settled with the account of the bank: {time}.")};
constexpr char const* got_text[] = {N_("{who} has given you {time}. Your balance in {bank} is {balance}.")};
constexpr char const* office_got_text[] = {N_("The office of {bank} has entered a payment: {time} from {who} to you. Your balance is {balance}.")};
constexpr char const* office_gave_text[] = {N_("The office of {bank} has entered a payment: {time} from you to {who}. Your balance is {balance}.")};
constexpr char const* office_gave_after[] = {N_("If you know nothing of it, ask the office of the bank.")};
constexpr char const* back_text[] = {N_("The office of {bank} has taken back a payment: {time} from {from} to {to}. Your balance is {balance}.")};
constexpr char const* limit_text[] = {N_("Your account in {bank} has reached a limit: your balance is {balance}.")};
constexpr char const* limit_after[] = {N_("Nothing bad: it is time to give some hours, or to ask for something.")};
constexpr char const* limit_admin_text[] = {N_("The account of {who} in {bank} has reached a limit: the balance is {balance}.")};
constexpr char const* digest_text[] = {N_("New in {bank} in the last seven days:")};
constexpr char const* office_text[] = {N_("What happened in {bank} in the last seven days, for those who look after it:")};
constexpr char const* expiring_text[] = {N_("“{title}” stands in {bank} until {date}; then nobody sees it any more. Change the day if it goes on.")};
constexpr char const* without_text[] = {N_("You have an account at {organisation} and belong to no time bank yet."), N_("Look for one near you and apply. Accounts without a bank may be removed thirty days after they were made.")};
constexpr char const* ledger_text[] = {N_("The nightly check of the time banks found {count} things that don't add up. Run “ateneu check”, and look before anybody pays on.")};

}  // namespace

mail::Template const applied_mail{.kind = "timebank.applied", .subject = N_("New application: {bank}"), .text = applied_text, .button = N_("See the applications"), .after = applied_after};
mail::Template const asked_mail{.kind = "timebank.application_sent", .subject = N_("Your application to {bank}"), .text = asked_text, .button = N_("See the bank")};
mail::Template const accepted_mail{.kind = "timebank.accepted", .subject = N_("Welcome to {bank}"), .text = accepted_text, .button = N_("See the bank")};
mail::Template const declined_mail{.kind = "timebank.declined", .subject = N_("Your application to {bank}"), .text = declined_text, .button = N_("See the bank"), .after = declined_after};
mail::Template const welcome_mail{.kind = "timebank.welcome", .subject = N_("Welcome to {bank}"), .text = welcome_text, .button = N_("See the bank")};
mail::Template const invited_mail{.kind = "timebank.invited", .subject = N_("Welcome to {bank}"), .text = invited_text, .button = N_("Choose a password"), .after = invited_after};
mail::Template const activated_mail{.kind = "timebank.activated", .subject = N_("Your membership of {bank} is active"), .text = activated_text, .button = N_("See the bank")};
mail::Template const deactivated_mail{.kind = "timebank.deactivated", .subject = N_("Your membership of {bank} is not active"), .text = deactivated_text, .button = N_("See the bank"), .after = deactivated_after};
mail::Template const left_mail{.kind = "timebank.left", .subject = N_("Membership ended: {bank}"), .text = left_text, .button = N_("See the members")};
mail::Template const got_mail{.kind = "timebank.received", .subject = N_("{time} from {who}"), .text = got_text, .button = N_("See your statement")};
mail::Template const office_got_mail{.kind = "timebank.office_received", .subject = N_("{time} from {who}"), .text = office_got_text, .button = N_("See your statement")};
mail::Template const office_gave_mail{.kind = "timebank.office_gave", .subject = N_("{time} to {who}"), .text = office_gave_text, .button = N_("See your statement"), .after = office_gave_after};
mail::Template const back_mail{.kind = "timebank.taken_back", .subject = N_("A payment of {time} was taken back"), .text = back_text, .button = N_("See your statement")};
mail::Template const limit_mail{.kind = "timebank.limit", .subject = N_("Your account in {bank} is at a limit"), .text = limit_text, .button = N_("See your statement"), .after = limit_after};
mail::Template const limit_admin_mail{.kind = "timebank.limit_office", .subject = N_("{who} is at a limit"), .text = limit_admin_text, .button = N_("See the members")};
mail::Template const digest_mail{.kind = "timebank.digest", .subject = N_("News from {bank}"), .text = digest_text, .button = N_("See the bank")};
mail::Template const office_mail{.kind = "timebank.office_week", .subject = N_("The week in {bank}"), .text = office_text, .button = N_("Office of the bank")};
mail::Template const expiring_mail{.kind = "timebank.expiring", .subject = N_("“{title}” ends soon"), .text = expiring_text, .button = N_("See it")};
mail::Template const without_bank_mail{.kind = "timebank.without_bank", .subject = N_("Find your time bank"), .text = without_text, .button = N_("Find a time bank")};
mail::Template const ledger_mail{.kind = "timebank.ledger", .subject = N_("The time banks of {organisation} don't add up"), .text = ledger_text};

std::vector<mail::Template const*> all_mails() {
    return {&applied_mail, &asked_mail, &accepted_mail, &declined_mail, &welcome_mail, &invited_mail, &activated_mail, &deactivated_mail, &left_mail, &got_mail, &office_got_mail, &office_gave_mail,
            &back_mail, &limit_mail, &limit_admin_mail, &digest_mail, &office_mail, &expiring_mail, &without_bank_mail, &ledger_mail};
}

}  // namespace ateneu::timebank
