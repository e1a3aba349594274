// Which of Bootstrap's drawings the pages use: every `icon("name"`, `.icon = "name"` and `Tone::ok, "name"` (a pill's) of the
// C++ sources, and the names in icons.txt, which stand in data rather than in code.
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const used = /(?:\bicon\(\s*|\.icon\s*=\s*|\bTone::\w+,\s*)"([a-z0-9-]+)"/g;

export function usedIcons() {
  const names = new Set(readFileSync(join(here, "icons.txt"), "utf8").split("\n").filter((line) => line && !line.startsWith("#")));
  for (const folder of ["core", "domain", "apps"]) {
    for (const file of sources(join(here, "..", folder))) {
      for (const [, name] of readFileSync(file, "utf8").matchAll(used)) names.add(name);
    }
  }
  return [...names].sort();
}

/** Tests name icons only to prove that text is escaped; they need no drawing. */
function sources(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    return /\.(cpp|h)$/.test(entry.name) && !/_test\.cpp$/.test(entry.name) ? [path] : [];
  });
}

// `node icons.mjs FILE` writes the list, and only when it changed, so that the bundle is not made again for nothing.
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const target = process.argv[2];
  const list = usedIcons().join("\n") + "\n";
  if (!existsSync(target) || readFileSync(target, "utf8") !== list) writeFileSync(target, list);
}
