#include "domain/people/people.h"

#include "domain/people/access_group.h"
#include "domain/people/comment.h"
#include "domain/people/consent.h"
#include "domain/people/doors.h"
#include "domain/people/login.h"
#include "domain/people/lookups.h"
#include "domain/people/notes.h"
#include "domain/people/organisation.h"
#include "domain/people/person.h"
#include "domain/people/preference.h"
#include "domain/people/seed.h"
#include "domain/people/service.h"
#include "domain/people/session.h"
#include "domain/people/token.h"
#include "domain/people/token_action.h"

std::span<ateneu::base::Embedded const> people_migrations();

namespace ateneu::people {

App people() {
    return {.name = "people",
            .label = N_("People"),
            .icon = "people",
            .entities = {&Person::entity(), &Organisation::entity(), &Language::entity(),
                         &KnowledgeDomain::entity(), &Airport::entity(), &Group::entity(),
                         &Permission::entity(), &Term::entity(), &TermOption::entity(), &Consent::entity(),
                         &Comment::entity(), &Login::entity(), &Preference::entity(),
                         &SocialLogin::entity(), &Token::entity(), &Service::entity(), &ServiceToken::entity(), &Session::entity()},
            .migrations = people_migrations(),
            .routes = doors(),
            .nav = {{&Person::entity(), N_("People")},
                    {&Organisation::entity(), N_("People")},
                    {&Comment::entity(), N_("People")},
                    {&Consent::entity(), N_("Consents")},
                    {&Term::entity(), N_("Consents")},
                    {&TermOption::entity(), N_("Consents")},
                    {&Language::entity(), N_("Settings")},
                    {&KnowledgeDomain::entity(), N_("Settings")},
                    {&Airport::entity(), N_("Settings")},
                    {&Group::entity(), N_("Access")},
                    {&Permission::entity(), N_("Access")},
                    {&Login::entity(), N_("Access")},
                    {&SocialLogin::entity(), N_("Access")},
                    {&Token::entity(), N_("Access")},
                    {&Service::entity(), N_("Access")}},
            .seed = seed,
            .notes = notes(),
            .actions = {revoke_action()}};
}

}  // namespace ateneu::people
