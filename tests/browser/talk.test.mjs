import assert from "node:assert/strict";
import { test } from "node:test";
import { newPage, onPage, useBrowser } from "./browser.mjs";
import { addPerson } from "./records.mjs";
import { tinyPdf, tinyPng } from "./tiny-files.mjs";

useBrowser();

/** Who administers, next to `admin`: sees every record and may read comments. */
const colleague = "marta";

test("A note mentions a colleague by keyboard, shows how it will look, and rings their bell", async () => {
  const page = await newPage();
  const theirs = await newPage({ as: colleague });
  try {
    const address = await addPerson(page);
    const box = page.getByLabel("Write a note");
    await box.pressSequentially("Prefers **evenings**, ask @mart", { delay: 10 });
    const people = page.getByRole("listbox", { name: "People" });
    await people.getByRole("option", { name: /@marta/ }).waitFor();
    while (!/@marta$/.test(await people.locator("[aria-selected=true]").innerText())) await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    assert.match(await box.inputValue(), /ask @marta $/);
    const preview = page.getByRole("region", { name: "Preview" });
    await preview.locator("strong").getByText("evenings").waitFor();
    await preview.getByRole("link", { name: "@marta" }).waitFor();
    await page.getByRole("button", { name: "Add note" }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("status").getByText("Note added").waitFor();
    const said = page.locator(".timeline .bubble", { hasText: "Prefers evenings" });
    await said.locator("strong").getByText("evenings").waitFor();
    assert.ok(await page.getByText("You typed here on").isHidden(), "what was said is no draft any more");

    await theirs.goto("/");
    await theirs.getByRole("link", { name: /^Notices, \d+ unread$/ }).click();
    const notice = theirs.locator(".notices li", { hasText: "Prefers evenings" }).first();
    await notice.getByRole("button").click();
    await theirs.waitForURL((url) => url.pathname === address && /^#c\d+$/.test(url.hash));
    await theirs.locator(".timeline li:target").getByText("Prefers evenings").waitFor();
    await theirs.goto("/notices");
    assert.equal(await theirs.locator(".notices .is-new", { hasText: "Prefers evenings" }).count(), 0);
    assert.deepEqual([...page.trouble, ...theirs.trouble], []);
  } finally {
    await page.context().close();
    await theirs.context().close();
  }
});

for (const slow of ["core", "notes"])
  test(`A slow line: what was typed before ${slow}.js is there is looked for too`, () =>
    onPage({}, async (page) => {
      const address = await addPerson(page);
      let letThrough;
      const typed = new Promise((resolve) => (letThrough = resolve));
      await page.route(new RegExp(`/${slow}[^/]*\\.js`), (route) => typed.then(() => route.continue()));
      await page.goto(address, { waitUntil: "commit" });
      await page.getByLabel("Write a note").pressSequentially("Is **it** for @mart");
      letThrough();
      await page.getByRole("option", { name: /@marta/ }).waitFor();
      await page.getByRole("region", { name: "Preview" }).locator("strong").waitFor();
    }));

test("A note that was typed and not sent is offered again", () =>
  onPage({}, async (page) => {
    const address = await addPerson(page);
    await page.getByLabel("Write a note").pressSequentially("Half a thou");
    await page.waitForFunction(() => Object.keys(localStorage).some((key) => key.startsWith("draft:")));
    page.on("dialog", (dialog) => dialog.accept());
    await page.goto(address);
    await page.getByText("You typed here on").waitFor();
    await page.getByRole("button", { name: "Bring it back" }).click();
    assert.equal(await page.getByLabel("Write a note").inputValue(), "Half a thou");
  }));

test("Without script: preview, say, edit and delete a note, and upload a file", () =>
  onPage({ javaScriptEnabled: false }, async (page) => {
    await addPerson(page);
    await page.getByLabel("Write a note").fill("# Plan\n\n<script>alert(1)</script>");
    await page.getByRole("button", { name: "Preview" }).click();
    const preview = page.getByRole("region", { name: "Preview" });
    assert.match(await preview.innerText(), /Plan\s+<script>alert\(1\)<\/script>/);
    await page.getByRole("button", { name: "Add note" }).click();
    await page.locator(".timeline .bubble h3").getByText("Plan").waitFor();
    await page.getByRole("button", { name: /^What to do with the note/ }).click();
    await page.getByRole("link", { name: "Edit", exact: true }).last().click();
    await page.getByLabel("Note", { exact: true }).fill("Another plan");
    await page.getByRole("button", { name: "Save note" }).click();
    await page.getByText("Another plan").waitFor();
    await page.getByRole("link", { name: "edited" }).waitFor();
    await page.getByRole("button", { name: /^What to do with the note/ }).click();
    await page.getByRole("button", { name: "Delete", exact: true }).click();
    await page.getByRole("status").getByText("Note deleted").waitFor();
    assert.equal(await page.getByText("Another plan").count(), 0);

    await page.getByLabel("Add files").setInputFiles([{ name: "Programa.pdf", mimeType: "application/pdf", buffer: tinyPdf }]);
    await page.getByRole("button", { name: "Upload" }).click();
    await page.getByRole("status").getByText("1 file added").waitFor();
    await page.getByRole("link", { name: "Programa.pdf" }).waitFor();
  }));

test("Files are uploaded, shown, downloaded and removed; one that lies is refused beside its field", () =>
  onPage({}, async (page) => {
    await addPerson(page);
    const input = page.getByLabel("Add files");
    await input.setInputFiles([
      { name: "Programa.pdf", mimeType: "application/pdf", buffer: tinyPdf },
      { name: "Cartell.png", mimeType: "image/png", buffer: tinyPng },
    ]);
    await page.getByRole("button", { name: "Upload" }).click();
    await page.getByRole("status").getByText("2 files added").waitFor();
    const files = page.locator("#files .files li");
    assert.equal(await files.count(), 2);
    const picture = files.locator("img");
    await picture.evaluate((image) => image.decode());
    assert.ok(await picture.evaluate((image) => image.naturalWidth > 0), "the picture is shown");

    const coming = page.waitForEvent("download");
    await page.getByRole("link", { name: "Programa.pdf" }).click();
    const download = await coming;
    assert.equal(download.suggestedFilename(), "Programa.pdf");
    const chunks = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk);
    assert.deepEqual(Buffer.concat(chunks), tinyPdf);

    await page.getByLabel("Add files").setInputFiles([{ name: "Factura.pdf", mimeType: "application/pdf", buffer: tinyPng }]);
    await page.getByRole("button", { name: "Upload" }).click();
    await page.locator("#file-error").getByText("isn't what its name says").waitFor();
    assert.equal(await page.getByLabel("Add files").getAttribute("aria-invalid"), "true");
    assert.equal(await files.count(), 2);

    await page.getByRole("button", { name: "Remove Programa.pdf" }).click();
    await page.getByRole("status").getByText("File removed").waitFor();
    assert.equal(await files.count(), 1);
  }));

test("On a phone notes and files fit, and the bell is at hand", () =>
  onPage({ width: 320, height: 640, hasTouch: true }, async (page) => {
    const address = await addPerson(page);
    const wide = ["| a | b | c |", "|---|---|---|", `| ${"x".repeat(60)} | ${"y".repeat(60)} | z |`].join("\n");
    await page.getByLabel("Write a note").fill(`${wide}\n\n${"w".repeat(200)}`);
    await page.getByRole("button", { name: "Add note" }).click();
    await page.getByRole("status").getByText("Note added").waitFor();
    await page.getByLabel("Add files").setInputFiles([{ name: `${"n".repeat(120)}.png`, mimeType: "image/png", buffer: tinyPng }]);
    await page.getByRole("button", { name: "Upload" }).click();
    await page.locator("#files .files li").waitFor();
    for (const place of [address, `${address}/notes`, "/notices"]) {
      await page.goto(place);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), `${place} scrolls sideways`);
    }
    await page.getByRole("link", { name: /^Notices/ }).click();
    await page.getByRole("heading", { level: 1, name: "Notices" }).waitFor();
  }));
