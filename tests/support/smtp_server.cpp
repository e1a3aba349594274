#include "tests/support/smtp_server.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace ateneu::tests {

namespace {

namespace fs = std::filesystem;

std::string new_folder() {
    auto path = (fs::temp_directory_path() / "ateneu-smtp-XXXXXX").string();
    if (!mkdtemp(path.data())) throw std::runtime_error("no folder for the mail server");
    return path;
}

/// A key and a certificate for this machine that nobody has signed but itself.
void make_certificate(std::string const& folder) {
    auto const command = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost"
                         " -addext subjectAltName=DNS:localhost,IP:127.0.0.1 -keyout " + folder + "/key.pem -out " + folder + "/certificate.pem 2>/dev/null";
    if (std::system(command.c_str()) != 0) throw std::runtime_error("openssl can't make a certificate");
}

/// Debian's own Python knows the package.
[[noreturn]] void become(std::vector<std::string> arguments) {
    std::vector<char*> raw;
    for (auto& argument : arguments) raw.push_back(argument.data());
    raw.push_back(nullptr);
    execv(raw.front(), raw.data());
    _exit(127);
}

}  // namespace

SmtpServer::SmtpServer(Options const& options) : folder_(new_folder()) {
    std::vector<std::string> arguments = {"/usr/bin/python3", std::string(ATENEU_TESTS) + "/support/smtp_server.py", folder_, "--mode", options.mode, "--tls", options.tls};
    if (options.tls != "none") {
        make_certificate(folder_);
        arguments.insert(arguments.end(), {"--certificate", folder_ + "/certificate.pem", "--key", folder_ + "/key.pem"});
    }
    if (!options.user.empty()) arguments.insert(arguments.end(), {"--user", options.user, "--password", options.password});
    int in[2], out[2];
    if (pipe2(in, O_CLOEXEC) != 0 || pipe2(out, O_CLOEXEC) != 0) throw std::runtime_error("no pipes for the mail server");
    process_ = fork();
    if (process_ == 0) {
        dup2(in[0], STDIN_FILENO);
        dup2(out[1], STDOUT_FILENO);
        become(arguments);
    }
    close(in[0]);
    close(out[1]);
    input_ = in[1];
    std::string line;
    for (char c = 0; read(out[0], &c, 1) == 1 && c != '\n';) line += c;
    close(out[0]);
    port_ = std::atoi(line.c_str());
    if (port_ == 0) throw std::runtime_error("the mail server doesn't start: is python3-aiosmtpd installed?");
}

SmtpServer::~SmtpServer() {
    close(input_);
    if (process_ > 0) {
        kill(process_, SIGTERM);
        waitpid(process_, nullptr, 0);
    }
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
}

std::vector<std::string> SmtpServer::letters() const {
    std::vector<fs::path> files;
    for (auto const& entry : fs::directory_iterator(folder_))
        if (entry.path().extension() == ".json") files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    std::vector<std::string> all;
    for (auto const& path : files) {
        std::ostringstream text;
        text << std::ifstream(path).rdbuf();
        all.push_back(text.str());
    }
    return all;
}

}  // namespace ateneu::tests
