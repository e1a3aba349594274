// Tokens for programs: made, shown once, good for what was chosen, taken back.
import assert from "node:assert/strict";
import { test } from "node:test";
import { address, onPage, useBrowser } from "./browser.mjs";
import { unique } from "./records.mjs";

useBrowser();

const phone = { width: 390, height: 844, hasTouch: true, isMobile: true };

async function ask(token, method = "GET") {
  const headers = { Authorization: `Bearer ${token}`, ...(method === "POST" ? { "Content-Type": "application/json" } : {}) };
  const answer = await fetch(`${address}/api/people/organisations`, { method, headers, ...(method === "POST" ? { body: "{}" } : {}) });
  await answer.arrayBuffer();
  return answer.status;
}

for (const [name, options] of [["With script", {}], ["Without script", { javaScriptEnabled: false }], ["On a phone", phone]])
  test(`${name}: a token is made, shown once, works as far as it may, and is revoked`, () =>
    onPage(options, async (page) => {
      const title = unique("Informe");
      await page.goto("/account");
      await page.getByLabel("What is the new token for?").fill(title);
      await page.getByLabel("How long is it good?").selectOption({ label: "30 days" });
      await page.getByRole("button", { name: "Make token" }).focus();
      await page.keyboard.press("Enter");
      const shown = page.locator("#new-token");
      await shown.waitFor();
      const token = await shown.innerText();
      assert.match(token, /^ateneu_[\w-]{20,}$/);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "the token breaks where it must");
      assert.equal(await ask(token), 200);
      assert.equal(await ask(token, "POST"), 403, "it may only read");

      await page.goto("/account");
      assert.equal(await shown.count(), 0);
      assert.ok(!(await page.content()).includes(token));
      const line = page.getByRole("row", { name: title });
      assert.match(await line.innerText(), /Read everything/);
      await line.getByRole("button", { name: "Revoke" }).click();
      await page.getByRole("status").getByText("Token revoked").waitFor();
      assert.equal(await page.getByRole("row", { name: title }).count(), 0);
      assert.equal(await ask(token), 401);
    }));

test("A token that nobody could tell from others is refused beside the field", () =>
  onPage({ javaScriptEnabled: false }, async (page) => {
    await page.goto("/account");
    const name = page.getByLabel("What is the new token for?");
    await name.fill("   ");
    await page.getByLabel("How long is it good?").selectOption({ label: "365 days" });
    await page.getByRole("button", { name: "Make token" }).click();
    await page.getByText("Say what the token is for.").waitFor();
    assert.equal(await name.getAttribute("aria-invalid"), "true");
    assert.equal(await page.getByLabel("How long is it good?").inputValue(), "365", "what was chosen is kept");
    assert.equal(await page.locator("#new-token").count(), 0);
  }));
