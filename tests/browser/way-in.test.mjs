// From a bank's public page to an application: signing up on a phone, confirming the address, applying.
import assert from "node:assert/strict";
import { test } from "node:test";
import { control, unique } from "./records.mjs";
import { onPage, useBrowser } from "./browser.mjs";
import { openLetter } from "./letters.mjs";

useBrowser();

const phone = { as: "", width: 390, height: 844, hasTouch: true, isMobile: true };

async function fillIn(page, email) {
  await control(page, "First name").fill("Núria");
  await control(page, "Family name").fill("Camps");
  await control(page, "E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill("tortuga violeta 88");
  await page.getByLabel("Password once more").fill("tortuga violeta 88");
}

test("A visitor of a bank signs up, confirms the address and applies, on a phone", async () => {
  const email = `${unique("nuria")}@example.org`;
  await onPage(phone, async (page) => {
    await page.goto("/bank/1");
    await page.getByRole("link", { name: "Make yourself an account" }).first().tap();
    await fillIn(page, email);
    // Nobody is quicker; programs are.
    await page.waitForTimeout(4200);
    await page.getByRole("button", { name: "Make me an account" }).tap();
    await page.waitForURL("**/bank/1");
    await page.getByLabel("Message to the bank").fill("I mend bicycles.");
    await page.getByRole("button", { name: "Apply" }).tap();
    await page.getByRole("heading", { level: 1, name: "Confirm your e-mail address" }).waitFor();
    await openLetter(page, email, /^Confirm your e-mail address/);
    const [link] = (await page.locator("main .program").innerText()).match(/\/account\/email\/new\?link=\S+/);
    await page.goto(link);
    await page.getByRole("button", { name: "Confirm this address" }).tap();
    await page.getByText("is your address now").waitFor();
    await page.goto("/bank/1");
    await page.getByText("You belong to no time bank yet").waitFor();
    await page.getByLabel("Message to the bank").fill("I mend bicycles.");
    await page.getByRole("button", { name: "Apply" }).tap();
    await page.getByText("Your application waits for an answer from the bank.").waitFor();
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "no sideways scroll");
  });
});

test("Whoever is too quick keeps what they wrote and gets through the second time", async () => {
  await onPage({ as: "" }, async (page) => {
    await page.goto("/signup?next=/banks");
    await fillIn(page, `${unique("rapid")}@example.org`);
    await page.getByRole("button", { name: "Make me an account" }).click();
    await page.getByRole("alert").getByText("That was quick").waitFor();
    assert.equal(await control(page, "First name").inputValue(), "Núria");
    await page.getByLabel("Password", { exact: true }).fill("tortuga violeta 88");
    await page.getByLabel("Password once more").fill("tortuga violeta 88");
    await page.waitForTimeout(4200);
    await page.getByRole("button", { name: "Make me an account" }).click();
    await page.waitForURL("**/banks");
  });
});
