// From an invitation, and from a forgotten password, through the mailbox to a login. Letters are read at /dev/mail.
import assert from "node:assert/strict";
import { test } from "node:test";
import { logIn, newPage, onPage, useBrowser } from "./browser.mjs";
import { followLink, invited, openLetter } from "./letters.mjs";

useBrowser();

const phone = { as: "", width: 390, height: 844, hasTouch: true, isMobile: true };

async function choose(page, secret) {
  await page.getByLabel("New password", { exact: true }).fill(secret);
  await page.getByLabel("New password once more").fill(secret);
  await page.getByRole("button", { name: "Save password" }).click();
  await page.getByRole("heading", { level: 1, name: "Your password is saved" }).waitFor();
}

/** In a window whose complaints nobody counts: a sandboxed page is a stranger to the site, down to its icon. */
async function seesHtml(address) {
  const page = await newPage(phone);
  await page.goto(address);
  await page.getByRole("link", { name: "Choose a new password" }).waitFor();
  await page.context().close();
}

async function hasNoSidewaysScroll(page) {
  return page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
}

test("Who forgot the password gets in again through the mailbox, on a phone", async () => {
  const { username, email } = await invited();
  await onPage(phone, async (page) => {
    await openLetter(page, email, /^Welcome to/);
    await followLink(page);
    assert.equal(await page.getByLabel("You log in as").inputValue(), username);
    await choose(page, "tres tristos tigres");
  });
  await onPage(phone, async (page) => {
    await page.goto("/login");
    await page.getByRole("link", { name: "Forgot your password?" }).tap();
    await page.getByRole("heading", { level: 1, name: "Forgot your password?" }).waitFor();
    assert.ok(await hasNoSidewaysScroll(page));
    await page.getByLabel("E-mail").fill(email);
    await page.getByRole("button", { name: "Send me a link" }).tap();
    await page.getByRole("heading", { level: 1, name: "Look into your mailbox" }).waitFor();
    await openLetter(page, email, /^A new password for/);
    assert.ok(await hasNoSidewaysScroll(page));
    await seesHtml(await page.getByRole("link", { name: "The same as HTML" }).getAttribute("href"));
    await followLink(page);
    const address = page.url();
    await choose(page, "quatre gats al terrat");
    await page.goto(address);
    await page.getByRole("heading", { level: 1, name: "This link doesn't work any more" }).waitFor();
    await page.goto("/login");
    await logIn(page, email, "tres tristos tigres");
    await page.getByRole("alert").getByText("not a name and password that go together").waitFor();
    await logIn(page, email, "quatre gats al terrat");
    await page.waitForURL((url) => url.pathname === "/");
    await openLetter(page, email, "Your password was changed");
  });
});

test("A password is chosen without a mouse, and mistakes are told beside it", async () => {
  const { email } = await invited();
  await onPage({ as: "" }, async (page) => {
    await openLetter(page, email, /^Welcome to/);
    await followLink(page);
    await page.getByLabel("New password", { exact: true }).focus();
    await page.keyboard.type("carla");
    await page.keyboard.press("Tab");
    await page.keyboard.type("carles");
    await page.keyboard.press("Enter");
    await page.getByText("Use at least 10 characters.").waitFor();
    const field = page.getByLabel("New password once more");
    assert.equal(await field.getAttribute("aria-invalid"), "true");
    assert.equal(await field.inputValue(), "", "a password is typed again");
    await page.getByLabel("New password", { exact: true }).focus();
    for (const key of ["Tab", "Enter"]) {
      await page.keyboard.type("set setciències");
      await page.keyboard.press(key);
    }
    await page.getByRole("heading", { level: 1, name: "Your password is saved" }).waitFor();
    await page.keyboard.press("Tab");
    while (!(await page.evaluate(() => document.activeElement.textContent === "Log in"))) await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/login$/);
  });
});

test("Without scripts it works as well", async () => {
  const { email } = await invited();
  await onPage({ as: "", javaScriptEnabled: false }, async (page) => {
    await openLetter(page, email, /^Welcome to/);
    await followLink(page);
    await choose(page, "una llarga nit d'estiu");
  });
});
