// What holds for every file of the project, whatever it is about.
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <map>

#include "tests/source/tree.h"

namespace ateneu::source {

namespace {

bool has_ending(std::string_view path, std::initializer_list<std::string_view> endings) {
    return std::any_of(endings.begin(), endings.end(),
                       [&](auto ending) { return path.ends_with(ending); });
}

/// Lines that a file may have. Whoever needs more says here for what.
std::size_t longest(std::string const& path) {
    static std::map<std::string, std::size_t> const exceptions = {
        {"core/http/server_test.cpp", 600},  // one server, asked everything that a client may try
    };
    if (auto const found = exceptions.find(path); found != exceptions.end()) return found->second;
    if (is_test(path)) return 500;
    return path.ends_with(".css") ? 600 : 350;
}

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

/// What no file may say, in small letters. Each is written in two halves, so that this file says
/// none.
std::vector<std::string> const& unwanted() {
    static std::vector<std::string> const words = {
        // What is not done is an issue.
        std::string("to") + "do:",
        std::string("to") + "do(",
        std::string("fix") + "me",
        // The project speaks of itself, not of what it was written with or where.
        std::string("chat") + "gpt",
        std::string("co") + "pilot",
        std::string("language ") + "model",
        std::string("clau") + "de",
        std::string("/work/") + "main",
        std::string("/work/") + "shared",
        std::string("/home/") + "ateneu",
        std::string("ateneu-") + "build.lock",
        // Each machine asks the package hosts that it is set up for.
        std::string("registry.") + "npmjs",
        std::string("deb.") + "debian.org",
        std::string("security.") + "debian.org",
    };
    return words;
}

}  // namespace

TEST(Files, AreShortEnoughToHoldOneThing) {
    std::vector<std::string> wrong;
    for (auto const& file : files())
        if (has_ending(file.path,
                       {".h", ".cpp", ".ts", ".mjs", ".css", ".sh", ".cmake", "CMakeLists.txt"}) &&
            file.lines.size() > longest(file.path))
            wrong.push_back(file.path + ": " + std::to_string(file.lines.size()) + " lines, " +
                            std::to_string(longest(file.path)) + " at most");
    EXPECT_TRUE(wrong.empty()) << list(wrong);
}

TEST(Files, SpeakOfTheProjectAlone) {
    std::vector<std::string> wrong;
    for (auto const& file : files())
        for (std::size_t i = 0; i < file.lines.size(); ++i)
            for (auto const line = lower(file.lines[i]); auto const& word : unwanted())
                if (line.find(word) != std::string::npos)
                    wrong.push_back(file.path + ":" + std::to_string(i + 1) + ": " + word);
    EXPECT_TRUE(wrong.empty()) << list(wrong);
}

TEST(Files, LockFilesNameNoHost) {
    std::vector<std::string> wrong;
    int read = 0;
    for (auto const& file : files()) {
        if (!file.path.ends_with("package-lock.json")) continue;
        ++read;
        for (std::size_t i = 0; i < file.lines.size(); ++i)
            if (file.lines[i].find("\"resolved\"") != std::string::npos)
                wrong.push_back(file.path + ":" + std::to_string(i + 1));
    }
    EXPECT_GT(read, 0);
    EXPECT_TRUE(wrong.empty()) << list(wrong);
}

TEST(Files, HeadersAreReadOnce) {
    std::vector<std::string> wrong;
    for (auto const* file : sources())
        if (file->path.ends_with(".h") &&
            std::find(file->lines.begin(), file->lines.end(), "#pragma once") == file->lines.end())
            wrong.push_back(file->path);
    EXPECT_TRUE(wrong.empty()) << list(wrong);
}

TEST(Files, EndTheirLinesPlainly) {
    std::vector<std::string> wrong;
    for (auto const* file : sources())
        for (std::size_t i = 0; i < file->lines.size(); ++i)
            if (auto const& line = file->lines[i];
                line.find('\t') != std::string::npos ||
                (!line.empty() && std::isspace(static_cast<unsigned char>(line.back()))))
                wrong.push_back(file->path + ":" + std::to_string(i + 1) +
                                ": a tab, or space at the end");
    EXPECT_TRUE(wrong.empty()) << list(wrong);
}

TEST(Files, EveryMigrationIsThereForBothDatabases) {
    std::vector<std::string> wrong;
    std::vector<std::string> paths;
    for (auto const& file : files())
        if (file.path.find("/migrations/") != std::string::npos) paths.push_back(file.path);
    EXPECT_FALSE(paths.empty());
    for (auto const& path : paths) {
        auto const base = path.substr(0, path.find('.', path.rfind('/')));
        for (auto const* dialect : {".sqlite.sql", ".postgresql.sql"})
            if (std::find(paths.begin(), paths.end(), base + dialect) == paths.end())
                wrong.push_back(base + dialect + " is missing");
    }
    EXPECT_TRUE(wrong.empty()) << list(wrong);
}

}  // namespace ateneu::source
