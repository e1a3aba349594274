// The filter bar sends only what is filled in, so that the address stays short enough to share.

/** True from the moment that somebody goes elsewhere; the browser then ends what is under way. */
let leaving = false;
const leave = () => (leaving = true);

export function startLists(): void {
  document.addEventListener("formdata", (event) => {
    if (!(event.target as Element).matches("form.filterbar")) return;
    const { formData } = event;
    for (const name of new Set(formData.keys())) {
      const filled = formData.getAll(name).filter((value) => value !== "");
      formData.delete(name);
      for (const value of filled) formData.append(name, value);
    }
  });
  // Only once a list was asked for: some browsers can't go back at once to pages that listen for this.
  document.addEventListener("htmx:before:request", () => window.addEventListener("beforeunload", leave), { once: true });
  window.addEventListener("pageshow", () => (leaving = false));
  // Without an answer from the server the form is sent the ordinary way, which shows the browser's own message.
  document.addEventListener("htmx:error", (event) => {
    const form = (event.target as Element).closest?.("form.filterbar");
    if (form instanceof HTMLFormElement && !leaving && !aborted(event)) form.submit();
  });
}

/** A newer search put this one aside. */
function aborted(event: Event): boolean {
  const error = (event as CustomEvent<{ error?: unknown }>).detail?.error;
  return error instanceof DOMException && error.name === "AbortError";
}
