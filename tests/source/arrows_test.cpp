// Who may know whom (docs/design.md), read from the #include lines.
#include <gtest/gtest.h>

#include <array>
#include <map>
#include <set>

#include "tests/source/tree.h"

namespace ateneu::source {

namespace {

/// Each folder of core, and those right below it. What these know, it may know too.
std::map<std::string, std::vector<std::string>> const& core_arrows() {
    static std::map<std::string, std::vector<std::string>> const arrows = {
        {"core/base", {}},
        {"core/db", {"core/base"}},
        {"core/html", {"core/base", "web"}},
        {"core/markup", {"core/html"}},
        {"core/http", {"core/base"}},
        {"core/entity", {"core/db", "core/html", "core/http"}},
        {"core/access", {"core/entity"}},
        {"core/search", {"core/entity"}},
        {"core/store", {"core/access", "core/search"}},
        {"core/jobs", {"core/store"}},
        {"core/files", {"core/store"}},
        {"core/webhooks", {"core/jobs"}},
        {"core/mail", {"core/jobs"}},
        {"core/intake", {"core/jobs"}},
        {"core/takeover", {"core/store"}},
        {"core/site", {"core/webhooks", "core/mail", "core/intake", "core/files"}},
        {"core/pdf", {"core/base"}},
        {"core/picture", {"core/base"}},
        {"core/csv", {"core/store"}},
        {"core/pages", {"core/site", "core/csv", "core/markup"}},
        {"core/api", {"core/site", "core/csv"}},
    };
    return arrows;
}

/// The folder itself and all that lies below it.
std::set<std::string> reach(std::string const& folder) {
    std::set<std::string> known = {folder};
    if (auto const below = core_arrows().find(folder); below != core_arrows().end())
        for (auto const& next : below->second) known.merge(reach(next));
    return known;
}

bool starts_with_any(std::string_view text, std::initializer_list<std::string_view> beginnings) {
    for (auto const& beginning : beginnings)
        if (text.starts_with(beginning)) return true;
    return false;
}

bool may_know(std::string const& from, std::string const& to) {
    auto const folder = folder_of(from), other = folder_of(to);
    if (other == "tests/support") return is_test(from);
    if (folder == other || from.starts_with("server/")) return true;
    if (folder.starts_with("apps/")) return starts_with_any(to, {"core/", "domain/"});
    if (folder == "domain/privacy" && other == "domain/people") return true;
    if (folder.starts_with("domain/")) return to.starts_with("core/");
    return reach(folder).contains(other);
}

/// Another's header (or the beginning of several), and the folders that may include it.
struct Foreign {
    std::string_view header;
    std::vector<std::string_view> folders;
};

std::vector<Foreign> const& foreigners() {
    static std::vector<Foreign> const all = {
        {"boost/asio/", {"core/http/"}},
        {"boost/beast/", {"core/http/"}},
        {"boost/url", {"core/http/"}},
        {"boost/json", {"core/", "apps/"}},
        {"boost/locale/", {"core/base/"}},
        {"sqlite3.h", {"core/db/"}},
        {"libpq-fe.h", {"core/db/"}},
        {"sodium.h", {"core/access/", "core/site/"}},
        {"openssl/", {"core/access/", "core/site/"}},
        {"crypt.h", {"core/access/"}},
        {"cairo", {"core/pdf/"}},
        {"png.h", {"core/picture/"}},
        {"turbojpeg.h", {"core/picture/"}},
        {"pango/", {"core/pdf/"}},
        {"cmark-gfm", {"core/markup/"}},
        {"curl/", {"core/webhooks/", "core/mail/", "core/files/"}},
        {"magic.h", {"core/files/"}},
        {"unicode/", {"core/base/", "core/db/"}},
        {"date/", {"core/base/"}},
        {"spdlog/", {"core/base/"}},
        {"fmt/", {"core/", "domain/", "apps/", "server/"}},
        {"zlib.h", {"core/db/", "core/http/"}},
        {"CLI/", {"server/"}},
        {"xlsxwriter.h", {"core/csv/"}},
        {"liboath/", {"domain/people/"}},
        {"qrencode.h", {"domain/people/"}},
        {"zip.h", {"domain/privacy/"}},
    };
    return all;
}

/// The operating system, where we talk to it: files, sockets, randomness, processes.
bool is_system(std::string_view header) {
    return starts_with_any(header, {"sys/", "arpa/", "netinet/"}) || header == "unistd.h" ||
           header == "fcntl.h" || header == "poll.h" || header == "pthread.h" ||
           header == "cxxabi.h";
}

bool may_include(std::string const& from, std::string const& header) {
    if (header.find_first_of("/.") == std::string::npos) return true;  // the standard library
    if (is_system(header))
        return is_test(from) ||
               starts_with_any(from, {"core/base/", "core/db/", "core/http/", "core/webhooks/", "core/mail/", "core/files/", "domain/privacy/", "server/"});
    // A header may be one for tests alone; who includes it is looked at below.
    if (header.starts_with("gtest/")) return is_test(from) || from.ends_with(".h");
    for (auto const& foreign : foreigners()) {
        if (!header.starts_with(foreign.header)) continue;
        for (auto const& folder : foreign.folders)
            if (from.starts_with(folder)) return true;
    }
    return false;
}

}  // namespace

TEST(Arrows, AFolderKnowsOnlyWhatLiesBelowIt) {
    ASSERT_GT(sources().size(), 100U) << "the sources are not in " << ATENEU_SOURCES;
    std::vector<std::string> wrong;
    for (auto const* file : sources())
        for (auto const& include : includes_of(*file))
            if (include.quoted && !may_know(include.from, include.name))
                wrong.push_back(include.where + ": " + folder_of(include.from) + " may not know " +
                                include.name);
    EXPECT_TRUE(wrong.empty()) << list(wrong);
}

TEST(Arrows, EveryFolderOfTheCoreHasItsPlace) {
    std::set<std::string> homeless;
    for (auto const* file : sources())
        if (file->path.starts_with("core/") && !core_arrows().contains(folder_of(file->path)))
            homeless.insert(folder_of(file->path));
    EXPECT_TRUE(homeless.empty()) << "say here and in docs/design.md whom it may know: "
                                  << list({homeless.begin(), homeless.end()});
}

TEST(Arrows, OursAreIncludedByTheirWholePath) {
    std::vector<std::string> wrong;
    for (auto const* file : sources())
        for (auto const& include : includes_of(*file))
            if (include.quoted && include.name.find('/') == std::string::npos)
                wrong.push_back(include.where + ": " + include.name);
    EXPECT_TRUE(wrong.empty()) << list(wrong);
}

TEST(Arrows, OthersLibrariesStayWhereTheyBelong) {
    std::vector<std::string> wrong;
    for (auto const* file : sources())
        for (auto const& include : includes_of(*file))
            if (!include.quoted && !may_include(include.from, include.name))
                wrong.push_back(include.where + ": <" + include.name + ">");
    EXPECT_TRUE(wrong.empty()) << list(wrong);
}

TEST(Arrows, TheProgramKnowsNoTests) {
    std::set<std::string> for_tests;
    for (auto const& file : files())
        for (auto const& include : includes_of(file))
            if (include.name.starts_with("gtest/")) for_tests.insert(file.path);
    std::vector<std::string> wrong;
    for (auto const* file : sources())
        for (auto const& include : includes_of(*file))
            if (for_tests.contains(include.name) && !is_test(file->path) &&
                !for_tests.contains(file->path))
                wrong.push_back(include.where + ": " + include.name);
    EXPECT_TRUE(wrong.empty()) << list(wrong);
}

TEST(Arrows, TheTableItselfRefusesAWrongOne) {
    EXPECT_TRUE(may_know("core/pages/pages.cpp", "core/base/id.h"));
    EXPECT_TRUE(may_know("core/pages/pages.cpp", "web/assets.h"));
    EXPECT_TRUE(may_know("apps/workshops/event.cpp", "domain/people/person.h"));
    EXPECT_TRUE(may_know("core/db/migrate_test.cpp", "tests/support/databases.h"));
    EXPECT_FALSE(may_know("core/db/migrate.cpp", "tests/support/databases.h"));
    EXPECT_FALSE(may_know("core/base/id.h", "core/db/database.h"));
    EXPECT_FALSE(may_know("core/db/database.h", "core/http/server.h"));
    EXPECT_FALSE(may_know("core/pages/pages.cpp", "core/api/api.h"));
    EXPECT_FALSE(may_know("core/store/store.cpp", "domain/people/person.h"));
    EXPECT_FALSE(may_know("domain/people/person.cpp", "apps/workshops/event.h"));
    EXPECT_FALSE(may_know("apps/workshops/event.cpp", "apps/timebank/gift.h"));
    EXPECT_FALSE(may_include("core/store/store.cpp", "sqlite3.h"));
    EXPECT_FALSE(may_include("core/pages/pages.cpp", "boost/asio/post.hpp"));
    EXPECT_FALSE(may_include("core/base/id.h", "curl/curl.h"));
}

}  // namespace ateneu::source
