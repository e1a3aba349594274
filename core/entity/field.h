#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <type_traits>

#include "core/base/message.h"
#include "core/entity/codec.h"

namespace ateneu {

/// What happens to this row when the row it points at is deleted.
enum class OnDelete : std::uint8_t { protect, cascade, set_null };
/// What happens to this row when the row it points at is merged into another.
enum class OnMerge : std::uint8_t {
    move,  ///< it points at the other from then on
    end    ///< it goes: an open session never becomes somebody else's
};
/// What becomes of this row when the person it is about (a `personal` reference) is erased.
enum class OnErase : std::uint8_t {
    anonymise,  ///< it stays with the person without a name: awards are counted as before
    remove      ///< it is there for that person alone: a login, a consent
};
/// Whether a field says something about a person. Not every field wants a decision: texts and references to people
/// do, which a test holds (tests/contract/privacy_test.cpp).
struct Personal {
    enum class Is : std::uint8_t { undecided, no, yes } is = Is::undecided;
    constexpr Personal() = default;
    constexpr Personal(bool yes) : is(yes ? Is::yes : Is::no) {}  // NOLINT: `.personal = true`
    constexpr operator bool() const { return is == Is::yes; }      // NOLINT
    constexpr bool is_decided() const { return is != Is::undecided; }
};
/// Kept by `store`, never typed by people.
enum class Stamp : std::uint8_t {
    none,
    created,  ///< when it was added
    updated,  ///< when it was changed last
    author    ///< who added it: a reference to a person; none for the program
};
/// Who may change a field, beyond the permission to change the record.
enum class FieldAccess : std::uint8_t {
    everybody,   ///< who may change the record
    superusers,  ///< only superusers; others see it
    system       ///< only deeds and imports; shown, never in a form
};

/// What a field's table row says besides name, label and type. Everything has a sensible default.
struct Options {
    bool required = false;   ///< forms demand it (storage may still hold NULL where the member is optional)
    bool unique = false;     ///< blank is no value and never clashes
    bool searchable = false; ///< its folded text is part of the record's search text
    bool sorted = false;     ///< lists may sort by it; text gets a stored folded key, everything an index
    bool listed = false;     ///< a column of the list
    bool filtered = false;   ///< offered in the list's filters
    /// Personal data: exported, and emptied when the person is erased. Of a reference to a person: the whole row is
    /// about that person; `false` where it only names them (who awarded it).
    Personal personal = {};
    bool multiline = false;  ///< text area
    bool markdown = false;   ///< with `multiline`: shown as Markdown (core/markup)
    bool code = false;       ///< shown in a fixed-width face (slugs, keys)
    bool hidden = false;     ///< kept for old data: shown when set, not offered in forms
    std::int32_t max_length = 0;  ///< code points; 0: unbounded
    std::optional<std::int64_t> min = {}, max = {};
    std::string_view initial = {};  ///< what a new form holds, as text; "today" for dates
    char const* help = nullptr;
    std::span<Choice const> choices = {};
    char const* group = nullptr;  ///< heading of its section in form and detail; null: the first one
    OnDelete on_delete = OnDelete::protect;
    OnMerge on_merge = OnMerge::move;
    OnErase on_erase = OnErase::anonymise;
    Stamp stamp = Stamp::none;
    FieldAccess access = FieldAccess::everybody;
    char const* related_label = nullptr;  ///< how the target's page heads the list of these; null: our plural
    Kind item = Kind::text;  ///< of a text_list: what each item is (country, email, text)
    /// msgid: why erasing a person leaves this personal field, or this row where it stands at a reference.
    char const* kept_because = nullptr;
    bool symmetric = false;  ///< links: A linked to B is B linked to A
};

/// One row of an entity's table.
struct Field {
    std::string_view name;   ///< column, form control, JSON key and filter alike
    char const* label;       ///< msgid
    Codec const* codec;
    void* (*address)(void* record);  ///< the member inside the struct
    Options options;

    Kind kind() const {
        return options.choices.empty() || codec->kind != Kind::text ? codec->kind : Kind::choice;
    }
    bool optional() const { return codec->optional; }
    Entity const& target() const { return codec->target(); }
    std::span<Choice const> choices() const {
        return options.choices.empty() ? codec->choices : options.choices;
    }
    /// Says when something was done to the record: history knows it anyway.
    bool is_clock() const { return options.stamp == Stamp::created || options.stamp == Stamp::updated; }
    bool is_link() const { return codec->kind == Kind::links; }
    bool is_children() const { return codec->kind == Kind::children; }
    /// Has columns in the entity's own table.
    bool is_column() const { return !is_link() && !is_children(); }
    /// People fill it in: neither stamped nor kept by the system.
    bool is_typed() const {
        return options.stamp == Stamp::none && options.access != FieldAccess::system;
    }
};

namespace detail {
template <auto Member>
struct MemberOf;
template <class Struct, class Type, Type Struct::*Pointer>
struct MemberOf<Pointer> {
    using type = Type;
    static void* address(void* record) { return &(static_cast<Struct*>(record)->*Pointer); }
};
}  // namespace detail

/// A row of the table: `field<&Award::person>("person", N_("Person"), {.required = true})`.
template <auto Member>
constexpr Field field(std::string_view name, char const* label, Options options = {}) {
    return {name, label, &codec_of<typename detail::MemberOf<Member>::type>,
            &detail::MemberOf<Member>::address, options};
}

/// The same for a member that `Struct` inherits: `&Request::email` has the base's type, and the record's
/// address must go through `Struct` to find the base inside it.
template <class Struct, auto Member>
constexpr Field field_in(std::string_view name, char const* label, Options options = {}) {
    return {name, label, &codec_of<typename detail::MemberOf<Member>::type>,
            [](void* record) -> void* { return &(static_cast<Struct*>(record)->*Member); }, options};
}

/// Parts of a table in order, as one: `joined(contact_fields<Inquiry>(), own_fields)`.
template <std::size_t... Sizes>
constexpr auto joined(std::array<Field, Sizes> const&... parts) {
    std::array<Field, (Sizes + ...)> table{};
    std::size_t at = 0;
    auto const append = [&](auto const& part) {
        for (auto const& row : part) table[at++] = row;
    };
    (append(parts), ...);
    return table;
}

}  // namespace ateneu
