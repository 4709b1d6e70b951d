#!/usr/bin/env node
/* Takes pictures of pages, in both themes and at two widths, for people to look at: node journeys/pictures.mjs [HASH …] */
import { mkdirSync } from "node:fs";
import { close, open, signIn } from "./browser.mjs";

const folder = new URL("./pictures/", import.meta.url).pathname;
mkdirSync(folder, { recursive: true });
const hashes = process.argv.length > 2 ? process.argv.slice(2) : ["#/automations"];
for (const [theme, width, language] of [["light", 1280, "en"], ["dark", 1280, "fr"], ["light", 390, "fr"]]) {
  const faults = [];
  const page = await open({ theme, width, language, faults });
  await signIn(page);
  for (const hash of hashes) {
    await page.evaluate((to) => { location.hash = to; }, hash);
    await page.waitForLoadState("networkidle");
    const name = hash.replace(/[^a-z0-9]+/gi, "-").slice(0, 60);
    await page.screenshot({ path: `${folder}${name}-${theme}-${width}.png` });
  }
  if (faults.length > 0) console.log(theme, width, faults);
}
await close();
