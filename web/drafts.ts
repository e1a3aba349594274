// What was typed stays on the device until the server has it. One draft a form address and person;
// passwords, files and the tokens that guard the form are never written down.

export interface Draft {
  /** Milliseconds since 1970, when it was kept. */
  at: number;
  /** Name, value and, for a record that was chosen, how it is called. */
  fields: Typed[];
}

type Typed = [name: string, value: string, label?: string];

const prefix = "draft:";
const sentKey = "draft-sent";

/** The draft of a form belongs to its address and to who is logged in. */
export function draftKey(form: HTMLFormElement): string {
  return `${prefix}${form.dataset.draft}:${location.pathname}`;
}

export function typedFields(form: HTMLFormElement): Typed[] {
  const kept: Typed[] = [];
  for (const [name, value] of new FormData(form)) {
    if (typeof value !== "string") continue;
    const control = form.elements.namedItem(name);
    if (control instanceof HTMLInputElement && /^(password|hidden|file)$/.test(control.type)) continue;
    kept.push([name, value, ...labelOf(form, name, value)]);
  }
  return kept;
}

/** A record chosen by searching is not among the options of a fresh page, so its name is kept too. */
function labelOf(form: HTMLFormElement, name: string, value: string): [string?] {
  const select = form.querySelector<HTMLSelectElement>(`select[data-picker][name="${CSS.escape(name)}"]`);
  const option = value && select ? [...select.options].find((each) => each.value === value) : undefined;
  return option ? [option.text] : [];
}

export function keepDraft(form: HTMLFormElement): Draft | null {
  const draft: Draft = { at: Date.now(), fields: typedFields(form) };
  try {
    localStorage.setItem(draftKey(form), JSON.stringify(draft));
    return draft;
  } catch {
    return null; // private windows and full devices keep none
  }
}

export function draftOf(form: HTMLFormElement): Draft | null {
  try {
    return JSON.parse(localStorage.getItem(draftKey(form)) ?? "null") as Draft | null;
  } catch {
    return null;
  }
}

export function dropDraft(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // nothing was kept
  }
}

export function dropAllDrafts(): void {
  for (const key of Object.keys(localStorage)) if (key.startsWith(prefix)) dropDraft(key);
}

/** Remembers over the next page that this form was sent; see `settleSent`. */
export function markSent(form: HTMLFormElement): void {
  sessionStorage.setItem(sentKey, draftKey(form));
}

/**
 * The page after sending tells how it went: a page at another address means that it was saved. The
 * same form again, a refusal, the login or an error page mean that the draft is still wanted; while
 * somebody chooses between two versions, it is not known yet. A form that stands on the page it leads
 * back to (`data-draft-here`) was taken when it comes back empty.
 */
export function settleSent(): void {
  const key = sessionStorage.getItem(sentKey);
  const still = key?.endsWith(`:${location.pathname}`);
  if (!key || (still && document.getElementById("conflict"))) return;
  sessionStorage.removeItem(sentKey);
  const form = document.querySelector<HTMLFormElement>("form[data-draft-here]");
  if (form && draftKey(form) === key && form.dataset.refused === undefined) return dropDraft(key);
  if (!still && document.body.dataset.page === "inside") dropDraft(key);
}

/** Puts the kept values back and says so to whoever listens to the fields. */
export function restoreDraft(form: HTMLFormElement, draft: Draft): void {
  const values = new Map<string, Typed[]>();
  for (const field of draft.fields) values.set(field[0], [...(values.get(field[0]) ?? []), field]);
  for (const control of Array.from(form.elements)) fill(control, values);
  form.dispatchEvent(new Event("input", { bubbles: true }));
}

function fill(control: Element, values: Map<string, Typed[]>): void {
  if (!("name" in control)) return;
  const fields = values.get(String(control.name)) ?? [];
  const wanted = fields.map(([, value]) => value);
  if (control instanceof HTMLSelectElement) {
    for (const [, value, label] of fields) addMissing(control, value, label);
    for (const option of control.options) option.selected = wanted.includes(option.value);
    control.dispatchEvent(new CustomEvent("picker:sync"));
  } else if (control instanceof HTMLTextAreaElement) {
    control.value = wanted[0] ?? "";
  } else if (control instanceof HTMLInputElement) {
    if (/^(password|hidden|file|submit|button)$/.test(control.type)) return;
    if (control.type === "checkbox" || control.type === "radio") control.checked = wanted.includes(control.value);
    else control.value = wanted[0] ?? "";
    if (control.dataset.tokens !== undefined) control.dispatchEvent(new CustomEvent("picker:sync"));
  }
}

function addMissing(select: HTMLSelectElement, value: string, label = value): void {
  if (value === "" || [...select.options].some((option) => option.value === value)) return;
  if (select.dataset.picker !== undefined) select.add(new Option(label, value));
}
