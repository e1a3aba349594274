#include "core/mail/watch.h"

namespace ateneu::mail {

Metric& sent_counted() {
    static Metric metric({.kind = Metric::Kind::counter, .name = "mail_sent_total", .help = "Letters that a mail server took."});
    return metric;
}

Metric& bounces_counted() {
    static Metric metric({.kind = Metric::Kind::counter, .name = "mail_bounce_total", .help = "Letters that came back, or whose address no server knows."});
    return metric;
}

std::vector<Metric const*> metrics() { return {&sent_counted(), &bounces_counted()}; }

}  // namespace ateneu::mail
