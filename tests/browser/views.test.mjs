// Columns that somebody chooses, and views that keep them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { onPage, useBrowser } from "./browser.mjs";
import { unique } from "./records.mjs";

useBrowser();

const heads = async (page) => (await page.locator("main .dt thead th").allInnerTexts()).map((text) => text.trim());

for (const [name, options] of [["With script", {}], ["Without script", { javaScriptEnabled: false }]])
  test(`${name}: columns are chosen and put in order, and the address says which`, () =>
    onPage(options, async (page) => {
      await page.goto("/people/people?order=-created_at");
      await page.getByRole("button", { name: "Columns" }).click();
      const menu = page.getByRole("group", { name: "Columns" });
      await menu.getByRole("checkbox", { name: "E-mail", exact: true }).uncheck();
      await menu.getByRole("checkbox", { name: "ORCID iD" }).check();
      await menu.getByRole("button", { name: "Show columns" }).last().click();
      await page.waitForURL(/columns=/);
      assert.match(page.url(), /order=-created_at/);
      const shown = await heads(page);
      assert.ok(shown.includes("ORCID iD"));
      assert.ok(!shown.includes("E-mail"));
      await page.getByRole("button", { name: "Columns" }).click();
      await page.getByRole("button", { name: "Usual columns" }).click();
      await page.waitForURL((url) => !url.search.includes("columns="));
      assert.ok((await heads(page)).includes("E-mail"));
    }));

test("Without script a column moves up a step at a time", () =>
  onPage({ javaScriptEnabled: false }, async (page) => {
    await page.goto("/people/people?columns=email,country");
    await page.getByRole("button", { name: "Columns" }).click();
    await page.getByRole("button", { name: "Move Country up" }).click();
    await page.getByRole("heading", { level: 1, name: "Columns of people" }).waitFor();
    await page.getByRole("button", { name: "Show columns" }).last().click();
    await page.waitForURL(/columns=country%2Cemail/);
  }));

test("With script a column moves in the menu", () =>
  onPage({}, async (page) => {
    await page.goto("/people/people?columns=email,country");
    await page.getByRole("button", { name: "Columns" }).click();
    await page.getByRole("button", { name: "Move Country up" }).click();
    await page.getByRole("button", { name: "Show columns" }).last().click();
    await page.waitForURL(/columns=country%2Cemail/);
  }));

for (const [name, options] of [["With script", {}], ["Without script", { javaScriptEnabled: false }]])
  test(`${name}: a list is saved as a view, found again, changed and deleted`, () =>
    onPage(options, async (page) => {
      const view = unique("Vista");
      await page.goto("/people/people?gender=F&order=-created_at");
      await page.getByRole("button", { name: "Save as view…" }).click();
      await page.getByLabel("Name of the view").fill(view);
      await page.getByRole("button", { name: "Save view" }).click();
      await page.waitForURL(/saved=\d+/);
      const tab = page.getByRole("navigation", { name: "Saved views" }).getByRole("link", { name: view });
      assert.equal(await tab.getAttribute("aria-current"), "page");
      assert.equal(await page.getByRole("button", { name: "Save as view…" }).count(), 0);

      await page.goto("/people/people");
      await page.getByRole("link", { name: view }).click();
      await page.waitForURL(/gender=F/);
      await page.getByRole("link", { name: "Remove filter Gender" }).click();
      await page.getByRole("button", { name: "Update view" }).click();
      await page.waitForURL((url) => !url.search.includes("gender"));
      await page.getByRole("button", { name: "This view" }).click();
      await page.getByLabel("Name of the view").fill(`${view}b`);
      await page.getByRole("button", { name: "Save", exact: true }).click();
      await page.getByRole("link", { name: `${view}b` }).waitFor();
      await page.getByRole("button", { name: "This view" }).click();
      await page.getByRole("button", { name: "Delete view" }).click();
      await page.getByText("View deleted").waitFor();
      assert.equal(await page.getByRole("link", { name: `${view}b` }).count(), 0);
    }));

test("A filter that is typed offers to save the view at once", () =>
  onPage({}, async (page) => {
    await page.goto("/people/people");
    await page.getByRole("searchbox", { name: "Search in people" }).pressSequentially("ma", { delay: 10 });
    await page.getByRole("button", { name: "Save as view…" }).waitFor();
  }));

for (const [name, options] of [["With script", {}], ["Without script", { javaScriptEnabled: false }], ["On a phone", { width: 390, height: 844, hasTouch: true, isMobile: true }]])
  test(`${name}: a list opens with the view that somebody wants first, until they don't`, () =>
    onPage(options, async (page) => {
      // A list that no other test looks at: it is the same person who does.
      const view = unique("Primera");
      await page.goto("/people/languages?order=-name&per_page=50");
      await page.getByRole("button", { name: "Save as view…" }).click();
      await page.getByLabel("Name of the view").fill(view);
      await page.getByLabel("Open the list with it").check();
      await page.getByRole("button", { name: "Save view" }).press("Enter");
      await page.waitForURL(/saved=\d+/);

      await page.goto("/people/languages");
      const tabs = page.getByRole("navigation", { name: "Saved views" });
      assert.equal(await tabs.getByRole("link", { name: view }).getAttribute("aria-current"), "page");
      assert.equal(await page.locator("main .dt tbody tr").count(), 50);
      await tabs.getByRole("link", { name: "All languages" }).click();
      assert.equal(await tabs.getByRole("link", { name: "All languages" }).getAttribute("aria-current"), "page");
      assert.equal(await page.locator("main .dt tbody tr").count(), 25);

      await tabs.getByRole("link", { name: view }).click();
      await page.getByRole("button", { name: "This view" }).click();
      await page.getByLabel("Open the list with it").uncheck();
      await page.getByRole("button", { name: "Save", exact: true }).click();
      await page.getByRole("status").getByText("View saved").waitFor();
      await page.goto("/people/languages");
      assert.equal(await tabs.getByRole("link", { name: "All languages" }).getAttribute("aria-current"), "page");
    }));
