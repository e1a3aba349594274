// Rows of a list that are ticked, and the bar that says how many. Without script the boxes are boxes of the bar's
// form all the same, and the style sheet shows the bar; what stands here counts, ticks many, and listens to keys.
import { keysAreOff } from "./keys";

let last: HTMLInputElement | null = null;

export function startRows(): void {
  prepare();
  document.addEventListener("htmx:after:swap", prepare);
  document.addEventListener("change", onChange);
  document.addEventListener("click", onClick);
  document.addEventListener("keydown", onKey);
  // The browser's Back button shows the page with its boxes as they were left.
  window.addEventListener("pageshow", prepare);
}

function boxes(): HTMLInputElement[] {
  return [...document.querySelectorAll<HTMLInputElement>(".dt td.check input[name=ids]")];
}

function pageBox(): HTMLInputElement | null {
  return document.querySelector<HTMLInputElement>("[data-select-page] input");
}

function prepare(): void {
  last = null;
  document.querySelector("[data-select-page]")?.removeAttribute("hidden");
  for (const box of boxes()) box.disabled = false;
  show();
}

/** All rows of all pages stay chosen only as long as none is taken away. */
function forgetAll(): void {
  document.querySelector("[data-all]")?.remove();
  document.querySelector(".bulkbar.all")?.classList.remove("all");
}

function show(): void {
  const all = boxes();
  const ticked = all.filter((box) => box.checked).length;
  for (const box of all) box.closest("tr")?.classList.toggle("sel", box.checked);
  const page = pageBox();
  if (page) {
    page.checked = all.length > 0 && ticked === all.length;
    page.indeterminate = ticked > 0 && ticked < all.length;
  }
  const count = document.querySelector<HTMLElement>(".bulkbar [data-count]");
  if (!count || document.querySelector("[data-all]")) return;
  const text = (count.dataset.text ?? "").replace("{count}", String(ticked));
  if (count.textContent !== text) count.textContent = text;
}

function tick(box: HTMLInputElement, on: boolean, range: boolean): void {
  const all = boxes();
  const [from, to] = [last && range ? all.indexOf(last) : -1, all.indexOf(box)];
  const chosen = from < 0 ? [box] : all.slice(Math.min(from, to), Math.max(from, to) + 1);
  for (const each of chosen) each.checked = on;
  last = box;
  if (!on) forgetAll();
  show();
}

function tickAll(on: boolean): void {
  for (const box of boxes()) box.checked = on;
  if (!on) forgetAll();
  show();
}

function onChange(event: Event): void {
  const box = event.target;
  if (!(box instanceof HTMLInputElement)) return;
  if (box.matches("[data-select-page] input")) tickAll(box.checked);
  else if (box.matches(".dt td.check input[name=ids]")) {
    if (!box.checked) forgetAll();
    show();
  }
}

function onClick(event: MouseEvent): void {
  const target = event.target as Element;
  const box = target.closest?.(".dt td.check input[name=ids]");
  if (box instanceof HTMLInputElement) return tick(box, box.checked, event.shiftKey);
  if (target.closest?.("[data-clear]")) {
    event.preventDefault();
    clear();
  }
}

function clear(): void {
  const inBar = document.querySelector(".bulkbar")?.contains(document.activeElement) ?? false;
  tickAll(false);
  if (inBar) boxes()[0]?.focus();
}

/** The row that J and K stand on, or the one that holds the focus. */
function currentRow(): HTMLTableRowElement | null {
  const focused = document.activeElement?.closest<HTMLTableRowElement>(".dt tbody tr");
  return focused ?? document.querySelector<HTMLTableRowElement>(".dt tbody tr.current");
}

function onKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (document.querySelector(".menu:popover-open, .filters:popover-open, dialog[open]")) return;
  const target = event.target as HTMLElement;
  if (target.matches("input:not([type=checkbox], [type=radio]), select, textarea, [contenteditable]")) return;
  if (event.key === "Escape" && boxes().some((box) => box.checked)) return clear();
  if (keysAreOff()) return;
  const row = currentRow();
  if (!row) return;
  const key = event.key.toLowerCase();
  const box = row.querySelector<HTMLInputElement>("td.check input[name=ids]");
  const link = row.querySelector<HTMLAnchorElement>("th a");
  if (key === "x" && box) tick(box, event.shiftKey ? true : !box.checked, event.shiftKey);
  else if (key === "e" && link && document.querySelector(".bulkbar [value=edit]")) location.assign(`${link.pathname}/edit`);
  else return;
  event.preventDefault();
}
