// What somebody opened from the palette lately. It stays on the device, one list a person, and goes when they log out.

export interface Answer {
  title: string;
  href: string;
  /** Grey: what matched, where it isn't the title. */
  hint?: string;
  icon?: string;
  /** Initials of a person, instead of the icon. */
  face?: string;
  tint?: number;
  /** Keys that lead there as well. */
  keys?: string;
}

const prefix = "recent:";
const most = 8;

export function recentOf(person: string): Answer[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(prefix + person) ?? "[]");
    return Array.isArray(kept) ? (kept as Answer[]) : [];
  } catch {
    return [];
  }
}

export function remember(person: string, answer: Answer): void {
  const rest = recentOf(person).filter((each) => each.href !== answer.href);
  try {
    localStorage.setItem(prefix + person, JSON.stringify([answer, ...rest].slice(0, most)));
  } catch {
    // private windows and full devices keep none
  }
}

export function dropRecent(): void {
  for (const key of Object.keys(localStorage)) if (key.startsWith(prefix)) localStorage.removeItem(key);
}
