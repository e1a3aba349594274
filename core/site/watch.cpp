#include "core/site/watch.h"

namespace ateneu {

Metric& denials_counted() {
    static Metric metric({.kind = Metric::Kind::counter, .name = "authz_denied_total", .help = "Requests refused for want of a permission."});
    return metric;
}

Metric& limits_hit() {
    static Metric metric({.kind = Metric::Kind::counter, .name = "ratelimit_hits_total", .help = "Requests refused because there were too many, by rule.", .labels = {"rule"}});
    return metric;
}

Metric& logins_counted() {
    static Metric metric({.kind = Metric::Kind::counter, .name = "auth_login_total", .help = "Logins tried, by result and method.", .labels = {"result", "method"}});
    return metric;
}

std::vector<Metric const*> site_metrics() { return {&logins_counted(), &denials_counted(), &limits_hit()}; }

}  // namespace ateneu
