// `npm ci` in this folder, or in the one that is named, but only where the lock file changed since the last time:
// several build folders share node_modules.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = process.argv[2] ? resolve(process.argv[2]) : dirname(fileURLToPath(import.meta.url));
const lock = readFileSync(join(here, "package-lock.json"), "utf8");
const installed = join(here, "node_modules", ".installed-lock.json");

if (!existsSync(installed) || readFileSync(installed, "utf8") !== lock) {
  console.log(`Fetching the libraries of ${here} (npm ci)`);
  const { status } = spawnSync("npm", ["ci", "--no-progress"], { cwd: here, stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
  writeFileSync(installed, lock);
}
