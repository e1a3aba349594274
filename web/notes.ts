// Writing a note: how it will look, shown while one types, and whom `@` may mean. Without this the button "Preview"
// shows the first, and usernames are typed whole.

const wait_ms = 300;

interface Person {
  value: string;
  text: string;
}

export function startNotes(form: HTMLFormElement): void {
  const box = form.querySelector("textarea");
  if (!box) return;
  const preview = form.querySelector<HTMLElement>("[data-preview]");
  if (preview) showPreview(form, box, preview);
  if (form.dataset.mentions) new Mentions(box, form.dataset.mentions);
}

/** The server makes it, as it makes what everybody reads afterwards. */
function showPreview(form: HTMLFormElement, box: HTMLTextAreaElement, preview: HTMLElement): void {
  let timer = 0;
  let asking: AbortController | null = null;
  const show = async () => {
    asking?.abort();
    asking = new AbortController();
    if (!looksDifferent(box.value)) return void (preview.hidden = true);
    const csrf = new FormData(form).get("csrf");
    const body = new URLSearchParams({ note: box.value, csrf: String(csrf ?? "") });
    const answer = await fetch(preview.dataset.preview!, { method: "POST", body, signal: asking.signal }).catch(() => undefined);
    if (!answer?.ok) return;
    preview.innerHTML = await answer.text();
    preview.hidden = false;
  };
  const showSoon = () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => void show(), wait_ms);
  };
  box.addEventListener("input", showSoon);
  showSoon(); // somebody may have typed while this was loading
}

/** Plain words look as they are typed: a second copy below them would only be in the way. */
function looksDifferent(text: string): boolean {
  return /[*_`#>|~[\]@]|^\s*([-+]|\d+[.)])\s|https?:|www\.|\n/m.test(text) && text.trim() !== "";
}

/** A list below the box while somebody types `@name`: arrows choose, Enter or Tab puts it in, Escape closes it. */
class Mentions {
  private readonly list = document.createElement("ul");
  private people: Person[] = [];
  private active = 0;
  private asked = "";
  private timer = 0;
  private isPressed = false;

  constructor(
    private readonly box: HTMLTextAreaElement,
    private readonly url: string,
  ) {
    this.list.id = `${box.id}-people`;
    this.list.className = "mentions";
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", box.form?.dataset.people ?? "");
    this.list.hidden = true;
    box.after(this.list);
    box.setAttribute("aria-autocomplete", "list");
    box.setAttribute("aria-controls", this.list.id);
    box.addEventListener("input", () => this.askSoon());
    box.addEventListener("keydown", (event) => this.onKey(event));
    document.addEventListener("pointerdown", () => (this.isPressed = true), true);
    for (const end of ["pointerup", "pointercancel"]) document.addEventListener(end, () => (this.isPressed = false), true);
    box.addEventListener("blur", () => this.leave());
    // The box keeps the focus.
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => {
      const option = (event.target as Element).closest("[role=option]");
      if (option) this.take([...this.list.children].indexOf(option));
    });
    if (document.activeElement === box) this.askSoon(); // somebody may have typed while this was loading
  }

  /** What is typed behind the last `@` before the cursor, or nothing. */
  private begun(): string | null {
    const before = this.box.value.slice(0, this.box.selectionStart);
    return /(?:^|[^\w@./-])@([\w.-]{0,40})$/.exec(before)?.[1] ?? null;
  }

  private askSoon(): void {
    clearTimeout(this.timer);
    const begun = this.begun();
    if (begun === null) return this.close();
    this.timer = window.setTimeout(() => void this.ask(begun), 120);
  }

  private async ask(begun: string): Promise<void> {
    this.asked = begun;
    const answer = await fetch(`${this.url}?${new URLSearchParams({ q: begun })}`, { headers: { Accept: "application/json" } }).catch(() => undefined);
    if (!answer?.ok || this.asked !== begun || this.begun() !== begun) return;
    this.people = (await answer.json()) as Person[];
    this.show();
  }

  private show(): void {
    this.list.replaceChildren(...this.people.map((person, index) => this.option(person, index)));
    this.list.hidden = this.people.length === 0;
    if (this.people.length > 0) this.choose(0);
    else this.close();
  }

  private option(person: Person, index: number): HTMLElement {
    const option = document.createElement("li");
    option.id = `${this.list.id}-${index}`;
    option.setAttribute("role", "option");
    const name = document.createElement("span");
    name.textContent = person.text || person.value;
    const username = document.createElement("span");
    username.className = "muted small";
    username.textContent = `@${person.value}`;
    option.append(name, " ", username);
    return option;
  }

  private choose(index: number): void {
    this.active = (index + this.people.length) % this.people.length;
    [...this.list.children].forEach((option, at) => option.setAttribute("aria-selected", String(at === this.active)));
    this.box.setAttribute("aria-activedescendant", `${this.list.id}-${this.active}`);
  }

  private onKey(event: KeyboardEvent): void {
    if (this.list.hidden || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "ArrowDown") this.choose(this.active + 1);
    else if (event.key === "ArrowUp") this.choose(this.active - 1);
    else if (event.key === "Enter" || event.key === "Tab") this.take(this.active);
    else if (event.key === "Escape") this.close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  private take(index: number): void {
    const person = this.people[index];
    const begun = this.begun();
    if (!person || begun === null) return this.close();
    const end = this.box.selectionStart;
    this.box.setRangeText(`${person.value} `, end - begun.length, end, "end");
    this.close();
    this.box.dispatchEvent(new Event("input", { bubbles: true }));
  }

  /** A button below the list must not move away from under the pointer that presses it. */
  private leave(): void {
    if (this.isPressed) document.addEventListener("pointerup", () => window.setTimeout(() => this.close()), { once: true });
    else this.close();
  }

  private close(): void {
    clearTimeout(this.timer);
    this.asked = "";
    this.list.hidden = true;
    this.list.replaceChildren();
    this.box.removeAttribute("aria-activedescendant");
  }
}
