// Says each test in a line and how many there were: "N passed, N failed" is the last line.
import { inspect } from "node:util";

export default async function* report(source) {
  let passed = 0;
  let failed = 0;
  for await (const { type, data } of source) {
    if (type === "test:stdout" || type === "test:stderr") yield data.message;
    if (type !== "test:pass" && type !== "test:fail") continue;
    if (data.skip || !isCounted(data)) continue;
    const seconds = (data.details.duration_ms / 1000).toFixed(1);
    if (type === "test:pass") {
      passed += 1;
      yield `  ok ${seconds.padStart(5)} s  ${data.name}\n`;
    } else {
      failed += 1;
      yield `FAIL ${seconds.padStart(5)} s  ${data.name}\n${reason(data.details.error)}\n`;
    }
  }
  yield `${passed} passed, ${failed} failed\n`;
}

/** Files and groups are no tests, unless they fail by themselves: a slip in the file, a browser that does not start. */
function isCounted({ name, details }) {
  if (details.type === "suite" || name.endsWith(".test.mjs")) return details.error !== undefined && details.error.failureType !== "subtestsFailed";
  return true;
}

function reason(error) {
  const cause = error.cause ?? error;
  return (cause instanceof Error ? (cause.stack ?? cause.message) : typeof cause === "string" ? cause : inspect(cause))
    .split("\n").map((line) => `       ${line}`).join("\n");
}
