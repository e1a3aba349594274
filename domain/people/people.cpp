#include "domain/people/people.h"

#include "domain/people/access_group.h"
#include "domain/people/account_event.h"
#include "domain/people/account_mail.h"
#include "domain/people/bounce_pill.h"
#include "domain/people/comment.h"
#include "domain/people/consent.h"
#include "domain/people/document.h"
#include "domain/people/doors.h"
#include "domain/people/external_id.h"
#include "domain/people/factor_action.h"
#include "domain/people/forgotten.h"
#include "domain/people/guards.h"
#include "domain/people/invite.h"
#include "domain/people/login.h"
#include "domain/people/lookups.h"
#include "domain/people/mail_link.h"
#include "domain/people/mails.h"
#include "domain/people/mention.h"
#include "domain/people/notes.h"
#include "domain/people/organisation.h"
#include "domain/people/person.h"
#include "domain/people/portrait.h"
#include "domain/people/preference.h"
#include "domain/people/rights_page.h"
#include "domain/people/role.h"
#include "domain/people/seed.h"
#include "domain/people/second_factor.h"
#include "domain/people/service.h"
#include "domain/people/session.h"
#include "domain/people/token.h"
#include "domain/people/token_action.h"
#include "domain/people/viewing.h"
#include "domain/people/viewing_page.h"

std::span<ateneu::base::Embedded const> people_migrations();

namespace ateneu::people {

namespace {

/// What must not happen first, then what is told.
std::vector<Reaction> reactions() {
    auto all = guards();
    all.push_back({&Person::entity(), tell_address_changed});
    all.push_back({&AccountEvent::entity(), tell_account_event});
    all.push_back({&Comment::entity(), tell_mentioned});
    return all;
}

std::vector<AppRoute> routes() {
    auto all = doors();
    for (auto& route : portrait_routes()) all.push_back(std::move(route));
    return all;
}

}  // namespace

App people() {
    return {.name = "people",
            .label = N_("People"),
            .icon = "people",
            .entities = {&Person::entity(), &Organisation::entity(), &Language::entity(),
                         &KnowledgeDomain::entity(), &Airport::entity(), &Group::entity(), &Role::entity(),
                         &Permission::entity(), &Term::entity(), &TermOption::entity(), &Consent::entity(),
                         &Comment::entity(), &Login::entity(), &Preference::entity(),
                         &SocialLogin::entity(), &Token::entity(), &Service::entity(), &ServiceToken::entity(), &Session::entity(),
                         &MailLink::entity(), &Document::entity(), &Acceptance::entity(), &SecondFactor::entity(), &AccountEvent::entity(), &Viewing::entity(),
                         &ExternalId::entity()},
            .migrations = people_migrations(),
            .routes = routes(),
            .reactions = reactions(),
            .nav = {{&Person::entity(), N_("People")},
                    {&Organisation::entity(), N_("People")},
                    {&Comment::entity(), N_("People")},
                    {&Consent::entity(), N_("Consents")},
                    {&Term::entity(), N_("Consents")},
                    {&TermOption::entity(), N_("Consents")},
                    {&Document::entity(), N_("Settings")},
                    {&Acceptance::entity(), N_("Consents")},
                    {&Language::entity(), N_("Settings")},
                    {&KnowledgeDomain::entity(), N_("Settings")},
                    {&Airport::entity(), N_("Settings")},
                    {&Group::entity(), N_("Administration"), "/people/roles", N_("Roles"), "person-badge"},
                    {&Role::entity(), N_("Administration")},
                    {&Permission::entity(), N_("Administration")},
                    {&Login::entity(), N_("Administration")},
                    {&SocialLogin::entity(), N_("Administration")},
                    {&Token::entity(), N_("Administration")},
                    {&Service::entity(), N_("Administration")},
                    {&SecondFactor::entity(), N_("Administration")},
                    {&AccountEvent::entity(), N_("Administration")},
                    {&Viewing::entity(), N_("Administration")},
                    {&ExternalId::entity(), N_("Administration")}},
            .seed = seed,
            .decorations = {bounce_pill()},
            .notes = notes(),
            .actions = {revoke_action(), invite_action(), reset_factor_action()},
            .links = {rights_link(), view_as_link()},
            .jobs = {answering_forgotten()},
            .mails = all_mails()};
}

}  // namespace ateneu::people
