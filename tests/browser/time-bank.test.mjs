// Time banks: tags that are offered while one writes, and banks near somebody who says where they are.
import assert from "node:assert/strict";
import { test } from "node:test";
import { newPage, useBrowser } from "./browser.mjs";

useBrowser();

test("tags are offered as one writes, added by Enter, and sent as a line with commas", async () => {
  const page = await newPage({ as: "marta" });
  await page.goto("/bank/1/my-tags");
  const box = page.getByRole("combobox").or(page.locator(".ts-control input")).first();
  await box.fill("BIC");
  await page.locator(".ts-dropdown .option", { hasText: "bicycles" }).click();
  await box.fill("Mountain walks");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Save" }).click();
  await page.waitForURL(/\/members\/2/);
  const shown = await page.locator("main").innerText();
  assert.match(shown, /bicycles/);
  assert.match(shown, /Mountain walks/);
  await page.context().close();
});

test("tags are a plain line without script", async () => {
  const page = await newPage({ as: "marta", javaScriptEnabled: false });
  await page.goto("/bank/1/my-tags");
  await page.locator("input[name=tags]").fill("garden, yoga");
  await page.getByRole("button", { name: "Save" }).click();
  assert.match(await page.locator("main").innerText(), /garden\s+yoga/);
  await page.context().close();
});

test("where somebody is is asked on a press of the button alone, and stands in no address", async () => {
  const page = await newPage({ as: "", geolocation: { latitude: 39.4712, longitude: -0.3765 }, permissions: ["geolocation"] });
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.goto("/banks");
  await page.getByRole("button", { name: "Near me" }).click();
  await page.waitForURL(/\/banks\/near$/);
  const rows = await page.locator("table.dt tbody tr").allInnerTexts();
  assert.match(rows[0], /Ruzafa[\s\S]*km|Ruzafa[\s\S]* m/);
  assert.match(rows[1], /Barri Vell[\s\S]*km/);
  assert.ok(asked.every((url) => !url.includes("39.47")), "the place is in an address");
  await page.context().close();
});

test("whoever doesn't say it is told what to do instead", async () => {
  const page = await newPage({ as: "", permissions: [] });
  await page.goto("/banks");
  await page.getByRole("button", { name: "Near me" }).click();
  await page.getByText("Write a town instead").waitFor();
  await page.context().close();
});

test("without script a typed place gives the same list", async () => {
  const page = await newPage({ as: "", javaScriptEnabled: false });
  await page.goto("/banks");
  assert.equal(await page.getByRole("button", { name: "Near me" }).count(), 0);
  await page.getByRole("textbox", { name: "Near" }).fill("valencia");
  await page.getByRole("button", { name: "Show by distance" }).click();
  assert.match((await page.locator("table.dt tbody tr").allInnerTexts())[0], /Ruzafa/);
  await page.context().close();
});
