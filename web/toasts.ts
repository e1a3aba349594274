// A toast goes away by itself, but not while someone reads it or is about to use its button.

export function startToasts(): void {
  document.querySelectorAll<HTMLElement>(".toast-msg").forEach(hideLater);
  document.addEventListener("click", (event) => {
    const close = (event.target as Element).closest?.("[data-close-toast]");
    close?.closest(".toast-msg")?.remove();
  });
}

function hideLater(toast: HTMLElement): void {
  const seconds = Number(toast.dataset.seconds ?? 8);
  let timer = 0;
  const start = () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => toast.remove(), seconds * 1000);
  };
  const wait = () => clearTimeout(timer);
  toast.addEventListener("pointerenter", wait);
  toast.addEventListener("focusin", wait);
  toast.addEventListener("pointerleave", start);
  toast.addEventListener("focusout", start);
  start();
}
