// Choosing a record, or several values. Without this the page has a plain select that works too.
import TomSelect from "tom-select/dist/esm/tom-select.js";
import removeButton from "tom-select/dist/esm/plugins/remove_button/plugin.js";

TomSelect.define("remove_button", removeButton);

interface Found {
  value: string;
  text: string;
  /** A second, grey line that tells namesakes apart. */
  hint?: string;
}

type Select = HTMLSelectElement & { tomselect?: TomSelect };
type Tokens = HTMLInputElement & { tomselect?: TomSelect };

/** Where somebody was when the list around it came anew. */
let left: { id: string; text: string; open: boolean } | null = null;

document.addEventListener("htmx:before:swap", (event) => putAside(targetsOf(event)));

/** Starts those that are not started yet: all at first, later what a new list brought. */
export function startPickers(): void {
  document.querySelectorAll<Select>("select[data-picker]").forEach((select) => select.tomselect ?? start(select));
  document.querySelectorAll<Tokens>("input[data-tokens]").forEach((input) => input.tomselect ?? startTokens(input));
  if (left) comeBack(left);
  left = null;
}

/** Several short texts in one line, commas between them; what others have written is offered, and anything may be added. */
function startTokens(input: HTMLInputElement): void {
  const { url, add = "", remove = "" } = input.dataset;
  const picker = new TomSelect(input, {
    plugins: { remove_button: { title: remove } },
    delimiter: ",",
    create: true,
    createOnBlur: true,
    persist: false,
    closeAfterSelect: true,
    loadThrottle: 120,
    ...(url ? { load: (query: string, done: (found: Found[]) => void) => void search(url, query).then(done), shouldLoad: (query: string) => query.length > 0 } : {}),
    render: {
      option_create: ({ input: word }: { input: string }, escape: (text: string) => string) => `<div class="create">${escape(add.replace("{word}", word))}</div>`,
      no_results: () => "",
    },
  });
  takeOver(input, picker.control_input);
  input.addEventListener("picker:sync", () => {
    const words = input.value.split(",");
    picker.clear(true);
    for (const word of words) if (word.trim()) picker.createItem(word.trim(), () => undefined);
  });
}

function targetsOf(event: Event): Element[] {
  const { tasks = [] } = (event as CustomEvent<{ tasks?: { target?: unknown }[] }>).detail ?? {};
  return tasks.map(({ target }) => target).filter((target): target is Element => target instanceof Element);
}

/** What comes from the server has plain selects: it is compared with those, not with what was made of them. */
function putAside(targets: Element[]): void {
  for (const select of targets.flatMap((target) => [...target.querySelectorAll<Select>("select[data-picker]")])) {
    const picker = select.tomselect;
    if (!picker) continue;
    if (picker.wrapper.contains(document.activeElement)) left = { id: select.id, text: picker.control_input.value, open: picker.isOpen };
    picker.destroy();
  }
}

function comeBack({ id, text, open }: { id: string; text: string; open: boolean }): void {
  const picker = (document.getElementById(id) as Select | null)?.tomselect;
  if (!picker) return;
  picker.settings.openOnFocus = open;
  picker.control_input.focus();
  picker.settings.openOnFocus = true;
  if (!text) return;
  picker.setTextboxValue(text);
  picker.control_input.dispatchEvent(new Event("input"));
}

function start(select: HTMLSelectElement): void {
  const { url, none = "", remove = "" } = select.dataset;
  const picker = new TomSelect(select, {
    plugins: select.multiple ? { remove_button: { title: remove } } : {},
    maxOptions: 200,
    allowEmptyOption: false,
    closeAfterSelect: !select.multiple,
    clearAfterSelect: true,
    loadThrottle: 120,
    searchField: ["text", "hint"],
    ...(url ? { load: (query: string, done: (found: Found[]) => void) => void search(url, query).then(done), shouldLoad: (query: string) => query.length > 0 } : {}),
    render: {
      option: (found: Found, escape: (text: string) => string) =>
        `<div>${escape(found.text)}${found.hint ? ` <span class="muted small">${escape(found.hint)}</span>` : ""}</div>`,
      no_results: (_: unknown, escape: (text: string) => string) => `<div class="no-results">${escape(none)}</div>`,
    },
  });
  takeOver(select, picker.control_input);
  // What is typed to look for a record is no filter yet.
  picker.control_input.addEventListener("input", (event) => event.stopPropagation());
  select.addEventListener("picker:sync", () => picker.sync());
}

/** The text box inside takes over what hint and error say of the control behind it, which is no longer read aloud. */
function takeOver(select: HTMLElement, input: HTMLInputElement): void {
  for (const attribute of ["aria-describedby", "aria-invalid"]) {
    const value = select.getAttribute(attribute);
    if (value) input.setAttribute(attribute, value);
  }
  select.setAttribute("aria-hidden", "true");
}

/** The server answers `[{"value","text","hint"}]`, best first; a failed search finds nothing. */
async function search(url: string, query: string): Promise<Found[]> {
  const address = new URL(url, location.href);
  address.searchParams.set("q", query);
  try {
    const answer = await fetch(address, { headers: { Accept: "application/json" } });
    return answer.ok ? ((await answer.json()) as Found[]) : [];
  } catch {
    return [];
  }
}
