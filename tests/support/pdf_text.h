#pragma once
#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>

namespace ateneu::tests {

/// What poppler's tools say of a document.
class PdfText {
public:
    explicit PdfText(std::string const& bytes) {
        folder_ = (std::filesystem::temp_directory_path() / "ateneu-pdf-XXXXXX").string();
        EXPECT_NE(::mkdtemp(folder_.data()), nullptr);
        std::ofstream(folder_ + "/it.pdf", std::ios::binary) << bytes;
    }
    ~PdfText() { std::filesystem::remove_all(folder_); }
    std::string text() const { return told("pdftotext -layout " + folder_ + "/it.pdf -"); }
    std::string info(std::string const& how = "") const { return told("pdfinfo " + how + " " + folder_ + "/it.pdf"); }
    std::string fonts() const { return told("pdffonts " + folder_ + "/it.pdf"); }

private:
    static std::string told(std::string const& command) {
        std::string out;
        std::unique_ptr<std::FILE, int (*)(std::FILE*)> const pipe(::popen(command.c_str(), "r"), &::pclose);
        std::array<char, 4096> bytes{};
        while (auto const count = std::fread(bytes.data(), 1, bytes.size(), pipe.get())) out.append(bytes.data(), count);
        return out;
    }
    std::string folder_;
};

}  // namespace ateneu::tests
