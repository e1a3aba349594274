#include <boost/json/basic_parser_impl.hpp>
#include <charconv>
#include <cmath>
#include <stdexcept>

#include "core/base/json.h"

namespace ateneu {
namespace {

using Text = boost::json::string_view;
using Failure = boost::json::error_code;

std::string_view view(Text text) { return {text.data(), text.size()}; }

/// Writes again what Boost.JSON's parser reads. Its events carry the digits as they stood, so that
/// 0.1 and integers beyond 64 bits keep their value; its own double may be off in the last place.
struct Rewriter {
    static constexpr std::size_t max_array_size = -1;
    static constexpr std::size_t max_object_size = -1;
    static constexpr std::size_t max_string_size = -1;
    static constexpr std::size_t max_key_size = -1;

    std::string out;
    JsonWriter json{out};
    std::string part;  ///< of a string, key or number that comes in pieces

    bool on_document_begin(Failure&) { return true; }
    bool on_document_end(Failure&) { return true; }
    bool on_object_begin(Failure&) { return json.begin_object(), true; }
    bool on_object_end(std::size_t, Failure&) { return json.end_object(), true; }
    bool on_array_begin(Failure&) { return json.begin_array(), true; }
    bool on_array_end(std::size_t, Failure&) { return json.end_array(), true; }

    bool on_key_part(Text piece, std::size_t, Failure&) { return part += view(piece), true; }
    bool on_key(Text piece, std::size_t, Failure&) { return json.key(whole(piece)), true; }
    bool on_string_part(Text piece, std::size_t, Failure&) { return part += view(piece), true; }
    bool on_string(Text piece, std::size_t, Failure&) { return json.text(whole(piece)), true; }

    bool on_number_part(Text piece, Failure&) { return part += view(piece), true; }
    bool on_int64(std::int64_t, Text piece, Failure&) { return integer(whole(piece)); }
    bool on_uint64(std::uint64_t, Text piece, Failure&) { return integer(whole(piece)); }
    bool on_double(double, Text piece, Failure& failure) { return real(whole(piece), failure); }

    bool on_bool(bool value, Failure&) { return json.boolean(value), true; }
    bool on_null(Failure&) { return json.null(), true; }
    bool on_comment_part(Text, Failure&) { return true; }
    bool on_comment(Text, Failure&) { return true; }

private:
    std::string whole(Text last_piece) {
        part += view(last_piece);
        return std::exchange(part, {});
    }

    bool integer(std::string const& digits) {
        json.raw(digits == "-0" ? "0" : digits);
        return true;
    }

    bool real(std::string const& digits, Failure& failure) {
        double value = 0;
        auto const read = std::from_chars(digits.data(), digits.data() + digits.size(), value);
        if (read.ec != std::errc{} || !std::isfinite(value)) {
            failure = boost::json::error::exponent_overflow;
            return false;
        }
        if (digits.find_first_of(".eE") == std::string::npos) return integer(digits);
        json.number(value);
        return true;
    }
};

/// Empty where `text` is no JSON, and then `failure` says why.
std::string rewritten(std::string_view text, Failure& failure) {
    boost::json::basic_parser<Rewriter> parser{boost::json::parse_options{}};
    auto const read = parser.write_some(false, text.data(), text.size(), failure);
    if (!failure && read < text.size()) failure = boost::json::error::extra_data;
    return failure ? std::string() : std::move(parser.handler().out);
}

}  // namespace

bool is_json(std::string_view text) {
    Failure failure;
    rewritten(text, failure);
    return !failure;
}

std::string json_normal(std::string_view text) {
    Failure failure;
    auto normal = rewritten(text, failure);
    if (failure) throw std::invalid_argument("not JSON: " + failure.message());
    return normal;
}

}  // namespace ateneu
