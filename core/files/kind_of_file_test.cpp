#include "core/files/kind_of_file.h"

#include <gtest/gtest.h>

#include "core/access/secret.h"
#include "core/base/text.h"

namespace ateneu::files {
namespace {

using namespace std::string_literals;

std::string const png = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\6\0\0\0\x1f\x15\xc4\x89\0\0\0\rIDATx\x9c\x63\xf8\xcf\xc0\xf0\x1f\0\5\0\1\xff\x56\xc7\x2f\r\0\0\0\0IEND\xae\x42\x60\x82"s;
std::string const pdf = "%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n";
std::string const zip = *bytes_of_hex("504b03041400000000000000215cac2a93d8020000000200000005000000612e7478746869504b010214031400000000000000215cac2a93d802000000"
                                      "02000000050000000000000000000000800100000000612e747874504b0506000000000100010033000000250000000000");

std::string code_of(std::string const& name, std::string_view bytes, std::string const& declared = "") {
    auto const found = known({name, declared, bytes});
    return found ? found->type : found.refusal().code;
}

TEST(KindOfFile, IsWhatNameAndContentSay) {
    EXPECT_EQ(code_of("a.png", png, "image/png"), "image/png");
    EXPECT_EQ(code_of("A.PNG", png), "image/png");
    EXPECT_EQ(code_of("report.pdf", pdf, "application/pdf"), "application/pdf");
    EXPECT_EQ(code_of("notes.txt", "Bon dia, Núria", "text/plain"), "text/plain");
    EXPECT_EQ(code_of("people.csv", "name,town\nAna,Vic\n", "application/vnd.ms-excel"), "text/csv") << "as Windows calls it";
    EXPECT_EQ(code_of("a.md", "# Title", "application/octet-stream"), "text/markdown");
    EXPECT_EQ(code_of("a.zip", zip, "application/x-zip-compressed"), "application/zip") << "kept as it is, never unpacked";
}

TEST(KindOfFile, RefusesWhatLies) {
    EXPECT_EQ(code_of("report.pdf", png), "lies");
    EXPECT_EQ(code_of("photo.png", pdf), "lies");
    EXPECT_EQ(code_of("photo.jpg", png), "lies") << "one picture is not another";
    EXPECT_EQ(code_of("photo.png", "<script>alert(1)</script>"), "lies");
    EXPECT_EQ(code_of("notes.txt", png), "lies");
    EXPECT_EQ(code_of("notes.txt", "MZ\x90\0\3\0\0\0\4\0\0\0\xff\xff"s), "lies");
    EXPECT_EQ(code_of("a.docx", zip), "lies") << "any archive is no document";
    EXPECT_EQ(code_of("report.pdf", pdf, "image/png"), "lies") << "the browser says otherwise";
    EXPECT_EQ(code_of("notes.txt", "<b>", "text/html"), "lies");
    auto const refused = known({"report.pdf", "", png}).refusal();
    EXPECT_EQ(refused.field, "file");
    EXPECT_EQ(translate(Tongue{"en"}, refused.message),
              "“report.pdf” isn't what its name says: what is in it looks like image/png. Save it again in the right format, or give it the right ending.");
}

TEST(KindOfFile, RefusesWhatMayNotBeAttached) {
    for (auto const* name : {"a.exe", "a.html", "a.svg", "a.js", "a", ".pdf", "a.pdf.exe", "a.php"}) EXPECT_EQ(code_of(name, pdf), "kind") << name;
    EXPECT_EQ(code_of("a.pdf", ""), "empty");
    EXPECT_EQ(code_of("invoice\xE2\x80\xAE" "fdp.exe", pdf), "kind") << "reads like invoiceexe.pdf";
    EXPECT_EQ(accepted_endings().find(".svg"), std::string::npos);
    EXPECT_NE(accepted_endings().find(".pdf,.png"), std::string::npos);
}

TEST(NameOfFile, IsCleanWhateverSomebodySends) {
    EXPECT_EQ(cleaned_name("Núria's CV.pdf"), "Núria's CV.pdf");
    EXPECT_EQ(cleaned_name("/etc/passwd"), "passwd");
    EXPECT_EQ(cleaned_name("..\\..\\C:\\boot.ini"), "boot.ini");
    EXPECT_EQ(cleaned_name("../.."), "file");
    EXPECT_EQ(cleaned_name(".htaccess"), "htaccess");
    EXPECT_EQ(cleaned_name("a\r\nSet-Cookie: x\x00.pdf"s), "a  Set-Cookie_ x .pdf");
    EXPECT_EQ(cleaned_name("a\xE2\x80\xAE\xE2\x80\x8B\xEF\xBB\xBF" "b.pdf"), "ab.pdf");
    EXPECT_EQ(cleaned_name("a\"<b>.pdf. . "), "a__b_.pdf");
    EXPECT_EQ(cleaned_name(""), "file");
    EXPECT_EQ(cleaned_name("\xff\xfe.pdf"), "file.pdf");
    auto const cut = cleaned_name(std::string(5000, 'x') + ".pdf");
    EXPECT_EQ(length(cut), 200U);
    EXPECT_TRUE(cut.ends_with("….pdf"));
}

}  // namespace
}  // namespace ateneu::files
