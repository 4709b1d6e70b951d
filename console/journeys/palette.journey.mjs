import assert from "node:assert/strict";
import { axe, open, request, signIn } from "./browser.mjs";

const unique = () => Math.random().toString(36).slice(2, 8);

const oneStep = {
  format: 1,
  trigger: { kind: "api" },
  start: "done",
  elements: [{ id: "done", name: "Done", kind: "end", outcome: "success" }],
};

async function openPalette(page) {
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: /^Search pages|^Rechercher une page/ }).waitFor();
}

const active = (page) => page.locator("[role=option][aria-selected=true]");

export default {
  "U-28 Ctrl K finds pages, automations, segments, lists, launches and contacts by name, by keyboard alone": async (faults) => {
    const word = unique();
    const automation = await request("POST", "/v1/automations", { name: `Été ${word}`, flow: oneStep });
    const segment = await request("POST", "/v1/segments", { name: `Segment ${word}`, criteria: { property: "country", is: "FR" } });
    const list = await request("POST", "/v1/lists", { name: `List ${word}` });
    const contact = await request("POST", "/v1/contacts", { firstName: `Zoé${word}`, email: `${word}@example.com` });
    await request("POST", `/v1/lists/${list.id}/members`, { contactIds: [contact.id] });
    await request("POST", `/v1/automations/${automation.id}/activate`, {});
    const launch = await request("POST", `/v1/automations/${automation.id}/launches`, { audience: { listId: list.id } });
    const page = await open({ faults });
    await signIn(page);
    const visit = async (typed, address) => {
      await openPalette(page);
      await page.keyboard.type(typed);
      await active(page).filter({ hasText: typed.split(" ").at(-1) }).waitFor();
      await page.keyboard.press("Enter");
      await page.waitForFunction((to) => location.hash === to, address);
      assert.equal(await page.locator("dialog[open]").count(), 0);
    };
    await visit("promo", "#/promo-banks");
    await visit(`ete ${word}`, `#/automations/${automation.id}`);
    await visit(`segment ${word}`, `#/segments/${segment.id}`);
    await visit(`zoé${word}`, `#/contacts/${contact.id}`);
    await openPalette(page);
    await page.keyboard.type(word);
    await page.getByRole("group", { name: "Contacts" }).getByRole("option").waitFor();
    await page.getByRole("group", { name: "Lists" }).getByRole("option", { name: `List ${word}` }).waitFor();
    await axe(page, "the search of everything");
    for (let i = 0; i < 9 && !(await active(page).textContent()).includes(" · "); i++) await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.waitForFunction((to) => location.hash === to, `#/launches/${launch.id}`);
  },
  "U-28 Ctrl K lists the commands of the page with their keys, and runs them": async (faults) => {
    const { id } = await request("POST", "/v1/automations", { name: `Commanded ${unique()}`, flow: oneStep });
    const page = await open({ faults });
    await signIn(page);
    await page.evaluate((to) => { location.hash = to; }, `#/automations/${id}`);
    await page.locator(".flow-editor").waitFor();
    await openPalette(page);
    const commands = page.getByRole("group", { name: "On this page" });
    await commands.getByRole("option", { name: /Undo.*Ctrl\s*Z/ }).waitFor();
    await commands.getByRole("option", { name: "Activate" }).waitFor();
    await axe(page, "the commands of the editor");
    await page.keyboard.type("numb");
    await active(page).filter({ hasText: "Numbers" }).waitFor();
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => location.hash.includes("side=numbers"));
    await page.keyboard.press("v");
    await page.waitForFunction(() => location.hash.includes("side=versions"));
    await page.keyboard.press("g");
    await page.keyboard.press("a");
    await page.getByRole("heading", { name: "Automations" }).waitFor();
    await page.keyboard.press("n");
    await page.getByRole("dialog").waitFor();
    await page.keyboard.press("Escape");
    await page.keyboard.press("/");
    await page.keyboard.type("g a n");
    assert.equal(await page.getByRole("searchbox").inputValue(), "g a n");
  },
  "U-28 ? lists the keys of the page, and single letters can be turned off": async (faults) => {
    const { id } = await request("POST", "/v1/automations", { name: `Keys ${unique()}`, flow: oneStep });
    const page = await open({ faults });
    await signIn(page);
    await page.evaluate((to) => { location.hash = to; }, `#/automations/${id}`);
    await page.locator(".flow-card").first().waitFor();
    await page.keyboard.press("?");
    await page.getByRole("heading", { name: "On an element of the drawing" }).waitFor();
    await page.getByText("Go to Segments").waitFor();
    await axe(page, "the help of the keys");
    await page.getByRole("checkbox", { name: /Keys without Ctrl/ }).uncheck();
    await page.keyboard.press("Escape");
    await page.keyboard.press("?");
    await page.keyboard.press("v");
    await openPalette(page);
    assert.equal(await page.getByRole("heading", { name: "Keyboard shortcuts" }).count(), 0);
    assert.ok(!page.url().includes("versions"));
    await page.keyboard.type("keyboard");
    await active(page).filter({ hasText: "Keyboard shortcuts" }).waitFor();
    await page.keyboard.press("Enter");
    await page.getByRole("checkbox", { name: /Keys without Ctrl/ }).check();
  },
  "U-29 a command that a role may not run says so in Ctrl K": async (faults) => {
    const { token } = await request("POST", "/v1/tokens", { name: `Analyst ${unique()}`, role: "analyst" });
    const page = await open({ faults, theme: "dark", width: 390 });
    await signIn(page, token);
    await page.evaluate(() => { location.hash = "#/automations"; });
    await page.getByRole("heading", { name: "Automations", level: 1 }).waitFor();
    await page.locator("nav.side button.find").click();
    const option = page.getByRole("option", { name: /^New automation.*needs the role manager/ });
    await option.waitFor();
    assert.equal(await option.getAttribute("aria-disabled"), "true");
    await page.keyboard.type("new automation");
    await page.keyboard.press("Enter");
    await page.getByRole("combobox", { name: /^Search pages/ }).waitFor();
    await axe(page, "the commands of an analyst");
  },
  "U-28 the search reads French": async (faults) => {
    const page = await open({ faults, language: "fr" });
    await signIn(page);
    await openPalette(page);
    await page.keyboard.type("reglages proj");
    await active(page).filter({ hasText: "Réglages" }).waitFor();
    await axe(page, "the search in French");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => location.hash === "#/settings/project");
  },
};
