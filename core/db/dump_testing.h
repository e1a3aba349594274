#pragma once
#include <gtest/gtest.h>
#include <unistd.h>
#include <zlib.h>

#include <cstdio>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/db/dump_reader.h"

namespace ateneu::db {

/// A file that is gone at the end of the test.
class DumpFile {
public:
    explicit DumpFile(std::string_view bytes) {
        path = testing::TempDir() + "ateneu-dump-XXXXXX";
        int const file = mkstemp(path.data());
        std::unique_ptr<std::FILE, int (*)(std::FILE*)> const out(fdopen(file, "wb"), std::fclose);
        std::fwrite(bytes.data(), 1, bytes.size(), out.get());
    }
    ~DumpFile() { unlink(path.c_str()); }
    DumpFile(DumpFile const&) = delete;
    DumpFile& operator=(DumpFile const&) = delete;
    std::string path;
};

/// What reached the sink, one line each: `declared t(a,b)`, `t(a,b)`, `<cell>|NULL`.
class DumpRecord : public DumpSink {
public:
    void declared(std::string_view name, std::vector<std::string> const& columns) override {
        declarations += std::string(name) + list(columns) + "\n";
    }
    void table(std::string_view name, std::vector<std::string> const& columns) override {
        rows += std::string(name) + list(columns) + "\n";
    }
    void row(std::span<Cell const> cells, std::int64_t line) override {
        lines.push_back(line);
        std::string text;
        for (auto const& cell : cells) {
            if (!text.empty()) text += "|";
            text += cell ? "<" + std::string(*cell) + ">" : "NULL";
        }
        rows += text + "\n";
    }
    std::string declarations, rows;
    std::vector<std::int64_t> lines;

private:
    static std::string list(std::vector<std::string> const& columns) {
        std::string text = "(";
        for (auto const& column : columns) text += (text.size() > 1 ? "," : "") + column;
        return text + ")";
    }
};

inline DumpRecord read(std::string_view dump) {
    DumpFile const file(dump);
    DumpRecord record;
    read_dump(file.path, record);
    return record;
}

inline std::string gzip(std::string_view bytes) {
    z_stream stream = {};
    deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
    std::string packed(deflateBound(&stream, bytes.size()), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    deflate(&stream, Z_FINISH);
    packed.resize(stream.total_out);
    deflateEnd(&stream);
    return packed;
}

}  // namespace ateneu::db
