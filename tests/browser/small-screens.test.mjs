import assert from "node:assert/strict";
import { test } from "node:test";
import { newPage, onPage, useBrowser } from "./browser.mjs";
import { kinds } from "./kinds.mjs";

useBrowser();

const phone = { width: 390, height: 844, hasTouch: true, isMobile: true };

/** What sticks out at the end of the screen, innermost first. */
function stickingOut() {
  const wide = document.documentElement.scrollWidth > window.innerWidth;
  if (!wide) return [];
  return [...document.querySelectorAll("main *, footer *, header *")]
    .filter((element) => element.getBoundingClientRect().right > window.innerWidth + 1 && !element.children.length)
    .slice(0, 5)
    .map((element) => `${element.tagName} ${element.className} ${element.textContent.trim().slice(0, 40)}`)
    .concat(`${document.documentElement.scrollWidth} px of ${window.innerWidth}`);
}

for (const { name, open, as } of kinds) {
  test(`${name} needs no sideways scrolling on small screens`, async () => {
    const page = await newPage({ ...phone, isMobile: false, ...(as === undefined ? {} : { as }) });
    try {
      await open(page);
      assert.deepEqual(await page.evaluate(stickingOut), [], "390 px");
      await page.setViewportSize({ width: 320, height: 640 });
      assert.deepEqual(await page.evaluate(stickingOut), [], "320 px");
      assert.deepEqual(page.trouble, []);
    } finally {
      await page.context().close();
    }
  });
}

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
    const card = page.locator(".dt.cards tbody tr").first();
    assert.equal(await card.evaluate((row) => getComputedStyle(row).display), "grid");
    const cell = card.locator("td:not(:empty)").first();
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
