// Says which SQL a program runs, without a word in the program: put under it with LD_PRELOAD, this
// opens its SQLite connections in its place and has every statement written, with its values, to
// the file that ATENEU_STATEMENTS names. One a line: steps of SQLite's machine, a tab, the text
// with its line breaks as spaces.
#include <dlfcn.h>
#include <sqlite3.h>

#include <cstdio>
#include <cstdlib>
#include <mutex>
#include <string>

namespace {

void write_line(std::string const& line) {
    static std::mutex mutex;
    static auto* const file = [] {
        auto const* const name = std::getenv("ATENEU_STATEMENTS");
        return name ? std::fopen(name, "a") : nullptr;
    }();
    std::lock_guard const alone(mutex);
    if (!file) return;
    std::fputs(line.c_str(), file);
    std::fflush(file);
}

int statement_ran(unsigned, void*, void* statement, void*) {
    auto* const ran = static_cast<sqlite3_stmt*>(statement);
    auto* const expanded = sqlite3_expanded_sql(ran);
    std::string text = expanded ? expanded : sqlite3_sql(ran);
    sqlite3_free(expanded);
    for (auto& c : text)
        if (c == '\n') c = ' ';
    write_line(std::to_string(sqlite3_stmt_status(ran, SQLITE_STMTSTATUS_VM_STEP, 1)) + "\t" +
               text + "\n");
    return 0;
}

}  // namespace

extern "C" __attribute__((visibility("default"))) int sqlite3_open_v2(char const* name,
                                                                      sqlite3** connection,
                                                                      int flags, char const* vfs) {
    using Open = int (*)(char const*, sqlite3**, int, char const*);
    static auto const real = reinterpret_cast<Open>(dlsym(RTLD_NEXT, "sqlite3_open_v2"));
    auto const code = real(name, connection, flags, vfs);
    if (code == SQLITE_OK)
        sqlite3_trace_v2(*connection, SQLITE_TRACE_PROFILE, statement_ran, nullptr);
    return code;
}
