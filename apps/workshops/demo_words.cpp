#include "apps/workshops/demo_words.h"

#include "core/base/text.h"

namespace ateneu::workshops::demo {
namespace {

constexpr char const* remark_list[] = {
    "Spoke on the phone: they would like to repeat it in **spring**.",
    "The room holds thirty; the projector is old but works.",
    "Waiting for an answer about travel.",
    "Very good feedback, especially for the helpers.",
    "Asked for slides in Catalan and in English.",
    "Needs step-free access; the host has confirmed it.",
    "Two learners came from another institute, see the list.",
    "Invoice goes to the library, not to the university.",
    "Prefers afternoons because of the children.",
    "Could teach the shell next time.",
    "The website was late; remind them earlier.",
    "Met at the assembly in June. Happy to mentor.",
    "Moved to another department, same address.",
    "Wants to bring a colleague to the next training.",
};
constexpr char const* motivation_list[] = {
    "I learned to program late and alone. I would like others to have company.",
    "Our library gets more questions about data every month, and we want to answer them ourselves.",
    "I helped at two workshops and would like to stand in front now.",
    "My students copy and paste for days. An afternoon of scripts would free them.",
    "We want to hold workshops in our own language.",
    "Teaching is the best part of my job, and I have never been taught how to do it.",
    "The cooperative decided that two of us should become instructors.",
};
constexpr char const* audience_list[] = {
    "About twenty doctoral students who work with spreadsheets and would like to leave them "
    "behind.",
    "Librarians who answer questions about research data.",
    "People of the health service who get their numbers as tables and send them on as tables.",
    "Members of local associations; no experience at all, much curiosity.",
    "First-year students of biology, some with a little R.",
    "Staff of the city's statistics office.",
};
constexpr char const* venue_list[] = {
    "Sala d'actes",         "Aula 12",           "Main library, room 2.04", "Computing centre",
    "Casa de la Cultura",   "Salle polyvalente", "Seminar room B",          "Reading room",
    "Biblioteca, planta 1", "Learning lab"};

}  // namespace

std::span<char const* const> remarks() { return remark_list; }
std::span<char const* const> motivations() { return motivation_list; }
std::span<char const* const> audiences() { return audience_list; }
std::span<char const* const> venues() { return venue_list; }

std::string dashed(std::string_view text) { return replaced(fold(text), " ", "-"); }

}  // namespace ateneu::workshops::demo
