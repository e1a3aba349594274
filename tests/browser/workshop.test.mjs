import assert from "node:assert/strict";
import { test } from "node:test";
import { onPage, useBrowser } from "./browser.mjs";
import { addPerson, control, firstOf, save, unique } from "./records.mjs";

useBrowser();

/** Types into a searchable list and chooses what it finds; a list that closed under the pointer is opened again. */
async function pick(page, label, text, found) {
  const box = page.getByRole("combobox", { name: new RegExp(`^${label}`) });
  const option = page.locator(".ts-dropdown").getByRole("option", { name: found }).first();
  for (let attempt = 0; ; attempt++) {
    await box.click();
    await box.pressSequentially(text);
    try {
      return await option.click({ timeout: 6000 });
    } catch (failed) {
      if (attempt === 3) throw failed;
      await box.fill("");
    }
  }
}

async function addTask(page, workshop, search, name) {
  await page.goto(workshop);
  await page.getByRole("link", { name: "New task" }).click();
  await page.getByRole("heading", { level: 1, name: "New task" }).waitFor();
  await page.locator(".ts-wrapper").first().waitFor();
  await pick(page, "Person", search, name);
  await pick(page, "Role", "helper", /helper/i);
  await save(page);
  await page.waitForURL(/\/workshops\/tasks\/\d+$/);
}

test("From a workshop's page somebody is found among many and gets a task", () =>
  onPage({}, async (page) => {
    const family = unique("Ametllera");
    await addPerson(page, { personal: "Iñaki", family });
    const workshop = await firstOf(page, "/workshops/events");
    await page.goto(workshop);
    const title = await page.getByRole("heading", { level: 1 }).innerText();
    await addTask(page, workshop, family.toLowerCase(), new RegExp(family));
    await page.getByRole("status").getByText("Saved").waitFor();
    await page.locator("dl").getByRole("link", { name: title }).waitFor();
    await page.locator("dl").getByRole("link", { name: `Iñaki ${family}` }).waitFor();
    await page.goto(workshop);
    await page.getByRole("link", { name: `Iñaki ${family}` }).first().waitFor();
  }));

test("Several values are chosen and taken away again, down to none", () =>
  onPage({}, async (page) => {
    const address = await addPerson(page);
    await page.goto(`${address}/edit`);
    await page.locator(".ts-wrapper").first().waitFor();
    await pick(page, "Languages", "catal", /Catalan/);
    await pick(page, "Languages", "basque", /Basque/);
    await save(page);
    await page.waitForURL((url) => url.pathname === address);
    const languages = page.locator("dl > div", { has: page.getByText("Languages", { exact: true }) });
    assert.match(await languages.innerText(), /Basque/);
    assert.match(await languages.innerText(), /Catalan/);

    await page.goto(`${address}/edit`);
    await page.locator(".ts-wrapper").first().waitFor();
    const chosen = page.locator(".field", { has: page.getByText("Languages") }).locator(".ts-control .remove");
    await chosen.first().click();
    await chosen.first().click();
    await save(page);
    await page.waitForURL((url) => url.pathname === address);
    assert.equal(await languages.count(), 0, "the last one can be taken away too");
  }));

test("Who has a task is protected; deleting says what is in the way", () =>
  onPage({}, async (page) => {
    const family = unique("Protegida");
    const person = await addPerson(page, { family });
    const workshop = await firstOf(page, "/workshops/events");
    await addTask(page, workshop, family.toLowerCase(), new RegExp(family));
    const task = new URL(page.url()).pathname;

    await page.goto(person);
    await page.getByRole("button", { name: "More actions" }).click();
    await page.getByRole("link", { name: "Delete…" }).click();
    await page.getByText("Other records need this one").waitFor();
    assert.equal(await page.getByRole("button", { name: "Delete", exact: true }).count(), 0);
    const tasks = page.locator(".dt tbody tr", { hasText: "Tasks" });
    assert.match(await tasks.innerText(), /In the way/);
    await tasks.getByRole("link").first().click();
    await page.waitForURL((url) => url.pathname === task);

    await page.goto(`${task}/delete`);
    await page.getByRole("button", { name: "Delete", exact: true }).click();
    await page.getByRole("status").getByText("deleted").waitFor();
    await page.goto(`${person}/delete`);
    await page.getByRole("button", { name: "Delete", exact: true }).click();
    await page.waitForURL(/\/people\/people$/);
    await page.getByRole("status").getByText(`${family} deleted`).waitFor();
    assert.equal((await page.goto(person)).status(), 404);
  }));
