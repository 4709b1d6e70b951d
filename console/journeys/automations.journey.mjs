import assert from "node:assert/strict";
import { axe, open, request, signIn } from "./browser.mjs";

const unique = () => Math.random().toString(36).slice(2, 8);

export default {
  "A-2 a template becomes an automation, which is activated, deactivated and deleted": async (faults) => {
    const name = `Reminders ${unique()}`;
    const page = await open({ faults });
    await signIn(page);
    await page.getByRole("button", { name: "New automation" }).first().click();
    await page.getByRole("button", { name: /Order confirmation/ }).click();
    await axe(page, "the gallery of templates");
    await page.getByRole("textbox", { name: "Name" }).fill(name);
    await page.getByRole("button", { name: "Create", exact: true }).click();
    await page.waitForURL(/#\/automations\/\w+/);
    await page.getByRole("heading", { name, level: 1 }).waitFor();
    await axe(page, "one automation");
    await page.getByRole("link", { name: "Automations" }).first().click();
    const row = page.getByRole("row", { name: new RegExp(name) });
    await row.getByRole("switch").click();
    await page.getByText("The draft has no faults.").waitFor();
    await axe(page, "the activation dialog");
    await page.getByRole("button", { name: "Activate", exact: true }).click();
    await page.getByText(`“${name}” is active as version 1.`).waitFor();
    await row.getByRole("switch", { checked: true }).click();
    await axe(page, "the deactivation dialog");
    await page.getByRole("button", { name: "Deactivate", exact: true }).click();
    await page.getByText(`“${name}” is inactive.`).waitFor();
    await row.getByRole("button", { name: `Delete ${name}` }).click();
    await page.getByText("The messages, timelines and numbers of contacts stay").waitFor();
    await page.getByRole("button", { name: "Delete", exact: true }).click();
    await row.waitFor({ state: "detached" });
  },
  "U-27 filters and sorting are in the address": async (faults) => {
    const name = `Filtered ${unique()}`;
    await request("POST", "/v1/automations", { name, template: "vip", locale: "en" });
    const page = await open({ faults });
    await signIn(page);
    await page.getByRole("searchbox").fill(name);
    await page.getByRole("combobox", { name: "State" }).selectOption("inactive");
    await page.getByRole("button", { name: "Last change" }).click();
    await page.waitForFunction(() => document.querySelectorAll("tbody tr").length === 1);
    await page.reload();
    await page.getByRole("link", { name }).waitFor();
    assert.equal(await page.locator("tbody tr").count(), 1);
    assert.match(page.url(), /query=Filtered.*state=inactive.*sort=-updatedAt/);
  },
  "U-29 an analyst reads everything, and what is off says which role it needs": async (faults) => {
    const { token } = await request("POST", "/v1/tokens", { name: `analyst ${unique()}`, role: "analyst" });
    await request("POST", "/v1/automations", { name: `Seen ${unique()}`, template: "vip", locale: "en" });
    const page = await open({ faults });
    await signIn(page, token);
    const create = page.getByRole("button", { name: "New automation" });
    assert.equal(await create.getAttribute("aria-disabled"), "true");
    assert.equal(await create.getAttribute("title"), "This needs the role manager or a higher one.");
    await page.locator("tbody tr").first().waitFor();
    await axe(page, "the list for an analyst");
  },
  "the list has no findings of axe in either theme or language": async (faults) => {
    for (const [theme, language] of [["dark", "fr"], ["light", "en"]]) {
      const page = await open({ theme, language, faults });
      await signIn(page);
      await page.locator("tbody tr").first().waitFor();
      await axe(page, `the list, ${theme}, ${language}`);
    }
  },
};
