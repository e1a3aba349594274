// Every kind of page there is, for what must hold on all of them. Each `open` leaves `page` there.
import { addPerson, addTwins, control, firstOf, save, startJob, unique, upload } from "./records.mjs";
import { newPage } from "./browser.mjs";
import { followLink, invited, openLetter } from "./letters.mjs";
import { tinyPdf, tinyPng } from "./tiny-files.mjs";

/** A workshop that has tasks, so that its page shows related records. */
async function workshop(page) {
  const task = await firstOf(page, "/workshops/tasks");
  if (!task) return firstOf(page, "/workshops/events");
  await page.goto(task);
  return page.locator("dl a[href^='/workshops/events/']").first().getAttribute("href");
}

async function changed(page) {
  const person = await addPerson(page);
  await page.goto(`${person}/edit`);
  await control(page, "Works at").fill("Institut Tramuntana");
  await save(page);
  return person;
}

async function refused(page) {
  await page.goto("/people/people/new");
  await control(page, "E-mail").fill("nobody");
  await control(page, "Bluesky").fill("@");
  await save(page);
  await page.getByRole("alert").waitFor();
}

async function conflict(page) {
  const person = await addPerson(page);
  await page.goto(`${person}/edit`);
  const other = await newPage();
  await other.goto(`${person}/edit`);
  await control(other, "Works at").fill("Theirs");
  await save(other);
  await other.context().close();
  await control(page, "Works at").fill("Mine");
  await save(page);
  await page.getByRole("heading", { level: 1, name: "Two versions" }).waitFor();
}

/** Somebody's erasure that waits for a second person. */
async function erasing(page) {
  const family = unique("Oblit");
  const person = await addPerson(page, { personal: "Roser", family, username: unique("oblit") });
  await page.goto(`/privacy${person.slice("/people".length)}`);
  await page.getByLabel("Reason").fill("Asked by letter");
  await page.getByLabel(/^Type /).fill(`Roser ${family}`);
  await page.getByRole("button", { name: "Ask to erase this person" }).click();
  await page.getByRole("heading", { level: 1, name: /^Erasure #/ }).waitFor();
}

async function webhook(page) {
  await page.goto("/core/webhooks/new");
  await control(page, "Name").fill("Our website");
  await control(page, "Address").fill("https://example.org/hook");
  await control(page, "Events").fill("people.person.*");
  await save(page);
  await page.getByRole("button", { name: "Make a new secret" }).click();
  await page.locator("#new-secret").waitFor();
}

/** Two new people, ticked, on the form that edits both. */
async function chosen(page) {
  const family = unique("Parella");
  for (const personal of ["Aina", "Biel"]) await addPerson(page, { personal, family, username: unique("parella") });
  await page.goto(`/people/people?q=${family.toLowerCase()}&select=page`);
}

async function bulkForm(page) {
  await chosen(page);
  await page.getByRole("button", { name: "Edit", exact: true }).click();
  await page.getByRole("group", { name: "Works at" }).getByRole("combobox").selectOption({ label: "Change to" });
}

async function bulkPreview(page) {
  await bulkForm(page);
  await page.getByRole("group", { name: "Works at" }).getByRole("textbox").fill("Institut Tramuntana");
  await page.getByRole("button", { name: "See what changes" }).click();
  await page.getByText("2 records change.").waitFor();
}

async function bulkResult(page) {
  await bulkPreview(page);
  await page.getByRole("button", { name: "Change them" }).click();
  await page.getByRole("heading", { level: 1, name: "2 records changed" }).waitFor();
}

async function savedView(page) {
  await page.goto("/people/people?gender=F&columns=email,country,pills");
  await page.getByRole("button", { name: "Save as view…" }).click();
  await page.getByLabel("Name of the view").fill(unique("Vista"));
  await page.getByRole("button", { name: "Save view" }).click();
  await page.waitForURL(/saved=\d+/);
  await page.goto(`${page.url()}&country=ES`);
}

const number = (address) => address.split("/").pop();

async function mergeForm(page) {
  const { all } = await addTwins(page);
  await page.goto(`/people/people/merge?left=${number(all[0])}&right=${number(all[1])}`);
  await page.getByRole("group", { name: "Works at" }).waitFor();
}

async function duplicates(page) {
  await addTwins(page);
  await page.goto("/people/people/duplicates");
  await page.getByRole("button", { name: "Not a duplicate" }).first().waitFor();
}

/** A change of two records: what a merge did, with its reason. */
async function changeSet(page) {
  await mergeForm(page);
  await page.getByLabel("Why (optional)").fill("Registered twice");
  await page.getByRole("button", { name: "Merge", exact: true }).click();
  await page.waitForURL(/\/people\/people\/\d+$/);
  await page.goto(`${new URL(page.url()).pathname}/history`);
  await page.locator(".timeline a", { has: page.locator("time") }).first().click();
  await page.getByRole("link", { name: "Everything changed at once" }).click();
  await page.getByRole("heading", { level: 1, name: /^Change \d+$/ }).waitFor();
}

async function undoQuestion(page) {
  await changeSet(page);
  await page.getByRole("link", { name: "Undo…" }).click();
  await page.getByRole("button", { name: "Undo the change" }).waitFor();
}

/** Something was changed since, so that it can't go back. */
async function undoRefused(page) {
  const person = await changed(page);
  await page.goto(`${person}/history`);
  await page.locator(".timeline a", { has: page.locator("time") }).first().click();
  await page.getByRole("link", { name: "Everything changed at once" }).click();
  await page.waitForURL(/\/changes\/\d+$/);
  const change = page.url();
  await page.goto(`${person}/edit`);
  await control(page, "Works at").fill("Ateneu de Gràcia");
  await save(page);
  await page.goto(`${change}/undo`);
  await page.getByRole("heading", { name: "What can't go back" }).waitFor();
}

async function letter(page) {
  const { email } = await invited();
  await openLetter(page, email, /^Welcome to/);
}

async function newPassword(page) {
  await letter(page);
  await followLink(page);
}

async function letterSent(page) {
  await invited();
  return firstOf(page, "/core/letters");
}

/** A file with a new, a changed and two wrong rows, as far as its columns. */
async function importColumns(page) {
  const mark = unique("nova");
  await upload(page, "/people/organisations", "organitzacions.csv",
    `Name;domain;country\r\nAteneu ${mark};${mark}.example.org;Spain\r\nEscola ${mark};e${mark}.example.org;Catalonia\r\n;;Andorra\r\nself-organized;self-organized;Andorra\r\n`);
  await page.getByRole("heading", { name: "What goes where" }).waitFor();
}

async function importCheck(page) {
  await importColumns(page);
  await page.getByRole("button", { name: "Check the rows" }).click();
  await page.getByText("Dry run: nothing is stored yet.").waitFor();
}

async function importReport(page) {
  await importCheck(page);
  await page.getByLabel(/^Go on without the/).check();
  await page.getByRole("button", { name: /^Store \d row/ }).click();
  await page.getByRole("button", { name: "Undo this import" }).waitFor();
}

/** While it runs, with the bar that moves. */
async function job(page) {
  // No event comes: the page would load itself anew while it is looked at.
  await page.route("**/core/jobs/*/events", () => {});
  await startJob(page);
}

async function jobDone(page) {
  await startJob(page, 5);
  await page.locator(".title-row .pill", { hasText: "Done" }).waitFor();
}

async function newToken(page) {
  await page.goto("/account");
  await page.getByLabel("What is the new token for?").fill(unique("Informe"));
  await page.getByRole("button", { name: "Make token" }).click();
  await page.locator("#new-token").waitFor();
}

/** A note with everything that Markdown has, one being written, and files, one of them refused. */
async function talk(page) {
  await addPerson(page);
  const text = "# Plan\n\nAsk @admin, **soon**; see https://example.org.\n\n> quoted\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n\n```\ncode\n```";
  await page.getByLabel("Write a note").fill(text);
  await page.getByRole("button", { name: "Add note" }).click();
  await page.getByRole("status").getByText("Note added").waitFor();
  await page.getByLabel("Add files").setInputFiles([
    { name: "Programa.pdf", mimeType: "application/pdf", buffer: tinyPdf },
    { name: "Cartell.png", mimeType: "image/png", buffer: tinyPng },
  ]);
  await page.getByRole("button", { name: "Upload" }).click();
  await page.locator("#files .files li").first().waitFor();
  await page.getByLabel("Add files").setInputFiles([{ name: "Factura.pdf", mimeType: "application/pdf", buffer: tinyPng }]);
  await page.getByRole("button", { name: "Upload" }).click();
  await page.locator("#file-error").waitFor();
  await page.getByLabel("Write a note").pressSequentially("**Who** is @ad");
  await page.getByRole("option").first().waitFor();
  await page.getByRole("region", { name: "Preview" }).locator("strong").waitFor();
}

async function noteForm(page) {
  const person = await addPerson(page);
  await page.getByLabel("Write a note").fill("Prefers evenings.");
  await page.getByRole("button", { name: "Add note" }).click();
  await page.getByRole("status").getByText("Note added").waitFor();
  const mark = await page.locator(".timeline li[id^=c]").first().getAttribute("id");
  await page.goto(`${person}/notes/${mark.slice(1)}`);
}

/** Somebody mentioned whoever is logged in. */
async function notices(page) {
  const person = await addPerson(page);
  const other = await newPage({ as: "marta" });
  await other.goto(person);
  await other.getByLabel("Write a note").fill("Have a look, @admin");
  await other.getByRole("button", { name: "Add note" }).click();
  await other.getByRole("status").getByText("Note added").waitFor();
  await other.context().close();
  await page.goto("/notices");
  await page.getByText("Have a look").first().waitFor();
}

async function rolesOf(page) {
  await page.goto("/people/roles");
  return page.locator("main .dt tbody th a").evaluateAll((all) => all.map((link) => link.getAttribute("href")));
}

const at = (address) => (page) => page.goto(address);

export const kinds = [
  { name: "home", open: at("/") },
  { name: "charts", open: at("/charts") },
  { name: "chart", open: at("/charts/workshops/workshops") },
  { name: "chart-map", open: at("/charts/workshops/people") },
  { name: "chart-wrong-year", open: at("/charts/workshops/awards?from=soon") },
  { name: "people", open: at("/people/people") },
  { name: "search", open: at("/search?q=mar") },
  { name: "search-nothing", open: at("/search?q=xyzzyx") },
  {
    name: "palette",
    open: async (page) => {
      await page.goto("/people/people");
      await page.keyboard.press("Control+k");
      await page.keyboard.type("mar");
      await page.locator("#palette-list mark").first().waitFor();
    },
  },
  { name: "people-filtered", open: at("/people/people?gender=F&order=-created_at") },
  { name: "people-selected", open: chosen },
  { name: "people-all-selected", open: at("/people/people?select=all") },
  { name: "people-view", open: savedView },
  { name: "people-columns", open: at("/people/people/columns") },
  { name: "bulk-form", open: bulkForm },
  { name: "bulk-preview", open: bulkPreview },
  { name: "bulk-result", open: bulkResult },
  { name: "person", open: async (page) => page.goto(await changed(page)) },
  { name: "talk", open: talk },
  { name: "note-form", open: noteForm },
  { name: "notes", open: async (page) => page.goto(`${await addPerson(page)}/notes`) },
  { name: "notices", open: notices },
  { name: "comments", open: at("/people/comments") },
  { name: "files", open: at("/core/attachments") },
  { name: "person-form", open: async (page) => page.goto(`${await firstOf(page, "/people/people")}/edit`) },
  { name: "person-form-refused", open: refused },
  { name: "history", open: async (page) => page.goto(`${await changed(page)}/history`) },
  {
    name: "compare",
    open: async (page) => {
      await page.goto(`${await changed(page)}/history`);
      await page.locator(".timeline a", { has: page.locator("time") }).first().click();
      await page.getByRole("heading", { level: 1, name: /^Change to/ }).waitFor();
    },
  },
  { name: "conflict", open: conflict },
  { name: "merge", open: mergeForm },
  { name: "merge-which", open: at("/people/people/merge") },
  { name: "duplicates", open: duplicates },
  { name: "change-set", open: changeSet },
  { name: "undo-question", open: undoQuestion },
  { name: "undo-refused", open: undoRefused },
  { name: "import", open: at("/people/organisations/import") },
  { name: "import-columns", open: importColumns },
  { name: "import-check", open: importCheck },
  { name: "import-report", open: importReport },
  { name: "jobs", open: at("/core/jobs") },
  { name: "job", open: job },
  { name: "job-done", open: jobDone },
  { name: "delete", open: async (page) => page.goto(`${await addPerson(page)}/delete`) },
  { name: "delete-protected", open: async (page) => page.goto(`${await workshop(page)}/delete`) },
  { name: "organisations", open: at("/people/organisations") },
  { name: "organisation", open: async (page) => page.goto(await firstOf(page, "/people/organisations")) },
  { name: "workshops", open: at("/workshops/events") },
  { name: "workshops-map", open: at("/workshops/events?view=map") },
  { name: "tasks-related-filter", open: at("/workshops/tasks?event.country=ES&related=event.host") },
  { name: "workshop", open: async (page) => page.goto(await workshop(page)) },
  { name: "workshop-tasks", open: async (page) => page.goto(`${await workshop(page)}?tab=workshops.task.event`) },
  { name: "workshop-form", open: async (page) => page.goto(`${await workshop(page)}/edit`) },
  { name: "task-form", open: at("/workshops/tasks/new") },
  { name: "account", open: at("/account") },
  { name: "my-data", open: at("/account/data") },
  { name: "my-consents", open: at("/account/consents") },
  { name: "person-data", open: async (page) => page.goto(`/privacy${(await addPerson(page)).slice("/people".length)}`) },
  { name: "erasing", open: erasing },
  { name: "retention", open: at("/privacy/retention") },
  { name: "retention-rule-form", open: async (page) => page.goto(`${await firstOf(page, "/privacy/retention_rules")}/edit`) },
  { name: "register", open: at("/privacy/register") },
  { name: "activities", open: at("/privacy/activities") },
  { name: "data-requests", open: at("/privacy/requests") },
  { name: "new-token", open: newToken },
  { name: "profile", open: at("/account/profile") },
  { name: "confirm", open: at("/account/confirm") },
  { name: "factor", open: at("/account/factor") },
  { name: "roles", open: at("/people/roles") },
  { name: "role", open: async (page) => page.goto((await rolesOf(page))[0]) },
  { name: "rights", open: async (page) => page.goto(`${await firstOf(page, "/people/people")}/rights?record=/people/people/1`) },
  { name: "webhooks", open: at("/core/webhooks") },
  { name: "api", open: at("/api") },
  { name: "api-people", open: at("/api/docs/people/people") },
  { name: "services", open: at("/account/services") },
  { name: "webhook", open: webhook },
  { name: "empty-list", open: at("/people/people?q=qqqqqqqq") },
  { name: "not-found", open: at("/nowhere/at/all") },
  { name: "login", as: "", open: at("/login") },
  { name: "mail-wishes", as: "marta", open: at("/banks/mails") },
  { name: "sign-up", as: "", open: at("/signup?next=/bank/1") },
  { name: "sign-up-refused", as: "", open: async (page) => {
    await page.goto("/signup");
    await page.locator("#f-personal").fill("Núria");
    await page.locator("#f-email").fill("nuria@mail.test");
    await page.locator("#password").fill("1234567890");
    await page.locator("#again").fill("123456789");
    await page.getByRole("button", { name: "Make me an account" }).click();
    await page.getByRole("alert").waitFor();
  } },
  { name: "no-terms", as: "", open: at("/terms") },
  { name: "forgotten", as: "", open: at("/password/forgotten") },
  { name: "forgotten-sent", as: "", open: at("/password/sent") },
  { name: "link-too-old", as: "", open: at("/password/new?link=none") },
  { name: "new-password", as: "", open: newPassword },
  { name: "letter", as: "", open: letter },
  { name: "letters-sent", open: at("/core/letters") },
  { name: "letter-sent", open: async (page) => page.goto(await letterSent(page)) },
  { name: "bounces", open: at("/core/bounces") },
  { name: "banks", open: at("/banks") },
  { name: "banks-on-a-map", as: "", open: at("/banks?view=map&near=Girona") },
  { name: "bank-of-visitors", as: "", open: at("/bank/1") },
  { name: "bank", open: at("/bank/1") },
  { name: "bank-members", open: at("/bank/1/members") },
  { name: "bank-member", open: at("/bank/1/members/2") },
  { name: "own-bank-member", as: "marta", open: at("/bank/1/members/2") },
  { name: "portrait", as: "marta", open: at("/account/portrait") },
  { name: "office-logo", open: at("/bank/1/office/logo") },
  { name: "statement", as: "marta", open: at("/bank/1/statement") },
  { name: "offers", open: at("/bank/1/offers") },
  { name: "requests", as: "", open: at("/bank/1/requests") },
  { name: "tags", open: at("/bank/1/tags") },
  { name: "own-tags", as: "marta", open: at("/bank/1/my-tags") },
  { name: "post", open: at("/bank/1/posts/1") },
  { name: "post-form", as: "marta", open: at("/bank/1/posts/new?type=offer") },
  { name: "pay", as: "marta", open: at("/bank/1/pay?to=3&minutes=90") },
  { name: "office", open: at("/bank/1/office") },
  { name: "desk", open: at("/bank/1/office/desk") },
  { name: "many-payments", open: at("/bank/1/office/many") },
  { name: "office-members", open: at("/bank/1/office/members") },
  { name: "office-new-member", open: at("/bank/1/office/members/new") },
  { name: "office-edit-member", open: at("/bank/1/office/members/2/edit") },
  { name: "bank-files", open: at("/timebank/bank-files/1") },
  { name: "bank-files-looked-at", open: async (page) => {
    await page.goto("/timebank/bank-files/1");
    await page.getByLabel("CSV file").setInputFiles({ name: "socis.csv", mimeType: "text/csv", buffer: Buffer.from("727,2024-02-01,Marta,Núñez,Ros,1,1971-11-05,600111222,,\nx,,Cai,,,,,,,\n") });
    await page.getByRole("button", { name: "Look at it first" }).click();
    await page.getByText("whole number above zero").waitFor();
  } },
  { name: "applications", open: at("/bank/1/office/applications") },
  { name: "payments", open: at("/bank/1/office/payments") },
  { name: "time-requests", as: "marta", open: at("/bank/1/time-requests") },
  { name: "ask-time", as: "marta", open: at("/bank/1/time-requests/new?from=3") },
  { name: "office-time-requests", open: at("/bank/1/office/time-requests") },
  { name: "allies", open: at("/bank/1/office/allies") },
  { name: "ally", open: at("/bank/1/office/allies/1") },
  { name: "end-alliance", open: at("/bank/1/office/allies/1/end") },
  { name: "pay-ally", as: "marta", open: at("/bank/1/pay-ally") },
  { name: "reports", open: at("/bank/1/office/reports") },
  { name: "report-of-offers", open: at("/bank/1/office/reports/offers") },
  { name: "bank-statistics", open: at("/bank/1/office/statistics") },
  { name: "bank-services", open: at("/bank/1/office/statistics/services") },
];
