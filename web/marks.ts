// Which parts of a text were looked for, accents and case aside.

export interface Part {
  text: string;
  marked: boolean;
}

/** Words as the server folds them: without accents and case, anything but letters and digits between them. */
export function words(text: string): string[] {
  return folded(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
}

function folded(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/** The text in parts, those marked that a word stands for: where a word of the text begins so, else anywhere inside. */
export function marks(text: string, wanted: string[]): Part[] {
  const letters = [...text.normalize("NFC")];
  // Of each folded letter, which letter of the text it comes from.
  const from: number[] = [];
  let plain = "";
  letters.forEach((letter, index) => {
    for (const each of folded(letter)) {
      from.push(...Array<number>(each.length).fill(index));
      plain += each;
    }
  });
  const marked = new Set<number>();
  for (const word of wanted) {
    const begins = [...plain.matchAll(/[\p{L}\p{N}]+/gu)].find((match) => match[0].startsWith(word))?.index;
    const at = begins ?? plain.indexOf(word);
    if (at >= 0) for (let i = at; i < at + word.length; i += 1) marked.add(from[i] ?? -1);
  }
  const parts: Part[] = [];
  letters.forEach((letter, index) => {
    const last = parts.at(-1);
    if (last && last.marked === marked.has(index)) last.text += letter;
    else parts.push({ text: letter, marked: marked.has(index) });
  });
  return parts;
}
