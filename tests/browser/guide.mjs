// What the pictures of the guide show, each on a page of its own. They are taken with the demo community, by screenshots.mjs.
import { startJob, upload } from "./records.mjs";

async function tickedPeople(page) {
  await page.goto("/people/people?gender=F&order=family");
  for (const row of [0, 1, 3]) await page.locator("main .dt tbody td.check input").nth(row).check();
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

const at = (address) => (page) => page.goto(address);

export const pictures = [
  { name: "people", open: at("/people/people") },
  { name: "filters-and-bulk-bar", open: tickedPeople },
  { name: "columns", open: columns },
  { name: "map", open: at("/workshops/events?view=map") },
  { name: "palette", open: palette },
  { name: "import-check", open: importCheck },
  { name: "duplicates", open: at("/people/people/duplicates") },
  { name: "merge", open: merge },
  { name: "job", open: job },
  { name: "tokens", open: tokens },
  { name: "api", open: at("/api/docs/people/people") },
];
