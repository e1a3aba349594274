// Two records that are one: found, told apart, merged, and made two again.
import assert from "node:assert/strict";
import { test } from "node:test";
import { onPage, useBrowser } from "./browser.mjs";
import { addTwins } from "./records.mjs";

useBrowser();

const phone = { width: 390, height: 844, hasTouch: true, isMobile: true };
const looks = [["With script", {}], ["Without script", { javaScriptEnabled: false }], ["On a phone", phone]];
const number = (address) => address.split("/").pop();
const fact = (page, name) => page.locator("main dl > div", { has: page.getByText(name, { exact: true }) }).first();

async function fits(page) {
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${page.url()} scrolls sideways`);
}

/** From the list: both ticked, and the bar's verb. */
async function compareBoth(page, family) {
  await page.goto(`/people/people?q=${family.toLowerCase()}`);
  for (const box of await page.locator("main .dt tbody td.check input").all()) await box.check();
  await page.getByRole("region", { name: "Selected people" }).getByRole("button", { name: "Merge" }).click();
  await page.getByRole("heading", { level: 1, name: `Merge Aina ${family} and Aina ${family}` }).waitFor();
}

for (const [name, options] of looks)
  test(`${name}: two people become one, field by field, and two again`, () =>
    onPage({}, async (other) => {
      const { family, all } = await addTwins(other);
      await onPage(options, async (page) => {
        await compareBoth(page, family);
        await fits(page);
        const [older] = all;
        const stays = page.getByRole("radio", { name: `Aina ${family}, number ${number(older)}` });
        await stays.check();
        // What the other one works at is to stay; "left" and "right" are told by the page.
        const side = (await stays.getAttribute("value")) === "left" ? "Right" : "Left";
        await page.getByRole("group", { name: "Works at" }).getByRole("radio", { name: side }).check();
        await page.getByLabel("Why (optional)").fill("Registered twice");
        await page.getByRole("button", { name: "Merge", exact: true }).click();
        await page.waitForURL((url) => url.pathname === older);
        await page.getByRole("status").getByText("The two are one now").waitFor();
        assert.match(await fact(page, "Works at").innerText(), /Ateneu de Gràcia/);

        await page.goto(all[1]);
        assert.equal(new URL(page.url()).pathname, older, "the old address leads to the one that stayed");

        await page.goto(`${older}/history`);
        await page.locator(".timeline a", { has: page.locator("time") }).first().click();
        await page.getByRole("link", { name: "Everything changed at once" }).click();
        await page.getByText("Registered twice").first().waitFor();
        await fits(page);
        await page.getByRole("link", { name: "Undo…" }).click();
        await page.getByRole("button", { name: "Undo the change" }).click();
        await page.getByRole("status").getByText("The change is undone").waitFor();
        for (const [address, work] of [[all[0], "Institut Tramuntana"], [all[1], "Ateneu de Gràcia"]]) {
          await page.goto(address);
          assert.equal(new URL(page.url()).pathname, address);
          assert.match(await fact(page, "Works at").innerText(), new RegExp(work));
        }
      });
    }));

test("By keyboard: a side is chosen with the arrows, and Enter merges", () =>
  onPage({}, async (page) => {
    const { family, all } = await addTwins(page);
    await page.goto(`/people/people/merge?left=${number(all[0])}&right=${number(all[1])}`);
    const works = page.getByRole("group", { name: "Works at" });
    await works.getByRole("radio", { name: "Left" }).focus();
    await page.keyboard.press("ArrowRight");
    assert.ok(await works.getByRole("radio", { name: "Right" }).isChecked());
    await page.getByLabel("Why (optional)").focus();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.waitForURL((url) => url.pathname === all[0]);
    assert.match(await fact(page, "Works at").innerText(), /Ateneu de Gràcia/);
    await page.getByRole("button", { name: "Undo" }).focus();
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/changes\/\d+$/);
    await page.goto(`/people/people?q=${family.toLowerCase()}`);
    assert.equal(await page.locator("main .dt tbody tr").count(), 2);
  }));

test("A record isn't merged with itself", () =>
  onPage({}, async (page) => {
    const { all } = await addTwins(page);
    await page.goto(`/people/people/merge?left=${number(all[0])}&right=${number(all[0])}`);
    await page.getByRole("heading", { name: "Which two?" }).waitFor();
    assert.equal(await page.getByRole("button", { name: "Merge", exact: true }).count(), 0);
    await page.locator(".notice.warn").waitFor();
  }));

/** The line of this pair, on whichever page of the list it stands. */
async function lineOf(page, both) {
  await page.goto("/people/people/duplicates");
  for (;;) {
    const line = page.locator("main .dt tbody tr", { has: page.getByRole("group", { name: both }) });
    if (await line.count()) return line;
    const next = page.getByRole("link", { name: "Next ones" });
    if ((await next.count()) === 0) return null;
    await next.click();
    await page.waitForLoadState();
  }
}

for (const [name, options] of looks)
  test(`${name}: who has the same name stands among the duplicates until somebody says no`, () =>
    onPage({}, async (other) => {
      const { family, all } = await addTwins(other);
      const both = `Aina ${family}, Aina ${family}`;
      await onPage(options, async (page) => {
        await page.goto(all[0]);
        await page.getByText("There may be a second record of the same:").waitFor();
        const line = await lineOf(page, both);
        assert.ok(line, "the pair is listed");
        await fits(page);
        await line.getByRole("link", { name: "Compare" }).click();
        await page.getByRole("heading", { level: 1, name: `Merge Aina ${family} and Aina ${family}` }).waitFor();
        await (await lineOf(page, both)).getByRole("button", { name: "Not a duplicate" }).click();
        await page.getByRole("status").getByText("Remembered: they are different").waitFor();
        assert.equal(await lineOf(page, both), null);
        await page.goto(all[0]);
        await page.getByRole("heading", { level: 1, name: `Aina ${family}` }).waitFor();
        assert.equal(await page.getByText("There may be a second record of the same:").count(), 0);
      });
    }));
