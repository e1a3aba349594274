import assert from "node:assert/strict";
import { test } from "node:test";
import { address, onPage, useBrowser } from "./browser.mjs";
import { addPerson, firstOf } from "./records.mjs";

useBrowser();

const background = (page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
const light = "rgb(244, 247, 247)";
const dark = "rgb(14, 21, 24)";

test("Dark follows the device", async () => {
  await onPage({ colorScheme: "light" }, async (page) => {
    await page.goto("/people/people");
    assert.equal(await background(page), light);
  });
  await onPage({ colorScheme: "dark" }, async (page) => {
    await page.goto("/people/people");
    assert.equal(await background(page), dark);
  });
});

test("A theme that was chosen holds at once, on the next page and against the device", () =>
  onPage({ colorScheme: "light" }, async (page) => {
    const choose = async (name) => {
      await page.getByRole("button", { name: "Account of" }).click();
      const kept = page.waitForResponse((answer) => answer.request().method() === "POST");
      await page.getByRole("button", { name }).click();
      await kept;
    };
    await page.goto("/people/people");
    await choose("Dark");
    await page.waitForFunction((colour) => getComputedStyle(document.body).backgroundColor === colour, dark);
    await page.goto("/people/organisations");
    assert.equal(await background(page), dark);
    await choose("As the system");
    await page.waitForFunction((colour) => getComputedStyle(document.body).backgroundColor === colour, light);
    await page.reload();
    assert.equal(await background(page), light);
  }));

test("On paper there are no bars, buttons or pagers, and light colours", () =>
  onPage({ colorScheme: "dark" }, async (page) => {
    for (const where of ["/people/people?gender=F", await firstOf(page, "/workshops/events")]) {
      await page.goto(where);
      await page.emulateMedia({ media: "print", colorScheme: "dark" });
      for (const bar of [".topbar", ".side", ".title-row .actions", ".pager", ".skip", ".toasts"])
        for (const each of await page.locator(bar).all()) assert.ok(await each.isHidden(), `${bar} on ${where}`);
      assert.equal(await background(page), "rgb(255, 255, 255)");
      assert.ok(await page.getByRole("heading", { level: 1 }).isVisible());
      await page.emulateMedia({ media: "screen" });
    }
    await page.goto("/people/people?gender=F");
    await page.emulateMedia({ media: "print" });
    assert.ok(await page.getByText("Gender: Female").isVisible(), "the paper says what was filtered");
    assert.ok(await page.locator(".dt tbody tr").first().isVisible());
  }));

test("The language changes on the same page and stays", () =>
  onPage({}, async (page) => {
    await page.goto("/people/people?order=-created_at");
    await page.getByRole("contentinfo").getByRole("link", { name: "Català" }).click();
    await page.waitForURL(/order=-created_at/);
    assert.equal(await page.locator("html").getAttribute("lang"), "ca");
    await page.goto("/people/people/new");
    assert.equal(await page.locator("html").getAttribute("lang"), "ca");
    assert.equal(await page.locator("main select option[value=ES]").first().innerText(), "Espanya");
    await page.getByRole("contentinfo").getByRole("link", { name: "English" }).click();
    await page.getByRole("heading", { level: 1, name: "New person" }).waitFor();
    assert.equal(await page.locator("html").getAttribute("lang"), "en");
  }));

test("A visitor reads the login in the browser's language and can change it", () =>
  onPage({ as: "", locale: "es-ES" }, async (page) => {
    await page.goto("/login");
    assert.equal(await page.locator("html").getAttribute("lang"), "es");
    await page.getByRole("link", { name: "Català, CA" }).click();
    await page.waitForLoadState();
    assert.equal(await page.locator("html").getAttribute("lang"), "ca");
  }));

test("The policy lets nothing but our own files in", () =>
  onPage({}, async (page) => {
    const strangers = [];
    page.on("request", (request) => {
      if (!request.url().startsWith(`${address}/`) && !request.url().startsWith("data:")) strangers.push(request.url());
    });
    const answer = await page.goto("/people/people");
    const policy = answer.headers()["content-security-policy"];
    for (const rule of ["default-src 'none'", "script-src 'self'", "style-src 'self'", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'"])
      assert.ok(policy.includes(rule), `${rule} in ${policy}`);
    assert.doesNotMatch(policy, /unsafe/);
    await page.goto(await addPerson(page));
    assert.deepEqual(strangers, []);
    assert.equal(await page.locator("[style]").count(), 0);
  }));

test("Nothing moves while the page loads, nor when its letters come late", () =>
  onPage({}, async (page) => {
    await page.route("**/*.woff2", async (route) => {
      await new Promise((done) => setTimeout(done, 400));
      await route.continue();
    });
    await page.addInitScript(() => {
      window.shift = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value;
      }).observe({ type: "layout-shift", buffered: true });
    });
    for (const where of ["/", "/people/people", await firstOf(page, "/workshops/events")]) {
      await page.goto(where);
      await page.evaluate(() => document.fonts.ready);
      await page.waitForTimeout(200);
      assert.ok((await page.evaluate(() => window.shift)) <= 0.02, where);
    }
  }));
