// Roles: groups with people and permissions, what somebody may do and why, and looking at Ateneu as somebody else.
import assert from "node:assert/strict";
import { test } from "node:test";
import { onPage, useBrowser } from "./browser.mjs";
import { addPerson, control, firstOf, unique } from "./records.mjs";

useBrowser();

const phone = { width: 320, height: 640, hasTouch: true, isMobile: true };

async function newGroup(page, name) {
  await page.goto("/people/roles");
  await control(page, "Name").fill(name);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name }).waitFor();
}

test("By keyboard: a group is made, gets permissions and people, and is renamed", () =>
  onPage({}, async (page) => {
    const username = unique("rol"), name = unique("Biblioteca");
    const person = await addPerson(page, { personal: "Quima", family: username, username });
    await newGroup(page, name);
    await page.getByLabel("Only these records").fill("organisations");
    await page.keyboard.press("Enter");
    const box = page.getByLabel("See: Organisations", { exact: true });
    await box.focus();
    await page.keyboard.press("Space");
    assert.ok(await box.isChecked());
    assert.equal(await page.getByLabel("See: People", { exact: true }).count(), 0, "the others are filtered out");
    await page.getByRole("button", { name: "Save permissions" }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("status").getByText("Permissions saved").waitFor();
    assert.ok(await page.getByLabel("See: Organisations", { exact: true }).isChecked());

    await page.getByLabel("Add somebody").fill(username);
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: `Add Quima ${username}` }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("status").getByText("is in the group now").waitFor();
    await page.goto(`${person}/rights`);
    await page.getByText("This person can't log in").waitFor();
    await page.goBack();
    await page.reload();
    await page.getByRole("button", { name: `Take Quima ${username} out` }).click();
    await page.getByRole("status").getByText("no longer in the group").waitFor();

    await control(page, "Name of the group").fill(`${name} 2`);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: `${name} 2` }).waitFor();
    await page.getByRole("link", { name: "Delete…" }).click();
    await page.getByRole("heading", { level: 1 }).waitFor();
  }));

test("On a phone, without script: permissions are cards, and fit", () =>
  onPage({ ...phone, javaScriptEnabled: false }, async (page) => {
    const name = unique("Grup");
    await newGroup(page, name);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    await page.getByLabel("See: People", { exact: true }).check();
    await page.getByRole("button", { name: "Save permissions" }).click();
    await page.getByText("Permissions saved").waitFor();
    assert.ok(await page.getByLabel("See: People", { exact: true }).isChecked());
  }));

async function recordOf(page, username) {
  await page.goto(`/people/people?q=${username}`);
  return firstOf(page, `/people/people?q=${username}`);
}

test("What somebody may do is told with its reasons; who may only look sees roles without boxes", () =>
  onPage({}, async (page) => {
    const name = unique("Lectura");
    const pau = await recordOf(page, "pau@xarxa-lligam.test");
    await newGroup(page, name);
    const group = new URL(page.url()).pathname;
    await page.getByLabel("See: People", { exact: true }).check();
    await page.getByRole("button", { name: "Save permissions" }).click();
    await page.getByRole("status").getByText("Permissions saved").waitFor();
    await page.getByLabel("Add somebody").fill("pau@xarxa-lligam.test");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: /^Add Pau Bonet/ }).click();
    await page.getByRole("status").getByText("is in the group now").waitFor();

    await page.goto(pau);
    await page.getByRole("button", { name: "More actions" }).click();
    await page.getByRole("link", { name: "What they may do" }).click();
    await page.getByRole("heading", { level: 1, name: /^What Pau/ }).waitFor();
    await page.getByText(`through the group ${name}`).first().waitFor();
    await page.getByLabel("Address of the record").fill(pau);
    await page.keyboard.press("Enter");
    await page.getByText("the permission people.person.change is missing").waitFor();

    await onPage({ as: "pau" }, async (theirs) => {
      await theirs.goto(group);
      await theirs.getByRole("heading", { level: 1, name }).waitFor();
      assert.equal(await theirs.locator("main input[type=checkbox]").count(), 0);
      assert.equal(await theirs.getByRole("button", { name: "Save permissions" }).count(), 0);
    });
    await page.goto(group);
    await page.getByRole("button", { name: /^Take Pau Bonet/ }).click();
    await page.getByRole("status").getByText("no longer in the group").waitFor();
  }));

test("Looking as somebody else says why, is marked everywhere, changes nothing, and stops", () =>
  onPage({}, async (page) => {
    const pau = await recordOf(page, "pau@xarxa-lligam.test");
    await page.goto(`${pau}/view-as`);
    await page.getByLabel("Why?").fill("helps to find a workshop");
    await page.getByRole("button", { name: "Start viewing" }).click();
    const banner = page.getByRole("region", { name: "View as somebody else" });
    await banner.getByText("You see Ateneu as Pau").waitFor();
    for (const address of ["/", "/account", "/workshops/events"]) {
      await page.goto(address);
      await banner.waitFor();
    }
    await page.goto("/account");
    await page.getByRole("button", { name: "Save preferences" }).click();
    await page.getByRole("heading", { level: 1, name: "Nothing is changed" }).waitFor();
    await page.goto("/workshops/events");
    // Reached by keyboard: right behind the link that skips to the content.
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.textContent.trim()), "Stop viewing");
    await page.keyboard.press("Enter");
    await page.getByRole("status").getByText("You see Ateneu as yourself again").waitFor();
    assert.equal(await banner.count(), 0);
    await page.goto("/people/viewings");
    await page.getByText("helps to find a workshop").first().waitFor();
  }));

test("One's own profile is edited without any permission", () =>
  onPage({ as: "pau" }, async (page) => {
    await page.goto("/account/profile");
    await control(page, "Occupation").fill("Teacher of reading");
    await page.getByRole("button", { name: "Save profile" }).click();
    await page.getByRole("status").getByText("Profile saved").waitFor();
    assert.equal(await control(page, "Occupation").inputValue(), "Teacher of reading");
    await page.goto("/account");
    await page.getByRole("link", { name: "Edit profile" }).waitFor();
  }));
