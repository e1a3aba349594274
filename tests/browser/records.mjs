// Records that tests make for themselves, so that they depend neither on each other nor on the demo community.
let number = 0;

/** Begins with `base` and nobody else has it, not even in a file that runs at the same time. */
export function unique(base) {
  number += 1;
  return `${base}${process.pid}n${number}`;
}

/** The control with this label, whether or not "(optional)" follows. */
export function control(page, label) {
  return page.locator("main").getByLabel(new RegExp(`^${label}( \\(optional\\))?$`));
}

export async function save(page) {
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.waitForLoadState();
}

/** A person who is there afterwards; answers the record's address. */
export async function addPerson(page, { personal = "Núria", family = "Teixidó Ribes", username = unique("teixido"), email = `${username}@example.org` } = {}) {
  await page.goto("/people/people/new");
  await control(page, "First name").fill(personal);
  await control(page, "Family name").fill(family);
  await control(page, "E-mail").fill(email);
  await control(page, "Username").fill(username);
  await save(page);
  await page.waitForURL(/\/people\/people\/\d+$/);
  return new URL(page.url()).pathname;
}

/** The addresses of the first records of a list. */
export async function firstOf(page, list, count = 1) {
  await page.goto(list);
  const links = await page.locator("main .dt tbody th a").evaluateAll((all) => all.map((link) => link.getAttribute("href")));
  return count === 1 ? links[0] : links.slice(0, count);
}
