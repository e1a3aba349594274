#include "core/mail/smtp.h"

#include <curl/curl.h>

#include <algorithm>
#include <memory>

#include "core/base/result.h"
#include "core/base/text.h"
#include "core/mail/message.h"

namespace ateneu::mail {

namespace {

constexpr std::size_t most_said = 300;

struct Drop {
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

/// What went over the line so far: which command was asked last, and what was answered.
struct Talk {
    std::string_view left;  ///< of the message
    std::string command;    ///< the first word of our last line
    std::string reply;      ///< the server's last line
    bool is_over = false;
};

std::string line_of(char const* bytes, std::size_t size) {
    std::string line;
    for (char const c : std::string_view(bytes, std::min(size, most_said))) line += static_cast<unsigned char>(c) >= 0x20 && static_cast<unsigned char>(c) < 0x7f ? c : ' ';
    return trimmed(line);
}

/// libcurl tells here what it says and hears. Of our own lines only the command's name is kept: others hold the password.
int listen(CURL*, curl_infotype type, char* bytes, std::size_t size, void* into) {
    auto& talk = *static_cast<Talk*>(into);
    auto const line = line_of(bytes, size);
    // The goodbye is answered as well; what counts was said before.
    if (type == CURLINFO_HEADER_OUT && line == "QUIT") talk.is_over = true;
    if (talk.is_over) return 0;
    if (type == CURLINFO_HEADER_IN) talk.reply = line;
    if (type == CURLINFO_HEADER_OUT) talk.command = std::string(split(line, ' ').front());
    return 0;
}

std::size_t give(char* into, std::size_t, std::size_t most, void* from) {
    auto& left = static_cast<Talk*>(from)->left;
    auto const size = std::min(most, left.size());
    std::copy_n(left.data(), size, into);
    left.remove_prefix(size);
    return size;
}

bool is_reply(std::string const& line) { return line.size() >= 3 && line[0] >= '2' && line[0] <= '5' && std::all_of(line.begin(), line.begin() + 3, [](char c) { return c >= '0' && c <= '9'; }); }

/// Our own address in the server's greeting: the domain that we write from.
std::string url_of(Post const& post, std::string const& from) {
    auto const scheme = post.server.find("://");
    bool const has_path = scheme != std::string::npos && post.server.find('/', scheme + 3) != std::string::npos;
    return has_path ? post.server : post.server + "/" + domain_of(from);
}

void set_up(CURL* handle, Post const& post, std::string const& from, curl_slist* to, Talk& talk) {
    curl_easy_setopt(handle, CURLOPT_URL, url_of(post, from).c_str());
    curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_easy_setopt(handle, CURLOPT_USE_SSL, static_cast<long>(post.plain ? CURLUSESSL_NONE : CURLUSESSL_ALL));
    curl_easy_setopt(handle, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    curl_easy_setopt(handle, CURLOPT_SSL_VERIFYPEER, 1L);
    curl_easy_setopt(handle, CURLOPT_SSL_VERIFYHOST, 2L);
    if (!post.authorities.empty()) {
        curl_easy_setopt(handle, CURLOPT_CAINFO, post.authorities.c_str());
        curl_easy_setopt(handle, CURLOPT_CAPATH, nullptr);
    }
    if (!post.user.empty()) {
        curl_easy_setopt(handle, CURLOPT_USERNAME, post.user.c_str());
        curl_easy_setopt(handle, CURLOPT_PASSWORD, post.password.c_str());
    }
    curl_easy_setopt(handle, CURLOPT_PROXY, "");
    curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(handle, CURLOPT_TIMEOUT_MS, post.timeout_ms);
    curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT_MS, post.timeout_ms / 4);
    curl_easy_setopt(handle, CURLOPT_MAIL_FROM, ("<" + from + ">").c_str());
    curl_easy_setopt(handle, CURLOPT_MAIL_RCPT, to);
    curl_easy_setopt(handle, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(handle, CURLOPT_READFUNCTION, give);
    curl_easy_setopt(handle, CURLOPT_READDATA, &talk);
    curl_easy_setopt(handle, CURLOPT_DEBUGFUNCTION, listen);
    curl_easy_setopt(handle, CURLOPT_DEBUGDATA, &talk);
    curl_easy_setopt(handle, CURLOPT_VERBOSE, 1L);
}

Answer answer_of(CURLcode done, Talk const& talk) {
    if (done == CURLE_OK) return {Answer::Kind::taken, talk.reply};
    // A refusal is the server's last word; where the line broke afterwards, that word was a yes.
    if (!is_reply(talk.reply) || talk.reply[0] < '4') return {Answer::Kind::later, curl_easy_strerror(done)};
    if (talk.reply[0] == '4') return {Answer::Kind::later, talk.reply};
    if (talk.command == "RCPT" && is_no_such_address(talk.reply)) return {Answer::Kind::unknown, talk.reply};
    // A wrong password or a server that knows no encryption is for the operator to mend: letters wait meanwhile.
    bool const is_about_us = talk.command != "MAIL" && talk.command != "RCPT" && talk.command != "DATA" && !talk.left.empty();
    return {is_about_us ? Answer::Kind::later : Answer::Kind::refused, talk.reply};
}

}  // namespace

bool is_no_such_address(std::string const& reply) {
    for (auto const word : split(reply, ' ')) {
        auto const numbers = split(word, '.');
        if (numbers.size() != 3 || (numbers[0] != "4" && numbers[0] != "5") || !parse_integer(numbers[1]) || !parse_integer(numbers[2])) continue;
        return numbers[0] == "5" && (numbers[1] == "1" || (numbers[1] == "2" && numbers[2] == "1"));
    }
    return reply.starts_with("550") || reply.starts_with("551") || reply.starts_with("553");
}

Answer hand_over(Post const& post, std::string const& from, std::string const& to, std::string const& message) {
    static bool const is_ready = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
    must(is_ready, "libcurl can't be used");
    std::unique_ptr<CURL, Drop> const curl(curl_easy_init());
    must(curl != nullptr, "libcurl has no handle");
    std::unique_ptr<curl_slist, Drop> const recipients(curl_slist_append(nullptr, ("<" + to + ">").c_str()));
    Talk talk{message, {}, {}, false};
    set_up(curl.get(), post, from, recipients.get(), talk);
    auto const done = curl_easy_perform(curl.get());
    // Cleaning up may still talk: into nothing that is read.
    curl_easy_setopt(curl.get(), CURLOPT_VERBOSE, 0L);
    return answer_of(done, talk);
}

}  // namespace ateneu::mail
