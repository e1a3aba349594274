#include "core/html/list.h"

namespace ateneu::ui {
namespace {

/// The opening tag alone: cells of a column share it, so it is made once and not once a row.
std::string opening(std::string_view name, Attributes const& attributes) {
    auto whole = element(name, attributes).string();
    whole.resize(whole.size() - name.size() - 3);  // "</name>"
    return whole;
}

std::string classes_of(Column const& column) {
    std::string out;
    auto const add = [&](bool holds, std::string_view name) {
        if (holds) out += (out.empty() ? "" : " ") + std::string(name);
    };
    add(column.numeric, "num");
    add(column.muted, "muted");
    add(column.nowrap, "nowrap");
    add(column.full_on_phones, "full");
    add(column.skip_on_phones, "skip-small");
    return out;
}

Html head_cell(Say const& say, Column const& column) {
    // Cards change how the table is laid out, and browsers then forget what it is: roles say it
    // again.
    Attributes attributes{
        {"role", "columnheader"}, {"scope", "col"}, maybe("class", column.numeric ? "num" : "")};
    if (column.sorted == Sorted::ascending) attributes.add({"aria-sort", "ascending"});
    if (column.sorted == Sorted::descending) attributes.add({"aria-sort", "descending"});
    // Over buttons nothing needs to be read, but it does need to be heard.
    if (column.label.empty()) return element("th", attributes, unseen(say.t("Actions")));
    if (column.sort_href.empty()) return element("th", attributes, column.label);
    Html content = column.label;
    if (column.sorted == Sorted::ascending) content += Html(" ") + icon("arrow-up");
    if (column.sorted == Sorted::descending) content += Html(" ") + icon("arrow-down");
    return element("th", attributes, element("a", {{"href", column.sort_href}}, content));
}

/// Without script a box that ticks the others could do nothing, so a script shows it.
Html select_page_cell(Say const& say) {
    return element("td", {{"role", "columnheader"}, {"class", "check"}},
                   element("label", {{"hidden"}, {"data-select-page"}},
                           unseen(say.t("Select all on this page")) +
                               element("input", {{"type", "checkbox"}, {"autocomplete", "off"}})));
}

Html select_cell(Table const& table, Row const& row) {
    return element("td", {{"role", "cell"}, {"class", "check"}},
                   element("label", {},
                           unseen(row.select_label) + element("input", {{"type", "checkbox"},
                                                                        {"name", "ids"},
                                                                        {"value", row.select_value},
                                                                        {"form", table.select_form},
                                                                        {"autocomplete", "off"},
                                                                        {"checked", row.selected},
                                                                        {"disabled", table.all_selected}})));
}

Html head(Say const& say, Table const& table) {
    Html cells;
    if (!table.select_form.empty()) cells += select_page_cell(say);
    for (auto const& column : table.columns) cells += head_cell(say, column);
    if (table.has_actions)
        cells +=
            element("th", {{"role", "columnheader"}, {"scope", "col"}}, unseen(say.t("Actions")));
    return element("thead", {{"role", "rowgroup"}}, element("tr", {{"role", "row"}}, cells));
}

std::vector<std::string> cell_openings(Table const& table) {
    std::vector<std::string> out;
    for (auto const& column : table.columns) {
        Attributes attributes{{"role", out.empty() ? "rowheader" : "cell"},
                              maybe("class", classes_of(column))};
        if (out.empty())
            attributes.add({"scope", "row"});
        else if (!column.unlabelled_on_phones)
            attributes.add(
                {"data-label", column.phone_label.empty() ? column.label : column.phone_label});
        out.push_back(opening(out.empty() ? "th" : "td", attributes));
    }
    return out;
}

void write_cells(std::string& out, std::vector<Html> const& cells,
                 std::vector<std::string> const& openings) {
    for (std::size_t i = 0; i < cells.size() && i < openings.size(); ++i)
        out.append(openings[i]).append(cells[i].string()).append(i == 0 ? "</th>" : "</td>");
}

std::string_view row_opening(Row const& row) {
    if (row.selected) return R"(<tr role="row" class="sel">)";
    if (row.grey) return R"(<tr role="row" class="open-row">)";
    return R"(<tr role="row">)";
}

}  // namespace

Html data_table(Say const& say, Table const& table) {
    auto const openings = cell_openings(table);
    std::string body;
    for (auto const& row : table.rows) {
        body += row_opening(row);
        if (!table.select_form.empty()) body += select_cell(table, row).string();
        write_cells(body, row.cells, openings);
        if (table.has_actions)
            body.append(R"(<td role="cell" class="act">)")
                .append(row.actions.string())
                .append("</td>");
        body += "</tr>\n";
    }
    auto content = element("caption", {{"class", "visually-hidden"}}, table.caption) +
                   head(say, table) +
                   element("tbody", {{"role", "rowgroup"}}, Html::trusted(std::move(body)));
    if (!table.total.empty()) {
        std::string total;
        write_cells(total, table.total, openings);
        content += element("tfoot", {{"role", "rowgroup"}},
                           element("tr", {{"role", "row"}}, Html::trusted(std::move(total))));
    }
    std::string classes = "dt";
    if (table.cards) classes += " cards";
    if (table.sticky) classes += " sticky";
    return element("table", {{"class", classes}, {"role", "table"}}, content);
}

Html table_frame(Html const& table, Html const& pager) {
    return element("div", {{"class", "dt-wrap"}}, table + pager);
}

}  // namespace ateneu::ui
