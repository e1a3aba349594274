// Forms that save a record: how much is not saved yet, a warning before leaving, a draft on the device.
import { type Draft, dropAllDrafts, dropDraft, draftKey, draftOf, keepDraft, markSent, restoreDraft, settleSent, typedFields } from "./drafts";
import { dropRecent } from "./recent";

export function startForms(): void {
  const forms = [...document.querySelectorAll<HTMLFormElement>("form[data-draft]")];
  settleSent();
  forms.forEach(watch);
  document.querySelector<HTMLElement>("[role=alert][tabindex='-1']")?.focus();
  document.querySelectorAll<HTMLButtonElement>("[data-reveal]").forEach(revealPassword);
  document.addEventListener("submit", showBusy);
  document.addEventListener("submit", (event) => {
    if (!(event.target as Element).matches("[data-log-out]")) return;
    dropAllDrafts();
    dropRecent();
  });
}

function watch(form: HTMLFormElement): void {
  const before = counted(form);
  const bar = form.querySelector<HTMLElement>("[data-save-state]");
  const refused = form.dataset.refused !== undefined;
  let unsaved = refused ? 1 : 0;
  let sending = false;
  let timer = 0;

  if (!refused) offer(form, draftOf(form));
  form.addEventListener("input", () => {
    unsaved = Math.max(changes(before, counted(form)), refused ? 1 : 0);
    if (bar) show(bar, unsaved, null);
    clearTimeout(timer);
    timer = window.setTimeout(() => {
      if (unsaved === 0) return dropDraft(draftKey(form));
      const draft = keepDraft(form);
      if (bar) show(bar, unsaved, draft);
    }, 1000);
  });
  form.addEventListener("submit", () => {
    sending = true;
    keepDraft(form);
    markSent(form);
  });
  form.querySelector("[data-discard]")?.addEventListener("click", () => {
    sending = true;
    clearTimeout(timer);
    dropDraft(draftKey(form));
  });
  window.addEventListener("beforeunload", (event) => {
    if (unsaved > 0 && !sending) event.preventDefault();
  });
  // Coming back by the browser's Back button shows this same page once more.
  window.addEventListener("pageshow", () => (sending = false));
}

/** Name → its values, to count fields and not keystrokes. */
function counted(form: HTMLFormElement): Map<string, string> {
  const values = new Map<string, string>();
  for (const [name, value] of typedFields(form)) values.set(name, `${values.get(name) ?? ""}\n${value}`);
  return values;
}

function changes(before: Map<string, string>, now: Map<string, string>): number {
  const names = new Set([...before.keys(), ...now.keys()]);
  return [...names].filter((name) => before.get(name) !== now.get(name)).length;
}

function show(bar: HTMLElement, unsaved: number, draft: Draft | null): void {
  const { none = "", one = "", many = "", kept = "" } = bar.dataset;
  let text = unsaved === 0 ? none : (unsaved === 1 ? one : many).replace("{count}", String(unsaved));
  if (draft) text += ` · ${kept.replace("{time}", clock(draft.at))}`;
  if (bar.textContent !== text) bar.textContent = text;
}

/** Our English writes the day before the month and counts 24 hours. */
function locale(): string {
  return document.documentElement.lang === "en" ? "en-GB" : document.documentElement.lang;
}

function clock(at: number): string {
  return new Date(at).toLocaleTimeString(locale(), { hour: "2-digit", minute: "2-digit", hour12: false });
}

/** A draft that was never sent is offered, not forced: someone else may have changed the record since. */
function offer(form: HTMLFormElement, draft: Draft | null): void {
  const notice = form.querySelector<HTMLElement>("[data-draft-offer]");
  if (!draft || !notice) return;
  notice.hidden = false;
  const time = notice.querySelector("[data-draft-time]");
  if (time) time.textContent = new Date(draft.at).toLocaleString(locale(), { dateStyle: "medium", timeStyle: "short" });
  notice.querySelector("[data-draft-restore]")?.addEventListener("click", () => {
    restoreDraft(form, draft);
    notice.hidden = true;
  });
  notice.querySelector("[data-draft-drop]")?.addEventListener("click", () => {
    dropDraft(draftKey(form));
    notice.hidden = true;
  });
}

/** A page that is still here after this time is not going away: the answer was a file, or none came. */
const busy_ms = 10_000;

/** A second click on Save must not save twice. */
function showBusy(event: SubmitEvent): void {
  const button = event.submitter;
  if (!(button instanceof HTMLButtonElement) || event.defaultPrevented || answersWithFile(button)) return;
  if (button.getAttribute("aria-busy") === "true") return event.preventDefault();
  const rest = () => button.removeAttribute("aria-busy");
  button.setAttribute("aria-busy", "true");
  window.addEventListener("pageshow", rest, { once: true });
  window.setTimeout(rest, busy_ms);
}

/** The ticked rows of a list as a file: the page stays, and another file may be asked for at once. */
function answersWithFile(button: HTMLButtonElement): boolean {
  return button.name === "deed" && button.value === "export";
}

function revealPassword(button: HTMLButtonElement): void {
  const input = document.getElementById(button.dataset.reveal ?? "");
  if (!(input instanceof HTMLInputElement)) return;
  button.hidden = false;
  button.addEventListener("click", () => {
    const shown = input.type === "text";
    input.type = shown ? "password" : "text";
    button.setAttribute("aria-pressed", String(!shown));
  });
}
