#pragma once
#include <span>

#include "core/store/store.h"

namespace ateneu::workshops {

/// How large a demo community is, and which one: the same numbers give the same people.
struct Demo {
    int people = 2000;  ///< organisations, workshops and the rest follow; at least 100
    unsigned seed = 1;
    Date today;  ///< its history reaches back five years from here
};

/// Fills a seeded database with a fictional, lively community: people from many places, the
/// workshops they held, trainings and badges, memberships, requests that wait, comments and some
/// history. Every address ends in `.test`, so that nothing can ever be sent to anybody.
void make_demo(Transaction& tx, Demo const& demo);

/// Who can log in to it; all with `demo_password`.
struct DemoLogin {
    char const* username;
    char const* what;  ///< msgid: "superuser", "administrator" …
};
std::span<DemoLogin const> demo_logins();
inline constexpr char const* demo_password = "ateneu-demo";

}  // namespace ateneu::workshops
