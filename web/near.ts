// "Near me": where somebody is, asked of their browser when they press the button, and never before. About a kilometre is
// near enough, and the server needs to know no more.

export function startNear(form: HTMLFormElement): void {
  const button = form.querySelector("button");
  const status = form.querySelector<HTMLElement>("[role=status]");
  if (!button || !("geolocation" in navigator)) return;
  form.hidden = false;
  button.addEventListener("click", (event) => {
    event.preventDefault();
    if (status) status.textContent = "";
    button.setAttribute("aria-busy", "true");
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        value(form, "latitude", coords.latitude);
        value(form, "longitude", coords.longitude);
        form.requestSubmit();
      },
      () => {
        button.removeAttribute("aria-busy");
        if (status) status.textContent = form.dataset.refused ?? "";
      },
      { maximumAge: 600_000, timeout: 15_000 },
    );
  });
}

function value(form: HTMLFormElement, name: string, degrees: number): void {
  const input = form.elements.namedItem(name);
  if (input instanceof HTMLInputElement) input.value = degrees.toFixed(2);
}
