// Long work: its page moves by itself, can be left and loaded again, stopped and tried again.
import assert from "node:assert/strict";
import { test } from "node:test";
import { onPage, useBrowser } from "./browser.mjs";
import { startJob } from "./records.mjs";

useBrowser();

const phone = { width: 390, height: 844, hasTouch: true, isMobile: true };
const bar = (page) => page.locator("main progress");
const howFar = (page) => bar(page).evaluate((progress) => progress.value);
const state = (page, name) => page.locator(".title-row .pill", { hasText: name });

async function fits(page) {
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${page.url()} scrolls sideways`);
}

/** More is done than `before`, on the same page. */
async function moves(page, before) {
  await page.waitForFunction((done) => (document.querySelector("main progress")?.value ?? 0) > done, before);
}

for (const [name, options] of [["", {}], [", on a phone", phone]])
  test(`The bar of a job moves, survives a reload, stops and begins again${name}`, () =>
    onPage(options, async (page) => {
      await startJob(page);
      const asked = [];
      page.on("request", (request) => asked.push(new URL(request.url()).pathname));
      await state(page, "Running").waitFor();
      await moves(page, await howFar(page));
      await fits(page);
      assert.deepEqual(asked.filter((path) => /\/progress$/.test(path)), [], "events told it, nobody had to ask");

      const before = await howFar(page);
      await page.reload();
      assert.ok((await howFar(page)) >= before);
      await page.getByRole("button", { name: "Stop job" }).focus();
      await page.keyboard.press("Enter");
      await state(page, "Stopped").waitFor();

      await page.getByRole("button", { name: "Try again" }).focus();
      await page.keyboard.press("Enter");
      await page.getByRole("status").getByText("The job is tried again").waitFor();
      // The page loads itself anew when the work is done, however long a busy machine takes for it.
      await state(page, "Done").waitFor({ timeout: 180_000 });
      await page.getByRole("link", { name: "See the result" }).click();
      await page.getByText("Dry run: nothing is stored yet.").waitFor();
    }));

test("Without script the page of a job says how far it is, and stops it", () =>
  onPage({ javaScriptEnabled: false }, async (page) => {
    await startJob(page);
    // It waits for its turn for a moment, and nothing on the page moves by itself.
    while ((await state(page, "Running").count()) === 0) await page.reload();
    await bar(page).waitFor();
    await page.getByRole("link", { name: "Look again" }).click();
    await page.getByRole("button", { name: "Stop job" }).click();
    await page.getByRole("status").getByText("The job stops").waitFor();
    // It stops at the next safe place; whoever looks again sees it.
    while ((await state(page, "Stopped").count()) === 0) await page.reload();
    await page.getByRole("button", { name: "Try again" }).waitFor();
  }));

test("Where events don't come through the page asks, and leads to the login when the session has ended", () =>
  onPage({}, async (page) => {
    await page.route("**/core/jobs/*/events", (route) => route.fulfill({ status: 404 }));
    await startJob(page);
    await moves(page, await howFar(page));
    await page.context().clearCookies();
    await page.waitForURL(/\/login/);
    await page.getByLabel("E-mail or username").waitFor();
  }));

test("The list of jobs leads to each of them", () =>
  onPage(phone, async (page) => {
    await startJob(page, 5);
    const title = await page.getByRole("heading", { level: 1 }).innerText();
    await state(page, "Done").waitFor();
    await page.getByRole("navigation", { name: "Breadcrumb" }).getByRole("link", { name: "Jobs" }).click();
    await page.getByRole("row", { name: title }).getByText("Done", { exact: true }).waitFor();
    await fits(page);
  }));
