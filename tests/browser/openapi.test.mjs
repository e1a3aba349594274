// The API's description, as an OpenAPI validator and as people read it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Validator } from "@seriousme/openapi-schema-validator";
import { newPage, onPage, useBrowser } from "./browser.mjs";

useBrowser();

test("the OpenAPI document is accepted by a validator", async () => {
  const page = await newPage();
  const answer = await page.request.get("/api/openapi.json");
  assert.equal(answer.status(), 200);
  const document = await answer.json();
  const validator = new Validator();
  const { valid, errors } = await validator.validate(document);
  assert.ok(valid, JSON.stringify(errors, null, 1)?.slice(0, 4000));
  assert.equal(validator.version, "3.1");
  assert.ok(Object.keys(document.paths).length > 50);
  // Every reference leads somewhere: the validator resolves them all.
  validator.resolveRefs();
  const ids = Object.values(document.paths).flatMap((path) => Object.values(path)).map((operation) => operation.operationId).filter(Boolean);
  assert.equal(new Set(ids).size, ids.length, "operations are named once");
  await page.context().close();
});

test("the page for programs leads from the account to a kind of record", async () => {
  await onPage({}, async (page) => {
    await page.goto("/account");
    await page.getByRole("link", { name: "What programs can do" }).click();
    await page.getByRole("heading", { level: 1, name: "For programs (API)" }).waitFor();
    await page.getByRole("link", { name: "People", exact: true }).last().click();
    await page.getByRole("heading", { level: 1, name: "People for programs" }).waitFor();
    await page.getByRole("cell", { name: "/api/people/people/bulk", exact: true }).waitFor();
    assert.match(await page.getByRole("region", { name: "Adding one" }).innerText(), /Idempotency-Key/);
  });
});
