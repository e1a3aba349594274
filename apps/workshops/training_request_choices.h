#pragma once
#include "core/entity/codec.h"

/// What applicants for instructor training choose from.
namespace ateneu::workshops::application {

inline constexpr Choice states[] = {
    {"p", N_("Pending")},
    {"a", N_("Accepted")},
    {"d", N_("Discarded")},
    {"w", N_("Withdrawn")},
};
inline constexpr Choice review_processes[] = {
    {"", N_("Not recorded")},
    {"preapproved", N_("Profile of a pre-approved trainee")},
    {"open", N_("Application to an open training")},
};
inline constexpr Choice occupations[] = {
    {"undisclosed", N_("Prefers not to say")},
    {"undergrad", N_("Undergraduate student")},
    {"grad", N_("Graduate student")},
    {"postdoc", N_("Post-doctoral researcher")},
    {"faculty", N_("Faculty")},
    {"research", N_("Research staff")},
    {"support", N_("Support staff")},
    {"librarian", N_("Librarian")},
    {"commerce", N_("Developer in a company")},
    {"", N_("Other")},
};
inline constexpr Choice yes_no_undisclosed[] = {
    {"yes", N_("Yes")},
    {"no", N_("No")},
    {"undisclosed", N_("Prefers not to say")},
};
inline constexpr Choice trainings[] = {
    {"none", N_("None")},           {"hours", N_("A few hours")},
    {"workshop", N_("A workshop")}, {"course", N_("A certificate or short course")},
    {"full", N_("A full degree")},  {"other", N_("Other")},
};
inline constexpr Choice experiences[] = {
    {"none", N_("None")},
    {"hours", N_("A few hours")},
    {"workshop", N_("A workshop")},
    {"ta", N_("Teaching assistant for a whole course")},
    {"courses", N_("Main teacher of a whole course")},
    {"other", N_("Other")},
};
inline constexpr Choice usage_frequencies[] = {
    {"daily", N_("Every day")},
    {"weekly", N_("A few times a week")},
    {"monthly", N_("A few times a month")},
    {"yearly", N_("A few times a year")},
    {"not-much", N_("Never or almost never")},
};
inline constexpr Choice checkout_intents[] = {
    {"yes", N_("Yes")},
    {"no", N_("No")},
    {"unsure", N_("Not sure yet")},
};
inline constexpr Choice teaching_intents[] = {
    {"yes-local", N_("Yes, at workshops near by")},
    {"yes-central", N_("Yes, at workshops organised centrally")},
    {"yes-either", N_("Yes, at either")},
    {"no", N_("No")},
    {"unsure", N_("Not sure yet")},
};
inline constexpr Choice teaching_frequencies[] = {
    {"not-at-all", N_("Not at all")},
    {"yearly", N_("Once a year")},
    {"monthly", N_("Several times a year")},
    {"other", N_("Other")},
};
inline constexpr Choice travelling_frequencies[] = {
    {"not-at-all", N_("Not at all")},
    {"yearly", N_("Once a year")},
    {"often", N_("Several times a year")},
    {"other", N_("Other")},
};

}  // namespace ateneu::workshops::application
