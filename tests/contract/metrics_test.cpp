#include <boost/json/parse.hpp>
#include <chrono>
#include <fstream>
#include <thread>

#include "core/base/log.h"
#include "core/base/text.h"
#include "core/db/watch.h"
#include "core/http/test_client.h"
#include "core/http/watch.h"
#include "server/admin.h"
#include "server/program.h"
#include "tests/contract/house.h"
#include "tests/contract/metrics_text.h"

namespace ateneu::contract {

constexpr auto token = "0123456789abcdef0123456789abcdef";

/// The public port and the operators' beside it.
class Operators : public House {
protected:
    Operators()
        : probes_(site()),
          public_({.port = 0, .threads = 2}, doors(), [this](http::Request& request, int status) { return site().error_page(request, status); }),
          admin_({.port = 0, .threads = 2, .access_log = false, .counted = false}, server::admin_routes(site(), probes_, token),
                 [](http::Request&, int status) { return http::Response{.status = status, .content_type = "text/plain"}; }) {
        public_.start();
        admin_.start();
    }
    ~Operators() override {
        public_.stop();
        admin_.stop();
    }
    http::Router doors() {
        auto router = server::routes(site());
        server::add_probes(router, probes_);
        return router;
    }
    http::Answer get(std::string const& path, std::string const& headers = "") { return http::TestClient(public_.port()).get(path, headers); }
    http::Answer ask(std::string const& path, std::string const& sent = token) {
        return http::TestClient(admin_.port()).get(path, sent.empty() ? "" : "Authorization: Bearer " + sent + "\r\n");
    }
    MetricsText metrics() { return read_metrics(ask("/metrics").body); }
    /// A request is told of when its answer is away, which who reads the answer may be quicker than.
    static void wait_until_told() {
        for (int i = 0; i < 500 && http::requests_under_way().value() > 0; ++i) std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    std::string logged(auto const& deed) {
        set_log_level(LogLevel::info);
        testing::internal::CaptureStderr();
        deed();
        wait_until_told();
        auto log = testing::internal::GetCapturedStderr();
        log_quietly();
        return log;
    }
    /// The one line of an event.
    static boost::json::object line_of(std::string const& log, std::string_view event) {
        for (auto const line : split(log, '\n'))
            if (line.find("\"event\":\"" + std::string(event) + "\"") != std::string_view::npos) return boost::json::parse(line).as_object();
        ADD_FAILURE() << "no line of " << event << " in " << log;
        return {};
    }

    server::Probes probes_;
    http::Server public_, admin_;
};

TEST_P(Operators, MetricsAreWrittenAsTheFormatSays) {
    get("/login");
    get("/nowhere/" + percent_encoded("Ana Vidal"));
    auto const text = metrics();
    for (auto const& complaint : text.complaints) ADD_FAILURE() << complaint;
    EXPECT_LE(text.samples.size(), 5000U);
    for (auto const* name : {"http_requests_total", "http_request_seconds_bucket", "http_inflight", "http_body_bytes_count", "db_pool_in_use", "db_pool_wait_seconds_count",
                             "db_query_seconds_bucket", "db_tx_retries_total", "jobs_queued", "jobs_failed_total", "jobs_oldest_seconds", "authz_denied_total",
                             "sessions_open", "mail_sent_total", "mail_bounce_total", "mail_queued", "retention_last_run_timestamp_seconds", "gdpr_requests_open", "db_up", "process_cpu_seconds_total", "process_resident_memory_bytes", "process_open_fds", "process_start_time_seconds",
                             "ateneu_build_info"})
        EXPECT_TRUE(text.has(name) || text.types.contains(name)) << name;
}

TEST_P(Operators, RoutesAreCountedByTheirPatternAndNobodyIsNamed) {
    auto const before = metrics();
    get("/people/people/" + std::to_string(person("member")));
    get("/nowhere/ana-vidal");
    // A request is counted when its answer is away, which who reads the answer may be quicker than.
    auto after = metrics();
    for (int i = 0; i < 500 && after.sum("http_inflight") > 0; ++i) {
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
        after = metrics();
    }
    std::map<std::string, std::string> const record{{"route", "/people/people/{}"}, {"method", "GET"}, {"code", "303"}}, none{{"route", "none"}, {"code", "404"}};
    EXPECT_EQ(after.sum("http_requests_total", record), before.sum("http_requests_total", record) + 1);
    EXPECT_EQ(after.sum("http_requests_total", none), before.sum("http_requests_total", none) + 1);
    for (auto const& sample : after.samples)
        for (auto const& [label, value] : sample.labels) EXPECT_EQ(value.find("ana"), std::string::npos) << sample.name << " " << label;
    EXPECT_EQ(after.sum("http_inflight"), 0);
}

TEST_P(Operators, AreAskedForTheirToken) {
    for (auto const* path : {"/metrics", "/readyz", "/livez", "/version", "/log-level"}) {
        EXPECT_EQ(ask(path, "").status, 401) << path;
        EXPECT_EQ(ask(path, "0123456789abcdef0123456789abcdeX").status, 401) << path;
        EXPECT_EQ(ask(path).status, 200) << path;
    }
    EXPECT_EQ(get("/metrics").status, 404) << "never on the public port";
    EXPECT_TRUE(server::is_loopback("127.0.0.1"));
    EXPECT_FALSE(server::is_loopback("0.0.0.0"));
}

TEST_P(Operators, ServersSayWhetherTheyAreReadyAndWhyOnlyToOperators) {
    EXPECT_EQ(get("/livez").body, "alive\n");
    EXPECT_EQ(get("/startupz").status, 200);
    auto const ready = ask("/readyz");
    EXPECT_EQ(ready.body, "ready\n");
    probes_.drain();
    EXPECT_EQ(ask("/readyz").body, "not ready\ndraining\n");
    auto const outside = get("/readyz");
    EXPECT_EQ(outside.status, 503);
    EXPECT_EQ(outside.body, "not ready\n");
}

TEST_P(Operators, ASchemaOfAnotherReleaseIsNotReady) {
    database->transact(db::Database::Mode::write, [](db::Connection& sql) { sql.execute("DELETE FROM core_migration WHERE app = 'people'"); });
    auto const answer = ask("/readyz");
    EXPECT_EQ(answer.status, 503);
    EXPECT_NE(answer.body.find("schema: "), std::string::npos) << answer.body;
}

TEST_P(Operators, TheVersionNamesTheCommitAndTheSchema) {
    auto const version = boost::json::parse(ask("/version").body).as_object();
    EXPECT_EQ(version.at("version").as_string(), server::version());
    EXPECT_TRUE(version.at("schema").as_object().contains("people"));
    // "" where the sources came without their history.
    auto const commit = std::string(version.at("commit").as_string());
    EXPECT_EQ(commit.substr(0, commit.find('-')).find_first_not_of("0123456789abcdef"), std::string::npos) << commit;
}

TEST_P(Operators, ALineForEachRequestTellsWhoWhatAndHowLong) {
    auto const trace = "4bf92f3577b34da6a3ce929d0e0e4736";
    http::Answer answer;
    auto const log = logged([&] { answer = get("/people/people/4711?q=ana@vidal.test", std::string("traceparent: 00-") + trace + "-00f067aa0ba902b7-01\r\n"); });
    auto const line = line_of(log, "http.request");
    for (auto const* field : {"ts", "level", "event", "req_id", "trace", "user", "ip", "route", "method", "code", "dur_ms", "bytes", "db_ms", "err"})
        EXPECT_TRUE(line.contains(field)) << field;
    EXPECT_EQ(line.at("trace"), trace);
    EXPECT_EQ(line.at("route"), "/people/people/{}");
    EXPECT_EQ(line.at("of"), "4711");
    EXPECT_EQ(line.at("code"), 303);
    EXPECT_EQ(log.find("vidal"), std::string::npos) << log;
    EXPECT_EQ(answer.header("traceparent"), std::string("00-") + trace + "-" + std::string(line.at("req_id").as_string()) + "-00");
    EXPECT_EQ(answer.header("X-Request-Id"), line.at("req_id").as_string());
}

TEST_P(Operators, NothingThatIsSentBreaksALineOfTheLog) {
    auto const log = logged([&] {
        get("/nowhere/%0A%7B%22event%22%3A%22forged%22%7D", "X-Forwarded-For: 1.2.3.4\", \"event\": \"forged\r\ntraceparent: \"},{\"event\":\"forged\"\r\n");
        get("/people/people/%22%7D%0D%0A%7B%22event%22");
    });
    for (auto const line : split(log, '\n')) {
        if (line.empty()) continue;
        auto const object = boost::json::parse(line).as_object();
        EXPECT_EQ(object.at("event"), "http.request");
        EXPECT_NE(object.at("event"), "forged");
    }
}

TEST_P(Operators, ASlowStatementIsToldWithItsTextAndWithoutItsValues) {
    auto const log = logged([&] {
        LogScope const scope("00f067aa0ba902b7");
        auto const work = database->begin(db::Database::Mode::read);
        db::set_slow_statement_ms(1);
        auto const rows = work->connection().query(R"(WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 200000)
                                                      SELECT COUNT(*) FROM numbers WHERE CAST(n AS TEXT) <> $1)", {std::string_view("ana@vidal.test")});
        EXPECT_TRUE(rows->next());
        EXPECT_FALSE(rows->next());
        db::set_slow_statement_ms(200);
    });
    auto const line = line_of(log, "db.slow");
    EXPECT_EQ(line.at("req_id"), "00f067aa0ba902b7");
    EXPECT_EQ(line.at("rows"), 1);
    EXPECT_GE(line.at("ms").to_number<double>(), 1);
    EXPECT_NE(line.at("sql").as_string().find("<> $1"), std::string::npos);
    EXPECT_EQ(log.find("vidal"), std::string::npos);
}

TEST_P(Operators, TheLogsLevelIsChangedWhileItRuns) {
    auto const change = [&](std::string const& body) {
        return http::TestClient(admin_.port()).ask("POST /log-level HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + std::string(token) +
                                                   "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
    };
    auto const quiet = logged([&] {
        EXPECT_EQ(change("level=loud").status, 400);
        EXPECT_EQ(change("level=error").status, 200);
        EXPECT_EQ(ask("/log-level").body, "error\n");
        get("/login");
        wait_until_told();
        EXPECT_EQ(change("level=info").status, 200);
    });
    EXPECT_EQ(quiet.find("http.request"), std::string::npos) << quiet;
}

TEST_P(Operators, AlertsAskForWhatThereIs) {
    std::ifstream file(std::string(ATENEU_SOURCES) + "/share/prometheus/alerts.yml");
    ASSERT_TRUE(file);
    auto const text = metrics();
    int alerts = 0;
    for (std::string line; std::getline(file, line);) {
        if (line.find("- alert:") != std::string::npos) ++alerts;
        auto const expression = line.find("expr: ");
        if (expression == std::string::npos) continue;
        // Every word with an underscore that isn't one of PromQL's own is a metric.
        std::string word;
        for (char const c : line.substr(expression + 6) + " ") {
            if ((c >= 'a' && c <= 'z') || c == '_' || (!word.empty() && c >= '0' && c <= '9')) {
                word += c;
                continue;
            }
            bool const is_metric = word.find('_') != std::string::npos && word != "histogram_quantile" && word != "predict_linear";
            EXPECT_TRUE(!is_metric || text.has(word) || text.types.contains(word)) << word << " in " << line;
            word.clear();
        }
    }
    EXPECT_GE(alerts, 8);
}

INSTANTIATE_TEST_SUITE_P(BothDatabases, Operators, tests::both_databases(), tests::dialect_name);

}  // namespace ateneu::contract
