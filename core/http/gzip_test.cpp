#include "core/http/gzip.h"

#include <gtest/gtest.h>
#include <zlib.h>

namespace ateneu::http {
namespace {

std::string gunzip(std::string const& bytes) {
    z_stream stream{};
    inflateInit2(&stream, 15 + 16);
    std::string out(1 << 20, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    auto const end = inflate(&stream, Z_FINISH);
    out.resize(end == Z_STREAM_END ? stream.total_out : 0);
    inflateEnd(&stream);
    return out;
}

TEST(Gzip, ReadsBackTheSameAgainAndAgain) {
    std::string page;
    for (int row = 0; row < 500; ++row)
        page += "<tr><td>" + std::to_string(row * 7919) + "</td></tr>\n";
    for (int round = 0; round < 3; ++round) {
        auto const small = gzip(page);
        EXPECT_LT(small.size(), page.size() / 2);
        EXPECT_EQ(gunzip(small), page);
        EXPECT_EQ(gunzip(gzip("x")), "x");
        EXPECT_EQ(gunzip(gzip("")), "");
    }
}

TEST(AcceptsGzip, ReadsCodingsAndWeights) {
    for (auto const accepted :
         {"gzip", "deflate, gzip;q=1.0", "GZIP", "*", "br, *;q=0.1", "gzip ; q=0.5", "*;q=0, gzip"})
        EXPECT_TRUE(accepts_gzip(accepted)) << accepted;
    for (auto const refused :
         {"", "br", "gzip;q=0", "gzip; q=0.000", "*;q=0", "identity", "xgzip", "*, gzip;q=0"})
        EXPECT_FALSE(accepts_gzip(refused)) << refused;
}

TEST(IsCompressible, TextsAreAndPicturesAreNot) {
    for (auto const type :
         {"text/html; charset=utf-8", "text/css", "application/json", "image/svg+xml", "text/csv"})
        EXPECT_TRUE(is_compressible(type)) << type;
    for (auto const type : {"image/png", "application/zip", "font/woff2", "application/pdf", ""})
        EXPECT_FALSE(is_compressible(type)) << type;
}

}  // namespace
}  // namespace ateneu::http
