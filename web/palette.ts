// Ctrl K: find and go. The dialog stands in every page, empty; the server answers, this shows and follows.
import { marks, words } from "./marks";
import { type Answer, recentOf, remember } from "./recent";

interface Group {
  label: string;
  answers: Answer[];
}

const wait = 120;

class Palette {
  private readonly input: HTMLInputElement;
  private readonly list: HTMLElement;
  private readonly status: HTMLElement;
  private options: HTMLElement[] = [];
  private answers: Answer[] = [];
  private active = -1;
  private timer = 0;
  private asking: AbortController | null = null;
  /** What is being asked, or was answered last. */
  private asked: string | null = null;
  /** True once the answer to `asked` is shown; false where something else was asked meanwhile. */
  private answer: Promise<boolean> = Promise.resolve(false);

  constructor(private readonly dialog: HTMLDialogElement) {
    this.input = dialog.querySelector("input")!;
    this.list = dialog.querySelector("[role=listbox]")!;
    this.status = dialog.querySelector("[role=status]")!;
    this.input.addEventListener("input", () => this.askSoon());
    this.input.addEventListener("keydown", (event) => this.onKey(event));
    this.list.addEventListener("pointermove", (event) => this.choose(this.indexOf(event.target)));
    // The box keeps the focus.
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => this.follow(this.indexOf(event.target), event.ctrlKey || event.metaKey));
    dialog.querySelector("form")!.addEventListener("submit", (event) => this.onSubmit(event));
    dialog.querySelector(".esc")!.addEventListener("click", () => dialog.close());
    // A click beside it, on the backdrop, closes it.
    dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
    dialog.addEventListener("close", () => this.asking?.abort());
  }

  /** The dialog is open; what stands in it is asked for. */
  start(): void {
    this.asked = null;
    void this.ask();
  }

  private askSoon(): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.ask(), wait);
  }

  private ask(): Promise<boolean> {
    const text = this.input.value.trim();
    if (text !== this.asked) {
      this.asked = text;
      this.asking?.abort();
      this.asking = new AbortController();
      this.answer = this.answerTo(text, this.asking.signal);
    }
    return this.answer;
  }

  private async answerTo(text: string, signal: AbortSignal): Promise<boolean> {
    const address = new URL(this.dialog.dataset.url!, location.href);
    address.searchParams.set("q", text);
    try {
      const answer = await fetch(address, { headers: { Accept: "application/json" }, signal });
      if (!answer.ok) throw new Error(String(answer.status));
      this.show((await answer.json()) as Group[], text);
    } catch (error) {
      if (error instanceof DOMException && error.name === "AbortError") return false;
      this.asked = null;
      this.show([], text);
      this.status.textContent = this.dialog.dataset.failed!;
    }
    return true;
  }

  private show(found: Group[], text: string): void {
    const recent = text ? [] : recentOf(this.person);
    const groups = recent.length ? [{ label: this.dialog.dataset.recent!, answers: recent }, ...found] : found;
    this.answers = groups.flatMap((group) => group.answers);
    const wanted = words(text);
    let number = 0;
    this.list.replaceChildren(...groups.map((group) => groupOf(group.label, group.answers.map((answer) => optionOf(answer, `palette-${number++}`, wanted)))));
    this.options = [...this.list.querySelectorAll<HTMLElement>("[role=option]")];
    this.input.setAttribute("aria-expanded", String(this.options.length > 0));
    this.choose(this.options.length ? 0 : -1);
    this.list.scrollTop = 0;
    const { none = "", one = "", many = "" } = this.dialog.dataset;
    const count = this.options.length;
    this.status.textContent = count === 0 ? none : (count === 1 ? one : many).replace("{count}", String(count));
    this.status.classList.toggle("visually-hidden", count > 0);
  }

  private get person(): string {
    return this.dialog.dataset.person ?? "";
  }

  private indexOf(target: EventTarget | null): number {
    const option = (target as Element | null)?.closest<HTMLElement>("[role=option]");
    return option ? this.options.indexOf(option) : -1;
  }

  private choose(index: number): void {
    if (index < 0 && this.options.length > 0) return;
    this.options[this.active]?.setAttribute("aria-selected", "false");
    this.active = index;
    const option = this.options[index];
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    if (option) this.input.setAttribute("aria-activedescendant", option.id);
    else this.input.removeAttribute("aria-activedescendant");
  }

  private onKey(event: KeyboardEvent): void {
    const last = this.options.length - 1;
    const next = { ArrowDown: this.active < last ? this.active + 1 : 0, ArrowUp: this.active > 0 ? this.active - 1 : last }[event.key];
    if (next !== undefined) {
      event.preventDefault();
      this.choose(next);
    } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      this.seeAll();
    }
  }

  private seeAll(): void {
    const form = this.input.form!;
    location.assign(`${form.getAttribute("action")}?${new URLSearchParams({ q: this.input.value.trim() })}`);
  }

  /** Enter before the answer is there waits for it; without one, the page of results says more. */
  private onSubmit(event: SubmitEvent): void {
    event.preventDefault();
    clearTimeout(this.timer);
    void this.ask().then((answered) => {
      if (!answered) return;
      if (this.active >= 0) this.follow(this.active, false);
      else this.seeAll();
    });
  }

  private follow(index: number, aside: boolean): void {
    const answer = this.answers[index];
    if (!answer) return;
    // What is added or searched for is no place to come back to.
    if (!answer.href.includes("?") && !answer.href.endsWith("/new")) remember(this.person, answer);
    if (aside) return void window.open(answer.href, "_blank", "noopener");
    this.dialog.close();
    location.assign(answer.href);
  }
}

function groupOf(label: string, options: HTMLElement[]): HTMLElement {
  const heading = made("div", "grp", label);
  heading.setAttribute("aria-hidden", "true");
  const group = made("div");
  group.setAttribute("role", "group");
  group.setAttribute("aria-label", label);
  group.append(heading, ...options);
  return group;
}

function optionOf(answer: Answer, id: string, wanted: string[]): HTMLElement {
  const option = made("div");
  option.id = id;
  option.setAttribute("role", "option");
  option.setAttribute("aria-selected", "false");
  const name = made("span", "grow ellipsis");
  for (const part of marks(answer.title, wanted)) name.append(part.marked ? made("mark", "", part.text) : part.text);
  if (answer.hint) {
    name.append(" ", made("span", "muted small"));
    for (const part of marks(answer.hint, wanted)) name.lastElementChild!.append(part.marked ? made("mark", "", part.text) : part.text);
  }
  option.append(drawing(answer), name);
  if (answer.keys) option.append(made("kbd", "", answer.keys));
  return option;
}

function drawing(answer: Answer): HTMLElement {
  const tint = answer.tint ? `av${answer.tint}` : "";
  if (answer.face !== undefined) {
    const face = made("span", `avatar ${tint}`, answer.face);
    face.setAttribute("aria-hidden", "true");
    return face;
  }
  const tile = made("span", `tile ${tint}`);
  const icon = document.querySelector<SVGElement>("dialog.palette form svg")!.cloneNode(true) as SVGElement;
  const use = icon.querySelector("use")!;
  const sheet = use.getAttribute("href")!.split("#")[0];
  use.setAttribute("href", `${sheet}#${answer.icon ?? "search"}`);
  icon.setAttribute("class", "i");
  tile.append(icon);
  return tile;
}

function made(name: string, classes = "", text = ""): HTMLElement {
  const element = document.createElement(name);
  if (classes) element.className = classes.trim();
  if (text) element.textContent = text;
  return element;
}

let palette: Palette | null = null;

export function openPalette(dialog: HTMLDialogElement): void {
  palette ??= new Palette(dialog);
  palette.start();
}
