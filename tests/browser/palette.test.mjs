import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { onPage, useBrowser } from "./browser.mjs";
import { addPerson, control, unique } from "./records.mjs";

useBrowser();

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

async function violations(page) {
  await page.evaluate(axe);
  return page.evaluate(async () => (await window.axe.run({ include: ["dialog.palette"] }, { resultTypes: ["violations"] })).violations.map(({ id, nodes }) => `${id} ${nodes[0].target}`));
}

const box = (page) => page.getByRole("combobox", { name: "Search or go to" });
const options = (page) => page.locator("#palette-list [role=option]");
const chosen = (page) => page.locator("#palette-list [aria-selected=true]");

test("Ctrl K finds a person without accents and Enter opens the record", () =>
  onPage({}, async (page) => {
    const family = unique("Garrigó");
    const address = await addPerson(page, { personal: "Núria", family });
    await page.goto("/");
    await page.keyboard.press("Control+k");
    await page.keyboard.type(`${family.toLowerCase().replace("ó", "o")} nur`);
    await chosen(page).getByText(`Núria ${family}`).waitFor();
    // The answer to the first word alone may stand there for a moment.
    await chosen(page).locator("mark").nth(1).waitFor();
    assert.equal(await box(page).getAttribute("aria-activedescendant"), await chosen(page).getAttribute("id"));
    assert.deepEqual(await chosen(page).locator("mark").allTextContents(), ["Núr", family]);
    await page.keyboard.press("Enter");
    await page.waitForURL((url) => url.pathname === address);

    // What was opened lately comes first when nothing is typed.
    await page.keyboard.press("/");
    await page.getByRole("group", { name: "Recent" }).getByText(`Núria ${family}`).waitFor();
    assert.match(await chosen(page).textContent(), new RegExp(family));
    await page.keyboard.press("Escape");
    assert.equal(await page.locator("dialog[open]").count(), 0);
  }));

test("Arrows choose, Ctrl Enter shows everything on a page of its own", () =>
  onPage({}, async (page) => {
    const family = unique("Fletxa");
    await addPerson(page, { personal: "Aina", family });
    await addPerson(page, { personal: "Biel", family });
    await page.goto("/");
    await page.keyboard.press("Control+k");
    await box(page).fill(family); // at once: an answer to part of it would choose its first anew
    await chosen(page).getByText("Aina").waitFor();
    await page.keyboard.press("ArrowDown");
    assert.match(await chosen(page).textContent(), /Biel/);
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowUp");
    assert.match(await chosen(page).textContent(), /everywhere/, "from the first one up to the last");
    await page.keyboard.press("Control+Enter");
    await page.waitForURL((url) => url.pathname === "/search" && url.searchParams.get("q") === family);
    await page.locator("main").getByRole("heading", { name: "People" }).waitFor();
    await page.locator("main").getByRole("link", { name: `Aina ${family}` }).waitFor();
    await page.getByRole("link", { name: /^Open the list.*People$/ }).click();
    await page.waitForURL((url) => url.pathname === "/people/people" && url.searchParams.get("q") === family);
  }));

/** Holds back the answer to `text` until it is let go. */
async function heldBack(page, text) {
  let letGo;
  const held = new Promise((resolve) => (letGo = resolve));
  await page.route((url) => url.searchParams.get("q") === text, async (route) => {
    await held;
    await route.continue().catch(() => {}); // put aside meanwhile
  });
  return letGo;
}

test("Enter before the answer waits for it, and doesn't open what stood there before", () =>
  onPage({}, async (page) => {
    const family = unique("Pacient");
    const address = await addPerson(page, { personal: "Aina", family });
    await page.goto("/");
    const letGo = await heldBack(page, family);
    await page.keyboard.press("Control+k");
    await chosen(page).waitFor();
    const asked = page.waitForRequest((request) => new URL(request.url()).searchParams.get("q") === family);
    await box(page).fill(family);  // at once: part of a name would be answered
    await asked;
    assert.doesNotMatch(await chosen(page).textContent(), new RegExp(family));
    await page.keyboard.press("Enter");
    letGo();
    await page.waitForURL((url) => url.pathname !== "/");
    assert.equal(new URL(page.url()).pathname, address);
  }));

test("Typing on after Enter takes the Enter back", () =>
  onPage({}, async (page) => {
    const [family, other] = [unique("Rapid"), unique("Repensat")];
    await addPerson(page, { personal: "Aina", family });
    const address = await addPerson(page, { personal: "Biel", family: other });
    await page.goto("/");
    const letGo = await heldBack(page, family);
    await page.keyboard.press("Control+k");
    await chosen(page).waitFor(); // sooner, Enter leads to the page of results
    await box(page).fill(family);
    await page.keyboard.press("Enter");
    await box(page).fill(other);
    await chosen(page).getByText(`Biel ${other}`).waitFor();
    letGo();
    assert.ok(await page.locator("dialog.palette").isVisible());
    await page.keyboard.press("Enter");
    await page.waitForURL((url) => url.pathname === address);
  }));

test("Where nobody answers, the palette offers to add them", () =>
  onPage({}, async (page) => {
    const name = unique("Ningu");
    await page.goto("/");
    await page.keyboard.press("Control+k");
    await page.keyboard.type(`@${name}`);
    await chosen(page).getByText(`New person “${name}”`).waitFor();
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/people\/people\/new/);
    assert.equal(await control(page, "First name").inputValue(), name);
  }));

test("> finds commands and pages, # a number", () =>
  onPage({}, async (page) => {
    const address = await addPerson(page, { family: unique("Numero") });
    await page.keyboard.press("Control+k");
    await page.keyboard.type(">new pers");
    await chosen(page).getByText("New person").waitFor();
    await box(page).fill(`#${address.split("/").pop()}`);
    await page.locator("#palette-list").getByText("Numero").waitFor();
    await box(page).fill(">organis");
    await page.getByRole("group", { name: "Go to" }).getByText("Organisations").waitFor();
  }));

test("Letters go to lists and make new records", () =>
  onPage({}, async (page) => {
    await page.goto("/");
    await page.keyboard.press("g");
    await page.keyboard.press("p");
    await page.waitForURL(/\/people\/people$/);
    await page.keyboard.press("n");
    await page.keyboard.press("p");
    await page.waitForURL(/\/people\/people\/new$/);
  }));

test("The palette fits a phone and axe finds nothing, light and dark", async () => {
  for (const options of [{}, { width: 320, height: 640 }, { colorScheme: "dark" }, { width: 390, colorScheme: "dark" }])
    await onPage(options, async (page) => {
      await page.goto("/people/people");
      if (options.width) await page.locator("[data-search]").click();
      else await page.keyboard.press("Control+k");
      await page.keyboard.type("mar");
      await chosen(page).waitFor();
      const { width } = page.viewportSize();
      const edges = await page.locator("dialog.palette").boundingBox();
      assert.ok(edges.x >= 0 && edges.x + edges.width <= width);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
      assert.deepEqual(await violations(page), []);
    });
});

test("Without script the field of the top bar leads to the page of results", () =>
  onPage({ javaScriptEnabled: false }, async (page) => {
    await page.goto("/");
    await page.getByRole("searchbox", { name: "Search or go to" }).fill("people");
    await page.keyboard.press("Enter");
    await page.waitForURL((url) => url.pathname === "/search");
    await page.getByRole("heading", { name: "Go to" }).waitFor();
    await page.getByRole("searchbox", { name: "Search", exact: true }).fill("qqqzzz");
    await page.getByRole("button", { name: "Search" }).click();
    await page.getByText("Nothing found for “qqqzzz”").waitFor();
  }));

test("Without script a form looks for a record when it is sent", () =>
  onPage({ javaScriptEnabled: false }, async (page) => {
    const family = unique("Sensescript");
    await addPerson(page, { personal: "Aina", family });
    await page.goto("/workshops/tasks/new");
    const box = page.getByRole("searchbox", { name: "Look for: Person" });
    await box.fill(family);
    await box.press("Enter");
    await page.getByText("Choose one of those found, then save.").first().waitFor();
    await control(page, "Person").selectOption({ label: `Aina ${family}` });
  }));
