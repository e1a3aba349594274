#pragma once
#include <sys/types.h>

#include <string>
#include <vector>

namespace ateneu::tests {

/// A real mail server (tests/support/smtp_server.py) on a free port of this machine; ends with this.
class SmtpServer {
public:
    struct Options {
        std::string mode = "take";  ///< what it does with letters: see the script
        std::string tls = "none";   ///< "starttls", "whole"
        std::string user = {}, password = {};
    };
    explicit SmtpServer(Options const& options);
    SmtpServer() : SmtpServer(Options{}) {}
    ~SmtpServer();
    SmtpServer(SmtpServer const&) = delete;
    SmtpServer& operator=(SmtpServer const&) = delete;

    int port() const { return port_; }
    /// Its certificate, which it made itself.
    std::string certificate() const { return folder_ + "/certificate.pem"; }
    /// What it took, each as JSON, in order.
    std::vector<std::string> letters() const;

private:
    std::string folder_;
    int port_ = 0, input_ = -1;
    pid_t process_ = -1;
};

}  // namespace ateneu::tests
