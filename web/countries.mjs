// The countries of the world as parts of one drawing, each under its ISO 3166 code, for charts that colour them: Natural Earth
// (world-atlas, 1:50 million) in the Eckert IV projection, which keeps areas true. 1000 units wide; core/html/chart_map.cpp
// shows the part `land` and, over it, those countries that have a number.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { feature } from "topojson-client";

const atlas = join(dirname(fileURLToPath(import.meta.url)), "node_modules/world-atlas");
/** Numbers of ISO 3166-1 to its codes of two letters, from Debian's iso-codes. */
const isoCodes = "/usr/share/iso-codes/json/iso_3166-1.json";
export const width = 1000, height = 456;
/** The whole world is 500 high; what lies south of Cape Horn is cut off. */
const equator = 249.5;
/** Countries smaller than this, in square units, are dots: nobody would see their colour. */
const smallest = 9, dot = 3;
/** Islets smaller than this are left out of larger countries. */
const islet = 0.6;

/** Eckert IV (Snyder, Map Projections: A Working Manual, 1987, p. 253), solved by Newton's method. */
export function project([longitude, latitude]) {
  const phi = (latitude * Math.PI) / 180;
  const k = (2 + Math.PI / 2) * Math.sin(phi);
  let theta = phi / 2;
  for (let i = 0; i < 12; i++) {
    const slope = 2 * Math.cos(theta) * (1 + Math.cos(theta));
    if (Math.abs(slope) < 1e-9) break;
    theta -= (theta + Math.sin(theta) * Math.cos(theta) + 2 * Math.sin(theta) - k) / slope;
  }
  const x = (2 / Math.sqrt(Math.PI * (4 + Math.PI))) * ((longitude * Math.PI) / 180) * (1 + Math.cos(theta));
  const y = 2 * Math.sqrt(Math.PI / (4 + Math.PI)) * Math.sin(theta);
  return [width / 2 + x * scale, equator - y * scale];
}
/** The projection is this wide on a globe of radius 1; a unit at each side is left for the outline's stroke. */
const widest = 8 * Math.PI / Math.sqrt(Math.PI * (4 + Math.PI));
const scale = (width - 2) / widest;

/** Rings that cross the date line come unbroken from world-atlas; here they are unrolled and cut into what lies on each side. */
function cutAtTheDateLine(ring) {
  let turns = 0;
  const whole = ring.map(([longitude, latitude], index) => {
    const jump = index > 0 ? longitude - ring[index - 1][0] : 0;
    turns -= Math.abs(jump) > 180 ? Math.sign(jump) : 0;
    return [longitude + 360 * turns, latitude];
  });
  return [-360, 0, 360].map((by) => clipped(whole.map(([longitude, latitude]) => [longitude + by, latitude]))).filter((part) => part.length > 2);
}

/** Sutherland and Hodgman's cut along both meridians of 180 degrees. */
function clipped(ring) {
  return [[1, 180], [-1, 180]].reduce((points, [sign, edge]) => {
    const inside = ([longitude]) => sign * longitude <= edge;
    return points.flatMap((point, index) => {
      const before = points[(index + points.length - 1) % points.length];
      const crossing = () => {
        const share = (sign * edge - before[0]) / (point[0] - before[0]);
        return [sign * edge, before[1] + share * (point[1] - before[1])];
      };
      if (inside(point)) return inside(before) ? [point] : [crossing(), point];
      return inside(before) ? [crossing()] : [];
    });
  }, ring);
}

function area(points) {
  let sum = 0;
  for (let i = 0, j = points.length - 1; i < points.length; j = i++) sum += points[j][0] * points[i][1] - points[i][0] * points[j][1];
  return Math.abs(sum) / 2;
}

/** In halves of a unit, each step from the point before. */
function path(points) {
  const halves = points.map(([x, y]) => [Math.round(x * 2), Math.round(y * 2)]);
  let at = halves[0], steps = 0;
  let text = `M${at[0]} ${at[1]}l`;
  for (const point of halves.slice(1)) {
    const [dx, dy] = [point[0] - at[0], point[1] - at[1]];
    if (dx === 0 && dy === 0) continue;
    text += `${steps++ ? " " : ""}${dx} ${dy}`;
    at = point;
  }
  return steps < 2 ? "" : text.replaceAll(" -", "-") + "z";
}

function middle(points) {
  const [x, y] = points.reduce(([sumX, sumY], [px, py]) => [sumX + px, sumY + py], [0, 0]);
  return [Math.round((x / points.length) * 2), Math.round((y / points.length) * 2)];
}

function drawn(geometry) {
  const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  const rings = polygons.flat().flatMap(cutAtTheDateLine).map((ring) => ring.map(project));
  const total = Math.max(...rings.map(area));
  if (total < smallest) {
    const [x, y] = middle(rings.reduce((largest, ring) => (area(ring) > area(largest) ? ring : largest)));
    const r = dot * 2;
    return `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0-${2 * r} 0z`;
  }
  return rings.filter((ring) => area(ring) >= islet).map(path).join("");
}

/** The edge of the world: both meridians of 180 degrees and the lines of the poles. */
function outline() {
  const latitudes = Array.from({ length: 91 }, (_, index) => -90 + 2 * index);
  return path([...latitudes.map((latitude) => project([180, latitude])), ...latitudes.reverse().map((latitude) => project([-180, latitude]))]);
}

/** ISO code → path. Antarctica has no people of its own and would fill the foot of the drawing. */
export function countryPaths() {
  const codes = new Map(JSON.parse(readFileSync(isoCodes, "utf8"))["3166-1"].map((each) => [each.numeric, each.alpha_2]));
  const world = JSON.parse(readFileSync(join(atlas, "countries-50m.json"), "utf8"));
  const paths = new Map();
  for (const country of feature(world, world.objects.countries).features) {
    const code = codes.get(String(country.id).padStart(3, "0"));
    if (code === "AQ") continue;
    // Places that ISO has no code for (Kosovo, Northern Cyprus, Somaliland) are land without a number of their own.
    const name = code ?? `x${paths.size}`;
    paths.set(name, (paths.get(name) ?? "") + drawn(country.geometry));
  }
  return paths;
}

export function countriesDrawing() {
  const paths = countryPaths();
  const isCode = (name) => /^[A-Z]{2}$/.test(name);
  const scaled = (inside) => `<g transform="scale(.5)">${inside}</g>`;
  const parts = [...paths].filter(([name]) => isCode(name)).map(([name, d]) => `<symbol id="${name}" viewBox="0 0 ${width} ${height}">${scaled(`<path d="${d}"/>`)}</symbol>`);
  const land = `<symbol id="land" viewBox="0 0 ${width} ${height}">${scaled(`<path d="${[...paths.values()].join("")}"/>`)}</symbol>`;
  const sea = `<symbol id="sea" viewBox="0 0 ${width} ${height}">${scaled(`<path d="${outline()}"/>`)}</symbol>`;
  return `<svg xmlns="http://www.w3.org/2000/svg">${sea}\n${land}\n${parts.join("\n")}</svg>\n`;
}
