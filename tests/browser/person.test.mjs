import assert from "node:assert/strict";
import { test } from "node:test";
import { newPage, onPage, useBrowser } from "./browser.mjs";
import { addPerson, control, save, unique } from "./records.mjs";

useBrowser();

test("A person is found by a part of the name, accents left out", () =>
  onPage({}, async (page) => {
    const family = unique("Teixidó");
    await addPerson(page, { personal: "Núria", family });
    await page.goto("/people/people");
    const typed = `nuri ${family.replace("ó", "o").slice(0, -1)}`;
    await page.getByRole("searchbox", { name: "Search in people" }).pressSequentially(typed, { delay: 15 });
    await page.waitForURL((url) => url.searchParams.get("q") === typed);
    const found = page.locator("main .dt tbody tr");
    assert.equal(await found.count(), 1);
    assert.match(await found.innerText(), new RegExp(`Núria ${family}`));
    await found.getByRole("link", { name: `Núria ${family}` }).click();
    await page.getByRole("heading", { level: 1, name: `Núria ${family}` }).waitFor();
  }));

test("A refused form keeps what was typed, says what is wrong, and saves once it is mended", () =>
  onPage({}, async (page) => {
    const address = await addPerson(page);
    await page.getByRole("link", { name: "Edit", exact: true }).click();
    await page.waitForURL(/\/edit$/);
    await control(page, "Works at").fill("Institut Tramuntana");
    await control(page, "E-mail").fill("núria, at home");
    await control(page, "What they told us").fill("Two lines,\nand what “quotes” <b>do</b>.");
    await save(page);

    const summary = page.getByRole("alert");
    await summary.waitFor();
    assert.ok(await summary.evaluate((element) => element === document.activeElement), "the summary has the focus");
    assert.equal(await control(page, "Works at").inputValue(), "Institut Tramuntana");
    assert.equal(await control(page, "E-mail").inputValue(), "núria, at home");
    assert.equal(await control(page, "What they told us").inputValue(), "Two lines,\nand what “quotes” <b>do</b>.");
    const email = control(page, "E-mail");
    assert.equal(await email.getAttribute("aria-invalid"), "true");
    const described = await email.getAttribute("aria-describedby");
    const said = await page.locator(`#${described.split(" ")[0]}`).innerText();
    assert.ok(said.trim().length > 0, "the error stands beside the field");

    await summary.getByRole("link").first().click();
    assert.ok(await email.evaluate((element) => element === document.activeElement), "the summary leads to the field");
    await email.fill(`${unique("nuria")}@example.org`);
    await save(page);
    await page.waitForURL((url) => url.pathname === address);
    await page.getByRole("status").getByText("Saved").waitFor();
    await page.getByText("Institut Tramuntana").first().waitFor();
    await page.getByText("<b>do</b>").first().waitFor();
  }));

test("History shows the change, its page both versions, and the way back undoes it", () =>
  onPage({}, async (page) => {
    const address = await addPerson(page);
    await page.goto(`${address}/edit`);
    await control(page, "Works at").fill("Escola del Bosc");
    await save(page);
    await page.goto(`${address}/edit`);
    await control(page, "Works at").fill("Institut Tramuntana");
    await save(page);

    await page.goto(`${address}/history`);
    const last = page.locator(".timeline > li").first();
    assert.match(await last.innerText(), /Works at/);
    assert.equal(await last.locator("del").innerText(), "Escola del Bosc");
    assert.equal(await last.locator("ins").innerText(), "Institut Tramuntana");

    // The change before the last: the record as it was then.
    await page.locator(".timeline > li").nth(1).locator("a", { has: page.locator("time") }).click();
    await page.getByRole("heading", { level: 1, name: /^Change to/ }).waitFor();
    const row = page.locator(".dt tbody tr", { hasText: "Works at" });
    assert.match(await row.innerText(), /Escola del Bosc/);
    await page.getByRole("button", { name: /^Put the record back/ }).click();
    await page.waitForURL((url) => url.pathname === address);
    await page.getByRole("status").getByText("back to how it was").waitFor();
    await page.locator("dl").getByText("Escola del Bosc").waitFor();
  }));

test("What was typed survives a reload and is offered again", () =>
  onPage({}, async (page) => {
    const address = await addPerson(page);
    await page.goto(`${address}/edit`);
    await control(page, "Works at").pressSequentially("Ateneu de Gràcia");
    await page.getByRole("status").getByText("1 change not saved · draft kept").waitFor();
    page.on("dialog", (dialog) => dialog.accept());
    await page.reload();
    assert.equal(await control(page, "Works at").inputValue(), "");
    await page.getByText("You typed here on").waitFor();
    await page.getByRole("button", { name: "Bring it back" }).click();
    assert.equal(await control(page, "Works at").inputValue(), "Ateneu de Gràcia");
    await save(page);
    await page.waitForURL((url) => url.pathname === address);

    await page.goto(`${address}/edit`);
    assert.equal(await control(page, "Works at").inputValue(), "Ateneu de Gràcia");
    assert.ok(await page.getByText("You typed here on").isHidden(), "a saved draft is not offered again");
  }));

test("Leaving a form with something typed asks first", () =>
  onPage({}, async (page) => {
    const address = await addPerson(page);
    await page.goto(`${address}/edit`);
    await control(page, "Works at").pressSequentially("Ate");
    const asked = new Promise((resolve) => page.once("dialog", (dialog) => { resolve(dialog.type()); void dialog.dismiss(); }));
    await page.getByRole("link", { name: "Overview" }).click({ noWaitAfter: true });
    assert.equal(await asked, "beforeunload");
    assert.match(page.url(), /\/edit$/);
    await page.getByRole("link", { name: "Discard" }).click();
    await page.waitForURL((url) => url.pathname === address);
  }));

test("Two people who edit at once both see both versions and lose nothing", async () => {
  const mine = await newPage();
  const theirs = await newPage();
  try {
    const address = await addPerson(mine);
    await mine.goto(`${address}/edit`);
    await theirs.goto(`${address}/edit`);
    await control(theirs, "Works at").fill("Theirs, saved first");
    await control(theirs, "Occupation").fill("Librarian");
    await save(theirs);
    await theirs.waitForURL((url) => url.pathname === address);

    await control(mine, "Works at").fill("Mine, saved second");
    await control(mine, "Family name").fill("Teixidó i Ribes");
    await save(mine);
    await mine.getByRole("heading", { level: 1, name: "Two versions" }).waitFor();
    const row = mine.locator(".dt tbody tr", { hasText: "Works at" });
    assert.match(await row.innerText(), /Mine, saved second/);
    assert.match(await row.innerText(), /Theirs, saved first/);
    await mine.locator(".dt tbody tr", { hasText: "Occupation" }).getByLabel("Take theirs").check();
    await row.getByLabel("Keep mine").check();
    await mine.getByRole("button", { name: "Save this choice" }).click();
    await mine.waitForURL((url) => url.pathname === address);
    await mine.getByRole("status").getByText("Saved").waitFor();

    await mine.goto(`${address}/edit`);
    assert.equal(await control(mine, "Works at").inputValue(), "Mine, saved second");
    assert.equal(await control(mine, "Occupation").inputValue(), "Librarian");
    assert.equal(await control(mine, "Family name").inputValue(), "Teixidó i Ribes");
    assert.ok(await mine.getByText("You typed here on").isHidden());
    assert.deepEqual([...mine.trouble, ...theirs.trouble], []);
  } finally {
    await mine.context().close();
    await theirs.context().close();
  }
});

test("A note is added and stays in the story of the record", () =>
  onPage({}, async (page) => {
    await addPerson(page);
    await page.getByLabel("Write a note").fill("Prefers to be called in the evening.");
    await page.getByRole("button", { name: "Add note" }).click();
    await page.getByRole("status").getByText("Note added").waitFor();
    await page.locator(".timeline .bubble").getByText("Prefers to be called in the evening.").waitFor();
  }));
