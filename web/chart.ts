// Reading a chart value by value: a line follows the pointer, or the arrow keys, and says what stands there; a name in the
// legend hides its line. All of it is read from the chart's own table, so that both say the same.

interface Column {
  name: string;
  values: string[];
}

export function startCharts(): void {
  for (const figure of document.querySelectorAll<HTMLElement>("figure[data-chart]")) {
    const plot = figure.querySelector<SVGSVGElement>("svg.plot");
    const table = figure.querySelector("table");
    if (plot && table) follow(plot, table);
    startLegend(figure);
  }
}

/** Where along the chart, what it is called there, and what each series says. */
function follow(plot: SVGSVGElement, table: HTMLTableElement): void {
  const rows = [...table.tBodies[0]!.rows];
  const names = rows.map((row) => text(row.cells[0]));
  const columns: Column[] = [...table.tHead!.rows[0]!.cells].slice(1).map((head, index) => ({
    name: text(head),
    values: rows.map((row) => text(row.cells[index + 1])),
  }));
  if (rows.length < 2) return;

  const line = document.createElementNS("http://www.w3.org/2000/svg", "line");
  line.setAttribute("class", "cross");
  line.setAttribute("y1", "0");
  line.setAttribute("y2", "100%");
  const tip = document.createElement("div");
  tip.className = "chart-tip";
  tip.setAttribute("aria-live", "polite");
  let at = -1;

  const show = (index: number) => {
    at = Math.min(rows.length - 1, Math.max(0, index));
    const x = `${((at + 0.5) / rows.length) * 100}%`;
    line.setAttribute("x1", x);
    line.setAttribute("x2", x);
    const title = document.createElement("b");
    title.textContent = names[at]!;
    tip.replaceChildren(title, ...columns.map((column) => told(column, at)));
    plot.append(line);
    plot.parentElement!.append(tip);
    place();
  };
  /** Beside the line, on the side with more room. */
  const place = () => {
    const box = plot.getBoundingClientRect();
    const left = plot.parentElement!.getBoundingClientRect().left;
    const x = box.left - left + ((at + 0.5) / rows.length) * box.width;
    tip.style.left = at * 2 < rows.length ? `${x + 8}px` : "auto";
    tip.style.right = at * 2 < rows.length ? "auto" : `${plot.parentElement!.clientWidth - x + 8}px`;
  };
  const hide = () => {
    at = -1;
    line.remove();
    tip.remove();
  };

  plot.tabIndex = 0;
  plot.addEventListener("pointermove", (event) => {
    const box = plot.getBoundingClientRect();
    show(Math.floor(((event.clientX - box.left) / box.width) * rows.length));
  });
  plot.addEventListener("pointerleave", hide);
  plot.addEventListener("blur", hide);
  plot.addEventListener("keydown", (event) => {
    const to = { ArrowRight: at + 1, ArrowLeft: at < 0 ? rows.length - 1 : at - 1, Home: 0, End: rows.length - 1 }[event.key];
    if (event.key === "Escape") hide();
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    show(to);
  });
}

function told(column: Column, at: number): HTMLElement {
  const line = document.createElement("span");
  line.textContent = `${column.name}: ${column.values[at] || "–"}`;
  return line;
}

function startLegend(figure: HTMLElement): void {
  for (const entry of figure.querySelectorAll<HTMLElement>(".legend li[data-s]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.setAttribute("aria-pressed", "true");
    button.append(...entry.childNodes);
    entry.append(button);
    button.addEventListener("click", () => {
      const shown = button.getAttribute("aria-pressed") !== "true";
      button.setAttribute("aria-pressed", String(shown));
      for (const part of figure.querySelectorAll(`.plot [data-s="${entry.dataset.s}"]`)) part.classList.toggle("off", !shown);
    });
  }
}

function text(cell: Element | undefined): string {
  return cell?.textContent?.trim() ?? "";
}
