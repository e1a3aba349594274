// Bundles, minifies, hashes and compresses what the pages need. `node build.mjs [FOLDER]`; FOLDER is `dist` by default.
//   FOLDER/<name>-<hash>.<ext>   the files, each with .gz and .br where that makes it smaller
//   FOLDER/manifest.json         logical name → file, type and sizes
//   FOLDER/assets_table.cpp      the same as a C++ table that takes the files into the binary
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, extname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { countriesDrawing } from "./countries.mjs";
import { usedIcons } from "./icons.mjs";
import { worldDrawing } from "./world.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const out = resolve(process.argv[2] ?? join(here, "dist"));
const types = {
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};

const assets = [...(await bundled()), hashed("icons.svg", iconSheet(usedIcons())), hashed("mark.svg", readFileSync(join(here, "mark.svg"))),
  hashed("world.svg", Buffer.from(worldDrawing())), hashed("countries.svg", Buffer.from(countriesDrawing()))];
mkdirSync(out, { recursive: true });
const kept = new Set(assets.flatMap(write));
keep(kept, "manifest.json", JSON.stringify(manifest(assets), null, 2) + "\n");
keep(kept, "assets_table.cpp", table(assets));
for (const file of readdirSync(out)) if (!kept.has(file)) rmSync(join(out, file));
report(assets);

/** Scripts and the style sheet, with the fonts and pictures it names. */
async function bundled() {
  const result = await build({
    absWorkingDir: here,
    entryPoints: ["core.ts", "app.css"],
    outdir: out,
    bundle: true,
    minify: true,
    splitting: true,
    format: "esm",
    target: "es2022",
    charset: "utf8",
    legalComments: "none",
    loader: { ".woff2": "file", ".svg": "file" },
    entryNames: "[name]-[hash]",
    chunkNames: "[name]-[hash]",
    assetNames: "[name]-[hash]",
    write: false,
  });
  return result.outputFiles.map((file) => asset(basename(file.path), Buffer.from(file.contents)));
}

/** One sheet of symbols, because an icon font cannot be read aloud, mirrored or coloured by part. */
function iconSheet(names) {
  const symbols = names.map((name) => {
    const file = join(here, "node_modules/bootstrap-icons/icons", `${name}.svg`);
    if (!existsSync(file)) throw new Error(`There is no icon "${name}" in bootstrap-icons.`);
    const drawing = readFileSync(file, "utf8").match(/<svg[^>]*>([\s\S]*)<\/svg>/)[1];
    return `<symbol id="${name}" viewBox="0 0 16 16">${drawing.replace(/\s*\n\s*/g, "")}</symbol>`;
  });
  return Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("\n")}</svg>\n`);
}

function hashed(name, bytes) {
  const hash = sha256(bytes).slice(0, 8).toUpperCase();
  return asset(`${basename(name, extname(name))}-${hash}${extname(name)}`, bytes);
}

function asset(file, bytes) {
  const extension = extname(file);
  const logical = file.replace(/-[0-9A-Z]{8}(?=\.[a-z0-9]+$)/, "");
  const packed = extension === ".woff2" ? {} : { gz: gzipSync(bytes, { level: 9 }), br: brotli(bytes) };
  return { file, logical, type: types[extension], bytes, etag: `"${sha256(bytes).slice(0, 16)}"`, ...packed };
}

function brotli(bytes) {
  return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });
}

function sha256(bytes) {
  return createHash("sha256").update(bytes).digest("hex");
}

function write({ file, bytes, gz, br }) {
  const files = [[file, bytes], ...(gz ? [[`${file}.gz`, gz], [`${file}.br`, br]] : [])];
  return files.map(([name, content]) => (writeChanged(name, content), name));
}

function keep(names, name, text) {
  writeChanged(name, Buffer.from(text));
  names.add(name);
}

function writeChanged(name, content) {
  const path = join(out, name);
  if (!existsSync(path) || !readFileSync(path).equals(content)) writeFileSync(path, content);
}

function manifest(all) {
  return Object.fromEntries(all.map(({ logical, file, type, etag, bytes, gz, br }) =>
    [logical, { file, type, etag, bytes: bytes.length, ...(gz ? { gzip: gz.length, brotli: br.length } : {}) }]));
}

/** The assembler takes the files in (.incbin), which costs no compile time. */
function table(all) {
  const blobs = all.flatMap(({ file, gz }, index) => [[`a${index}`, file], ...(gz ? [[`a${index}_gz`, `${file}.gz`], [`a${index}_br`, `${file}.br`]] : [])]);
  const taken = blobs.map(([symbol, file]) =>
    `__asm__(".section .rodata\\n.balign 16\\n.global ateneu_web_${symbol}\\nateneu_web_${symbol}:\\n.incbin \\"${join(out, file)}\\"\\n"\n` +
    `        ".global ateneu_web_${symbol}_end\\nateneu_web_${symbol}_end:\\n.byte 0\\n.text\\n");\n` +
    `extern "C" { extern char const ateneu_web_${symbol}[]; extern char const ateneu_web_${symbol}_end[]; }\n`);
  const view = (symbol) => `{ateneu_web_${symbol}, static_cast<std::size_t>(ateneu_web_${symbol}_end - ateneu_web_${symbol})}`;
  const rows = all.map(({ file, logical, type, etag, gz }, index) =>
    `        {"${file}", "${logical}", "${type}", ${view(`a${index}`)}, ${gz ? view(`a${index}_gz`) : "{}"}, ${gz ? view(`a${index}_br`) : "{}"}, ${JSON.stringify(etag)}},\n`);
  return `// Written by web/build.mjs.\n#include "web/assets.h"\n\n${taken.join("")}\nnamespace ateneu::web {\n\n` +
    `std::span<Asset const> all_assets() {\n    static Asset const assets[] = {\n${rows.join("")}    };\n    return assets;\n}\n\n}  // namespace ateneu::web\n`;
}

function report(all) {
  for (const { logical, bytes, br } of all) {
    console.log(`${logical.padEnd(36)} ${String(bytes.length).padStart(8)} B ${br ? `${String(br.length).padStart(7)} B brotli` : ""}`);
  }
}
