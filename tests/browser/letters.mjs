// E-mails as the server keeps them while it has no mail server: at /dev/mail.
import { newPage } from "./browser.mjs";
import { addPerson, unique } from "./records.mjs";

/** A person who was invited; nobody but this test writes to them. */
export async function invited() {
  const username = unique("carta");
  const page = await newPage();
  await addPerson(page, { personal: "Carla", family: "Font", username });
  await page.getByRole("button", { name: "Invite" }).click();
  await page.waitForLoadState();
  await page.context().close();
  return { username, email: `${username}@example.org` };
}

/** Opens the newest letter to this address once it has come. */
export async function openLetter(page, email, subject) {
  const lines = page.locator("main li", { hasText: email }).filter({ hasText: subject });
  await page.goto("/dev/mail");
  while ((await lines.count()) === 0) await page.reload();
  await lines.first().getByRole("link").click();
  await page.getByRole("heading", { level: 1, name: subject }).waitFor();
}

/** The letter's link; its port is the one that the server was asked for (any), not the one that it got. */
export async function followLink(page) {
  const [link] = (await page.locator("main .program").innerText()).match(/\/password\/new\?link=\S+/);
  await page.goto(link);
}
