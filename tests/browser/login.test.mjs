import assert from "node:assert/strict";
import { test } from "node:test";
import { administrator, logIn, onPage, useBrowser } from "./browser.mjs";

useBrowser();

test("A wrong password is refused with a message, and the name stays", () =>
  onPage({ as: "" }, async (page) => {
    await page.goto("/login");
    await logIn(page, administrator, "not-the-password");
    await page.getByRole("alert").getByText("not a name and password that go together").waitFor();
    assert.equal(await page.getByLabel("E-mail or username").inputValue(), administrator);
    assert.equal(await page.getByLabel("Password", { exact: true }).inputValue(), "");
  }));

test("Whoever logs in gets to the page they wanted", () =>
  onPage({ as: "" }, async (page) => {
    await page.goto("/people/people?order=-created_at");
    assert.match(page.url(), /\/login/);
    await logIn(page, administrator);
    assert.match(page.url(), /\/people\/people\?order=-created_at$/);
    await page.getByRole("heading", { level: 1, name: "People" }).waitFor();
  }));

test("The password can be looked at while it is typed", () =>
  onPage({ as: "" }, async (page) => {
    await page.goto("/login");
    await page.getByLabel("Password", { exact: true }).fill("a word or two");
    await page.getByRole("button", { name: "Show password" }).click();
    assert.equal(await page.locator("#password").getAttribute("type"), "text");
    await page.getByRole("button", { name: "Show password" }).click();
    assert.equal(await page.locator("#password").getAttribute("type"), "password");
  }));

test("Logging out ends the session, and Back shows nothing of it", () =>
  onPage({ as: "" }, async (page) => {
    await page.goto("/login");
    await logIn(page, administrator);
    await page.goto("/people/people");
    await page.getByRole("button", { name: "Account of" }).click();
    await page.getByRole("button", { name: "Log out" }).click();
    await page.waitForURL(/\/login/);
    await page.goBack();
    await page.waitForURL(/\/login/);
    assert.equal(await page.locator(".dt").count(), 0);
  }));

test("Home says what waits, each with its verb", () =>
  onPage({}, async (page) => {
    await page.goto("/");
    const waiting = page.locator("section.panel", { has: page.getByRole("heading", { name: "Waiting for you" }) });
    await waiting.waitFor();
    if (process.env.ATENEU_TEST_DUMP) return;
    const first = waiting.locator(".queue > li").first();
    const title = (await first.locator("a").first().innerText()).trim();
    await first.locator("a.btn").click();
    await page.waitForLoadState();
    assert.notEqual(new URL(page.url()).pathname, "/");
    assert.ok(title.length > 0);
    await page.getByRole("heading", { level: 1 }).waitFor();
  }));
