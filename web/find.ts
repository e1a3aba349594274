// The search field of the top bar, and the icon that stands for it on phones, open the palette; without it they are
// a form and a link that lead to the page of results. What it needs loads with its first use.

export function startFind(): void {
  const box = document.querySelector<HTMLInputElement>(".topbar .search input");
  // Only what is meant so: whoever comes by with Tab stays on the page until they type.
  box?.addEventListener("click", () => openSearch(box.value));
  box?.addEventListener("input", () => {
    if (openSearch(box.value)) box.value = "";
  });
  document.querySelector("[data-search]")?.addEventListener("click", (event) => {
    if (openSearch()) event.preventDefault();
  });
}

export function openSearch(text = ""): boolean {
  const dialog = document.getElementById("palette");
  if (!(dialog instanceof HTMLDialogElement)) return false;
  const box = dialog.querySelector("input");
  // At once: whoever types on meanwhile types into it.
  if (!dialog.open) dialog.showModal();
  if (box && text) box.value = text;
  box?.focus();
  if (!text) box?.select();
  void import("./palette").then(({ openPalette }) => openPalette(dialog));
  return true;
}
