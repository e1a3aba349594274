// What the pictures of the guide show, each on a page of its own. They are taken with the demo community, by screenshots.mjs.
import { newPage } from "./browser.mjs";
import { addPerson, startJob, unique, upload } from "./records.mjs";
import { tinyPdf, tinyPng } from "./tiny-files.mjs";

async function tickedPeople(page) {
  await page.goto("/people/people?gender=F&order=family");
  for (const row of [0, 1, 3]) await page.locator("main .dt tbody td.check input").nth(row).check();
}

/** As a visitor sees it. */
async function signUp(page) {
  await page.context().clearCookies();
  await page.goto("/signup?next=/bank/1");
}

async function columns(page) {
  await page.goto("/people/people?columns=email,country,affiliation,pills");
  await page.getByRole("button", { name: "Columns" }).click();
}

async function importCheck(page) {
  const rows = [
    "Name;Domain;Country",
    "Ateneu de Gràcia;ateneu-gracia.example.org;Spain",
    "Casa do Povo de Lisboa;casadopovo.example.org;Portugal",
    "Maison des Associations;maison-assos.example.org;France",
    "Escola Popular de Sants;escolasants.example.org;Catalonia",
    "Biblioteca Tramuntana;;Spain",
    "self-organized;self-organized;Andorra",
  ];
  await upload(page, "/people/organisations", "organisations-2026.csv", rows.join("\r\n"));
  await page.getByRole("button", { name: "Check the rows" }).click();
  await page.getByText("Dry run: nothing is stored yet.").waitFor();
}

async function merge(page) {
  await page.goto("/people/people/duplicates");
  await page.getByRole("link", { name: "Compare" }).first().click();
  await page.getByRole("heading", { level: 1, name: /^Merge/ }).waitFor();
}

async function palette(page) {
  await page.goto("/people/people");
  await page.keyboard.press("Control+k");
  await page.keyboard.type("nuri");
  await page.locator("#palette-list mark").first().waitFor();
}

/** No event comes, so that the bar stands still; the page is loaded again when there is something to see. */
async function job(page) {
  await page.route("**/core/jobs/*/events", () => {});
  await startJob(page, 60_000, "organisations-of-the-network");
  while ((await page.locator("main progress").evaluateAll(([bar]) => (bar ? bar.value / bar.max : 0))) < 0.5) await page.reload();
}

async function tokens(page) {
  await page.goto("/account");
  await page.getByLabel("What is the new token for?").fill("Monthly report");
  await page.getByRole("button", { name: "Make token" }).click();
  await page.locator("#new-token").waitFor();
  await page.locator("#tokens").evaluate((panel) => scrollTo(0, panel.getBoundingClientRect().top + scrollY - 80));
}

/** Somebody with notes, one of them being written, and files. */
async function talk(page) {
  await addPerson(page, { personal: "Ana", family: "Vidal Roca", username: unique("vidal") });
  await page.getByLabel("Write a note").fill("Prefers **Thursdays** until June because of classes.\n\n- travels by train\n- brings her own laptop");
  await page.getByRole("button", { name: "Add note" }).click();
  await page.getByRole("status").getByText("Note added").waitFor();
  await page.getByLabel("Add files").setInputFiles([
    { name: "Programa de la jornada.pdf", mimeType: "application/pdf", buffer: tinyPdf },
    { name: "Cartell.png", mimeType: "image/png", buffer: tinyPng },
  ]);
  await page.getByRole("button", { name: "Upload" }).click();
  await page.getByRole("status").getByText("2 files added").waitFor();
}

async function note(page) {
  await talk(page);
  await page.getByLabel("Write a note").pressSequentially("Could you call her before **Friday**, @mart");
  await page.getByRole("option", { name: /@marta/ }).waitFor();
  await page.getByRole("region", { name: "Preview" }).locator("strong").waitFor();
  await page.getByLabel("Write a note").evaluate((box) => scrollTo(0, box.getBoundingClientRect().top + scrollY - 140));
}

async function files(page) {
  await talk(page);
  await page.locator("#files").evaluate((panel) => scrollTo(0, panel.getBoundingClientRect().top + scrollY - 80));
}

/** What somebody else was told. */
async function notices(page) {
  await talk(page);
  const other = await newPage({ as: "marta" });
  await other.goto(new URL(page.url()).pathname);
  await other.getByLabel("Write a note").fill("Could you call her before Friday, @admin? She asked for you.");
  await other.getByRole("button", { name: "Add note" }).click();
  await other.getByRole("status").getByText("Note added").waitFor();
  await other.context().close();
  await page.goto("/notices");
}

async function role(page) {
  await page.goto("/people/roles");
  await page.getByRole("link", { name: "trainers", exact: true }).click();
  await page.locator("#permissions").evaluate((heading) => scrollTo(0, heading.getBoundingClientRect().top + scrollY - 80));
}

/** What erasing somebody with a past here would do. */
async function erasePlan(page) {
  await page.goto("/workshops/awards");
  await page.locator("main .dt tbody th a").first().click();
  const person = await page.locator("dl a[href^='/people/people/']").first().getAttribute("href");
  await page.goto(`/privacy${person.slice("/people".length)}`);
}

const at = (address) => (page) => page.goto(address);

export const pictures = [
  { name: "home", open: at("/") },
  { name: "chart", open: at("/charts/workshops/workshops") },
  { name: "chart-map", open: at("/charts/workshops/people") },
  { name: "people", open: at("/people/people") },
  { name: "filters-and-bulk-bar", open: tickedPeople },
  { name: "columns", open: columns },
  { name: "map", open: at("/workshops/events?view=map") },
  { name: "palette", open: palette },
  { name: "import-check", open: importCheck },
  { name: "duplicates", open: at("/people/people/duplicates") },
  { name: "merge", open: merge },
  { name: "job", open: job },
  { name: "note", open: note },
  { name: "notices", open: notices },
  { name: "files", open: files },
  { name: "tokens", open: tokens },
  { name: "forgotten", open: at("/password/forgotten") },
  { name: "second-factor", open: at("/account/factor") },
  { name: "role", open: role },
  { name: "my-data", open: at("/account/data") },
  { name: "erase-plan", open: erasePlan },
  { name: "retention", open: at("/privacy/retention") },
  { name: "api", open: at("/api/docs/people/people") },
  { name: "bank", open: at("/bank/1") },
  { name: "sign-up", open: signUp },
  { name: "banks-near", open: at("/banks?view=map&near=Girona") },
  { name: "bank-tags", open: at("/bank/1/tags") },
  { name: "desk", open: at("/bank/1/office/desk") },
  { name: "bank-statistics", open: at("/bank/1/office/statistics") },
];
