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

/** Brings a CSV file as far as the choice of its columns. */
export async function upload(page, list, name, text) {
  await page.goto(`${list}/import`);
  await page.getByLabel("CSV file").setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(text) });
  await page.getByRole("button", { name: "Upload and choose columns" }).click();
}

/** A job that is under way: a file with so many rows is being checked. Nothing of it is stored. */
export async function startJob(page, rows = 60_000, name = unique("fitxer")) {
  const lines = Array.from({ length: rows }, (_, row) => `Entitat ${row};${name}x${row}.example.org;Spain`);
  await upload(page, "/people/organisations", `${name}.csv`, `Name;domain;country\r\n${lines.join("\r\n")}\r\n`);
  await page.getByRole("button", { name: "Check the rows" }).click();
  // A few rows are done at once, and then the page loads itself anew: only the page that stays is left for another.
  const few = 100;
  if (rows <= few) await page.getByText("Dry run: nothing is stored yet.").waitFor();
  else await page.getByRole("heading", { name: "Checking rows" }).waitFor();
  await page.goto("/core/jobs");
  await page.getByRole("link", { name: `Import of ${name}.csv` }).click();
  await page.waitForURL(/\/core\/jobs\/\d+$/);
}

/** Two people of the same name; answers their addresses, the older one first. */
export async function addTwins(page) {
  const family = unique("Bessona");
  const all = [];
  for (const work of ["Institut Tramuntana", "Ateneu de Gràcia"]) {
    all.push(await addPerson(page, { personal: "Aina", family, username: unique("bessona") }));
    await page.goto(`${all.at(-1)}/edit`);
    await control(page, "Works at").fill(work);
    await save(page);
  }
  return { family, all };
}
