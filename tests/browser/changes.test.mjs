// A whole change: its page, taking it back, and what stands in the way.
import assert from "node:assert/strict";
import { test } from "node:test";
import { onPage, useBrowser } from "./browser.mjs";
import { addPerson, control, save } from "./records.mjs";

useBrowser();

const phone = { width: 390, height: 844, hasTouch: true, isMobile: true };
const worksAt = (page) => page.locator("main dl > div", { has: page.getByText("Works at", { exact: true }) }).first();

async function fits(page) {
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${page.url()} scrolls sideways`);
}

async function works(page, person, where) {
  await page.goto(`${person}/edit`);
  await control(page, "Works at").fill(where);
  await save(page);
}

/** The page of the newest change to a record. */
async function newestChange(page, person) {
  await page.goto(`${person}/history`);
  await page.locator(".timeline a", { has: page.locator("time") }).first().click();
  await page.getByRole("link", { name: "Everything changed at once" }).click();
  await page.getByRole("heading", { level: 1, name: /^Change \d+$/ }).waitFor();
  return page.url();
}

for (const [name, options] of [["With script", {}], ["Without script", { javaScriptEnabled: false }], ["On a phone", phone]])
  test(`${name}: a change says what it was, goes back, and comes back`, () =>
    onPage(options, async (page) => {
      const person = await addPerson(page);
      await works(page, person, "Institut Tramuntana");
      await works(page, person, "Ateneu de Gràcia");
      const change = await newestChange(page, person);
      await page.getByText("One by one").waitFor();
      await page.locator("main").getByText("Ateneu de Gràcia").first().waitFor();
      await fits(page);
      await page.getByRole("link", { name: "Undo…" }).focus();
      await page.keyboard.press("Enter");
      await page.getByRole("heading", { name: "Undo this change?" }).waitFor();
      await fits(page);
      await page.getByRole("button", { name: "Undo the change" }).focus();
      await page.keyboard.press("Enter");
      await page.getByRole("status").getByText("The change is undone").waitFor();
      const undoing = page.url();
      assert.notEqual(undoing, change, "taking back is a change of its own");
      await page.goto(person);
      assert.match(await worksAt(page).innerText(), /Institut Tramuntana/);

      await page.goto(change);
      await page.locator(".pill", { hasText: "Undone" }).waitFor();
      assert.equal(await page.getByRole("link", { name: "Undo…" }).count(), 0);
      await page.goto(undoing);
      await page.getByRole("link", { name: "Undo…" }).click();
      await page.getByRole("button", { name: "Undo the change" }).click();
      await page.goto(person);
      assert.match(await worksAt(page).innerText(), /Ateneu de Gràcia/);
    }));

test("What somebody built upon stands in the way, and nothing goes back", () =>
  onPage({}, async (page) => {
    const person = await addPerson(page);
    await works(page, person, "Institut Tramuntana");
    const change = await newestChange(page, person);
    await works(page, person, "Ateneu de Gràcia");
    await page.goto(change);
    await page.getByRole("link", { name: "Undo…" }).click();
    await page.getByText("1 thing stands in the way. Nothing was changed.").waitFor();
    await page.getByRole("row", { name: /Works at/ }).waitFor();
    assert.equal(await page.getByRole("button", { name: "Undo the change" }).count(), 0);
    await page.getByRole("link", { name: "Back to the change" }).click();
    await page.waitForURL(change);
    await page.goto(person);
    assert.match(await worksAt(page).innerText(), /Ateneu de Gràcia/);
  }));
