// Webhooks: a little program listens on this machine, and the page tells what it was sent and what it answered.
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { createServer } from "node:http";
import { test } from "node:test";
import { onPage, useBrowser } from "./browser.mjs";
import { control, save, unique } from "./records.mjs";

useBrowser();

const phone = { width: 390, height: 844, hasTouch: true, isMobile: true };

/** Runs `story` beside a program that keeps what it is sent and answers `answer.status`. */
async function listening(story) {
  const messages = [];
  const answer = { status: 204 };
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (part) => (body += part));
    request.on("end", () => {
      messages.push({ headers: request.headers, body });
      response.writeHead(answer.status).end();
    });
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    await story({ address: `http://127.0.0.1:${server.address().port}/hook`, messages, answer });
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

/** A webhook that has its secret; answers the secret and the webhook's page. */
async function addWebhook(page, to, events) {
  await page.goto("/core/webhooks/new");
  await control(page, "Name").fill(unique("Escolta"));
  await control(page, "Address").fill(to);
  await control(page, "Events").fill(events);
  await save(page);
  await page.getByText("It has no secret yet").waitFor();
  const own = page.url();
  await page.getByRole("button", { name: "Make a new secret" }).click();
  const secret = await page.locator("#new-secret").innerText();
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "the secret breaks where it must");
  await page.goto(own);
  assert.equal(await page.locator("#new-secret").count(), 0, "it is shown once");
  return { own, secret };
}

/** Messages go out as jobs: the page is loaded until the log has as many with this state. */
async function logged(page, own, state, count) {
  const lines = page.locator("main .dt tbody tr", { hasText: state });
  for (await page.goto(own); (await lines.count()) < count; await page.reload());
  return lines;
}

function signatureOf({ headers, body }, secret) {
  const key = Buffer.from(secret.replace("whsec_", ""), "base64");
  return `v1,${createHmac("sha256", key).update(`${headers["webhook-id"]}.${headers["webhook-timestamp"]}.${body}`).digest("base64")}`;
}

for (const [name, options] of [["With script", {}], ["Without script", { javaScriptEnabled: false }], ["On a phone", phone]])
  test(`${name}: a change is told to who listens, signed, and the page has the log`, () =>
    listening(({ address, messages }) =>
      onPage(options, async (page) => {
        const { own, secret } = await addWebhook(page, address, "people.organisation.delete");
        await page.goto("/people/organisations/new");
        const host = unique("escolta");
        await control(page, "Name").fill(host);
        await control(page, "Domain").fill(`${host}.example.org`);
        await save(page);
        await page.waitForURL(/\/people\/organisations\/\d+$/);
        const record = new URL(page.url()).pathname;
        await page.goto(`${record}/delete`);
        await page.getByRole("button", { name: "Delete", exact: true }).click();

        const line = await logged(page, own, "204", 1);
        assert.match(await line.innerText(), /people\.organisation\.delete/);
        const [message] = messages;
        assert.equal(message.headers["webhook-signature"], signatureOf(message, secret));
        const { type, data } = JSON.parse(message.body);
        assert.deepEqual([type, data.id], ["people.organisation.delete", Number(record.split("/").pop())]);

        await line.getByRole("button", { name: "Send again" }).focus();
        await page.keyboard.press("Enter");
        await page.getByRole("status").getByText("The message is sent again").waitFor();
        while (messages.length < 2) await page.reload();
        assert.equal(messages[1].headers["webhook-id"], message.headers["webhook-id"], "who had it already passes over it");
        await page.goto(`${own}/delete`);
        await page.getByRole("button", { name: "Delete", exact: true }).click();
        await page.getByRole("status").getByText(/deleted$/).waitFor();
      })));

test("A test is sent, and a refusal stands in the log with its code", () =>
  listening(({ address, messages, answer }) =>
    onPage({}, async (page) => {
      const { own } = await addWebhook(page, address, "people.organisation.delete");
      answer.status = 500;
      await page.getByRole("button", { name: "Send a test" }).click();
      await page.getByRole("status").getByText("The test is on its way").waitFor();
      const line = await logged(page, own, "500", 1);
      assert.match(await line.innerText(), /core\.ping/);
      assert.ok(messages.length >= 1);
      await page.goto(`${own}/delete`);
      await page.getByRole("button", { name: "Delete", exact: true }).click();
      await page.getByRole("status").getByText(/deleted$/).waitFor();
    })));
