#include "core/db/dump_rows.h"

namespace ateneu::db {

namespace {

using Token = DumpTokens::Token;
using Kind = DumpTokens::Kind;

/// One INSERT. Its rows are let go one by one, because `--rows-per-insert` may put a whole table
/// into one statement.
class Insert {
public:
    Insert(DumpTokens& tokens, DumpRows& rows)
        : tokens_(tokens), rows_(rows), line_(tokens.line_number()) {}

    void read() {
        if (!tokens_.is(tokens_.next(), "into"))
            throw DumpFault{"INSERT without INTO is not SQL of PostgreSQL", line_};
        rows_.table = rows_.schema.name();
        read_columns();
        rows_.begin();
        auto token = tokens_.next();
        if (tokens_.is(token, "default") && rows_.columns.empty()) return read_empty_row();
        if (tokens_.is(token, "overriding")) {  // SYSTEM VALUE or USER VALUE
            tokens_.next();
            tokens_.next();
            token = tokens_.next();
        }
        if (!tokens_.is(token, "values"))
            throw DumpFault{"only INSERT … VALUES holds rows that can be read", token.line};
        read_rows();
    }

private:
    void read_columns() {
        auto const token = tokens_.next();
        tokens_.put_back(token);
        if (tokens_.is(token, '(')) return rows_.schema.names(rows_.columns);
        rows_.use_declared_columns(token.line);
        generated_ = &rows_.schema.find(rows_.table)->generated;
    }

    /// DEFAULT VALUES: how pg_dump writes the rows of a table without columns.
    void read_empty_row() {
        tokens_.next();
        rows_.cells.clear();
        rows_.give(line_);
        read_end(tokens_.next());
    }

    void read_rows() {
        for (;;) {
            tokens_.forget();
            read_row();
            auto const token = tokens_.next();
            if (!tokens_.is(token, ',')) return read_end(token);
        }
    }

    void read_row() {
        auto const open = tokens_.next();
        refuse_end(open);
        if (!tokens_.is(open, '('))
            throw DumpFault{"a row's values begin with a bracket", open.line};
        places_.clear();
        position_ = 0;
        while (read_value()) {
        }
        rows_.cells.clear();
        for (auto const& place : places_)
            if (place.kind == Kind::end)
                rows_.cells.emplace_back(std::nullopt);
            else
                rows_.cells.emplace_back(tokens_.text(place));
        rows_.give(open.line);
    }

    /// One value and what follows it; false at the bracket that ends the row.
    bool read_value() {
        auto value = tokens_.next();
        refuse_end(value);
        bool const is_default = tokens_.is(value, "default");
        if (is_default && !is_generated())
            throw DumpFault{"DEFAULT says nothing about the value that was there", value.line};
        if (!is_default) {
            take(value);
            places_.push_back(value);
        }
        ++position_;
        auto token = tokens_.next();
        if (tokens_.is(token, ':')) token = behind_cast();
        refuse_end(token);
        if (tokens_.is(token, ',')) return true;
        if (tokens_.is(token, ')')) return false;
        throw DumpFault{"a value is followed by “" +
                            std::string(tokens_.text(token).substr(0, 40)) +
                            "” where a comma or bracket should be",
                        token.line};
    }

    bool is_generated() const {
        return generated_ && position_ < generated_->size() && (*generated_)[position_];
    }

    /// Makes a value what COPY would have written; NULL becomes Kind::end.
    void take(Token& value) {
        if (value.kind == Kind::text || value.kind == Kind::number || value.kind == Kind::bits)
            return;
        if (tokens_.is(value, "null")) {
            value.kind = Kind::end;
        } else if (tokens_.is(value, "true") || tokens_.is(value, "false")) {
            tokens_.lower_first(value);
            value.size = 1;
        } else {
            throw DumpFault{
                "“" + std::string(tokens_.text(value).substr(0, 40)) + "” is not a plain value",
                value.line};
        }
    }

    /// The token behind `::type`; a type may have words, brackets and its own commas in them.
    Token behind_cast() {
        int brackets = 0;
        for (;;) {
            auto const token = tokens_.next();
            if (token.kind == Kind::end) return token;
            if (brackets == 0 && (tokens_.is(token, ',') || tokens_.is(token, ')'))) return token;
            brackets += tokens_.is(token, '(') - tokens_.is(token, ')');
        }
    }

    /// `;`, or ON CONFLICT DO NOTHING before it.
    void read_end(Token token) {
        if (tokens_.is(token, "on"))
            while (token.kind != Kind::end && !tokens_.is(token, ';')) token = tokens_.next();
        refuse_end(token);
        if (!tokens_.is(token, ';'))
            throw DumpFault{"the INSERT does not end where its values end", token.line};
    }

    void refuse_end(Token const& token) const {
        if (token.kind == Kind::end)
            throw DumpFault{"the INSERT that begins here has no end (;): the dump is cut off",
                            line_};
    }

    DumpTokens& tokens_;
    DumpRows& rows_;
    std::int64_t line_;  ///< of the word INSERT
    std::vector<bool> const* generated_ = nullptr;
    std::vector<Token> places_;  ///< the values, in the window
    std::size_t position_ = 0;   ///< of the value being read, from 0
};

}  // namespace

void read_insert(DumpTokens& tokens, DumpRows& rows) { Insert(tokens, rows).read(); }

}  // namespace ateneu::db
