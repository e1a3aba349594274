// The first months of a small bank, as its people live them: docs/domain/timebank.md. Ana looks after it, Ben pays by phone, Cai
// and Dora write cheques, Eli is there. Each number is one that a treasurer could add up by hand.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { newPage, startBrowser, stopBrowser } from "./browser.mjs";
import { control, save, unique } from "./records.mjs";

/** People of the demo community who have a login. */
const logins = { Ana: "marta", Ben: "joan" };
let root, ana, ben, bank;

before(async () => {
  await startBrowser();
  root = await newPage();
  ana = await newPage({ as: logins.Ana });
  ben = await newPage({ as: logins.Ben, width: 390, height: 844 });
});
after(async () => {
  const trouble = [root, ana, ben].flatMap((page) => page.trouble);
  await stopBrowser();
  assert.deepEqual(trouble, []);
});

const office = (part = "") => `${bank}/office${part}`;
const said = (page, text) => page.getByRole("status").getByText(text).waitFor();

/** A member's line in the office's list, by number. */
async function line(number) {
  await ana.goto(office("/members"));
  return ana.locator("main tbody tr").filter({ has: ana.locator("td", { hasText: new RegExp(`^${number}$`) }) });
}
async function act(number, what) {
  const row = await line(number);
  await row.getByRole("button", { name: /^More for/ }).click();
  await ana.locator(":popover-open").getByText(what).click();
  await ana.waitForLoadState();
}
/** "1 —, 2 0:15" … of those who are there. */
async function balances() {
  await ana.goto(office("/members"));
  const cells = await ana.locator("main tbody tr").evaluateAll((rows) => rows.map((row) => [...row.querySelectorAll("td, th")].map((cell) => cell.textContent.trim())));
  return cells.map((row) => `${row.find((cell) => /^\d+$/.test(cell))} ${row.find((cell) => /^(—|[-−]?\d+:\d\d)$/.test(cell))}`).sort((one, other) => parseInt(one) - parseInt(other)).join(", ");
}
async function bankBalance() {
  await ana.goto(bank);
  return (await ana.locator("main").innerText()).match(/Account of the bank\s+([-−]?\d+:\d\d|—)/)[1];
}
async function newMember(name) {
  await ana.goto(office("/members/new"));
  await control(ana, "First name").fill(name);
  await ana.getByRole("button", { name: "Add member" }).click();
  await said(ana, name);
}
/** Ticks who gives and who gets, looks, books. */
async function many(from, to, hours, minutes) {
  await ana.goto(office("/many"));
  for (const [side, names] of [["Who gives", from], ["Who gets", to]])
    for (const name of names) await ana.getByRole("group", { name: side }).getByLabel(name).check();
  await ana.getByLabel("Hours each").fill(String(hours));
  await ana.getByLabel("Minutes each").fill(String(minutes));
  await ana.getByRole("button", { name: "Look before booking" }).click();
  const count = Math.max(from.length, to.length);
  await ana.getByRole("button", { name: `Book ${count} payments` }).click();
  await said(ana, `${count} payments booked`);
}
/** A cheque, typed without a mouse: number, number, hours, minutes. */
async function cheque(from, to, hours, minutes, comment) {
  await ana.goto(office("/desk"));
  await ana.getByLabel("From number").fill(from);
  for (const typed of [to, hours, minutes]) {
    await ana.keyboard.press("Tab");
    await ana.keyboard.type(typed);
  }
  await control(ana, "Comment").fill(comment);
  await ana.keyboard.press("Enter");
  await said(ana, "booked");
}
async function activity() {
  await ana.goto(office("/statistics"));
  const figures = ana.locator("main .stat");
  return (await figures.allInnerTexts()).map((text) => text.match(/\d+(:\d\d)?/)[0]).join(" / ");
}

test("S1: a superuser makes a bank and its first administrator", async () => {
  await root.goto("/timebank/banks/new");
  await control(root, "Name").fill(unique("Nord"));
  await save(root);
  await root.waitForURL(/\/timebank\/banks\/\d+$/);
  bank = `/bank/${new URL(root.url()).pathname.split("/").pop()}`;

  await ana.goto(bank);
  await ana.getByLabel("Message to the bank").fill("I would look after it.");
  await ana.getByRole("button", { name: "Apply" }).click();
  await ana.getByText("Your application waits for an answer").waitFor();

  const id = bank.split("/").pop();
  await root.goto(`/timebank/petitions?bank=${id}`);
  await root.locator("main .dt tbody th a").first().click();
  await root.getByRole("button", { name: "Accept" }).click();
  await root.waitForLoadState();
  await root.goto(`/timebank/members?bank=${id}`);
  await root.locator("main .dt tbody th a").first().click();
  await root.getByRole("button", { name: "Make administrator" }).click();
  await root.waitForLoadState();
  assert.equal(await balances(), "1 —");
});

test("S2: Ben applies by phone, once, and Ana accepts him", async () => {
  await ben.goto(bank);
  assert.equal(await ben.getByRole("link", { name: "Members" }).count(), 0, "he sees nobody yet");
  await ben.getByLabel("Message to the bank").fill("I cut hair.");
  await ben.getByRole("button", { name: "Apply" }).click();
  await ben.goto(bank);
  assert.equal(await ben.getByRole("button", { name: "Apply" }).count(), 0);
  await ana.goto(office("/applications"));
  await ana.getByText("I cut hair.").waitFor();
  await ana.getByRole("button", { name: "Accept" }).click();
  await said(ana, "is member 2");
});

test("S3 to S5: the office adds Cai, Dora with her old number, and Eli", async () => {
  await newMember("Cai");
  await newMember("Dora");
  await ana.goto(office("/members"));
  await ana.locator("main tbody").getByRole("link", { name: "Dora" }).click();
  await control(ana, "Number").fill("10");
  await ana.locator("#membership").getByRole("button", { name: "Save" }).click();
  await said(ana, "Saved");
  await newMember("Eli");
  assert.equal(await balances(), "1 —, 2 —, 3 —, 10 —, 11 —");
});

test("S6: limits for Ben, and an offer in Cai's name", async () => {
  await act(2, "Limits of the account…");
  await control(ana, "Lowest balance").fill("-1:00");
  await control(ana, "Highest balance").fill("0:30");
  await ana.getByRole("button", { name: "Save limits" }).click();
  await said(ana, "saved");
  await ana.goto(`${bank}/posts/new?type=offer`);
  await control(ana, "Title").fill("Haircut");
  await control(ana, "Category").selectOption({ label: "Aesthetics" });
  await ana.locator("main [name=tags]").fill("hair, home");
  await control(ana, "Member").selectOption({ label: "3 Cai" });
  await save(ana);
  await ana.getByRole("heading", { level: 1, name: "Haircut" }).waitFor();

  const visitor = await newPage({ as: "" });
  await visitor.goto(new URL(ana.url()).pathname);
  await visitor.getByRole("heading", { level: 1, name: "Haircut" }).waitFor();
  assert.equal(await visitor.getByText("Cai").count(), 0, "visitors don't see whose it is");
  await visitor.context().close();
});

test("T1: Ben pays Cai an hour and a half from the offer, on his phone", async () => {
  await ben.goto(`${bank}/offers`);
  await ben.getByRole("link", { name: "Haircut" }).first().click();
  await ben.getByRole("link", { name: "Give time" }).click();
  await ben.getByLabel("Hours").fill("1");
  await ben.getByLabel("Minutes").fill("30");
  await ben.getByRole("button", { name: "Give time" }).click();
  await ben.getByText("Thank you. The time has moved.").waitFor();
  assert.equal(await balances(), "1 —, 2 -1:30, 3 1:30, 10 —, 11 —");
  await (await line(2)).getByText("At a limit").waitFor();
});

test("T2 to T4: the bank thanks, two pay their fee, a cheque is typed in", async () => {
  const nord = /the bank/;
  await many([nord], [/^2 /, /^3 /, /^10 /], 2, 0);
  assert.equal(await balances(), "1 —, 2 0:30, 3 3:30, 10 2:00, 11 —");
  await (await line(2)).getByText("At a limit").waitFor();
  await many([/^2 /, /^10 /], [nord], 0, 15);
  assert.equal(await (await line(2)).getByText("At a limit").count(), 0);
  await cheque("3", "10", "0", "45", "cheque 17");
  assert.equal(await balances(), "1 —, 2 0:15, 3 2:45, 10 2:30, 11 —");
  assert.equal(await bankBalance(), "-5:30");
  assert.equal(await activity(), "5 / 7 / 8:45");
});

test("Refused: nothing at all, to oneself, and what only the office may see", async () => {
  await ben.goto(`${bank}/pay?to=3`);
  await ben.getByRole("button", { name: "Give time" }).click();
  await ben.locator("[aria-invalid=true]").first().waitFor();
  for (const path of ["/office", "/office/reports/members.csv", "/office/statistics"]) {
    const answer = await ben.request.get(`${bank}${path}`);
    assert.ok([403, 404].includes(answer.status()), `${path}: ${answer.status()}`);
  }
  assert.equal(await balances(), "1 —, 2 0:15, 3 2:45, 10 2:30, 11 —");
});

test("S7: Dora rests and comes back with her balance", async () => {
  await act(10, "Deactivate");
  await (await line(10)).getByText("Not active").waitFor();
  await ben.goto(`${bank}/members`);
  assert.equal(await ben.getByRole("link", { name: "Dora" }).count(), 0);
  await act(10, "Activate");
  assert.equal(await balances(), "1 —, 2 0:15, 3 2:45, 10 2:30, 11 —");
});

test("S8 and S9: a comment goes, a payment is taken back once, and is entered anew", async () => {
  const newest = async (what) => {
    await ana.goto(office("/payments"));
    await ana.locator("main tbody tr", { hasText: "0:45" }).first().getByRole("button", { name: "More for this payment" }).click();
    await ana.locator(":popover-open").getByText(what).click();
  };
  await newest("Take the comment away…");
  await ana.getByRole("button", { name: "Take the comment away" }).click();
  await said(ana, "Comment taken away");
  assert.equal(await ana.getByText("cheque 17").count(), 0);
  await newest("Take back…");
  await control(ana, "Reason").fill("wrong member");
  await ana.getByRole("button", { name: "Take payment back" }).click();
  await said(ana, "0:45 taken back");
  assert.equal(await balances(), "1 —, 2 0:15, 3 3:30, 10 1:45, 11 —");
  assert.equal(await activity(), "5 / 6 / 8:00");
  await cheque("3", "10", "0", "45", "cheque 17");
  assert.equal(await activity(), "5 / 7 / 8:45");
});

test("S10: Cai leaves, the bank settles, and number 3 is never given again", async () => {
  await act(3, "Deactivate");
  await act(3, "Delete for good…");
  await ana.getByText("2:45").first().waitFor();
  await ana.getByRole("button", { name: "Delete member" }).click();
  await said(ana, "2:45 settled");
  assert.equal(await bankBalance(), "-2:45");
  assert.equal(await activity(), "4 / 7 / 8:45");
  await ben.goto(`${bank}/statement`);
  await ben.getByText("Former member 3").first().waitFor();
  await newMember("Gil");
  assert.equal(await balances(), "1 —, 2 0:15, 10 2:30, 11 —, 12 —");
});

test("S14: accents don't stand in the way", async () => {
  await newMember("Núñez");
  await ben.goto(`${bank}/members?q=nunez`);
  await ben.getByRole("link", { name: /Núñez/ }).first().waitFor();
});
