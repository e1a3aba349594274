// One Chromium for each test file, and pages that remember everything the browser complained about.
import assert from "node:assert/strict";
import { after, before } from "node:test";
import { chromium } from "playwright-core";

export const address = process.env.ATENEU_ADDRESS;
/** Everybody in the demo community has it. */
export const password = "ateneu-demo";
/** Who may do everything. */
export const administrator = process.env.ATENEU_TEST_USER ?? "admin";

let browser;
const sessions = new Map();

/** Called once by each file of tests. */
export function useBrowser() {
  before(startBrowser);
  after(stopBrowser);
}

export async function startBrowser() {
  browser = await chromium.launch({
    executablePath: "/usr/bin/chromium",
    // Chromium's sandbox refuses to run as root.
    chromiumSandbox: process.getuid() !== 0,
    args: ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
}

export async function stopBrowser() {
  sessions.clear();
  await browser?.close();
}

/**
 * A page in a window of its own; `as` is who is logged in ("" for nobody). What the browser
 * complains about (scripts that fail, the content policy, missing files) gathers in `page.trouble`.
 */
export async function newPage({ as = administrator, width = 1280, height = 800, ...options } = {}) {
  const context = await browser.newContext({
    baseURL: address,
    viewport: { width, height },
    locale: "en-GB",
    timezoneId: "Europe/Madrid",
    // Where the page scrolls, it is there at once.
    reducedMotion: "reduce",
    ...(as ? { storageState: await session(as) } : {}),
    ...options,
  });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  page.trouble = [];
  page.on("pageerror", (error) => page.trouble.push(`${page.url()}: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error" && !isRefusal(page, message)) page.trouble.push(`${page.url()}: ${message.text()}`);
  });
  return page;
}

/** The browser also calls a page an error that says 404 or 422 as it should. */
function isRefusal(page, message) {
  return /status of 4(03|04|09|10|19|22)/.test(message.text()) && new URL(message.location().url || page.url()).pathname.indexOf("/assets/") < 0;
}

/** Runs `story` on a new page and holds that the browser had nothing to complain about. */
export async function onPage(options, story) {
  const page = await newPage(options);
  try {
    await story(page);
    assert.deepEqual(page.trouble, []);
  } finally {
    await page.context().close();
  }
}

/** The cookies of somebody who is logged in; each logs in once a file. */
async function session(name) {
  if (!sessions.has(name)) {
    const context = await browser.newContext({ baseURL: address, locale: "en-GB" });
    const page = await context.newPage();
    await page.goto("/login");
    await logIn(page, name);
    sessions.set(name, await context.storageState());
    await context.close();
  }
  return sessions.get(name);
}

export async function logIn(page, name, secret = password) {
  await page.getByLabel("E-mail or username").fill(name);
  await page.getByLabel("Password", { exact: true }).fill(secret);
  await page.getByRole("button", { name: "Log in", exact: true }).click();
  await page.waitForLoadState();
}
