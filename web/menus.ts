// Menus are native popovers; the arrow keys move inside them, as people know it from menus elsewhere.

export function startMenus(): void {
  document.addEventListener("toggle", focusFirst, true);
  document.addEventListener("keydown", moveInside);
}

function entries(menu: Element): HTMLElement[] {
  return [...menu.querySelectorAll<HTMLElement>("a[href], button:not([disabled])")];
}

function focusFirst(event: Event): void {
  const menu = event.target;
  if (!(menu instanceof HTMLElement) || !menu.matches(".menu[popover]")) return;
  if ((event as ToggleEvent).newState === "open") entries(menu)[0]?.focus();
}

function moveInside(event: KeyboardEvent): void {
  const menu = (event.target as Element | null)?.closest?.(".menu[popover]");
  if (!menu) return;
  const all = entries(menu);
  const here = all.indexOf(document.activeElement as HTMLElement);
  const next = {
    ArrowDown: (here + 1) % all.length,
    ArrowUp: (here - 1 + all.length) % all.length,
    Home: 0,
    End: all.length - 1,
  }[event.key];
  if (next === undefined) return;
  event.preventDefault();
  all[next]?.focus();
}
