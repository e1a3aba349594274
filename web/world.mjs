// The land and its borders as one drawing, from Natural Earth (world-atlas, 1:50 million), for maps that the server makes.
// Mercator's projection (a cylinder, so that a part of it is a view box), in tenths of a degree: x grows eastwards from −1800
// to 1800, y southwards, cut at 85° north and 62° south. core/pages/map.cpp uses the same.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { feature, mesh } from "topojson-client";

const atlas = join(dirname(fileURLToPath(import.meta.url)), "node_modules/world-atlas");
const north = 85, south = -62;
/** Islands smaller than this, in square tenths of a degree, are dots that nobody sees. */
const smallest = 4;

export function project([longitude, latitude]) {
  const held = Math.min(north, Math.max(south, latitude));
  const y = (-1800 / Math.PI) * Math.log(Math.tan(Math.PI / 4 + (held * Math.PI) / 360));
  return [Math.round(longitude * 10), Math.round(y)];
}

/** A path in whole numbers, each step from the point before; points that fall together are one. */
function path(points, closed) {
  let at = points[0];
  let text = `M${at[0]} ${at[1]}l`;
  let steps = 0;
  for (const point of points.slice(1)) {
    const [dx, dy] = [point[0] - at[0], point[1] - at[1]];
    if (dx === 0 && dy === 0) continue;
    text += `${steps++ ? " " : ""}${dx} ${dy}`;
    at = point;
  }
  return steps < (closed ? 2 : 1) ? "" : text.replaceAll(" -", "-") + (closed ? "z" : "");
}

function area(points) {
  let sum = 0;
  for (let i = 0, j = points.length - 1; i < points.length; j = i++) sum += points[j][0] * points[i][1] - points[i][0] * points[j][1];
  return Math.abs(sum) / 2;
}

/** A line that leaves the drawing at one side goes on beyond it, and comes in again on the other: there it is drawn once more. */
function acrossTheDateLine(line) {
  let turns = 0;
  const whole = line.map(([longitude, latitude], index) => {
    const jump = index > 0 ? longitude - line[index - 1][0] : 0;
    turns -= Math.abs(jump) > 180 ? Math.sign(jump) : 0;
    return [longitude + 360 * turns, latitude];
  });
  const moved = (by) => whole.map(([longitude, latitude]) => [longitude + by, latitude]);
  const east = whole.some(([longitude]) => longitude > 180), west = whole.some(([longitude]) => longitude < -180);
  return [whole, ...(east ? [moved(-360)] : []), ...(west ? [moved(360)] : [])];
}

export function worldDrawing() {
  const land = JSON.parse(readFileSync(join(atlas, "land-50m.json"), "utf8"));
  const countries = JSON.parse(readFileSync(join(atlas, "countries-50m.json"), "utf8"));
  const rings = feature(land, land.objects.land).features.flatMap(({ geometry }) => geometry.coordinates.flat());
  const shores = rings.flatMap(acrossTheDateLine).map((ring) => ring.map(project)).filter((ring) => area(ring) >= smallest).map((ring) => path(ring, true)).join("");
  const borders = mesh(countries, countries.objects.countries, (a, b) => a !== b).coordinates.flatMap(acrossTheDateLine).map((line) => path(line.map(project), false)).join("");
  return `<svg xmlns="http://www.w3.org/2000/svg"><path id="land" d="${shores}"/><path id="borders" fill="none" d="${borders}"/></svg>\n`;
}
