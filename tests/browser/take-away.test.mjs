// A list's other faces: on a map, in a file, through related records.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { onPage, useBrowser } from "./browser.mjs";

useBrowser();

const rows = "main .dt tbody tr";

test("A list is taken away as it is filtered", () =>
  onPage({}, async (page) => {
    await page.goto("/workshops/events?completed=0&order=-start");
    const shown = (await page.locator(".title-row .sub").innerText()).match(/[\d,]+/)[0].replaceAll(",", "");
    await page.getByRole("button", { name: "Export" }).click();
    for (const name of ["Spreadsheet (XLSX)", "CSV to read", "JSON for programs", "Calendar (iCal)", "Map data (GeoJSON)"])
      assert.ok(await page.getByRole("link", { name }).isVisible(), name);
    const coming = page.waitForEvent("download");
    await page.getByRole("link", { name: "CSV to import again" }).click();
    const file = await coming;
    assert.match(file.suggestedFilename(), /^events-\d{4}-\d\d-\d\d\.csv$/);
    const text = readFileSync(await file.path(), "utf8");
    assert.ok(text.startsWith("id,slug,start,end,"));
    assert.ok(text.split("\r\n").length > Number(shown), "every row, not one page");
  }));

test("Typing a filter changes what Export gives", () =>
  onPage({}, async (page) => {
    await page.goto("/people/people");
    await page.locator("main").getByRole("searchbox").fill("ana");
    await page.waitForURL(/q=ana/);
    await page.getByRole("button", { name: "Export" }).click();
    assert.match(await page.getByRole("link", { name: "JSON for programs" }).getAttribute("href"), /export\.json\?q=ana$/);
  }));

for (const javaScriptEnabled of [true, false]) {
  test(`Tasks are found by the country of their workshop, ${javaScriptEnabled ? "with" : "without"} script`, () =>
    onPage({ javaScriptEnabled }, async (page) => {
      await page.goto("/workshops/tasks");
      await page.getByRole("button", { name: "Filter", exact: true }).click();
      await page.getByLabel("Filter on related records").selectOption({ label: "Workshop: Country" });
      if (!javaScriptEnabled) {
        await page.getByRole("button", { name: "Show results" }).click();
        await page.getByRole("button", { name: "Filter", exact: true }).click();
      }
      const country = page.getByLabel("Workshop: Country", { exact: true });
      await country.selectOption({ label: "Spain" });
      if (!javaScriptEnabled) await page.getByRole("button", { name: "Show results" }).click();
      await page.waitForURL(/event\.country=ES/);
      await page.getByText("Workshop: Country: Spain").waitFor();
      assert.ok((await page.locator(rows).count()) > 0);
      await page.getByRole("link", { name: "Remove filter Workshop: Country" }).click();
      await page.waitForURL((url) => !url.search.includes("event.country"));
    }));

  test(`Workshops stand on a map, ${javaScriptEnabled ? "with" : "without"} script`, () =>
    onPage({ javaScriptEnabled }, async (page) => {
      await page.goto("/workshops/events?order=-start");
      await page.getByRole("link", { name: "Map", exact: true }).click();
      await page.waitForURL(/view=map/);
      const map = page.getByRole("region", { name: "Map" });
      const pins = map.locator("svg a");
      assert.ok((await pins.count()) > 3);
      assert.ok((await page.locator(rows).count()) > 0, "the table is there too");
      const before = await map.locator("svg").first().getAttribute("viewBox");
      const cluster = map.locator("svg a:has(.m-cluster)").first();
      await cluster.focus();
      await page.keyboard.press("Enter");
      await page.waitForURL(/area=/);
      assert.notEqual(await map.locator("svg").first().getAttribute("viewBox"), before);
      assert.match(page.url(), /order=-start/);
      await map.getByRole("link", { name: "All places" }).click();
      await page.waitForURL((url) => !url.search.includes("area="));
      await page.getByRole("link", { name: "Table only" }).click();
      await page.waitForURL((url) => !url.search.includes("view="));
      assert.deepEqual(page.trouble, []);
    }));
}
