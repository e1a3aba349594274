#pragma once
#include <string>
#include <vector>

#include "core/store/store.h"
#include "domain/people/person.h"

// Who was erased, kept beside the backups: an older backup brings them back, and this list takes them away again. It names nobody:
// a line holds an HMAC of what stays the same of a record, under a key that lies in a file of its own.

namespace ateneu::privacy {

/// `erasures.jsonl` and `erasures.key` in the folder; made when the first erasure is carried out, readable by their owner only.
class Suppression {
public:
    explicit Suppression(std::string folder) : folder_(std::move(folder)) {}

    /// Adds a line and has it on the disk before it returns; nothing where it is there already. Throws std::runtime_error
    /// where the files can't be written: then nobody is erased.
    void add(Id<people::Person> person, Instant made, Instant now) const;
    /// Of everybody in the database, those who are in the list and not erased there.
    std::vector<Id<people::Person>> to_erase_again(db::Connection& sql) const;
    std::string list_file() const { return folder_ + "/erasures.jsonl"; }
    std::string key_file() const { return folder_ + "/erasures.key"; }

private:
    std::string key(bool make) const;
    std::string folder_;
};

}  // namespace ateneu::privacy
