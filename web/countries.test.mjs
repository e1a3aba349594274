import assert from "node:assert/strict";
import { test } from "node:test";
import { brotliCompressSync } from "node:zlib";
import { countriesDrawing, countryPaths, height, project, width } from "./countries.mjs";

test("the projection is Eckert's fourth", () => {
  // Snyder's formulas (p. 256) with their constants as he prints them, on a globe of radius 1.
  const scale = (width - 2) / ((8 * Math.PI) / Math.sqrt(Math.PI * (4 + Math.PI)));
  const [x, y] = project([-100, 40]);
  const [middle, equator] = project([0, 0]);
  const theta = solved(40);
  assert.ok(Math.abs((middle - x) / scale - 0.4222382 * (100 * Math.PI / 180) * (1 + Math.cos(theta))) < 1e-4);
  assert.ok(Math.abs((equator - y) / scale - 1.3265004 * Math.sin(theta)) < 1e-4);
  assert.deepEqual(project([180, 0]).map(Math.round), [width - 1, 250]);
});

/** The same angle by halving, which can't go astray. */
function solved(latitude) {
  const k = (2 + Math.PI / 2) * Math.sin((latitude * Math.PI) / 180);
  let [low, high] = [-Math.PI / 2, Math.PI / 2];
  for (let i = 0; i < 60; i++) {
    const theta = (low + high) / 2;
    if (theta + Math.sin(theta) * Math.cos(theta) + 2 * Math.sin(theta) < k) low = theta;
    else high = theta;
  }
  return low;
}

test("nearly every country is there under its code, large or small", () => {
  const codes = [...countryPaths().keys()].filter((name) => /^[A-Z]{2}$/.test(name));
  assert.ok(codes.length > 230, `${codes.length}`);
  for (const code of ["ES", "AD", "MT", "VA", "FJ", "RU", "US", "NR"]) assert.ok(codes.includes(code), code);
});

test("no country leaps around the world", () => {
  for (const [code, path] of countryPaths())
    for (const piece of path.split("z").filter(Boolean)) {
      if (piece.includes("a")) continue;
      let [x, y] = piece.match(/^M(-?\d+) (-?\d+)/).slice(1).map(Number);
      for (const [, dx, dy] of piece.slice(piece.indexOf("l") + 1).matchAll(/(-?\d+) ?(-?\d+)/g)) {
        assert.ok(Math.hypot(Number(dx), Number(dy)) < 400, `${code} ${dx} ${dy}`);
        [x, y] = [x + Number(dx), y + Number(dy)];
        assert.ok(x >= 0 && x <= 2 * width && y >= -2 && y <= 2 * height + 40, `${code} at ${x} ${y}`);
      }
    }
});

test("the drawing is small", () => {
  assert.ok(brotliCompressSync(Buffer.from(countriesDrawing())).length < 40_000);
});
