#include "domain/privacy/seed.h"

#include "domain/privacy/processing.h"
#include "domain/privacy/retention.h"

namespace ateneu::privacy {

void seed(Transaction& tx) {
    seed_rules(tx);
    add_processing(tx, {.name = "Accounts and access",
                        .purpose = "Let people log in, and know who may do what and who did it.",
                        .basis = Basis::contract,
                        .basis_detail = "Who takes part needs an account; looking after its safety is a legitimate interest.",
                        .people = "Everybody with an account",
                        .data_kinds = "Name, e-mail, username, a hash of the password, sessions with address and browser, tokens, preferences, what they changed and when",
                        .records = {"people.person", "people.login", "people.social_login", "people.session", "people.token", "people.preference", "core.job", "core.saved_view", "core.default_view",
                                    "core.bulk_run", "core.import", "core.webhook", "core.merged"},
                        .source = "The person; whoever invited them",
                        .recipients = "Those who look after this house",
                        .retention = "For as long as the person takes part; sessions for 30 days at most; failed logins for a day",
                        .measures = "Passwords kept only as slow hashes, TLS, permissions for each kind of record, history of every change"});
    add_processing(tx, {.name = "Requests about personal data",
                        .purpose = "Answer people who use their rights, and be able to show it.",
                        .basis = Basis::law,
                        .basis_detail = "GDPR, articles 12 to 22 and 5(2)",
                        .people = "Who asks",
                        .data_kinds = "Name, e-mail, what they asked, what was answered",
                        .records = {"privacy.request", "privacy.export", "privacy.erasure"},
                        .source = "The person",
                        .recipients = "Those who look after this house; the authority where it asks",
                        .retention = "Three years after the answer",
                        .measures = "Only who may; two people for what can't be undone"});
}

}  // namespace ateneu::privacy
