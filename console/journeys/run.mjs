#!/usr/bin/env node
/*
 * Runs the journeys: scripts in a real browser against a running server.
 *
 * node journeys/run.mjs [WORD]   runs those whose name contains the word
 *
 * CONSOLE_URL           where the console is served (http://localhost:8080)
 * RELANCE_OWNER_TOKEN   its owner token
 * CHROMIUM              the browser, /usr/bin/chromium by default
 */
import { readdirSync } from "node:fs";
import { advanceTo, close } from "./browser.mjs";

const word = process.argv[2] ?? "";
let failed = 0;
await advanceTo("10:00");
for (const file of readdirSync(import.meta.dirname).filter((name) => name.endsWith(".journey.mjs")).sort()) {
  const { default: journeys } = await import(`./${file}`);
  for (const [name, journey] of Object.entries(journeys)) {
    if (!`${file} ${name}`.includes(word)) continue;
    const faults = [];
    const start = performance.now();
    try {
      await journey(faults);
      if (faults.length > 0) throw new Error(`the browser's console says: ${faults.join("; ")}`);
      console.log(`ok    ${name} (${Math.round(performance.now() - start)} ms)`);
    } catch (error) {
      failed++;
      console.log(`FAIL  ${name}\n${error.stack}`);
    }
  }
}
await close();
process.exit(failed === 0 ? 0 : 1);
