#pragma once
#include "core/base/result.h"
#include "core/store/store.h"

namespace ateneu::people {

struct Person;

struct NewAdministrator {
    std::string username;
    std::string email;
    std::string password;
    std::string personal;  ///< "" : the username
    std::string family = {};
};
/// Makes a person who may log in and do everything. For the command line and the first start: the password is
/// hashed here, inside the transaction.
/// Refuses   what a form would refuse, with the field's name: the first problem found
Result<Id<Person>> add_administrator(Transaction& tx, NewAdministrator const& wanted);


}  // namespace ateneu::people
