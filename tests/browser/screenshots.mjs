// Pictures of the pages, of whatever server ATENEU_ADDRESS names. With the demo community:
//   tests/browser/with-server build/dev/ateneu node tests/browser/screenshots.mjs FOLDER [NAME…]   the pages of kinds.mjs, or these: light, dark, phone
//   tests/browser/with-server build/dev/ateneu node tests/browser/screenshots.mjs --guide [NAME…]  docs/images
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { newPage, startBrowser, stopBrowser } from "./browser.mjs";
import { pictures } from "./guide.mjs";
import { kinds } from "./kinds.mjs";
import { smallPng } from "./small-png.mjs";

const looks = {
  light: {},
  dark: { colorScheme: "dark" },
  phone: { width: 390, height: 844, isMobile: true, hasTouch: true, deviceScaleFactor: 2 },
};

async function settled(page) {
  await page.evaluate(() => document.fonts.ready);
  await page.locator(".toasts").evaluateAll((all) => all.forEach((each) => each.remove()));
}

async function everyPage(folder, names) {
  mkdirSync(folder, { recursive: true });
  for (const { name, as, open } of kinds.filter((kind) => names.length === 0 || names.includes(kind.name))) {
    for (const [look, options] of Object.entries(looks)) {
      const page = await newPage({ ...options, ...(as === undefined ? {} : { as }) });
      await open(page);
      await settled(page);
      await page.screenshot({ path: join(folder, `${name}-${look}.png`), fullPage: true });
      await page.context().close();
    }
    console.log(name);
  }
}

/** What README and the guide show: light, at a desk. */
async function forGuide(names) {
  const folder = join(dirname(fileURLToPath(import.meta.url)), "../../docs/images");
  mkdirSync(folder, { recursive: true });
  for (const { name, open } of pictures.filter((picture) => names.length === 0 || names.includes(picture.name))) {
    const page = await newPage({ width: 1280, height: 800 });
    await open(page);
    await settled(page);
    const png = smallPng(await pixels(await page.screenshot()));
    writeFileSync(join(folder, `${name}.png`), png);
    console.log(`${name}.png: ${png.length} bytes`);
    await page.context().close();
  }
}

/** Red, green, blue and opacity of each pixel; the browser is what reads pictures here. */
async function pixels(png) {
  const page = await newPage({ as: "" });
  const { width, height, data } = await page.evaluate(async (source) => {
    const image = new Image();
    image.src = source;
    await image.decode();
    const canvas = Object.assign(document.createElement("canvas"), { width: image.width, height: image.height });
    const drawing = canvas.getContext("2d");
    drawing.drawImage(image, 0, 0);
    const bytes = drawing.getImageData(0, 0, image.width, image.height).data;
    let text = "";
    for (let i = 0; i < bytes.length; i += 0x8000) text += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
    return { width: image.width, height: image.height, data: btoa(text) };
  }, `data:image/png;base64,${png.toString("base64")}`);
  await page.context().close();
  return { width, height, bytes: Buffer.from(data, "base64") };
}

const [where, ...names] = process.argv.slice(2);
if (!where) {
  console.error("Usage: screenshots.mjs FOLDER [NAME…] | --guide [NAME…]");
  process.exit(2);
}
await startBrowser();
try {
  await (where === "--guide" ? forGuide(names) : everyPage(where, names));
} finally {
  await stopBrowser();
}
