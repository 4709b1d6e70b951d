import assert from "node:assert/strict";
import { axe, open, request, signIn } from "./browser.mjs";

const unique = () => Math.random().toString(36).slice(2, 8);
const phone = () => `+336${String(Math.floor(Math.random() * 1e8)).padStart(8, "0")}`;
const to = (page, hash) => page.evaluate((address) => { location.hash = address; }, hash);

export default {
  "U-17 A and (B or C) and not D takes at most 12 actions by keyboard, and is counted while it is built": async (faults) => {
    const mark = unique();
    const names = ["alpha", "bravo", "charlie", "delta"].map((name) => `${name}${mark}`);
    const lists = [];
    for (const name of names) lists.push(await request("POST", "/v1/lists", { name, key: name }));
    const both = await request("POST", "/v1/contacts", { firstName: "Both", phone: phone() });
    const staff = await request("POST", "/v1/contacts", { firstName: "Staff", phone: phone() });
    for (const at of [0, 2]) await request("POST", `/v1/lists/${lists[at].id}/members`, { contactIds: [both.id, staff.id] });
    await request("POST", `/v1/lists/${lists[3].id}/members`, { contactIds: [staff.id] });

    const page = await open({ faults });
    await signIn(page);
    await to(page, "#/segments/new");
    let actions = 0;
    const press = async (key) => { actions++; await page.keyboard.press(key); };
    const type = async (text) => { actions++; await page.keyboard.type(text); };
    await page.getByRole("combobox", { name: "Add a condition" }).focus();
    actions++;
    for (const text of [names[0], names[1], names[2], `not ${names[3]}`]) {
      await type(text);
      await page.getByRole("listbox").getByRole("option").first().waitFor();
      await press("Enter");
    }
    await press("ArrowUp");
    await press("ArrowUp");
    await press("Alt+ArrowRight");
    assert.ok(actions <= 12, `it took ${actions} actions`);
    const sentence = `is on the list ${names[0]} and (is on the list ${names[1]} or is on the list ${names[2]}) and`;
    await page.getByText(sentence).waitFor();
    await page.locator(".big", { hasText: /^1$/ }).waitFor();
    await axe(page, "the builder");

    await page.keyboard.press("Alt+ArrowLeft");
    await page.getByText(`is on the list ${names[1]} and is on the list ${names[2]}`).waitFor();
    await page.keyboard.press("Alt+ArrowUp");
    assert.match(await page.evaluate(() => document.activeElement.textContent), /charlie/);
    await page.keyboard.press("n");
    await page.getByRole("button", { name: `not (is on the list ${names[2]})` }).waitFor();
    await page.keyboard.press("Delete");
    assert.equal(await page.getByRole("button", { name: /charlie/ }).count(), 0);

    await page.getByRole("textbox", { name: "Name" }).fill(`Segment ${mark}`);
    await page.getByRole("button", { name: "Create the segment" }).click();
    await page.getByRole("heading", { name: `Segment ${mark}`, level: 1 }).waitFor();
  },
  "a change of a segment says who enters and leaves before it is saved, and its contacts are exported": async (faults) => {
    const city = `City${unique()}`;
    for (const points of [1, 2, 3]) {
      await request("POST", "/v1/contacts", { firstName: "Ana", phone: phone(), properties: { town: city, score: points } });
    }
    const criteria = { all: [{ property: "town", is: city }, { property: "score", greater: 2 }] };
    const segment = await request("POST", "/v1/segments", { name: `Score ${city}`, criteria });
    const page = await open({ faults });
    await signIn(page);
    await to(page, `#/segments/${segment.id}`);
    await page.getByRole("button", { name: "score is greater than 2" }).click();
    await page.getByRole("spinbutton", { name: "Value" }).fill("0");
    await page.getByText("Saving it now: 2 enter, 0 leave.").waitFor();
    await axe(page, "the segment with a change");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText(`“Score ${city}” is saved.`).waitFor();
    await page.getByRole("button", { name: "Export" }).click();
    await axe(page, "the dialog of an export");
    await page.getByRole("dialog").getByRole("button", { name: "Export" }).click();
    await page.getByText("The file with 3 contacts is ready.").waitFor();
  },
  "superseded calculations are cancelled": async (faults) => {
    const segment = await request("POST", "/v1/segments", { name: `Counted ${unique()}`, criteria: { property: "score", greater: 2 } });
    const page = await open({ faults });
    let cancelled = 0;
    page.on("requestfailed", (each) => { if (each.url().endsWith("/calculations")) cancelled++; });
    await page.route("**/v1/segments/calculations", async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 600));
      await route.continue().catch(() => undefined);
    });
    await signIn(page);
    await to(page, `#/segments/${segment.id}`);
    await page.getByRole("button", { name: "score is greater than 2" }).click();
    for (const value of ["5", "6"]) {
      const asked = page.waitForRequest("**/v1/segments/calculations");
      await page.getByRole("spinbutton", { name: "Value" }).fill(value);
      await asked;
    }
    await page.locator("p[lang=en]", { hasText: "score is greater than 6" }).waitFor();
    assert.ok(cancelled >= 1, "no calculation was cancelled");
  },
  "segments and lists have no findings of axe in either theme or language": async (faults) => {
    await request("POST", "/v1/lists", { name: `Newsletter ${unique()}` });
    await request("POST", "/v1/segments", { name: `Lyon ${unique()}`, criteria: { property: "city", is: "Lyon" } });
    for (const [theme, language, width] of [["dark", "fr", 1280], ["light", "fr", 390]]) {
      const page = await open({ theme, language, width, faults });
      await signIn(page);
      for (const hash of ["#/segments", "#/lists"]) {
        await to(page, hash);
        await page.locator("tbody tr").first().waitFor();
        await axe(page, `${hash}, ${theme}, ${width}`);
      }
    }
  },
};
