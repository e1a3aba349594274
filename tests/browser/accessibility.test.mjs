// No violation of WCAG 2.0 to 2.2, levels A and AA, nor of axe's best practices, on any kind of page.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { newPage, useBrowser } from "./browser.mjs";
import { kinds } from "./kinds.mjs";

useBrowser();

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

const sizes = { 1280: 800, 390: 844 };

async function violations(page) {
  if (!(await page.evaluate("'axe' in window"))) await page.evaluate(axe);
  return page.evaluate(async (tags) => {
    const { violations } = await window.axe.run(document, { runOnly: tags, resultTypes: ["violations"] });
    return violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.slice(0, 3).map(({ target, any }) => `${target.join(" ")} ${any[0]?.message ?? ""}`).join("; ")}`);
  }, rules);
}

/** One page is opened once and looked at in both themes and sizes. */
async function lookAtAll(page) {
  const found = [];
  for (const [width, height] of Object.entries(sizes)) {
    await page.setViewportSize({ width: Number(width), height });
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme });
      for (const violation of await violations(page)) found.push(`${width} ${colorScheme} ${violation}`);
    }
  }
  return found;
}

for (const { name, open, as } of kinds) {
  test(`${name} can be used by everybody`, async () => {
    const page = await newPage(as === undefined ? {} : { as });
    try {
      await open(page);
      await page.evaluate(() => document.fonts.ready);
      // Its time on the page is over before the others have been looked at.
      await page.locator(".toasts").evaluateAll((all) => all.forEach((each) => each.remove()));
      assert.deepEqual(await lookAtAll(page), []);
      assert.equal(await page.locator("h1").count(), 1);
      assert.match(await page.title(), /\S · Ateneu$/);
      assert.deepEqual(page.trouble, []);
    } finally {
      await page.context().close();
    }
  });
}

test("Open menus, filters and the list of keys can be used by everybody", async () => {
  const page = await newPage();
  try {
    await page.goto("/people/people");
    for (const button of ["New", "Account of", "Filter", "Help and shortcuts"]) {
      await page.getByRole("button", { name: new RegExp(`^${button}`) }).first().click();
      assert.deepEqual(await violations(page), [], button);
      await page.keyboard.press("Escape");
    }
    assert.deepEqual(page.trouble, []);
  } finally {
    await page.context().close();
  }
});
