#pragma once
#include <limits>
#include <optional>
#include <span>
#include <string_view>
#include <type_traits>

#include "core/entity/value.h"

namespace ateneu {

struct Entity;

/// A fixed choice: the code that is stored and its label (a msgid).
struct Choice {
    std::string_view code;
    char const* label;
};

/// How one C++ member type becomes a `Value` and back; compiled once per type.
struct Codec {
    Kind kind;
    bool optional;
    Value (*get)(void const* member);
    void (*set)(void* member, Value const& value);
    Entity const& (*target)() = nullptr;         ///< reference, links, children
    std::span<Choice const> choices = {};        ///< a C++ enum's own list
    std::optional<std::int64_t> min = {}, max = {};  ///< of a C++ integer smaller than 64 bits
};

Record to_record(Entity const& entity, void const* record);
void to_struct(Entity const& entity, Record const& record, void* into);

}  // namespace ateneu

namespace ateneu::detail {

/// How a plain type stands in a `Value`; specialised for each supported type.
template <class Type>
struct Held;

template <>
struct Held<std::string> {
    static constexpr Kind kind = Kind::text;
    static Value get(std::string const& m) { return m; }
    static void set(std::string& m, Value const& v) { m = text_of(v); }
};
template <Kind K>
struct Held<TextOf<K>> {
    static constexpr Kind kind = K;
    static Value get(TextOf<K> const& m) { return m.value; }
    static void set(TextOf<K>& m, Value const& v) { m.value = text_of(v); }
};
/// A type that is one integer inside: `Pointer` names it.
template <class Type, Kind K, auto Pointer>
struct HeldNumber {
    static constexpr Kind kind = K;
    static Value get(Type const& m) { return static_cast<std::int64_t>(m.*Pointer); }
    static void set(Type& m, Value const& v) {
        m.*Pointer = static_cast<std::remove_reference_t<decltype(m.*Pointer)>>(integer_of(v));
    }
};
template <> struct Held<Date> : HeldNumber<Date, Kind::date, &Date::days> {};
template <> struct Held<Instant> : HeldNumber<Instant, Kind::instant, &Instant::micros> {};
template <> struct Held<Decimal> : HeldNumber<Decimal, Kind::decimal, &Decimal::millionths> {};
template <> struct Held<Duration> : HeldNumber<Duration, Kind::duration, &Duration::seconds> {};

template <class Number>
    requires std::is_integral_v<Number>
struct Held<Number> {
    static constexpr Kind kind = std::is_same_v<Number, bool> ? Kind::boolean : Kind::integer;
    static Value get(Number m) { return static_cast<std::int64_t>(m); }
    static void set(Number& m, Value const& v) { m = static_cast<Number>(integer_of(v)); }
};
template <>
struct Held<Degrees> {
    static constexpr Kind kind = Kind::degrees;
    static Value get(Degrees m) { return m.value; }
    static void set(Degrees& m, Value const& v) {
        auto const* held = std::get_if<double>(&v);
        m.value = held ? *held : 0;
    }
};
/// Types that a `Value` holds as they are.
template <class Type, Kind K>
struct HeldWhole {
    static constexpr Kind kind = K;
    static Value get(Type const& m) { return m; }
    static void set(Type& m, Value const& v) {
        auto const* held = std::get_if<Type>(&v);
        m = held ? *held : Type{};
    }
};
template <> struct Held<Money> : HeldWhole<Money, Kind::money> {};
template <> struct Held<TimeRange> : HeldWhole<TimeRange, Kind::time_range> {};
template <> struct Held<AnyReference> : HeldWhole<AnyReference, Kind::any_reference> {};
template <> struct Held<Translated> : HeldWhole<Translated, Kind::translated> {};
template <> struct Held<std::vector<std::string>> : HeldWhole<Texts, Kind::text_list> {};
template <> struct Held<std::vector<std::int64_t>> : HeldWhole<Keys, Kind::integer_list> {};

template <class Target>
struct Held<Id<Target>> {
    static constexpr Kind kind = Kind::reference;
    static Entity const& target() { return Target::entity(); }
    static Value get(Id<Target> m) { return m.value; }
    static void set(Id<Target>& m, Value const& v) { m.value = integer_of(v); }
};
/// Many-to-many.
template <class Target>
struct Held<std::vector<Id<Target>>> {
    static constexpr Kind kind = Kind::links;
    static Entity const& target() { return Target::entity(); }
    static Value get(std::vector<Id<Target>> const& m) {
        Keys keys;
        for (auto id : m) keys.push_back(id.value);
        return keys;
    }
    static void set(std::vector<Id<Target>>& m, Value const& v) {
        m.clear();
        if (auto const* keys = std::get_if<Keys>(&v))
            for (auto key : *keys) m.push_back({key});
    }
};

/// A C++ enum lists its codes in the order of its enumerators:
/// `constexpr std::span<Choice const> choices_of(Variant);` beside the enum.
template <class Enum>
    requires std::is_enum_v<Enum>
struct Held<Enum> {
    static constexpr Kind kind = Kind::choice;
    static Value get(Enum m) { return std::string(choices_of(m)[static_cast<std::size_t>(m)].code); }
    static void set(Enum& m, Value const& v) {
        auto const& code = text_of(v);
        auto const list = choices_of(m);
        for (std::size_t i = 0; i < list.size(); ++i)
            if (list[i].code == code) m = static_cast<Enum>(i);
    }
};

/// Ordered children, each an entity of its own.
template <class Child>
    requires requires { Child::entity(); }
struct Held<std::vector<Child>> {
    static constexpr Kind kind = Kind::children;
    static Entity const& target() { return Child::entity(); }
    static Value get(std::vector<Child> const& m) {
        Records records;
        for (auto const& child : m) records.push_back(to_record(Child::entity(), &child));
        return records;
    }
    static void set(std::vector<Child>& m, Value const& v) {
        m.clear();
        if (auto const* records = std::get_if<Records>(&v))
            for (auto const& record : *records) to_struct(Child::entity(), record, &m.emplace_back());
    }
};

template <class Type>
struct CodecFor {
    static Value get(void const* m) { return Held<Type>::get(*static_cast<Type const*>(m)); }
    static void set(void* m, Value const& v) { Held<Type>::set(*static_cast<Type*>(m), v); }
    static constexpr bool optional = false;
    using Plain = Type;
};
template <class Type>
struct CodecFor<std::optional<Type>> {
    static Value get(void const* m) {
        auto const& held = *static_cast<std::optional<Type> const*>(m);
        return held ? Held<Type>::get(*held) : Value{};
    }
    static void set(void* m, Value const& v) {
        auto& held = *static_cast<std::optional<Type>*>(m);
        if (is_absent(v)) held.reset();
        else Held<Type>::set(held.emplace(), v);
    }
    static constexpr bool optional = true;
    using Plain = Type;
};

template <class Member>
constexpr Codec make_codec() {
    using For = CodecFor<Member>;
    using Plain = typename For::Plain;
    Codec codec{Held<Plain>::kind, For::optional, &For::get, &For::set};
    if constexpr (requires { &Held<Plain>::target; }) codec.target = &Held<Plain>::target;
    if constexpr (std::is_enum_v<Plain>) codec.choices = choices_of(Plain{});
    if constexpr (std::is_integral_v<Plain> && sizeof(Plain) < sizeof(std::int64_t)) {
        codec.min = std::numeric_limits<Plain>::min();
        codec.max = std::numeric_limits<Plain>::max();
    }
    return codec;
}

}  // namespace ateneu::detail

namespace ateneu {
template <class Member>
inline constexpr Codec codec_of = detail::make_codec<Member>();
}  // namespace ateneu
