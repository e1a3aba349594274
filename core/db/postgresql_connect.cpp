#include "core/base/text.h"
#include "core/db/postgresql_connection.h"

namespace ateneu::db {

namespace {

struct FreeOptions {
    void operator()(PQconninfoOption* options) const { PQconninfoFree(options); }
};

/// libpq's keywords with the address among them: what stands after it overrules it.
struct Keywords {
    explicit Keywords(std::string const& url)
        : values{"10", "ateneu", url.c_str(), "UTF8", nullptr} {}
    char const* names[5] = {"connect_timeout", "fallback_application_name", "dbname",
                            "client_encoding", nullptr};
    char const* values[5];
};
constexpr int address_is_expanded = 1;

/// Without `jit`: it compiles a statement over many kinds of records for seconds, and none of ours runs so long.
constexpr auto settings =
    "SET jit = off;"
    "SET TimeZone = 'UTC';"
    "SET DateStyle = 'ISO, YMD';"
    "SET standard_conforming_strings = on";

std::string advice(PGconn* connection, std::string const& url) {
    if (PQconnectionNeedsPassword(connection))
        return "Give a password: postgresql://USER:PASSWORD@HOST/DATABASE.";
    Keywords const keywords(url);
    if (PQpingParams(keywords.names, keywords.values, address_is_expanded) == PQPING_OK)
        return "The server is there: check user, password and the name of the database.";
    return "Check that the server runs, and that host and port are right.";
}

Error not_opened(std::string const& url, std::string const& why, std::string const& hint) {
    return Error(Error::Kind::unavailable, "08001",
                 "The database " + shown_postgresql(url) + " can't be opened: " + why + " " + hint);
}

void must_be_usable(PGconn* connection, std::string const& url) {
    if (PQstatus(connection) != CONNECTION_OK)
        throw not_opened(url, trimmed(PQerrorMessage(connection)), advice(connection, url));
    if (PQserverVersion(connection) < 150'000)
        throw not_opened(url, "its server is older than PostgreSQL 15.", "Upgrade the server.");
    std::string_view const encoding = PQparameterStatus(connection, "server_encoding");
    if (encoding != "UTF8")
        throw not_opened(url, "its encoding is " + std::string(encoding) + ".",
                         "Create it with `createdb --encoding=UTF8 --template=template0`.");
}

void ignore_notice(void*, PGresult const*) {}

}  // namespace

PGconn* connect_postgresql(std::string const& url) {
    Keywords const keywords(url);
    struct Finish {
        void operator()(PGconn* connection) const { PQfinish(connection); }
    };
    std::unique_ptr<PGconn, Finish> connection(
        PQconnectdbParams(keywords.names, keywords.values, address_is_expanded));
    must_be_usable(connection.get(), url);
    PQsetNoticeReceiver(connection.get(), ignore_notice, nullptr);
    Answer const answer(PQexec(connection.get(), settings));
    if (!is_good(answer.get())) throw postgresql_error(connection.get(), answer.get());
    return connection.release();
}

std::string shown_postgresql(std::string const& url) {
    std::unique_ptr<PQconninfoOption, FreeOptions> const options(
        PQconninfoParse(url.c_str(), nullptr));
    if (!options) return "postgresql://…";
    std::string user, host, port, name, folder;
    for (auto const* option = options.get(); option->keyword; ++option) {
        std::string_view const keyword = option->keyword;
        std::string const value = option->val ? option->val : "";
        if (value.empty()) continue;
        if (keyword == "user") user = percent_encoded(value) + "@";
        if (keyword == "host" && value.front() != '/') host = value;
        if (keyword == "host" && value.front() == '/') folder = "?host=" + value;
        if (keyword == "port") port = value;
        if (keyword == "dbname") name = percent_encoded(value);
    }
    if (!folder.empty() && !port.empty()) folder += "&port=" + port;
    if (folder.empty() && !port.empty()) host += ":" + port;
    return "postgresql://" + user + host + "/" + name + folder;
}

}  // namespace ateneu::db
