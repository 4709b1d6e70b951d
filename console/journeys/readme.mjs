#!/usr/bin/env node
/* Takes the pictures of the README: CONSOLE_URL=http://… node journeys/readme.mjs LINK, with the address and the link that ./relance demo --stay prints. */
import { mkdirSync } from "node:fs";
import { close, open } from "./browser.mjs";

const folder = new URL("../../docs/pictures/", import.meta.url).pathname;
mkdirSync(folder, { recursive: true });
const faults = [];
const page = await open({ faults });

async function show(hash) {
  await page.evaluate((to) => { location.hash = to; }, hash);
  await page.waitForLoadState("networkidle");
}

async function follow(text) {
  await page.getByRole("link", { name: text }).first().click();
  await page.waitForLoadState("networkidle");
}

await page.goto(process.argv[2]);
await page.locator("nav.side").waitFor();
await show("#/automations");
await follow("Seasonal sale");
await page.getByText("The short text").first().click();
await page.getByText("of 160 characters").waitFor();
await page.screenshot({ path: `${folder}editor.png` });
await show("#/contacts");
await follow("Camille Moreau");
await page.getByText("Message skipped").first().waitFor();
await page.screenshot({ path: `${folder}contact.png` });
await close();
if (faults.length > 0) throw new Error(faults.join("\n"));
