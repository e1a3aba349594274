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

export function startPickers(selects: Iterable<HTMLSelectElement>): void {
  for (const select of selects) start(select);
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
  select.addEventListener("picker:sync", () => picker.sync());
}

/** The text box inside takes over what the label, hint and error say of the select, which is no longer read aloud. */
function takeOver(select: HTMLSelectElement, input: HTMLInputElement): void {
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
