import assert from "node:assert/strict";
import { test } from "node:test";
import { onPage, useBrowser } from "./browser.mjs";

useBrowser();

const phone = { width: 390, height: 844, hasTouch: true, isMobile: true };

test("On a phone the side bar is a drawer", () =>
  onPage(phone, async (page) => {
    await page.goto("/people/people");
    const side = page.locator("#side");
    assert.ok(await side.isHidden());
    await page.getByRole("button", { name: "Menu", exact: true }).tap();
    assert.ok(await side.isVisible());
    await page.waitForFunction(() => document.querySelector("#side").getBoundingClientRect().left >= 0);
    await page.touchscreen.tap(380, 600);
    assert.ok(await side.isHidden(), "a touch beside it closes it");
    await page.getByRole("button", { name: "Menu", exact: true }).tap();
    await side.getByRole("link", { name: "Organisations" }).tap();
    await page.waitForURL(/\/people\/organisations$/);
    assert.ok(await side.isHidden());
  }));

test("On a phone rows are cards that name each value", () =>
  onPage(phone, async (page) => {
    await page.goto("/people/people");
    const card = page.locator(".dt.cards tbody tr", { has: page.locator("td[data-label='E-mail']:not(:empty)") }).first();
    assert.equal(await card.evaluate((row) => getComputedStyle(row).display), "grid");
    const cell = card.locator("td[data-label='E-mail']");
    assert.match(await cell.evaluate((element) => getComputedStyle(element, "::before").content), /E-mail/);
    const [name, value] = [await card.locator("th").boundingBox(), await cell.boundingBox()];
    assert.ok(value.y >= name.y + name.height - 1, "the name is the card's title");
  }));

test("On a phone the filters are a sheet from below and say how many are set", () =>
  onPage(phone, async (page) => {
    await page.goto("/people/people?gender=F");
    await page.getByRole("button", { name: "Filters, 1 active" }).tap();
    const sheet = await page.getByRole("group", { name: "Filter people" }).boundingBox();
    assert.equal(Math.round(sheet.width), 390);
    assert.ok(Math.round(sheet.y + sheet.height) >= 843);
  }));

test("What is touched is at least 24 pixels, buttons 40", () =>
  onPage(phone, async (page) => {
    await page.goto("/people/people");
    const small = await page.evaluate(() =>
      [...document.querySelectorAll("button, .btn, .icon-btn, input:not([type=hidden], [type=checkbox], [type=radio])")]
        .filter((element) => element.offsetParent !== null)
        .map((element) => [element.textContent.trim() || element.ariaLabel, element.getBoundingClientRect().height])
        .filter(([, height]) => height < 40));
    assert.deepEqual(small, []);
  }));
