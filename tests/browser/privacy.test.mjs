// One's own data, being erased by two people, how long data are kept, what one agreed to.
import assert from "node:assert/strict";
import { test } from "node:test";
import { onPage, useBrowser } from "./browser.mjs";
import { addPerson, unique } from "./records.mjs";

useBrowser();

const phone = { width: 390, height: 844, hasTouch: true, isMobile: true };
const noSidewaysScroll = (page) => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);

for (const [name, options] of [["With script", {}], ["Without script", { javaScriptEnabled: false }], ["On a phone", phone]])
  test(`${name}: one's own data are gathered by keyboard and fetched`, () =>
    onPage({ ...options, as: "joan" }, async (page) => {
      await page.goto("/account");
      await page.getByRole("link", { name: "Your data" }).click();
      await page.getByRole("button", { name: "Gather my data" }).focus();
      await page.keyboard.press("Enter");
      const fetchLink = page.getByRole("link", { name: "Fetch" }).first();
      // Without script the page loads itself anew as well, by its head.
      await fetchLink.waitFor();
      const [download] = await Promise.all([page.waitForEvent("download"), fetchLink.click()]);
      assert.match(download.suggestedFilename(), /^data-\d+\.zip$/);
      assert.ok(await noSidewaysScroll(page));
    }));

for (const [name, options] of [["With script", {}], ["Without script, on a phone", { ...phone, javaScriptEnabled: false }]])
  test(`${name}: one administrator asks, another erases for good`, async () => {
    const family = unique("Oblit");
    let person, erasing;
    await onPage(options, async (page) => {
      person = await addPerson(page, { personal: "Roser", family, username: unique("oblit") });
      await page.getByRole("button", { name: "More actions" }).click();
      await page.getByRole("link", { name: "Their data…" }).click();
      await page.getByRole("heading", { level: 1, name: `Data of Roser ${family}` }).waitFor();
      await page.getByRole("cell", { name: "Anonymised" }).first().waitFor();
      await page.getByLabel("Reason").fill("Asked by letter on 3 November");
      await page.getByLabel(/^Type /).fill("Roser");
      await page.getByRole("button", { name: "Ask to erase this person" }).click();
      await page.getByText(`Type exactly: Roser ${family}`).waitFor();
      assert.equal(await page.getByLabel("Reason").inputValue(), "Asked by letter on 3 November", "what was typed stays");
      await page.getByLabel(/^Type /).fill(`Roser ${family}`);
      await page.getByRole("button", { name: "Ask to erase this person" }).click();
      await page.getByText("Somebody else approves it").waitFor();
      assert.equal(await page.getByRole("button", { name: "Erase for good" }).count(), 0);
      assert.ok(await noSidewaysScroll(page));
      erasing = new URL(page.url()).pathname;
    });
    await onPage({ ...options, as: "marta" }, async (page) => {
      await page.goto(erasing);
      await page.getByLabel(/^Type /).fill(`Roser ${family}`);
      await page.keyboard.press("Enter");
      await page.getByText("What was done").waitFor();
      await page.getByText("People: 1 anonymised").waitFor();
      await page.goto(person);
      await page.getByRole("heading", { level: 1, name: /^anonymous-\d+$/ }).waitFor();
      assert.ok(!(await page.content()).includes(family));
      await page.goto(`/people/people?q=${family.toLowerCase()}`);
      assert.equal(await page.locator("main .dt tbody tr").count(), 0);
    });
  });

test("An administrator sees what tonight takes away and shortens what the law leaves open", () =>
  onPage({}, async (page) => {
    await page.goto("/privacy/retention");
    const row = page.getByRole("row", { name: /Training requests that were not accepted/ });
    await row.getByRole("link", { name: "Change" }).click();
    const days = page.getByLabel("Kept for (days)");
    await days.fill("900");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByText("The most is 365 days.").first().waitFor();
    await page.goto("/privacy/register");
    await page.getByRole("heading", { level: 1, name: "Where personal data are" }).waitFor();
    const csv = await page.request.get("/privacy/register.csv");
    assert.match(await csv.text(), /people\.person,email/);
  }));

test("What one agreed to is taken back as easily, by keyboard", () =>
  onPage({ as: "pau" }, async (page) => {
    for (const answer of ["Yes", "No answer"]) {
      await page.goto("/account/consents");
      const panel = page.locator(".panel", { has: page.getByRole("heading", { name: "Public profile" }) });
      await panel.getByRole("radio", { name: answer, exact: true }).check();
      await panel.getByRole("button", { name: "Save this answer" }).focus();
      await page.keyboard.press("Enter");
      await page.getByRole("status").getByText(/Answer saved|Nothing has changed/).waitFor();
      assert.ok(await panel.getByRole("radio", { name: answer, exact: true }).isChecked());
    }
  }));
