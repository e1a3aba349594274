// The second factor: set up with codes as a telephone works them out, asked for at the login, recovery codes, turned off.
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { test } from "node:test";
import { logIn, onPage, password, useBrowser } from "./browser.mjs";

useBrowser();

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

function bytesOf(text) {
  const bits = [...text.replaceAll(" ", "")].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, "0")).join("");
  return Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
}

/** RFC 6238, `steps` of half a minute from now. */
function codeOf(secret, steps = 0) {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + steps));
  const digest = createHmac("sha1", bytesOf(secret)).update(counter).digest();
  const at = digest[19] & 15;
  return String((digest.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

const fits = (page) => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);

async function logOut(page) {
  await page.goto("/account");
  await page.getByRole("button", { name: "Account of" }).click();
  await page.getByRole("button", { name: "Log out" }).click();
  await page.waitForURL(/\/login/);
}

async function typeCode(page, code) {
  await page.locator("#code").fill(code);
  const sent = page.waitForResponse((answer) => answer.request().method() === "POST");
  await page.keyboard.press("Enter");
  await sent;
}

async function atSecondDoor(page, name) {
  await page.goto("/login?next=/people/people");
  await logIn(page, name);
  await page.getByRole("heading", { level: 1, name: "Your second factor" }).waitFor();
}

/** One after the other, and nobody else logs in as Imma: while the factor is on, the password alone is not enough. */
for (const [name, who, options] of [["At a desk", "imma", {}], ["On a phone, without script", "imma", { width: 320, height: 640, hasTouch: true, isMobile: true, javaScriptEnabled: false }]])
  test(`${name}: the second factor is set up, asked for, and turned off again`, () =>
    onPage({ as: "", ...options }, async (page) => {
      await page.goto("/login");
      await logIn(page, who);
      await page.goto("/account");
      await page.getByRole("link", { name: "Set up the second factor" }).click();
      await page.getByRole("img", { name: "A picture for the telephone" }).waitFor();
      const secret = await page.locator("#factor-secret").innerText();
      if (options.width) assert.ok(await fits(page));
      await typeCode(page, "000000");
      await page.getByText("This isn't the code that the new entry shows now").waitFor();
      assert.equal(await page.locator("#code").getAttribute("aria-invalid"), "true");
      assert.equal(await page.locator("#factor-secret").innerText(), secret, "the picture stays");
      await typeCode(page, codeOf(secret, -1));
      await page.getByRole("heading", { level: 1, name: "Your recovery codes" }).waitFor();
      const codes = await page.locator("#recovery-codes li").allInnerTexts();
      assert.equal(codes.length, 10);
      if (options.width) assert.ok(await fits(page));
      const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save as a file" }).click()]);
      assert.equal(file.suggestedFilename(), "recovery-codes.txt");
      await page.getByRole("link", { name: "I have kept them" }).click();
      await page.getByText("10 recovery codes are left.").waitFor();
      assert.ok(!(await page.content()).includes(codes[0]));

      if (options.width) await page.context().clearCookies({ name: "ateneu_session" });
      else await logOut(page);
      await atSecondDoor(page, who);
      await page.goto("/people/people");
      assert.match(page.url(), /\/login/, "the password alone opens nothing");
      await atSecondDoor(page, who);
      await typeCode(page, "000000");
      await page.getByText("This code isn't right").waitFor();
      await typeCode(page, codeOf(secret));
      await page.waitForURL(/\/people\/people$/);

      await page.context().clearCookies({ name: "ateneu_session" });
      await atSecondDoor(page, who);
      await page.getByRole("link", { name: "Use a recovery code" }).click();
      await typeCode(page, codes[2]);
      await page.waitForURL(/\/people\/people$/);
      await page.goto("/account");
      await page.getByText("9 recovery codes are left.").waitFor();
      await page.getByRole("cell", { name: "A recovery code was used" }).or(page.getByText("A recovery code was used")).first().waitFor();

      await page.getByRole("link", { name: "Turn it off" }).click();
      await page.getByRole("button", { name: "Turn it off" }).click();
      await page.waitForURL(/\/account/);
      await page.getByRole("link", { name: "Set up the second factor" }).waitFor();
    }));

test("Before what matters, one shows again who one is", () =>
  onPage({}, async (page) => {
    await page.goto("/account/confirm?next=/account/factor");
    await page.getByLabel("Password", { exact: true }).fill("not-the-password");
    await page.keyboard.press("Enter");
    await page.getByText("This isn't your present password.").waitFor();
    await page.getByLabel("Password", { exact: true }).fill(password);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "Set up your second factor" }).waitFor();
  }));
