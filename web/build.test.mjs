// What the bundle promises to a slow phone: the budgets of the interface guide, part 10, compressed.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { usedIcons } from "./icons.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const out = mkdtempSync(join(tmpdir(), "ateneu-web-"));
after(() => rmSync(out, { recursive: true }));
execFileSync("node", [join(here, "build.mjs"), out]);
const manifest = JSON.parse(readFileSync(join(out, "manifest.json"), "utf8"));
const text = (name) => readFileSync(join(out, manifest[name].file), "utf8");

test("the style sheet stays under 40 kB", () => assert.ok(manifest["app.css"].brotli < 40_000));

test("an ordinary page loads less than 60 kB of script", () => {
  const scripts = Object.entries(manifest).filter(([name]) => name.endsWith(".js") && name !== "pickers.js");
  assert.ok(scripts.reduce((sum, [, { brotli }]) => sum + brotli, 0) < 60_000);
});

test("searchable lists load only where a page has one", () => {
  assert.match(text("core.js"), /import\("\.\/pickers-[0-9A-Z]{8}\.js"\)/);
  assert.doesNotMatch(text("core.js"), /TomSelect/);
});

test("nothing comes from another place", () => assert.doesNotMatch(text("app.css"), /url\(["']?(https?:)?\/\//));

test("each address changes with its content", () => {
  for (const { file } of Object.values(manifest)) assert.match(file, /-[0-9A-Z]{8}\.[a-z0-9]+$/);
});

test("the icon sheet has every icon that the pages name", () => {
  const sheet = text("icons.svg");
  assert.ok(usedIcons().length > 20);
  for (const name of usedIcons()) assert.ok(sheet.includes(`<symbol id="${name}" `), name);
});

test("building again changes nothing", () => {
  const before = readFileSync(join(out, "assets_table.cpp"), "utf8");
  execFileSync("node", [join(here, "build.mjs"), out]);
  assert.equal(readFileSync(join(out, "assets_table.cpp"), "utf8"), before);
});
