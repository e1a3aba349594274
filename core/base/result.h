#pragma once
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "core/base/message.h"

namespace ateneu {

/// A normal "no": a code for programs, a sentence for people, and the field it belongs to (or "").
struct Refusal {
    std::string code;
    Message message;
    std::string field = {};
};

/// Either a `T` or the refusal. `if (!x) return x.refusal();` is the whole protocol.
template <class T>
class [[nodiscard]] Result {
public:
    Result(T value) : held_(std::move(value)) {}          // NOLINT: `return value;`
    Result(Refusal refusal) : held_(std::move(refusal)) {}  // NOLINT: `return Refusal{…};`

    explicit operator bool() const { return held_.index() == 0; }
    T& operator*() { return std::get<0>(held_); }
    T const& operator*() const { return std::get<0>(held_); }
    T* operator->() { return &std::get<0>(held_); }
    T const* operator->() const { return &std::get<0>(held_); }
    Refusal const& refusal() const { return std::get<1>(held_); }

private:
    std::variant<T, Refusal> held_;
};

struct Done {};  ///< a `Result<Done>` says only whether it was refused

/// One thing wrong with one field; `field` is its name, `lines[3].quantity` inside a child, or ""
/// for the record as a whole.
struct Problem {
    std::string field;
    Message message;
    std::string code = "not_valid";
};

/// Everything wrong with a record, gathered so that a form shows it all at once.
class Problems {
public:
    void add(std::string field, Message message, std::string code = "not_valid") {
        list_.push_back({std::move(field), std::move(message), std::move(code)});
    }
    bool empty() const { return list_.empty(); }
    std::vector<Problem> const& list() const { return list_; }
    /// The first problem of a field, or null.
    Problem const* of(std::string_view field) const {
        for (auto const& problem : list_)
            if (problem.field == field) return &problem;
        return nullptr;
    }

private:
    std::vector<Problem> list_;
};

/// Thrown by `must`: its text names the place. Only the outermost catch of a request holds it.
struct Mistake : std::logic_error {
    using std::logic_error::logic_error;
};

/// Our own mistake: stops this request with a log line that names the place; the transaction rolls
/// back. Throws `Mistake`; whoever catches it writes the log line.
void must(bool holds, char const* what = "", char const* file = __builtin_FILE(),
          int line = __builtin_LINE());

}  // namespace ateneu
