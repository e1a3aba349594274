#pragma once
#include "core/store/store.h"

namespace ateneu::privacy {

/// On what ground data are used (GDPR, article 6(1)).
enum class Basis : std::uint8_t { consent, contract, law, vital, task, interest };
constexpr Choice bases[] = {{"consent", N_("Consent")},       {"contract", N_("Contract")},
                            {"law", N_("Duty by law")},       {"vital", N_("Vital interests")},
                            {"task", N_("Public task")},      {"interest", N_("Legitimate interest")}};
constexpr std::span<Choice const> choices_of(Basis) { return bases; }

/// An entry of the register of processing (GDPR, article 30): what data about whom are used for what.
struct Processing {
    Id<Processing> id;
    std::string name;
    std::string purpose;
    Basis basis = Basis::interest;
    std::string basis_detail;
    std::string people;
    std::string data_kinds;
    std::string special_kinds;
    std::vector<std::string> records;  ///< entities by full name, `workshops.*` for an app
    std::string source;
    std::string recipients;
    std::string processors;
    std::string transfers;
    std::string retention;
    std::string measures;
    std::string controller;
    std::string officer;
    std::string assessment;
    std::optional<Date> reviewed;
    static Entity const& entity();
};

/// Whether the entry speaks of this entity.
bool speaks_of(Processing const& entry, Entity const& entity);
std::vector<Processing> all_processings(Transaction& tx);
/// Adds an entry unless one of its name is there: what an app brings is the community's to change.
void add_processing(Transaction& tx, Processing const& entry);

}  // namespace ateneu::privacy
