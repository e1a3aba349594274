// The main kinds of page, each with a way to get there. Tests and screenshots walk the same list.

export const people = "/people/people";
export const organisations = "/people/organisations";
export const workshops = "/workshops/events";

/** The address of the first record of a list. */
export async function firstOf(page, list) {
  await page.goto(list);
  return page.locator("main .dt tbody th a").first().getAttribute("href");
}
