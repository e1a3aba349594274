#include "core/intake/finding.h"

#include <boost/json.hpp>

#include "core/base/json.h"
#include "core/base/result.h"

namespace ateneu::intake {

namespace {

constexpr std::string_view codes[] = {"new", "changed", "same", "wrong"};

}  // namespace

std::string_view code_of(Outcome outcome) { return codes[static_cast<std::size_t>(outcome)]; }

Outcome outcome_of(std::string_view code) {
    for (std::size_t i = 0; i < std::size(codes); ++i)
        if (codes[i] == code) return static_cast<Outcome>(i);
    return Outcome::fresh;
}

namespace {

void write(JsonWriter& json, Message const& message) {
    json.begin_object().key("text").text(message.text).key("places").begin_array();
    for (auto const& [name, value] : message.places) json.begin_array().text(name).text(value).end_array();
    json.end_array().end_object();
}

/// What we wrote ourselves; anything else is our mistake.
boost::json::value parsed(std::string_view json) {
    boost::system::error_code error;
    auto value = boost::json::parse({json.data(), json.size()}, error);
    must(!error, "what waits in an import does not parse");
    return value;
}

std::string text_of(boost::json::value const& value) { return std::string(std::string_view(value.as_string())); }

Message message_of(boost::json::value const& value) {
    Message message;
    message.text = text_of(value.at("text"));
    for (auto const& place : value.at("places").as_array()) message.places.emplace_back(text_of(place.at(0)), text_of(place.at(1)));
    return message;
}

}  // namespace

std::string detail_json(Finding const& finding) {
    std::string out;
    JsonWriter json(out);
    json.begin_object().key("wrong").begin_array();
    for (auto const& each : finding.wrong) {
        json.begin_array().number(static_cast<long long>(each.column)).text(each.field);
        write(json, each.message);
        json.end_array();
    }
    json.end_array().key("differences").begin_array();
    for (auto const& each : finding.differences) json.begin_array().text(each.field).text(each.before).text(each.after).end_array();
    json.end_array().end_object();
    return out;
}

void read_detail(std::string_view json, Finding& finding) {
    auto const value = parsed(json);
    for (auto const& each : value.at("wrong").as_array())
        finding.wrong.push_back({static_cast<int>(each.at(0).as_int64()), text_of(each.at(1)), message_of(each.at(2))});
    for (auto const& each : value.at("differences").as_array())
        finding.differences.push_back({text_of(each.at(0)), text_of(each.at(1)), text_of(each.at(2))});
}

std::string texts_json(std::vector<std::string> const& texts) {
    std::string out;
    JsonWriter json(out);
    json.begin_array();
    for (auto const& text : texts) json.text(text);
    json.end_array();
    return out;
}

std::vector<std::string> texts_from_json(std::string_view json) {
    std::vector<std::string> texts;
    auto const list = parsed(json);
    for (auto const& each : list.as_array()) texts.push_back(text_of(each));
    return texts;
}

std::string to_json(Message const& message) {
    std::string out;
    JsonWriter json(out);
    write(json, message);
    return out;
}

Message message_from_json(std::string_view json) { return message_of(parsed(json)); }

}  // namespace ateneu::intake
