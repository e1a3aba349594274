#include "core/base/text.h"
#include "core/store/notice.h"
#include "tests/contract/filling.h"

namespace ateneu::contract {

// Notes, notices and files on the pages and through the API, as people with different rights meet them.

class Talk : public House {
protected:
    std::int64_t store(Entity const& entity, std::map<std::string, Value> const& with = {}) {
        return as_program([&](Transaction& tx) { return Maker(tx).store(entity, with); });
    }
    Entity const& entity(std::string_view name) { return *site().registry().find(name); }
    void grant(std::string const& username, std::vector<std::string> const& codes) {
        as_program([&](Transaction& tx) {
            for (auto const& code : codes) {
                auto const permission = tx.sql().integer(R"(SELECT "id" FROM "people_permission" WHERE "code" = $1)", {std::string_view(code)}).value();
                tx.sql().execute(R"(INSERT INTO "people_person_permissions" ("person", "permission") VALUES ($1, $2))", {person(username), permission});
            }
            return true;
        });
    }
    /// Writes a note about the record; the answer of the POST.
    Answer note(Browser& browser, std::string const& address, std::string const& text, Pairs const& more = {}) {
        Pairs fields{{"csrf", browser.csrf()}, {"note", text}};
        fields.insert(fields.end(), more.begin(), more.end());
        return browser.post(address + "/notes", fields);
    }
    std::int64_t last_note() { return number("SELECT MAX(id) FROM people_comment"); }
    Answer upload(Browser& browser, std::string const& target, std::string const& name, std::string const& bytes, std::string const& type = "text/plain") {
        auto const body = "--edge\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n" + browser.csrf() + "\r\n--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name +
                          "\"\r\nContent-Type: " + type + "\r\n\r\n" + bytes + "\r\n--edge--\r\n";
        return browser.send("POST", target, body, {{"content-type", "multipart/form-data; boundary=edge"}});
    }
};

TEST_P(Talk, NotesAreShownAsTheyWillLookAndStoredOnlyWhenSaid) {
    auto root = inside("root");
    auto const address = entity("specimen.branch").address(store(entity("specimen.branch")));
    auto const before = number("SELECT COUNT(*) FROM people_comment");
    auto const preview = note(root, address, "**bold** <b>x</b> @member", {{"preview", "1"}});
    EXPECT_EQ(preview.status, 200);
    EXPECT_NE(preview.body.find("<strong>bold</strong> &lt;b&gt;x&lt;/b&gt; <a href=\"/people/people/"), std::string::npos);
    EXPECT_EQ(form_of(preview.page(), address + "/notes").shown("note"), std::vector<std::string>{"**bold** <b>x</b> @member"});
    auto const part = root.post("/notes/preview", {{"csrf", root.csrf()}, {"note", "*a*"}});
    EXPECT_EQ(part.body, "<p><em>a</em></p>");
    EXPECT_EQ(root.post("/notes/preview", {{"csrf", root.csrf()}, {"note", std::string(20'000, '[')}}).status, 200);
    EXPECT_EQ(number("SELECT COUNT(*) FROM people_comment"), before);
    EXPECT_EQ(inside("member").get("/notes/people?q=").status, 403);
    EXPECT_NE(root.get("/notes/people?q=seco").body.find("{\"value\":\"second\""), std::string::npos);
}

TEST_P(Talk, NotesAreEditedByTheirAuthorsAndHiddenByOthers) {
    auto root = inside("root");
    grant("viewer", {"people.comment.add"});
    auto viewer = inside("viewer");
    auto const branch = entity("specimen.branch").address(store(entity("specimen.branch")));
    EXPECT_EQ(note(viewer, branch, "Frist").status, 303);
    auto const one = branch + "/notes/" + std::to_string(last_note());
    EXPECT_EQ(root.get(one).status, 403) << "not even superusers change what others wrote";
    auto form = viewer.form(one, one);
    form.set("note", {"First"});
    EXPECT_EQ(viewer.post(form).status, 303);
    EXPECT_EQ(viewer.post(form).status, 422) << "somebody was quicker";
    auto const mark = "c" + std::to_string(last_note());
    auto const page = root.get(branch + "?at=" + mark);
    EXPECT_NE(page.page().with_id(mark), nullptr);
    EXPECT_NE(page.body.find("/people/comments/" + std::to_string(last_note()) + "/history"), std::string::npos) << "it says that it was edited";
    EXPECT_EQ(viewer.post(one + "/hide", {{"csrf", viewer.csrf()}}).status, 403);
    EXPECT_EQ(root.post(one + "/hide", {{"csrf", root.csrf()}}).status, 303);
    grant("member", {"specimen.branch.view", "people.comment.view"});
    auto member = inside("member");
    EXPECT_EQ(member.get(branch).page().with_id(mark), nullptr);
    EXPECT_EQ(member.get("/api/people/comments/" + std::to_string(last_note())).status, 404);
    EXPECT_NE(viewer.get(branch).page().with_id(mark), nullptr) << "its author sees it";
    EXPECT_EQ(viewer.get(one).status, 403) << "but can't change it meanwhile";
    EXPECT_EQ(root.post(one + "/show", {{"csrf", root.csrf()}}).status, 303);
    EXPECT_NE(member.get(branch).page().with_id(mark), nullptr);
    EXPECT_NE(member.get(branch + "/notes").page().with_id(mark), nullptr);
    EXPECT_EQ(viewer.post(one + "/delete", {{"csrf", viewer.csrf()}, {"_version", std::to_string(number("SELECT version FROM people_comment WHERE id = " + mark.substr(1)))}}).status, 303);
    EXPECT_EQ(viewer.get(one).status, 404);
}

TEST_P(Talk, NotesOfARecordAreAtNoOthersAddress) {
    auto root = inside("root");
    auto const& branch = entity("specimen.branch");
    auto const one = branch.address(store(branch)), two = branch.address(store(branch));
    EXPECT_EQ(note(root, one, "Here").status, 303);
    auto const id = std::to_string(last_note());
    EXPECT_EQ(root.get(one + "/notes/" + id).status, 200);
    EXPECT_EQ(root.get(two + "/notes/" + id).status, 404);
    EXPECT_EQ(root.post(two + "/notes/" + id + "/hide", {{"csrf", root.csrf()}}).status, 404);
    EXPECT_EQ(root.get(one + "/notes/x").status, 404);
    EXPECT_EQ(note(root, "/people/comments/" + id, "About a note").status, 404);
    EXPECT_EQ(root.api("POST", "/api/people/comments", R"({"subject":{"entity":"people.comment","id":)" + id + R"(},"text":"x"})").status, 422);
}

TEST_P(Talk, MentionsRingTheBellOfThoseWhoMaySeeThem) {
    auto root = inside("root");
    auto const branch = entity("specimen.branch").address(store(entity("specimen.branch")));
    EXPECT_EQ(note(root, branch, "Have a look, @viewer and @member").status, 303);
    auto viewer = inside("viewer"), member = inside("member");
    EXPECT_NE(viewer.get("/").body.find("Notices, 1 unread"), std::string::npos);
    EXPECT_EQ(member.get("/notices").body.find("Have a look"), std::string::npos);
    auto const list = viewer.get("/notices");
    EXPECT_NE(list.page().text().find("root Test mentioned you"), std::string::npos) << list.page().text();
    auto const id = std::to_string(number("SELECT MAX(id) FROM core_notice"));
    EXPECT_EQ(root.post("/notices/" + id, {{"csrf", root.csrf()}}).status, 404) << "nobody opens another's";
    auto const opened = viewer.post("/notices/" + id, {{"csrf", viewer.csrf()}});
    EXPECT_EQ(opened.status, 303);
    auto const mark = "c" + std::to_string(last_note());
    EXPECT_EQ(opened.location(), branch + "?at=" + mark + "#" + mark);
    EXPECT_EQ(viewer.get("/").body.find("unread"), std::string::npos);
    EXPECT_EQ(note(root, branch, "And again, @viewer").status, 303);
    EXPECT_EQ(viewer.post("/notices/read", {{"csrf", viewer.csrf()}}).status, 303);
    EXPECT_EQ(viewer.get("/notices?page=2").status, 200);
    EXPECT_EQ(viewer.get("/notices").body.find("unread"), std::string::npos);
}

TEST_P(Talk, FilesAreAsVisibleAsTheirRecordsOnEveryDoor) {
    auto root = inside("root"), member = inside("member"), viewer = inside("viewer");
    auto const branch = store(entity("specimen.item"));
    auto const address = entity("specimen.item").address(branch);
    EXPECT_EQ(upload(root, address + "/files", "Núria.txt", "Bon dia").status, 303);
    auto const id = std::to_string(number("SELECT MAX(id) FROM core_attachment"));
    auto const content = root.get("/core/attachments/" + id + "/content");
    EXPECT_EQ(content.status, 200);
    EXPECT_EQ(content.body, "Bon dia");
    EXPECT_EQ(content.header("Content-Disposition"), "attachment; filename=\"N_ria.txt\"; filename*=UTF-8''N%C3%BAria.txt");
    EXPECT_NE(viewer.get(address).body.find("/core/attachments/" + id + "/content"), std::string::npos);
    EXPECT_EQ(viewer.get("/core/attachments/" + id + "/content").status, 200);
    EXPECT_EQ(viewer.api("GET", "/api/files/" + id).body, "Bon dia");
    EXPECT_NE(viewer.get("/search?q=nuria.txt").body.find("Núria.txt"), std::string::npos);
    for (auto const& door : {"/core/attachments/" + id + "/content", "/core/attachments/" + id, "/api/files/" + id, "/api/core/attachments/" + id}) EXPECT_EQ(member.get(door).status, 404) << door;
    EXPECT_EQ(member.get("/api/files?record=specimen.item:" + std::to_string(branch)).status, 404);
    EXPECT_EQ(member.get("/search?q=nuria.txt").body.find("Núria.txt"), std::string::npos);
    EXPECT_EQ(member.get("/core/attachments/export.csv").body.find("Núria.txt"), std::string::npos);
    EXPECT_EQ(upload(viewer, address + "/files", "a.txt", "x").status, 403) << "who may only look adds nothing";
    EXPECT_EQ(upload(member, address + "/files", "a.txt", "x").status, 404);
    EXPECT_EQ(viewer.post("/core/attachments/" + id + "/remove", {{"csrf", viewer.csrf()}}).status, 403);
    EXPECT_EQ(viewer.api("DELETE", "/api/files/" + id).status, 403);
    EXPECT_EQ(member.api("DELETE", "/api/files/" + id).status, 404);
    auto outside = visitor();
    EXPECT_EQ(outside.get("/core/attachments/" + id + "/content").status, 303);
    EXPECT_EQ(outside.get("/api/files/" + id).status, 401);
    EXPECT_EQ(root.post("/core/attachments/" + id + "/remove", {{"csrf", root.csrf()}}).location(), address);
    EXPECT_EQ(root.get("/core/attachments/" + id + "/content").status, 404);
}

TEST_P(Talk, FilesThatLieAreRefusedBesideTheirField) {
    auto root = inside("root");
    auto const address = entity("specimen.branch").address(store(entity("specimen.branch")));
    auto const before = number("SELECT COUNT(*) FROM core_attachment");
    for (auto const& [name, bytes, said] : std::vector<std::array<std::string, 3>>{{"report.pdf", "<script>alert(1)</script>", "isn't what its name says"},
                                                                                    {"a.html", "<b>x</b>", "can't be attached"},
                                                                                    {"a.txt", "", "is empty"},
                                                                                    {"a.txt", std::string((1 << 20) + 1, 'x'), "too large"}}) {
        auto const answer = upload(root, address + "/files", name, bytes);
        EXPECT_EQ(answer.status, 422) << name;
        auto const* beside = answer.page().with_id("file-error");
        EXPECT_TRUE(beside && beside->text.find(said) != std::string::npos) << name;
    }
    EXPECT_EQ(root.post(address + "/files", {{"csrf", root.csrf()}}).status, 422) << "none was chosen";
    EXPECT_EQ(number("SELECT COUNT(*) FROM core_attachment"), before);
}

TEST_P(Talk, ProgramsAttachFilesToo) {
    auto root = inside("root");
    auto const branch = store(entity("specimen.branch"));
    auto const record = "record=specimen.branch:" + std::to_string(branch);
    auto const made = root.send("POST", "/api/files?" + record + "&name=a.csv", "a,b\n1,2\n", {{"content-type", "text/csv"}, {"x-csrf-token", root.csrf()}});
    EXPECT_EQ(made.status, 201) << made.body;
    auto const id = made.header("Location").substr(std::string("/api/core/attachments/").size());
    EXPECT_EQ(root.api("GET", "/api/files/" + id).body, "a,b\n1,2\n");
    EXPECT_NE(root.api("GET", "/api/files?" + record).body.find("\"name\":\"a.csv\""), std::string::npos);
    auto const lies = root.send("POST", "/api/files?" + record + "&name=a.pdf", "a,b\n1,2\n", {{"content-type", "application/pdf"}, {"x-csrf-token", root.csrf()}});
    EXPECT_EQ(lies.status, 422);
    EXPECT_NE(lies.body.find("\"code\":\"lies\""), std::string::npos);
    EXPECT_EQ(root.api("POST", "/api/files?record=nonsense").status, 422);
    EXPECT_EQ(root.api("POST", "/api/files?record=specimen.branch:4711&name=a.txt").status, 422) << "nothing was sent";
    EXPECT_EQ(root.api("DELETE", "/api/files/" + id).status, 204);
    EXPECT_EQ(root.api("GET", "/api/files/" + id).status, 404);
}

TEST_P(Talk, EveryKindOfRecordShowsItsFilesAndTakesThem) {
    auto root = inside("root");
    for (auto const* each : entities()) {
        if (!has_pages(*each) || each->full_name() == "core.attachment") continue;
        SCOPED_TRACE(each->full_name());
        auto const id = store(*each);
        auto const record = as_program([&](Transaction& tx) { return tx.find(*each, id).has_value(); });
        ASSERT_TRUE(record);
        bool const may = each->guard != Guard::kept;
        auto const answer = upload(root, each->address(id) + "/files", "note.txt", "For " + each->full_name());
        EXPECT_EQ(answer.status, may ? 303 : 403);
        if (may) {
            EXPECT_EQ(answer.location(), each->address(id));
        }
    }
}

INSTANTIATE_TEST_SUITE_P(BothDatabases, Talk, tests::both_databases(), tests::dialect_name);

}  // namespace ateneu::contract
