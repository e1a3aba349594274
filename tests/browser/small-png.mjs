// A PNG of 256 colours: of a page's picture nobody sees the difference, and it has a third of the size.
import { deflateSync } from "node:zlib";

/** `bytes`: red, green, blue and opacity of each pixel; opacity is left out. */
export function smallPng({ width, height, bytes }) {
  const counts = new Map();
  for (let i = 0; i < bytes.length; i += 4) {
    const colour = bytes.readUIntBE(i, 3);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const palette = [...counts].sort((a, b) => b[1] - a[1]).slice(0, 256).map(([colour]) => colour);
  const places = new Map([...counts.keys()].map((colour) => [colour, nearest(palette, colour)]));
  // Each line begins with the way it is filtered: 0, not at all.
  const lines = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) lines[y * (width + 1) + 1 + x] = places.get(bytes.readUIntBE((y * width + x) * 4, 3));

  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3, 0, 0, 0], 8); // eight bits a pixel, a place in the palette
  const colours = Buffer.alloc(palette.length * 3);
  palette.forEach((colour, place) => colours.writeUIntBE(colour, place * 3, 3));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk("IHDR", head), chunk("PLTE", colours), chunk("IDAT", deflateSync(lines, { level: 9 })), chunk("IEND", Buffer.alloc(0))]);
}

function nearest(palette, colour) {
  let best = 0;
  let smallest = Infinity;
  for (let place = 0; place < palette.length; place += 1) {
    const distance = [16, 8, 0].reduce((sum, shift) => sum + (((palette[place] >> shift) & 255) - ((colour >> shift) & 255)) ** 2, 0);
    if (distance < smallest) [best, smallest] = [place, distance];
  }
  return best;
}

function chunk(kind, data) {
  const named = Buffer.concat([Buffer.from(kind, "latin1"), data]);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc(named));
  return Buffer.concat([size, named, check]);
}

/** The check of ISO 3309, as the PNG specification gives it; Node 18 has none of its own. */
function crc(data) {
  let value = 0xffffffff;
  for (const byte of data) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return (value ^ 0xffffffff) >>> 0;
}
