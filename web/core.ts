// The small core of every page. Pages work without it: links load, forms post, menus open by
// themselves. What stands here makes them quicker and keeps what people type.
import "htmx.org";
import { startColumns } from "./columns";
import { startFind } from "./find";
import { startForms } from "./forms";
import { startJobs } from "./jobs";
import { startKeys } from "./keys";
import { startLists } from "./lists";
import { startMenus } from "./menus";
import { startRows } from "./rows";
import { startTheme } from "./theme";
import { startToasts } from "./toasts";

startMenus();
startForms();
startLists();
startTheme();
startToasts();
startColumns();
// Before the other keys: on a row, E edits that record.
startRows();
startKeys();
startJobs();
startFind();

// Choosing a record among many needs a list that searches; it loads only where a page has one, also later: a filter on
// related records comes with the list.
function preparePickers(): void {
  if (document.querySelector("select[data-picker], input[data-tokens]")) void import("./pickers").then(({ startPickers }) => startPickers());
}
preparePickers();
// Charts are whole without it; reading single values by pointer or arrow keys loads only where one is.
if (document.querySelector("figure[data-chart]")) void import("./chart").then(({ startCharts }) => startCharts());
document.addEventListener("htmx:finally:swap", preparePickers);

const near = document.querySelector<HTMLFormElement>("form[data-near]");
if (near) void import("./near").then(({ startNear }) => startNear(near));
if (document.querySelector("form[data-upload]")) void import("./files").then(({ startUploads }) => startUploads());

// Notes are written on many pages and read on more: what helps to write one loads when somebody begins, also before this
// was there.
function prepareNotes(target: Element | null): void {
  const form = target?.closest<HTMLFormElement>("form[data-mentions]");
  if (!form || form.dataset.started !== undefined) return;
  form.dataset.started = "";
  void import("./notes").then(({ startNotes }) => startNotes(form));
}
document.addEventListener("focusin", (event) => prepareNotes(event.target as Element));
prepareNotes(document.activeElement);
