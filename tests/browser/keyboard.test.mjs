import assert from "node:assert/strict";
import { test } from "node:test";
import { administrator, onPage, password, useBrowser } from "./browser.mjs";
import { addPerson, control, unique } from "./records.mjs";

useBrowser();

/** What has the focus, as it is read: "link Edit". */
function focused(page) {
  return page.evaluate(() => {
    const element = document.activeElement;
    const name = element.ariaLabel || element.labels?.[0]?.textContent || element.textContent;
    return `${element.tagName.toLowerCase()} ${name.replace(/\s+/g, " ").trim()}`;
  });
}

/** Presses Tab until `wanted` has the focus; it must be seen there. */
async function tabTo(page, wanted, most = 80) {
  for (let i = 0; i < most; i += 1) {
    await page.keyboard.press("Tab");
    if (!wanted.test(await focused(page))) continue;
    const shown = await page.evaluate(() => {
      const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement);
      const { top, bottom } = document.activeElement.getBoundingClientRect();
      return { ring: outlineStyle !== "none" && parseFloat(outlineWidth) >= 2, inside: bottom > 0 && top < innerHeight };
    });
    assert.deepEqual(shown, { ring: true, inside: true }, `${wanted}`);
    return;
  }
  assert.fail(`Tab never came to ${wanted}`);
}

test("From login to a saved record without a mouse", () =>
  onPage({ as: "" }, async (page) => {
    const family = unique("Teclat");
    await onPage({}, (other) => addPerson(other, { personal: "Aina", family }));
    await page.goto("/login");
    await page.keyboard.press("Tab");
    assert.equal(await focused(page), "a Skip to content");
    await tabTo(page, /^input E-mail or username/);
    await page.keyboard.type(administrator);
    await page.keyboard.press("Tab");
    await page.keyboard.type(password);
    await page.keyboard.press("Enter");
    await page.waitForURL((url) => url.pathname === "/");

    await tabTo(page, /^a People/);
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/people\/people$/);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter"); // the skip link
    await tabTo(page, /^input Search in people/);
    await page.keyboard.type(family.toLowerCase());
    await page.waitForURL((url) => url.searchParams.get("q") === family.toLowerCase());
    await tabTo(page, new RegExp(`^a Aina ${family}`));
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/people\/people\/\d+$/);
    await tabTo(page, /^a Edit$/);
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/edit$/);
    await tabTo(page, /^input Works at/);
    await page.keyboard.type("Biblioteca");
    await tabTo(page, /^button Save$/);
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/people\/people\/\d+$/);
    await page.getByRole("status").getByText("Saved").waitFor();
  }));

test("The skip link leads past the bars", () =>
  onPage({}, async (page) => {
    await page.goto("/people/people");
    await page.keyboard.press("Tab");
    assert.equal(await focused(page), "a Skip to content");
    assert.ok((await page.locator(".skip").boundingBox()).y >= 0, "it shows while it has the focus");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    assert.ok(await page.evaluate(() => document.querySelector("main").contains(document.activeElement)));
  }));

test("Arrows walk through a menu and Escape gives the focus back", () =>
  onPage({}, async (page) => {
    await page.goto("/people/people");
    await page.getByRole("button", { name: "New", exact: true }).focus();
    await page.keyboard.press("Enter");
    const entries = await page.locator("#create a").allInnerTexts();
    assert.equal(await focused(page), `a ${entries[0].trim()}`);
    await page.keyboard.press("ArrowDown");
    assert.equal(await focused(page), `a ${entries[1].trim()}`);
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowUp");
    assert.equal(await focused(page), `a ${entries.at(-1).trim()}`);
    await page.keyboard.press("Home");
    assert.equal(await focused(page), `a ${entries[0].trim()}`);
    await page.keyboard.press("Escape");
    assert.ok(await page.locator("#create").isHidden());
    assert.equal(await focused(page), "button New");
  }));

test("Letters go to places, through rows, to the form; Ctrl Enter saves it", () =>
  onPage({}, async (page) => {
    const address = await addPerson(page);
    await page.goto("/");
    await page.keyboard.press("g");
    await page.keyboard.press("p");
    await page.waitForURL(/\/people\/people$/);
    const names = await page.locator("main .dt tbody th a").allInnerTexts();
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    assert.equal(await focused(page), `a ${names[1].trim()}`);
    await page.keyboard.press("k");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/people\/people\/\d+$/);
    await page.goto(address);
    await page.keyboard.press("e");
    await page.waitForURL(/\/edit$/);
    await control(page, "Occupation").focus();
    await page.keyboard.type("egg"); // letters inside a field are letters
    await page.keyboard.press("Control+Enter");
    await page.waitForURL((url) => url.pathname === address);
    await page.locator("dl").getByText("egg", { exact: true }).waitFor();
  }));

test("Keys of one letter can be switched off", () =>
  onPage({}, async (page) => {
    const address = await addPerson(page);
    await page.keyboard.press("?");
    const box = page.getByLabel("Use keys of a single letter");
    await box.uncheck();
    await page.keyboard.press("Escape");
    await page.keyboard.press("e");
    await page.keyboard.press("Control+k");
    assert.equal(await focused(page), "input Search or go to", "Ctrl K stays");
    assert.equal(new URL(page.url()).pathname, address);
    await page.reload();
    await page.keyboard.press("e");
    await page.getByRole("button", { name: "Help and shortcuts" }).click();
    assert.equal(new URL(page.url()).pathname, address);
    await box.check();
  }));

test("Whoever tabs backwards is never hidden under the bars", () =>
  onPage({ height: 500 }, async (page) => {
    await page.goto("/people/people");
    await page.locator(".pager a").last().focus();
    for (let i = 0; i < 30; i += 1) {
      await page.keyboard.press("Shift+Tab");
      const [inMain, covered] = await page.evaluate(() => {
        const { left, top, width, height } = document.activeElement.getBoundingClientRect();
        const there = document.elementFromPoint(left + Math.min(width, 20) / 2, top + height / 2);
        return [document.querySelector("main").contains(document.activeElement), !document.activeElement.contains(there) && !there?.contains(document.activeElement)];
      });
      if (inMain) assert.equal(covered, false, await focused(page));
    }
  }));
