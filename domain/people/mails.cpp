#include "domain/people/mails.h"

namespace ateneu::people {

namespace {

constexpr char const* reset_text[] = {N_("Somebody, probably you, asked for a new password for your account at {organisation}. You log in as {username}.")};
constexpr char const* reset_after[] = {
    N_("The button works once, for {minutes} minutes."),
    N_("If you didn't ask for it, do nothing: your password stays as it is."),
};

constexpr char const* elsewhere_text[] = {
    N_("Somebody, probably you, asked for a new password for your account at {organisation}."),
    N_("For this account none can be set by e-mail. An administrator of {organisation} can invite you, or change it for you."),
};
constexpr char const* elsewhere_after[] = {N_("If you didn't ask for it, do nothing.")};

constexpr char const* invitation_text[] = {
    N_("{who} invites you to {organisation}. Choose a password, and you can log in as {username}."),
};
constexpr char const* invitation_after[] = {
    N_("The button works once, until {until}. If it is too late, ask to be invited again."),
    N_("If you don't know what this is about, do nothing."),
};

constexpr char const* changed_text[] = {
    N_("The password of your account at {organisation} was changed on {date}. You are logged out everywhere else."),
};
constexpr char const* changed_after[] = {N_("If it wasn't you, choose a new password at once, and tell an administrator.")};

constexpr char const* address_text[] = {
    N_("The e-mail address of your account at {organisation} was changed on {date}. From now on e-mails go to the new one."),
};
constexpr char const* address_after[] = {N_("If you know nothing of it, tell an administrator of {organisation}.")};

constexpr char const* new_address_text[] = {N_("Your account at {organisation} gets this e-mail address once you confirm it.")};
constexpr char const* new_address_after[] = {N_("The button works once, for a day. If you didn't ask for it, do nothing: nothing changes.")};

constexpr char const* confirm_text[] = {N_("Somebody, probably you, made an account at {organisation} with this e-mail address. Confirm that it is yours, and you can take part.")};
constexpr char const* confirm_after[] = {N_("The button works once, for three days. If you made no account, do nothing: without you nobody can use it.")};

constexpr char const* event_text[] = {N_("At your account at {organisation}, {date}: {what}.")};
constexpr char const* event_after[] = {N_("Your account's page tells more. If this surprises you, tell an administrator of {organisation}.")};

constexpr char const* done_text[] = {N_("What you asked for is done: {title}.")};
constexpr char const* failed_text[] = {N_("What you asked for could not be done: {title}. {problem}")};
constexpr char const* job_after[] = {N_("You get this e-mail because it took longer than a minute. You can switch such e-mails off in your account.")};

constexpr char const* mention_text[] = {N_("{who} mentioned you: {record}")};
constexpr char const* mention_after[] = {N_("You get at most one such e-mail an hour about a record. You can switch them off in your account.")};

}  // namespace

mail::Template const reset_mail{.kind = "people.reset", .subject = N_("A new password for {organisation}"), .text = reset_text, .button = N_("Choose a new password"), .after = reset_after};
mail::Template const reset_elsewhere_mail{.kind = "people.reset_elsewhere", .subject = N_("Your password for {organisation}"), .text = elsewhere_text, .after = elsewhere_after};
mail::Template const invitation_mail{.kind = "people.invitation", .subject = N_("Welcome to {organisation}"), .text = invitation_text, .button = N_("Choose a password"), .after = invitation_after};
mail::Template const password_changed_mail{.kind = "people.password_changed", .subject = N_("Your password was changed"), .text = changed_text, .button = N_("Choose a new password"), .after = changed_after};
mail::Template const address_changed_mail{.kind = "people.address_changed", .subject = N_("Your e-mail address was changed"), .text = address_text, .after = address_after};
mail::Template const new_address_mail{.kind = "people.new_address", .subject = N_("Confirm your e-mail address for {organisation}"), .text = new_address_text, .button = N_("Confirm this address"), .after = new_address_after};
mail::Template const confirm_mail{.kind = "people.confirm", .subject = N_("Confirm your e-mail address for {organisation}"), .text = confirm_text, .button = N_("Confirm this address"), .after = confirm_after};
mail::Template const account_event_mail{.kind = "people.account_event", .subject = N_("Your account: {what}"), .text = event_text, .button = N_("See your account"), .after = event_after};
mail::Template const mention_mail{.kind = "people.mention", .subject = N_("{who} mentioned you: {record}"), .text = mention_text, .button = N_("Read the note"), .after = mention_after};
mail::Template const job_done_mail{.kind = "people.job_done", .subject = N_("Done: {title}"), .text = done_text, .button = N_("See the result"), .after = job_after};
mail::Template const job_failed_mail{.kind = "people.job_failed", .subject = N_("Not done: {title}"), .text = failed_text, .button = N_("See what happened"), .after = job_after};

std::vector<mail::Template const*> all_mails() {
    return {&reset_mail, &reset_elsewhere_mail, &invitation_mail, &password_changed_mail, &address_changed_mail, &new_address_mail, &confirm_mail, &account_event_mail, &mention_mail, &job_done_mail, &job_failed_mail};
}

}  // namespace ateneu::people
