#include "domain/privacy/suppression.h"

#include <fcntl.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <stdexcept>

#include "core/access/secret.h"
#include "core/base/json.h"
#include "core/base/text.h"

namespace ateneu::privacy {

namespace {

constexpr std::size_t key_bytes = 32;

/// Appended in one piece and synced: half a line would be a person who comes back.
void append(std::string const& path, std::string_view text) {
    auto const file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (file < 0) throw std::runtime_error("can't write " + path);
    bool const written = ::write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size()) && ::fsync(file) == 0;
    ::close(file);
    if (!written) throw std::runtime_error("can't write " + path);
}

std::string content_of(std::string const& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// The number of a record may be given again after a restore to before it was made; with the moment it was made it stays one person's.
std::string stable_id(std::int64_t person, std::string const& made) { return "people.person " + std::to_string(person) + " " + made; }

std::string digest(std::string const& key, std::string const& id) { return base64(hmac_sha256(key, id)); }

std::set<std::string, std::less<>> digests(std::string const& list) {
    std::set<std::string, std::less<>> all;
    for (auto const line : split(list, '\n'))
        for (auto const& [name, value] : json_members(line))
            if (name == "person" && value.size() > 2) all.insert(value.substr(1, value.size() - 2));
    return all;
}

}  // namespace

std::string Suppression::key(bool make) const {
    auto held = trimmed(content_of(key_file()));
    if (held.empty() && make) {
        std::filesystem::create_directories(folder_);
        append(key_file(), base64(random_bytes(key_bytes)) + "\n");
        held = trimmed(content_of(key_file()));
    }
    auto const key = bytes_of_base64(held);
    if (make && (!key || key->size() != key_bytes)) throw std::runtime_error(key_file() + " holds no key");
    return key ? *key : "";
}

void Suppression::add(Id<people::Person> person, Instant made, Instant now) const {
    auto const line = digest(key(true), stable_id(person.value, iso(made)));
    if (digests(content_of(list_file())).contains(line)) return;
    std::string text;
    JsonWriter(text).begin_object().key("person").raw("\"" + line + "\"").key("at").text(iso(now)).key("scope").text("everything").end_object();
    append(list_file(), text + "\n");
}

std::vector<Id<people::Person>> Suppression::to_erase_again(db::Connection& sql) const {
    std::vector<Id<people::Person>> found;
    auto const listed = digests(content_of(list_file()));
    if (listed.empty()) return found;
    auto const key = this->key(false);
    if (key.empty()) throw std::runtime_error(key_file() + " is not there: without it " + list_file() + " can't be read");
    auto const rows = sql.query(R"(SELECT "id", "created_at" FROM "people_person" person
                                   WHERE NOT EXISTS (SELECT 1 FROM "privacy_erasure" e WHERE e."person" = person."id" AND e."state" = 'done') ORDER BY "id")");
    while (rows->next()) {
        auto const made = parse_instant(rows->text(1)).value_or(Instant{});
        if (listed.contains(digest(key, stable_id(rows->integer(0), iso(made))))) found.push_back({rows->integer(0)});
    }
    return found;
}

}  // namespace ateneu::privacy
