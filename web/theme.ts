// The theme is kept by the server; the page changes at once, without loading again.

export function startTheme(): void {
  document.addEventListener("submit", (event) => {
    const form = event.target as HTMLFormElement;
    const theme = form.dataset.theme;
    if (theme === undefined) return;
    event.preventDefault();
    void fetch(form.action, { method: "POST", body: new URLSearchParams(fields(form)) })
      .then((answer) => (answer.ok ? show(theme) : form.submit()))
      .catch(() => form.submit());
  });
}

function fields(form: HTMLFormElement): [string, string][] {
  return [...new FormData(form)].map(([name, value]) => [name, String(value)]);
}

function show(theme: string): void {
  if (theme) document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-theme]")) {
    const button = form.querySelector("button");
    if (form.dataset.theme === theme) button?.setAttribute("aria-current", "true");
    else button?.removeAttribute("aria-current");
  }
  document.querySelectorAll<HTMLElement>(".menu:popover-open").forEach((menu) => menu.hidePopover());
}
