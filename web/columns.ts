// The menu of columns: a step up or down moves the line at once; without script the server shows the form again.

export function startColumns(): void {
  document.addEventListener("click", (event) => {
    const button = (event.target as Element).closest?.("form[data-columns] button[name=move]");
    if (!(button instanceof HTMLButtonElement)) return;
    const line = button.closest("li");
    if (!line) return;
    event.preventDefault();
    const up = button.value.startsWith("up:");
    const next = up ? line.previousElementSibling : line.nextElementSibling;
    if (up) next?.before(line);
    else next?.after(line);
    // A column that somebody moves is one that they want to see.
    const box = line.querySelector<HTMLInputElement>("input[type=checkbox]");
    if (box) box.checked = true;
    button.focus();
  });
}
