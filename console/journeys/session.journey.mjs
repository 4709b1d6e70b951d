import assert from "node:assert/strict";
import { axe, open, signIn } from "./browser.mjs";

export default {
  "a token that is not valid is refused in words": async (faults) => {
    const page = await open({ faults });
    await page.locator("input[name=token]").fill("not-a-token-of-anyone");
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByText("This token is not valid").waitFor();
    await axe(page, "the refused sign-in");
  },
  "U-4 a reload keeps the session, and signing out ends it": async (faults) => {
    const page = await open({ faults });
    await axe(page, "the sign-in page");
    await signIn(page);
    await page.reload();
    await page.locator("nav.side").waitFor();
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.locator("input[name=token]").waitFor();
    await page.reload();
    await page.locator("input[name=token]").waitFor();
    const kept = await page.evaluate(() => JSON.stringify(localStorage));
    assert.ok(!kept.includes("token"), `local storage holds ${kept}`);
  },
  "the language and the theme change at once and are kept": async (faults) => {
    const page = await open({ faults });
    await signIn(page);
    await page.getByLabel("Language").selectOption("fr");
    await page.getByRole("heading", { name: "Automatisations" }).waitFor();
    await page.getByLabel("Thème").selectOption("dark");
    await page.reload();
    await page.getByRole("heading", { name: "Automatisations" }).waitFor();
    assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), "dark");
    assert.equal(await page.evaluate(() => document.documentElement.lang), "fr");
  },
};
