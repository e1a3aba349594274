#include "core/pdf/paper.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include <algorithm>

#include "core/base/result.h"
#include "core/base/text.h"

namespace ateneu::pdf {

namespace {

/// Latin, Greek and Cyrillic, and what the second one has for Chinese, Japanese and Korean (docs/design.md, dependencies).
constexpr char fonts[] = "DejaVu Sans, Droid Sans Fallback";

struct Released {
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
    void operator()(cairo_t* context) const { cairo_destroy(context); }
    void operator()(PangoLayout* layout) const { g_object_unref(layout); }
    void operator()(PangoFontDescription* font) const { pango_font_description_free(font); }
};
template <class T>
using Held = std::unique_ptr<T, Released>;

cairo_status_t append(void* out, unsigned char const* bytes, unsigned count) {
    static_cast<std::string*>(out)->append(reinterpret_cast<char const*>(bytes), count);
    return CAIRO_STATUS_SUCCESS;
}

/// Cairo 1.16 knows no language of a document. It writes the catalogue last, before the list of where objects lie, so a
/// word in it moves nothing that is pointed at but that list.
void name_language(std::string& end, std::string const& language) {
    constexpr std::string_view catalogue = "/Type /Catalog", list = "startxref\n";
    auto const at = end.rfind(catalogue), where = end.rfind(list);
    if (language.empty() || at == std::string::npos || where == std::string::npos || at > where) return;
    auto const said = "\n   /Lang (" + language + ")";
    auto const number = where + list.size();
    auto const place = parse_integer(std::string_view(end).substr(number, end.find('\n', number) - number));
    if (!place) return;
    end.replace(number, end.find('\n', number) - number, std::to_string(*place + std::ssize(said)));
    end.insert(at + catalogue.size(), said);
}

}  // namespace

struct Paper::Impl {
    Impl(About a, Size s) : about(std::move(a)), size(s), surface(cairo_pdf_surface_create_for_stream(append, &out, s.width, s.height)), context(cairo_create(surface.get())) {
        must(cairo_surface_status(surface.get()) == CAIRO_STATUS_SUCCESS, "no surface for a PDF");
        cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_TITLE, about.title.c_str());
        cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_AUTHOR, about.author.c_str());
        cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATOR, "Ateneu");
        cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATE_DATE, (iso(about.made).substr(0, 19) + "Z").c_str());
        cairo_tag_begin(context.get(), "Document", nullptr);
    }

    Held<PangoLayout> layout(std::string_view text, double width, Style const& style) {
        Held<PangoLayout> made(pango_cairo_create_layout(context.get()));
        Held<PangoFontDescription> const font(pango_font_description_from_string(fonts));
        pango_font_description_set_absolute_size(font.get(), style.size * PANGO_SCALE);
        if (style.bold) pango_font_description_set_weight(font.get(), PANGO_WEIGHT_BOLD);
        pango_layout_set_font_description(made.get(), font.get());
        pango_context_set_language(pango_layout_get_context(made.get()), pango_language_from_string(about.language.c_str()));
        pango_layout_set_width(made.get(), static_cast<int>(std::max(1.0, width) * PANGO_SCALE));
        pango_layout_set_wrap(made.get(), PANGO_WRAP_WORD_CHAR);
        pango_layout_set_alignment(made.get(), style.align == Align::start ? PANGO_ALIGN_LEFT : style.align == Align::middle ? PANGO_ALIGN_CENTER : PANGO_ALIGN_RIGHT);
        pango_layout_set_height(made.get(), -style.most_lines);
        pango_layout_set_ellipsize(made.get(), PANGO_ELLIPSIZE_END);
        // Pango complains aloud about bytes that are no text.
        auto const held = is_utf8(text) ? std::string(text) : std::string("?");
        pango_layout_set_text(made.get(), held.data(), static_cast<int>(held.size()));
        return made;
    }
    static double height(PangoLayout* layout) {
        int width = 0, high = 0;
        pango_layout_get_size(layout, &width, &high);
        return static_cast<double>(high) / PANGO_SCALE;
    }
    void ink(double grey) { cairo_set_source_rgb(context.get(), grey, grey, grey); }

    About about;
    Size size;
    std::string out;
    Held<cairo_surface_t> surface;
    Held<cairo_t> context;
    int page = 1;
};

Paper::Paper(About about, Size size) : impl_(std::make_unique<Impl>(std::move(about), size)) {}
Paper::~Paper() {
    // A document that nobody finished writes its end all the same, to where we still hold it.
    if (impl_->surface) {
        impl_->context.reset();
        cairo_surface_finish(impl_->surface.get());
    }
}

Size Paper::size() const { return impl_->size; }
int Paper::page() const { return impl_->page; }

void Paper::new_page() {
    cairo_show_page(impl_->context.get());
    ++impl_->page;
}

double Paper::height_of(std::string_view text, double width, Style const& style) { return Impl::height(impl_->layout(text, width, style).get()); }

double Paper::write(Box const& box, std::string_view text, Style const& style) {
    auto const layout = impl_->layout(text, box.width, style);
    impl_->ink(style.grey);
    cairo_move_to(impl_->context.get(), box.left, box.top);
    pango_cairo_show_layout(impl_->context.get(), layout.get());
    return Impl::height(layout.get());
}

void Paper::line(double x1, double y1, double x2, double y2, double width, double grey) {
    impl_->ink(grey);
    cairo_set_line_width(impl_->context.get(), width);
    cairo_move_to(impl_->context.get(), x1, y1);
    cairo_line_to(impl_->context.get(), x2, y2);
    cairo_stroke(impl_->context.get());
}

void Paper::frame(Box const& box, double width, double grey) {
    impl_->ink(grey);
    cairo_set_line_width(impl_->context.get(), width);
    cairo_rectangle(impl_->context.get(), box.left, box.top, box.width, box.height);
    cairo_stroke(impl_->context.get());
}

void Paper::fill(Box const& box, double grey) {
    impl_->ink(grey);
    cairo_rectangle(impl_->context.get(), box.left, box.top, box.width, box.height);
    cairo_fill(impl_->context.get());
}

void Paper::squares(Box const& box, int side, std::function<bool(int, int)> const& is_dark) {
    auto const unit = std::min(box.width, box.height) / side;
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x) {
            int run = 0;
            while (x + run < side && is_dark(x + run, y)) ++run;
            if (run == 0) continue;
            cairo_rectangle(impl_->context.get(), box.left + x * unit, box.top + y * unit, run * unit, unit);
            x += run;
        }
    impl_->ink(0);
    cairo_fill(impl_->context.get());
}

Paper::Part::Part(Paper& paper, char const* kind) : paper_(paper), kind_(kind) { cairo_tag_begin(paper_.impl_->context.get(), kind_, nullptr); }
Paper::Part::~Part() { cairo_tag_end(paper_.impl_->context.get(), kind_); }

std::string Paper::written() { return std::exchange(impl_->out, {}); }

std::string Paper::finish() {
    cairo_tag_end(impl_->context.get(), "Document");
    cairo_show_page(impl_->context.get());
    must(cairo_status(impl_->context.get()) == CAIRO_STATUS_SUCCESS, cairo_status_to_string(cairo_status(impl_->context.get())));
    impl_->context.reset();
    cairo_surface_finish(impl_->surface.get());
    impl_->surface.reset();
    auto end = written();
    name_language(end, impl_->about.language);
    return end;
}

}  // namespace ateneu::pdf
