// What holds on every kind of page: no violation of WCAG 2.0 to 2.2, levels A and AA, nor of axe's best
// practices, no scrolling sideways on small screens, and nothing that the browser complains about.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { newPage, useBrowser } from "./browser.mjs";
import { kinds } from "./kinds.mjs";

useBrowser();

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** The smallest is what a page at 1280 pixels is when it is enlarged four times (WCAG 2.2, 1.4.10). */
const sizes = [{ width: 1280, height: 800 }, { width: 390, height: 844 }, { width: 320, height: 640 }];

async function violations(page, where = "html") {
  if (!(await page.evaluate("'axe' in window"))) await page.evaluate(axe);
  return page.evaluate(async ([tags, where]) => {
    const { violations } = await window.axe.run({ include: [where] }, { runOnly: tags, resultTypes: ["violations"] });
    return violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.slice(0, 3).map(({ target, any }) => `${target.join(" ")} ${any[0]?.message ?? ""}`).join("; ")}`);
  }, [rules, where]);
}

/** What sticks out at the end of the screen. */
function stickingOut() {
  if (document.documentElement.scrollWidth <= window.innerWidth) return [];
  return [...document.querySelectorAll("header *, main *, footer *")]
    .filter((element) => element.children.length === 0 && element.getBoundingClientRect().right > window.innerWidth + 1)
    .slice(0, 5)
    .map((element) => `sticks out: ${element.tagName} ${element.className} ${element.textContent.trim().slice(0, 40)}`)
    .concat(`${document.documentElement.scrollWidth} px wide`);
}

/** Drawings that the page asks for and the sheet doesn't hold: nothing would stand there. */
async function missingDrawings(page) {
  return page.evaluate(async () => {
    const asked = [...document.querySelectorAll("svg use")].map((use) => use.getAttribute("href").split("#"));
    const sheets = {};
    for (const sheet of new Set(asked.map(([sheet]) => sheet))) sheets[sheet] = sheet ? await (await fetch(sheet)).text() : document.documentElement.outerHTML;
    return [...new Set(asked.filter(([sheet, name]) => !sheets[sheet].includes(`id="${name}"`)).map(([, name]) => `no drawing: ${name}`))];
  });
}

/** A page is opened once and looked at in all sizes and both themes. */
async function lookAtAll(page) {
  const found = await missingDrawings(page);
  for (const size of sizes) {
    await page.setViewportSize(size);
    for (const wide of await page.evaluate(stickingOut)) found.push(`${size.width} ${wide}`);
    if (size.width === 320) continue; // the same rules of style as at 390
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme });
      for (const violation of await violations(page)) found.push(`${size.width} ${colorScheme} ${violation}`);
    }
  }
  return found;
}

for (const { name, open, as } of kinds) {
  test(`Everybody can use: ${name}`, async () => {
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

/** What opens over a list. On small screens the filters have a button of their own, and columns are a matter of wide ones. */
const buttons = { 1280: ["New", "Account of", "Filter", "Columns", "Export", "Help and shortcuts"], 390: ["Account of", "Filters", "Export", "Menu"] };

for (const [width, names] of Object.entries(buttons))
  test(`Everybody can use: open menus, filters and the list of keys, ${width} wide`, async () => {
    // A line cut off by the edge of what scrolls counts as too small to touch: nothing scrolls in a tall window.
    const page = await newPage({ width: Number(width), height: 2400 });
    try {
      await page.goto("/workshops/events");
      for (const button of names) {
        await page.getByRole("button", { name: new RegExp(`^${button}`) }).and(page.locator(":visible")).first().click();
        // What they cover half is looked at without them. The checker doesn't know the top layer: it takes a heading
        // that sticks below for one above, so the order is said in numbers too.
        const opened = ":popover-open, dialog[open]";
        assert.equal(await page.locator(opened).count(), 1, button);
        await page.locator(opened).evaluate((menu) => Object.assign(menu.style, { maxBlockSize: "none", zIndex: 1000 }));
        for (const colorScheme of ["light", "dark"]) {
          await page.emulateMedia({ colorScheme });
          assert.deepEqual(await violations(page, opened), [], `${button}, ${colorScheme}`);
        }
        await page.keyboard.press("Escape");
      }
      assert.deepEqual(page.trouble, []);
    } finally {
      await page.context().close();
    }
  });
