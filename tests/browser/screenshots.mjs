// Pictures of the pages, of whatever server ATENEU_ADDRESS names. With the demo community:
//   tests/browser/with-server build/dev/ateneu node tests/browser/screenshots.mjs FOLDER   all main pages: light, dark, phone
//   tests/browser/with-server build/dev/ateneu node tests/browser/screenshots.mjs --readme  docs/images/people.png
import { mkdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { newPage, startBrowser, stopBrowser } from "./browser.mjs";
import { kinds } from "./kinds.mjs";

const looks = {
  light: {},
  dark: { colorScheme: "dark" },
  phone: { width: 390, height: 844, isMobile: true, hasTouch: true, deviceScaleFactor: 2 },
};

async function settled(page) {
  await page.evaluate(() => document.fonts.ready);
  await page.locator(".toasts").evaluateAll((all) => all.forEach((each) => each.remove()));
}

async function everyPage(folder) {
  mkdirSync(folder, { recursive: true });
  for (const { name, as, open } of kinds) {
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

/** The first thing that people see of Ateneu. */
async function forReadme() {
  const path = join(dirname(fileURLToPath(import.meta.url)), "../../docs/images/people.png");
  mkdirSync(dirname(path), { recursive: true });
  const page = await newPage({ width: 1280, height: 800 });
  await page.goto("/people/people");
  await settled(page);
  await page.screenshot({ path });
  console.log(`${path}: ${statSync(path).size} bytes`);
}

const [where] = process.argv.slice(2);
if (!where) {
  console.error("Usage: screenshots.mjs FOLDER | --readme");
  process.exit(2);
}
await startBrowser();
try {
  await (where === "--readme" ? forReadme() : everyPage(where));
} finally {
  await stopBrowser();
}
