// Many records at once: ticking, the bar, editing with a preview, and what becomes of it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { onPage, useBrowser } from "./browser.mjs";
import { addPerson, unique } from "./records.mjs";

useBrowser();

const bar = (page) => page.getByRole("region", { name: "Selected people" });
const boxes = (page) => page.locator("main .dt tbody td.check input");
const ticked = (page) => page.locator("main .dt tbody td.check input:checked").count();

/** A list of a few people that nobody else changes. */
async function family(page, count) {
  const name = unique("Colla");
  for (let i = 0; i < count; i += 1) await addPerson(page, { family: name, personal: `Ada${i}`, username: unique("colla") });
  return `/people/people?q=${name.toLowerCase()}`;
}

test("Ticked rows show the bar, Shift ticks a range, the head ticks the page, × clears", () =>
  onPage({}, async (page) => {
    await page.goto("/people/people");
    assert.ok(await bar(page).isHidden());
    await boxes(page).nth(1).check();
    await bar(page).getByText("1 selected").waitFor();
    await boxes(page).nth(4).click({ modifiers: ["Shift"] });
    await bar(page).getByText("4 selected").waitFor();
    assert.equal(await page.locator("main .dt tbody tr.sel").count(), 4);
    await page.getByLabel("Select all on this page").check();
    await bar(page).getByText("25 selected").waitFor();
    await bar(page).getByRole("link", { name: "Clear the selection" }).click();
    assert.ok(await bar(page).isHidden());
    assert.equal(await ticked(page), 0);
  }));

test("Keys: J and K walk, X ticks, Shift X ticks up to here, Esc clears, E edits the row", () =>
  onPage({}, async (page) => {
    await page.goto("/people/people");
    await page.keyboard.press("j");
    await page.keyboard.press("x");
    await bar(page).getByText("1 selected").waitFor();
    for (let i = 0; i < 3; i += 1) await page.keyboard.press("j");
    await page.keyboard.press("Shift+X");
    await bar(page).getByText("4 selected").waitFor();
    await page.keyboard.press("Escape");
    assert.equal(await ticked(page), 0);
    await page.keyboard.press("e");
    await page.waitForURL(/\/people\/people\/\d+\/edit$/);
  }));

test("All pages are selected by the list's address, and one that is taken away leaves only the page", () =>
  onPage({}, async (page) => {
    await page.goto("/people/people");
    const total = (await page.locator(".title-row .sub").innerText()).replace(" in all", "");
    await boxes(page).first().check();
    await bar(page).getByRole("link", { name: `Select all ${total}` }).click();
    await bar(page).getByText(`All ${total} selected`).waitFor();
    await bar(page).getByRole("button", { name: "Edit" }).click();
    await page.getByRole("heading", { level: 1, name: `Edit ${total} × people` }).waitFor();
    await page.goBack();
    await boxes(page).first().uncheck();
    await bar(page).getByText("24 selected").waitFor();
    await bar(page).getByRole("button", { name: "Edit" }).click();
    await page.getByRole("heading", { level: 1, name: "Edit 24 × people" }).waitFor();
  }));

async function changeWork(page) {
  await bar(page).getByRole("button", { name: "Edit" }).click();
  const field = page.getByRole("group", { name: "Works at" });
  await field.getByRole("combobox").selectOption({ label: "Change to" });
  await field.getByRole("textbox").fill("Ateneu de Gràcia");
  await page.getByRole("button", { name: "See what changes" }).click();
  await page.getByText("2 records change.").waitFor();
  await page.getByRole("button", { name: "Change them" }).click();
  await page.getByRole("heading", { name: "2 records changed" }).waitFor();
}

for (const [name, options] of [["With script", {}], ["Without script", { javaScriptEnabled: false }], ["On a phone", { width: 390, height: 844, hasTouch: true, isMobile: true }]])
  test(`${name}: two people are edited after a preview, and the result says so`, () =>
    onPage({}, async (other) => {
      const list = await family(other, 3);
      await onPage(options, async (page) => {
        await page.goto(list);
        await boxes(page).nth(0).check();
        await boxes(page).nth(1).check();
        await changeWork(page);
        assert.equal(await page.getByText("Done", { exact: true }).count(), 2);
        await page.getByRole("link", { name: "Back to the list" }).click();
        await page.waitForURL(/q=colla/);
        assert.equal(await page.locator("main .dt tbody tr").count(), 3);
      });
    }));

test("The ticked rows are exported, and again, and again", () =>
  onPage({}, async (page) => {
    await page.goto("/people/people");
    await boxes(page).nth(0).check();
    for (const count of [1, 2, 3]) {
      await bar(page).getByText(`${count} selected`).waitFor();
      const coming = page.waitForEvent("download");
      await bar(page).getByRole("button", { name: "Export" }).click();
      assert.match((await coming).suggestedFilename(), /\.xlsx$/);
      await boxes(page).nth(count).check();
    }
  }));

test("A button that sends waits for the answer, but not for ever", () =>
  onPage({}, async (page) => {
    await page.clock.install();
    const list = await family(page, 1);
    await page.goto(list);
    let sent = 0;
    // An answer after which a page stays where it is.
    await page.route("**/people/people/bulk", (route) => (sent += 1) && route.fulfill({ status: 204 }));
    await boxes(page).first().check();
    const button = bar(page).getByRole("button", { name: "Edit" });
    await button.click();
    await button.and(page.locator("[aria-busy=true]")).waitFor();
    await button.click();
    await page.clock.fastForward("00:11");
    await button.and(page.locator(":not([aria-busy])")).waitFor();
    assert.equal(sent, 1);
    await button.click();
    await button.and(page.locator("[aria-busy=true]")).waitFor();
    assert.equal(sent, 2);
  }));

test("What would be refused is said before anything is done", () =>
  onPage({}, async (page) => {
    const list = await family(page, 2);
    await page.goto(list);
    await page.getByLabel("Select all on this page").check();
    await bar(page).getByRole("button", { name: "Edit" }).click();
    await page.getByRole("button", { name: "See what changes" }).click();
    await page.getByRole("alert").getByText("Choose at least one field to change.").waitFor();
    const field = page.getByRole("group", { name: "First name" });
    await field.getByRole("combobox").selectOption({ label: "Change to" });
    await page.getByRole("button", { name: "See what changes" }).click();
    await page.getByText("2 records can't be changed.").waitFor();
    assert.equal(await page.getByRole("button", { name: "Change them" }).count(), 0);
  }));

test("People are deleted together after a look at what hangs on them", () =>
  onPage({}, async (page) => {
    const list = await family(page, 2);
    await page.goto(list);
    await page.getByLabel("Select all on this page").check();
    await bar(page).getByRole("button", { name: "Delete" }).click();
    await page.getByText("Nothing else hangs on them.").waitFor();
    await page.getByRole("button", { name: "Delete 2 × people" }).click();
    await page.getByRole("heading", { name: "2 records deleted" }).waitFor();
    await page.goto(list);
    await page.getByRole("heading", { name: "Nothing matches" }).waitFor();
  }));
