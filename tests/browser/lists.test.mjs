import assert from "node:assert/strict";
import { test } from "node:test";
import { onPage, useBrowser } from "./browser.mjs";

useBrowser();

const rows = "main .dt tbody tr";
/** The first pages of it stay as they are, though other tests add people meanwhile. */
const oldestFirst = "/people/people?order=created_at";

async function names(page) {
  return page.locator("main .dt tbody th").allInnerTexts();
}

test("A filter narrows the list, stands as a chip, stays in the address, and goes again", () =>
  onPage({}, async (page) => {
    await page.goto("/workshops/events");
    const all = await page.locator(".title-row .sub").innerText();
    await page.getByRole("button", { name: "Filter", exact: true }).click();
    await page.locator("#f-filter-completed").selectOption({ label: "No" });
    await page.waitForURL(/completed=0/);
    await page.getByText("Completed: No").waitFor();
    assert.ok(await page.locator("#f-filter-completed").isVisible(), "the filters stay open for the next one");
    for (const cell of await page.locator(`${rows} td[data-label="Completed"]`).allInnerTexts()) assert.equal(cell, "No");

    await page.reload();
    await page.getByText("Completed: No").waitFor();
    await page.getByRole("link", { name: "Remove filter Completed" }).click();
    await page.waitForURL(/\/workshops\/events$/);
    assert.equal(await page.locator(".title-row .sub").innerText(), all);
  }));

/** The box in which a record is looked for; without it the select itself would be found by this name. */
const searchable = (page, name) => page.locator("input").and(page.getByRole("combobox", { name, exact: true }));

test("A filter by a record among many is chosen from a list that searches", () =>
  onPage({}, async (page) => {
    await page.goto("/workshops/events");
    const host = await page.locator(`${rows} td[data-label="Host"]`).first().innerText();
    await page.getByRole("button", { name: "Filter", exact: true }).click();
    await searchable(page, "Host").click();
    await page.keyboard.type(host.slice(0, 18));
    await page.locator(".ts-dropdown").getByRole("option").first().click();
    await page.waitForURL(/host=\d+/);
    await page.locator(".chip.on", { hasText: /Host: / }).first().waitFor();
    // The new list has its searchable lists again, and whoever chose stays where they were.
    await searchable(page, "Host").waitFor();
    await searchable(page, "Administrator").waitFor();
    assert.ok(await searchable(page, "Host").evaluate((box) => box === document.activeElement));
  }));

test("A filter on related records comes with a list that searches too, and works by keyboard", () =>
  onPage({}, async (page) => {
    await page.goto("/workshops/tasks");
    await page.getByRole("button", { name: "Filter", exact: true }).press("Enter");
    await page.getByLabel("Filter on related records").selectOption({ label: "Workshop: Host" });
    const box = searchable(page, "Workshop: Host");
    await box.focus();
    await page.keyboard.type("a");
    await page.locator(".ts-dropdown").getByRole("option").first().waitFor();
    assert.doesNotMatch(page.url(), /[?&]event\.host/, "what is typed to look for a host is no filter yet");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.waitForURL(/[?&]event\.host=\d+/);
    await page.getByText("Workshop: Host:").first().waitFor();
    await box.waitFor();
  }));

test("Order and page live in the address, and Back goes through them", () =>
  onPage({}, async (page) => {
    await page.goto(oldestFirst);
    const first = await names(page);
    await page.getByRole("link", { name: "Next page" }).click();
    await page.waitForURL(/page=2/);
    const second = await names(page);
    assert.notDeepEqual(second, first);
    await page.getByRole("link", { name: "Added" }).click();
    await page.waitForURL(/order=-created_at/);
    assert.doesNotMatch(page.url(), /page=2/);
    assert.equal(await page.locator("th[aria-sort]").innerText(), "Added");
    await page.goBack();
    await page.waitForURL(/page=2/);
    assert.deepEqual(await names(page), second);
    await page.goBack();
    await page.waitForURL(/order=created_at$/);
    assert.deepEqual(await names(page), first);
  }));

test("Back undoes a search that was typed", () =>
  onPage({}, async (page) => {
    await page.goto(oldestFirst);
    const before = await names(page);
    const box = page.getByRole("searchbox", { name: "Search in people" });
    await box.pressSequentially("qqqqqq", { delay: 10 });
    await page.getByRole("heading", { name: "Nothing matches" }).waitFor();
    assert.equal(await box.inputValue(), "qqqqqq", "typing goes on while the list changes");
    await page.goBack();
    await page.waitForURL(/order=created_at$/);
    await page.locator(rows).first().waitFor();
    assert.deepEqual(await names(page), before);
    assert.equal(await page.getByRole("searchbox", { name: "Search in people" }).inputValue(), "");
  }));

test("Rows a page are chosen and kept while paging", () =>
  onPage({}, async (page) => {
    await page.goto("/people/people");
    await page.locator(".pager").getByRole("link", { name: "50", exact: true }).click();
    await page.waitForURL(/per_page=50/);
    assert.equal(await page.locator(rows).count(), 50);
    await page.getByRole("link", { name: "Next page" }).click();
    await page.waitForURL(/page=2/);
    assert.match(page.url(), /per_page=50/);
  }));

test("The whole address gives the same list to somebody else", () =>
  onPage({}, async (page) => {
    await page.goto(`${oldestFirst}&per_page=50&page=2`);
    const mine = await names(page);
    await onPage({}, async (other) => {
      await other.goto(page.url());
      assert.deepEqual(await names(other), mine);
    });
  }));

test("A search asks once, and leaving its field asks no second time", () =>
  onPage({}, async (page) => {
    await page.goto("/people/people");
    let asked = 0;
    page.on("request", (request) => { if (request.url().includes("q=")) asked += 1; });
    const answered = page.waitForResponse(/q=/);
    await page.getByRole("searchbox", { name: "Search in people" }).fill("ma");
    await answered;
    await page.keyboard.press("Tab");
    await page.waitForTimeout(600);
    assert.equal(asked, 1);
  }));
