import assert from "node:assert/strict";
import { test } from "node:test";
import { onPage, useBrowser } from "./browser.mjs";

useBrowser();

const workshops = "/charts/workshops/workshops";

test("The home page has its charts, each with a sentence and a table of the same numbers", () =>
  onPage({}, async (page) => {
    await page.goto("/");
    for (const id of ["workshops", "awards", "people"]) {
      const chart = page.locator(`#chart-workshops-${id}`);
      const sentence = await chart.locator("svg[role=img]").getAttribute("aria-label");
      assert.match(sentence, /^(Line chart|Stacked bar chart|World map)\. .*\d/);
      await chart.getByText("Show as table").click();
      assert.ok((await chart.locator("tbody tr").count()) > 1);
    }
  }));

test("Arrow keys read a chart value by value, and Escape ends it", () =>
  onPage({}, async (page) => {
    await page.goto(workshops);
    const plot = page.locator("svg.plot");
    await page.waitForFunction(() => document.querySelector("svg.plot")?.tabIndex === 0);
    await plot.focus();
    await page.keyboard.press("End");
    const tip = page.locator(".chart-tip");
    const last = await page.locator("tbody tr").last().locator("th, td").allInnerTexts();
    assert.equal(await tip.locator("b").innerText(), last[0]);
    assert.ok((await tip.locator("span").first().innerText()).endsWith(`: ${last[1]}`));
    await page.keyboard.press("ArrowLeft");
    assert.notEqual(await tip.locator("b").innerText(), last[0]);
    await page.keyboard.press("Escape");
    assert.equal(await tip.count(), 0);
  }));

test("A name in the legend hides its line and shows it again", () =>
  onPage({}, async (page) => {
    await page.goto(workshops);
    const before = page.getByRole("button", { name: "Year before" });
    await before.click();
    assert.equal(await before.getAttribute("aria-pressed"), "false");
    assert.equal(await page.locator(".plot path.dash").isVisible(), false);
    await before.click();
    assert.equal(await page.locator(".plot path.dash.off").count(), 0);
  }));

test("The year stands in the address, and a wrong one is told beside its field", () =>
  onPage({}, async (page) => {
    await page.goto(workshops);
    await page.getByLabel("Year", { exact: true }).fill("2025");
    await page.getByRole("button", { name: "Show", exact: true }).click();
    await page.waitForURL(/year=2025$/);
    assert.match(await page.locator(".legend").innerText(), /2025[\s\S]*2024/);
    assert.match(await page.locator("tbody").innerText(), /January 2025/);
    await page.goto(`${workshops}?year=soon`);
    await page.getByText("Write a year of four digits").waitFor();
  }));

test("The same numbers come as CSV and as JSON", () =>
  onPage({}, async (page) => {
    await page.goto(workshops);
    const table = await page.locator("tbody tr td:first-of-type").allInnerTexts();
    const csv = await (await page.request.get(`${workshops}.csv`)).text();
    assert.deepEqual(csv.trim().split("\r\n").slice(1).map((line) => line.split(",")[1]), table);
    const json = await (await page.request.get(`${workshops}.json`)).json();
    assert.deepEqual(json.series[0].values.map(String), table);
  }));

test("The map colours countries, small ones too, and its list leads to the people", () =>
  onPage({}, async (page) => {
    await page.goto("/charts/workshops/people");
    assert.ok((await page.locator(".choropleth use[data-point]").count()) > 3);
    const box = await page.locator('.choropleth use[data-point="ES"]').boundingBox();
    assert.ok(box.width > 5 && box.height > 5, "Spain is drawn");
    const first = page.locator(".map-list a").first();
    const count = await page.locator(".map-list .tnum").first().innerText();
    await first.click();
    await page.waitForURL(/country=[A-Z]{2}$/);
    assert.match(await page.locator(".title-row").innerText(), new RegExp(count));
  }));

for (const scheme of ["light", "dark"])
  test(`Charts fit a narrow phone, ${scheme}`, () =>
    onPage({ width: 320, height: 700, colorScheme: scheme }, async (page) => {
      for (const address of ["/", "/charts", workshops, "/charts/workshops/people"]) {
        await page.goto(address);
        assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 320, address);
      }
    }));

test("Without script the chart, its table and its years are there all the same", () =>
  onPage({ javaScriptEnabled: false }, async (page) => {
    await page.goto(`${workshops}?year=2025`);
    assert.ok(await page.locator("svg.plot").isVisible());
    assert.ok(await page.getByRole("row", { name: /January 2025/ }).isVisible());
  }));
