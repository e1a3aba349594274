import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { onPage, useBrowser } from "./browser.mjs";
import { upload } from "./records.mjs";

useBrowser();

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

async function violations(page) {
  if (!(await page.evaluate("'axe' in window"))) await page.evaluate(axe);
  return page.evaluate(async () => (await window.axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] })).violations.map(({ id, nodes }) => `${id} ${nodes[0].html}`));
}

async function isFine(page) {
  assert.deepEqual(await violations(page), []);
  const { width } = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 640 });
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), `${page.url()} scrolls sideways`);
  await page.setViewportSize({ width, height: 800 });
}

for (const [how, options] of Object.entries({ "with script": {}, "without script": { javaScriptEnabled: false }, "in the dark": { colorScheme: "dark" } }))
  test(`A file goes in: columns, check, storing; ${how}`, () =>
    onPage(options, async (page) => {
      const mark = `${Date.now()}`;
      const look = () => (options.javaScriptEnabled === false ? undefined : isFine(page));
      await upload(page, "/people/organisations", "hosts.csv", `Name;domain;country\r\nHost ${mark};h${mark}.example.org;Spain\r\nBroken ${mark};b${mark}.example.org;Atlantis\r\n`);
      await page.getByRole("heading", { name: "What goes where" }).waitFor();
      await look();
      await page.getByRole("button", { name: "Check the rows" }).click();
      await page.getByText("Dry run: nothing is stored yet.").waitFor();
      await page.getByText("Choose a country from the list.").waitFor();
      await look();

      await page.getByRole("button", { name: "Store 1 row" }).click();
      await page.getByText("Some rows are wrong.").waitFor();
      await page.getByLabel("Go on without the 1 wrong row").check();
      await page.getByRole("button", { name: "Store 1 row" }).click();
      await page.getByText("1 row was stored, without the wrong ones.").waitFor();
      await look();
      const result = page.url();
      await page.goto(`/people/organisations?q=${mark}`);
      assert.equal(await page.locator("main .dt tbody tr").count(), 1);
      await page.goto(result);
      await page.getByRole("button", { name: "Undo this import" }).click();
      await page.getByText("This import was undone").waitFor();
      await page.goto(`/people/organisations?q=${mark}`);
      assert.equal(await page.locator("main .dt tbody tr").count(), 0);
    }));

test("A file that can't be read says where, beside the control", () =>
  onPage({}, async (page) => {
    await upload(page, "/people/organisations", "broken.csv", 'name\n"Ana\n');
    const problem = page.locator("#f-file-error");
    await problem.waitFor();
    assert.match(await problem.innerText(), /Line 2: a quotation mark opens a cell/);
    await isFine(page);
  }));
