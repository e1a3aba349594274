// Everything essential works without JavaScript.
import assert from "node:assert/strict";
import { test } from "node:test";
import { administrator, logIn, onPage, useBrowser } from "./browser.mjs";
import { addPerson, control, save, unique } from "./records.mjs";

useBrowser();

const plain = { javaScriptEnabled: false };

test("Without script: log in, add, be refused, mend, delete", () =>
  onPage({ ...plain, as: "" }, async (page) => {
    await page.goto("/login");
    await logIn(page, administrator);
    await page.goto("/people/people/new");
    const username = unique("sense");
    await control(page, "First name").fill("Sense");
    await control(page, "Family name").fill("Guió");
    await control(page, "Username").fill(username);
    await control(page, "E-mail").fill("nowhere");
    await save(page);
    await page.getByRole("alert").waitFor();
    assert.equal(await control(page, "Family name").inputValue(), "Guió");
    await control(page, "E-mail").fill(`${username}@example.org`);
    await save(page);
    await page.waitForURL(/\/people\/people\/\d+$/);
    await page.getByRole("status").getByText("Saved").waitFor();
    await page.getByRole("button", { name: "More actions" }).click();
    await page.getByRole("link", { name: "Delete…" }).click();
    await page.getByRole("button", { name: "Delete", exact: true }).click();
    await page.getByRole("status").getByText("Sense Guió deleted").waitFor();
  }));

test("Without script: filters open, are sent by their button, and go by their chips", () =>
  onPage(plain, async (page) => {
    await page.goto("/workshops/events");
    await page.getByRole("button", { name: "Filter", exact: true }).click();
    await page.locator("#f-filter-completed").selectOption({ label: "No" });
    await page.getByRole("button", { name: "Show results" }).click();
    await page.waitForURL(/completed=0/);
    await page.getByText("Completed: No").waitFor();
    await page.getByRole("link", { name: "Remove filter Completed" }).click();
    await page.waitForURL((url) => !url.search.includes("completed=0"));
    assert.equal(await page.getByText("Completed: No").count(), 0);
  }));

test("Without script: search by Enter, order and pages by links", () =>
  onPage(plain, async (page) => {
    const family = unique("Sensejs");
    await onPage({}, (other) => addPerson(other, { family }));
    await page.goto("/people/people");
    await page.getByRole("searchbox", { name: "Search in people" }).fill(family.toLowerCase());
    await page.keyboard.press("Enter");
    await page.waitForURL(/q=sensejs/);
    assert.equal(await page.locator("main .dt tbody tr").count(), 1);
    await page.goto("/people/people");
    await page.getByRole("link", { name: "Next page" }).click();
    await page.waitForURL(/page=2/);
  }));

test("Without script: several values and a record among many are chosen from plain lists", () =>
  onPage(plain, async (page) => {
    const address = await addPerson(page);
    await page.goto(`${address}/edit`);
    const [one, , another] = await control(page, "Languages").locator("option").allInnerTexts();
    await control(page, "Languages").selectOption([{ label: one }, { label: another }]);
    await save(page);
    await page.waitForURL((url) => url.pathname === address);
    const languages = page.locator("dl > div", { has: page.getByText("Languages", { exact: true }) });
    assert.deepEqual((await languages.getByRole("link").allInnerTexts()).sort(), [one, another].sort());
  }));

test("Without script: the theme is kept", () =>
  onPage(plain, async (page) => {
    await page.goto("/people/people");
    await page.getByRole("button", { name: "Account of" }).click();
    await page.getByRole("button", { name: "Dark" }).click();
    await page.waitForLoadState();
    assert.match(page.url(), /\/people\/people$/, "the same page again");
    assert.equal(await page.locator("html").getAttribute("data-theme"), "dark");
    await page.getByRole("button", { name: "Account of" }).click();
    await page.getByRole("button", { name: "As the system" }).click();
    await page.waitForLoadState();
    assert.equal(await page.locator("html").getAttribute("data-theme"), null);
  }));
