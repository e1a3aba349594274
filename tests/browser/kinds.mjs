// Every kind of page there is, for what must hold on all of them. Each `open` leaves `page` there.
import { addPerson, control, firstOf, save } from "./records.mjs";
import { newPage } from "./browser.mjs";

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

const at = (address) => (page) => page.goto(address);

export const kinds = [
  { name: "home", open: at("/") },
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
  { name: "person", open: async (page) => page.goto(await changed(page)) },
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
  { name: "delete", open: async (page) => page.goto(`${await addPerson(page)}/delete`) },
  { name: "delete-protected", open: async (page) => page.goto(`${await workshop(page)}/delete`) },
  { name: "organisations", open: at("/people/organisations") },
  { name: "organisation", open: async (page) => page.goto(await firstOf(page, "/people/organisations")) },
  { name: "workshops", open: at("/workshops/events") },
  { name: "workshop", open: async (page) => page.goto(await workshop(page)) },
  { name: "workshop-tasks", open: async (page) => page.goto(`${await workshop(page)}?tab=workshops.task.event`) },
  { name: "workshop-form", open: async (page) => page.goto(`${await workshop(page)}/edit`) },
  { name: "task-form", open: at("/workshops/tasks/new") },
  { name: "account", open: at("/account") },
  { name: "empty-list", open: at("/people/people?q=qqqqqqqq") },
  { name: "not-found", open: at("/nowhere/at/all") },
  { name: "login", as: "", open: at("/login") },
];
