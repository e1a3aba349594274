// Adding files: dropped onto the panel or chosen, on their way with a bar. Without this the form sends them as it is.

export function startUploads(): void {
  document.querySelectorAll<HTMLFormElement>("form[data-upload]").forEach(start);
}

function start(form: HTMLFormElement): void {
  const panel = form.closest<HTMLElement>(".panel") ?? form;
  const input = form.querySelector<HTMLInputElement>("input[type=file]")!;
  const hint = document.createElement("p");
  hint.className = "drop-here";
  hint.textContent = form.dataset.drop ?? "";
  form.append(hint);
  // A child that is entered leaves its parent: only what leaves the panel counts.
  const over = (is: boolean) => panel.classList.toggle("is-over", is);
  panel.addEventListener("dragover", (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    over(true);
  });
  panel.addEventListener("dragleave", (event) => {
    if (!panel.contains(event.relatedTarget as Node | null)) over(false);
  });
  panel.addEventListener("drop", (event) => {
    event.preventDefault();
    over(false);
    const files = event.dataTransfer?.files;
    if (!files?.length) return;
    input.files = files;
    send(form, input);
  });
  form.addEventListener("submit", (event) => {
    if (!input.files?.length) return;
    event.preventDefault();
    send(form, input);
  });
}

function send(form: HTMLFormElement, input: HTMLInputElement): void {
  const { largest = "0", tooLarge = "", failed = "" } = form.dataset;
  const large = [...(input.files ?? [])].find((file) => file.size > Number(largest));
  if (large) return say(form, tooLarge.replace("{name}", large.name));
  const part = form.querySelector<HTMLElement>("[data-upload-progress]")!;
  const bar = part.querySelector("progress")!;
  const status = part.querySelector("[role=status]")!;
  const request = new XMLHttpRequest();
  part.hidden = false;
  request.upload.addEventListener("progress", (event) => {
    if (!event.lengthComputable) return;
    bar.value = Math.floor((100 * event.loaded) / event.total);
    status.textContent = `${bar.value} %`;
  });
  request.addEventListener("load", () => show(form, request.responseText, failed));
  request.addEventListener("error", () => {
    part.hidden = true;
    say(form, failed);
  });
  request.open("POST", form.action);
  request.send(new FormData(form));
}

/** The page that the form would have led to: its list of files, and what was said, come into this one. */
function show(form: HTMLFormElement, html: string, failed: string): void {
  const answer = new DOMParser().parseFromString(html, "text/html");
  const fresh = answer.getElementById("files");
  const panel = form.closest<HTMLElement>("#files");
  if (!fresh || !panel) {
    form.querySelector<HTMLElement>("[data-upload-progress]")!.hidden = true;
    return say(form, answer.querySelector("h1")?.textContent ?? failed);
  }
  panel.replaceWith(fresh);
  const said = answer.querySelector(".toasts");
  if (said) (document.querySelector(".toasts") ?? document.body.appendChild(document.createElement("div"))).replaceWith(said);
  fresh.querySelectorAll<HTMLFormElement>("form[data-upload]").forEach(start);
  fresh.querySelector<HTMLElement>("input[type=file]")?.focus();
}

/** Beside the field, where the server would say it. */
function say(form: HTMLFormElement, text: string): void {
  const input = form.querySelector<HTMLInputElement>("input[type=file]")!;
  let line = form.querySelector<HTMLElement>("#file-error");
  if (!line) {
    line = document.createElement("p");
    line.className = "err";
    line.id = "file-error";
    line.setAttribute("role", "alert");
    input.after(line);
  }
  line.textContent = text;
  input.setAttribute("aria-invalid", "true");
  input.setAttribute("aria-describedby", "file-error file-hint");
}
