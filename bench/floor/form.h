#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ateneu::bench {

/// A form as a browser would send it.
struct Form {
    std::string action;
    std::vector<std::pair<std::string, std::string>> fields;

    /// The first field of that name. Throws `std::runtime_error` where there is none.
    std::string& operator[](std::string_view name);
    /// `application/x-www-form-urlencoded`.
    std::string encoded() const;
};

/// The record's form on one of our edit pages (`<form id="record" …>`), as it stands there. It
/// reads the HTML that Ateneu writes, not any. Throws `std::runtime_error` where there is no such
/// form.
Form record_form(std::string_view page);

}  // namespace ateneu::bench
