#pragma once
#include "apps/timebank/office.h"
#include "core/pdf/table_document.h"

// What a bank prints: its reports, a catalogue, lists, cards and cheques (spec 4.6). Each grows while it is sent.

namespace ateneu::timebank {

/// What a document says of itself, in the reader's language.
pdf::About about_paper(Call const& call, Bank const& bank, std::string const& title);
pdf::TableHead table_head(Call const& call, Bank const& bank, std::string const& title, std::string const& subtitle);

/// An answer whose pieces `fill` makes: it puts more into the document, and says whether there is more to come.
template <class Document>
http::Response growing(std::shared_ptr<Document> document, std::function<bool(Document&)> fill) {
    http::Response answer{.content_type = "application/pdf"};
    answer.stream = [document = std::move(document), fill = std::move(fill), ended = false]() mutable -> std::optional<std::string> {
        if (ended) return {};
        if (fill(*document)) return document->written();
        ended = true;
        return document->finish();
    };
    answer.stream_pause_ms = 0;
    return answer;
}
/// Under that name, in every script (RFC 6266).
http::Response named(http::Response answer, std::string const& name);

/// `/reports/{}/pdf`: the four reports, "catalogue-offers", "catalogue-requests", "signatures", "cards", "cheques".
http::Response report_pdf(Call& call, Bank const& bank);

}  // namespace ateneu::timebank
