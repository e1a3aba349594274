// Keyboard shortcuts. Single letters can be switched off (WCAG 2.2, 2.1.4), because speech input
// types letters by accident; Ctrl Enter and Ctrl K stay.
import { openSearch } from "./find";

const switchedOff = "keys-off";
let waitingFor: "go" | "new" | null = null;
let waitingTimer = 0;

export function startKeys(): void {
  document.addEventListener("keydown", onKey);
  const box = document.querySelector<HTMLInputElement>("[data-keys-switch]");
  if (!box) return;
  box.closest<HTMLElement>("[hidden]")?.removeAttribute("hidden");
  box.checked = localStorage.getItem(switchedOff) === null;
  box.addEventListener("change", () => {
    if (box.checked) localStorage.removeItem(switchedOff);
    else localStorage.setItem(switchedOff, "1");
  });
}

export function keysAreOff(): boolean {
  return localStorage.getItem(switchedOff) !== null;
}

function onKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  if (event.ctrlKey || event.metaKey) return withControl(event);
  if (event.altKey || isTyping(event.target) || keysAreOff()) return;
  if (document.querySelector(".menu:popover-open, .filters:popover-open, dialog[open]")) return;
  if (act(event.key.toLowerCase())) event.preventDefault();
}

function withControl(event: KeyboardEvent): void {
  if (event.key === "Enter") {
    const form = (event.target as Element | null)?.closest?.("form");
    if (form?.method === "post") form.requestSubmit(form.querySelector<HTMLElement>(".btn-primary[type=submit]"));
  } else if (event.key.toLowerCase() === "k") {
    if (openSearch() || focusSearch()) event.preventDefault();
  }
}

function act(key: string): boolean {
  if (waitingFor) {
    const attribute = waitingFor === "go" ? "data-go" : "data-new";
    stopWaiting();
    return follow(`[${attribute}="${CSS.escape(key)}"]`);
  }
  switch (key) {
    case "g": return waitFor("go");
    case "n": return waitFor("new");
    case "j": return moveRow(1);
    case "k": return moveRow(-1);
    case "e": return follow("a[data-edit]");
    case "/": return openSearch() || focusSearch();
    case "?": return showHelp();
    default: return false;
  }
}

function waitFor(what: "go" | "new"): true {
  waitingFor = what;
  waitingTimer = window.setTimeout(stopWaiting, 1500);
  return true;
}

function stopWaiting(): void {
  clearTimeout(waitingTimer);
  waitingFor = null;
}

function follow(selector: string): boolean {
  const link = document.querySelector<HTMLAnchorElement>(selector);
  link?.click();
  return link !== null;
}

function focusSearch(): boolean {
  const boxes = document.querySelectorAll<HTMLInputElement>(".filterbar input[type=search], .search input");
  const box = [...boxes].find((input) => input.offsetParent !== null);
  box?.focus();
  box?.select();
  return box !== undefined;
}

/** The row's own link takes the focus, so that Enter opens it and screen readers read it. */
function moveRow(step: 1 | -1): boolean {
  const links = [...document.querySelectorAll<HTMLAnchorElement>("main .dt tbody th a")];
  if (!links.length) return false;
  const here = links.indexOf(document.activeElement as HTMLAnchorElement);
  const next = here < 0 ? (step > 0 ? 0 : links.length - 1) : Math.min(Math.max(here + step, 0), links.length - 1);
  document.querySelector(".dt tr.current")?.classList.remove("current");
  links[next]?.closest("tr")?.classList.add("current");
  links[next]?.focus();
  return true;
}

function showHelp(): boolean {
  const help = document.getElementById("keys");
  if (!help) return false;
  help.togglePopover();
  return true;
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches("input:not([type=checkbox], [type=radio]), select, textarea"));
}
