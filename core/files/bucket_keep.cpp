#include <curl/curl.h>

#include <algorithm>
#include <cstring>

#include "core/access/secret.h"
#include "core/base/result.h"
#include "core/base/text.h"
#include "core/files/keep.h"

namespace ateneu::files {

namespace {

struct Drop {
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

constexpr long connect_timeout_ms = 10'000;
/// A connection that carries less than this for so long is stuck.
constexpr long least_bytes_per_second = 1024, stuck_s = 30;
constexpr std::size_t most_of_a_refusal = 4096;

struct Answer {
    long status = 0;
    std::int64_t length = -1;
    std::string body;
    std::size_t most = 0;
};

std::size_t take(char* bytes, std::size_t, std::size_t count, void* into) {
    auto& answer = *static_cast<Answer*>(into);
    if (answer.body.size() + count > answer.most) return 0;
    answer.body.append(bytes, count);
    return count;
}

std::size_t give(char* into, std::size_t size, std::size_t count, void* from) {
    auto& left = *static_cast<std::string_view*>(from);
    auto const bytes = std::min(size * count, left.size());
    std::memcpy(into, left.data(), bytes);
    left.remove_prefix(bytes);
    return bytes;
}

[[noreturn]] void unavailable(std::string const& why) { throw KeepError(KeepError::Kind::unavailable, "the file storage: " + why); }

class BucketKeep;

class BucketContent : public Content {
public:
    BucketContent(BucketKeep& keep, std::string digest, std::int64_t size) : keep_(keep), digest_(std::move(digest)), size_(size) {}
    std::int64_t size() const override { return size_; }
    std::string read(std::int64_t from, std::size_t most) override;

private:
    BucketKeep& keep_;  ///< lives as long as the server
    std::string digest_;
    std::int64_t size_;
};

class BucketKeep : public Keep {
public:
    explicit BucketKeep(Bucket bucket) : bucket_(std::move(bucket)) {
        while (bucket_.endpoint.ends_with('/')) bucket_.endpoint.pop_back();
    }

    /// The digest of what is sent is signed, so what arrives damaged is refused.
    void store(std::string const& digest, std::string_view bytes) override {
        if (size_of(digest) == static_cast<std::int64_t>(bytes.size())) return;
        auto const answer = ask("PUT", digest, digest, &bytes, "");
        if (answer.status == 507) throw KeepError(KeepError::Kind::full, "the file storage is full");
        if (answer.status / 100 != 2) refused("PUT", answer);
    }

    std::unique_ptr<Content> open(std::string const& digest) override {
        auto const size = size_of(digest);
        return size < 0 ? nullptr : std::make_unique<BucketContent>(*this, digest, size);
    }

    void remove(std::string const& digest) override {
        auto const answer = ask("DELETE", digest, nothing, nullptr, "");
        if (answer.status / 100 != 2 && answer.status != 404) refused("DELETE", answer);
    }

    std::string shown() const override { return bucket_.endpoint + "/" + bucket_.name; }

    std::string read(std::string const& digest, std::int64_t from, std::size_t most) {
        auto answer = ask("GET", digest, nothing, nullptr, std::to_string(from) + "-" + std::to_string(from + static_cast<std::int64_t>(most) - 1), most);
        if (answer.status != 206 && !(answer.status == 200 && from == 0)) refused("GET", answer);
        return std::move(answer.body);
    }

private:
    /// -1 where there is none.
    std::int64_t size_of(std::string const& digest) {
        auto const answer = ask("HEAD", digest, nothing, nullptr, "");
        if (answer.status == 404) return -1;
        if (answer.status != 200) refused("HEAD", answer);
        return answer.length;
    }

    [[noreturn]] static void refused(char const* method, Answer const& answer) { unavailable(std::string(method) + " was answered " + std::to_string(answer.status)); }

    Answer ask(std::string const& method, std::string const& digest, std::string const& signed_digest, std::string_view const* body, std::string const& range,
               std::size_t most = most_of_a_refusal) {
        static bool const is_ready = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
        must(is_ready, "libcurl can't be used");
        must(digest.size() == 64 && digest.find_first_not_of("0123456789abcdef") == std::string::npos, "a digest names the content");
        std::unique_ptr<CURL, Drop> const curl(curl_easy_init());
        must(curl != nullptr, "libcurl has no handle");
        auto* const handle = curl.get();
        curl_slist* lines = nullptr;
        for (auto const& line : {"x-amz-content-sha256: " + signed_digest, std::string("Expect:"), std::string("Content-Type: application/octet-stream")})
            lines = curl_slist_append(lines, line.c_str());
        std::unique_ptr<curl_slist, Drop> const list(lines);
        auto const address = bucket_.endpoint + "/" + bucket_.name + "/" + digest, scope = "aws:amz:" + bucket_.region + ":s3", user = bucket_.key + ":" + bucket_.secret;
        Answer answer{.body = {}, .most = most};
        auto left = body ? *body : std::string_view();
        curl_easy_setopt(handle, CURLOPT_URL, address.c_str());
        curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "http,https");
        curl_easy_setopt(handle, CURLOPT_AWS_SIGV4, scope.c_str());
        curl_easy_setopt(handle, CURLOPT_USERPWD, user.c_str());
        curl_easy_setopt(handle, CURLOPT_HTTPHEADER, list.get());
        curl_easy_setopt(handle, CURLOPT_FOLLOWLOCATION, 0L);
        curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
        curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT_MS, connect_timeout_ms);
        curl_easy_setopt(handle, CURLOPT_LOW_SPEED_LIMIT, least_bytes_per_second);
        curl_easy_setopt(handle, CURLOPT_LOW_SPEED_TIME, stuck_s);
        curl_easy_setopt(handle, CURLOPT_USERAGENT, "Ateneu");
        curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, take);
        curl_easy_setopt(handle, CURLOPT_WRITEDATA, &answer);
        if (method == "HEAD") curl_easy_setopt(handle, CURLOPT_NOBODY, 1L);
        else if (method == "PUT") {
            curl_easy_setopt(handle, CURLOPT_UPLOAD, 1L);
            curl_easy_setopt(handle, CURLOPT_READFUNCTION, give);
            curl_easy_setopt(handle, CURLOPT_READDATA, &left);
            curl_easy_setopt(handle, CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(left.size()));
        } else curl_easy_setopt(handle, CURLOPT_CUSTOMREQUEST, method.c_str());
        if (!range.empty()) curl_easy_setopt(handle, CURLOPT_RANGE, range.c_str());
        auto const done = curl_easy_perform(handle);
        curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &answer.status);
        curl_off_t length = -1;
        curl_easy_getinfo(handle, CURLINFO_CONTENT_LENGTH_DOWNLOAD_T, &length);
        answer.length = length;
        if (done != CURLE_OK) unavailable(curl_easy_strerror(done));
        return answer;
    }

    inline static std::string const nothing = sha256_hex("");
    Bucket bucket_;
};

std::string BucketContent::read(std::int64_t from, std::size_t most) {
    if (from >= size_ || most == 0) return {};
    return keep_.read(digest_, from, std::min(most, static_cast<std::size_t>(size_ - from)));
}

}  // namespace

std::unique_ptr<Keep> bucket_keep(Bucket bucket) { return std::make_unique<BucketKeep>(std::move(bucket)); }

}  // namespace ateneu::files
