import assert from "node:assert/strict";
import { axe, open, request, signIn } from "./browser.mjs";

const unique = () => Math.random().toString(36).slice(2, 8);
const to = (page, hash) => page.evaluate((address) => { location.hash = address; }, hash);

export default {
  "a token is shown once when it is created, and is revoked": async (faults) => {
    const name = `Shop ${unique()}`;
    const page = await open({ faults });
    await signIn(page);
    await to(page, "#/settings/tokens");
    await page.getByRole("button", { name: "New token" }).click();
    await page.getByRole("textbox", { name: "Name" }).fill(name);
    await axe(page, "the dialog of a token");
    await page.getByRole("dialog").getByRole("button", { name: "New token" }).click();
    const secret = await page.locator("code.secret").textContent();
    assert.ok(secret.length > 20);
    await axe(page, "the new token");
    await page.getByRole("button", { name: "Close" }).click();
    assert.equal(await page.getByText(secret).count(), 0);
    const { id } = (await request("GET", "/v1/tokens?limit=200")).items.find((each) => each.name === name);
    await page.getByRole("button", { name: `Revoke “${name}”?` }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Revoke" }).click();
    await page.getByText(`“${name}” is revoked.`).waitFor();
    await to(page, `#/settings/audit?resource=${id}`);
    await page.getByText("token.revoke").waitFor();
    await page.getByText("token.create").waitFor();
    await axe(page, "the audit log");
  },
  "paused sending is what needs attention today, until it is resumed": async (faults) => {
    const page = await open({ faults, theme: "dark" });
    await signIn(page);
    await to(page, "#/settings/sending");
    await page.getByRole("button", { name: "Pause all sending" }).click();
    await axe(page, "the dialog that pauses");
    await page.getByRole("dialog").getByRole("button", { name: "Pause all sending" }).click();
    await page.getByText("All sending is paused.").waitFor();
    await to(page, "#/today");
    await page.getByText("All sending is paused.").waitFor();
    await axe(page, "the page of today");
    await page.getByRole("link", { name: "See why" }).click();
    await page.getByRole("button", { name: "Resume all sending" }).click();
    await page.getByText("Messages are sent.").waitFor();
  },
  "U-29 the settings say to an analyst which role they need": async (faults) => {
    const { token } = await request("POST", "/v1/tokens", { name: `analyst ${unique()}`, role: "analyst" });
    const page = await open({ faults, language: "fr", width: 390 });
    await signIn(page, token);
    for (const section of ["project", "sending", "properties", "sessions"]) {
      await to(page, `#/settings/${section}`);
      await page.locator(`a[href='#/settings/${section}'][aria-current]`).waitFor();
      await axe(page, `the settings, ${section}`);
    }
    await to(page, "#/settings/tokens");
    await page.locator("p", { hasText: "Il faut le rôle propriétaire ou un rôle supérieur." }).waitFor();
    await to(page, "#/settings/audit");
    await page.locator("p", { hasText: "Il faut le rôle administrateur ou un rôle supérieur." }).waitFor();
  },
};
