import assert from "node:assert/strict";
import { test } from "node:test";
import { brotliCompressSync } from "node:zlib";
import { project, worldDrawing } from "./world.mjs";

test("places stand where the server puts its pins", () => {
  assert.deepEqual(project([0, 0]).map(Math.abs), [0, 0]);
  assert.deepEqual(project([2.17, 41.38]), [22, -455]);
  assert.deepEqual(project([-180, 89]), [-1800, -1794], "what is further north than the drawing stands at its edge");
});

test("the drawing has land and borders, and is small", () => {
  const drawing = worldDrawing();
  assert.match(drawing, /<path id="land" d="M[-0-9 lMz]+"\/><path id="borders" fill="none" d="M[-0-9 lM]+"\/>/);
  const shores = drawing.match(/id="land" d="([^"]+)"/)[1];
  for (const step of shores.matchAll(/[lMz ]?(-?\d+) ?(-?\d+)/g)) if (!step[0].startsWith("M")) assert.ok(Math.abs(Number(step[1])) < 1000, "a shore leaps around the world");
  assert.ok(brotliCompressSync(Buffer.from(drawing)).length < 60_000);
});
