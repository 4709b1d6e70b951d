import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { axe, open, request, signIn } from "./browser.mjs";

const unique = () => Math.random().toString(36).slice(2, 8);
const to = (page, hash) => page.evaluate((address) => { location.hash = address; }, hash);

export default {
  "U-21 an import says what it keeps and what it rejects, with the reasons, before and after": async (faults) => {
    const list = await request("POST", "/v1/lists", { name: `Import ${unique()}` });
    const mark = unique();
    const rows = [
      ...Array.from({ length: 12 }, (_, i) => `good${i}.${mark}@example.com;Léa;Lyon`),
      ...Array.from({ length: 15 }, () => ";Zoé;Paris"),
      ...Array.from({ length: 73 }, (_, i) => `bad address ${i};Hugo;Nice`),
    ];
    const buffer = Buffer.from(`\uFEFFE-mail;Prénom;Ville\r\n${rows.join("\r\n")}\r\n`);
    const page = await open({ faults });
    await signIn(page);
    await to(page, "#/imports");
    await page.getByLabel("File").setInputFiles({ name: "clients.csv", mimeType: "text/csv", buffer });
    await page.getByRole("combobox", { name: "Add the contacts to a list" }).selectOption(list.id);
    await axe(page, "the first step of an import");
    await page.getByRole("button", { name: "Read the file" }).click();
    const email = page.getByRole("combobox", { name: "E-mail becomes" });
    await email.selectOption("email");
    await page.getByRole("combobox", { name: "Ville becomes" }).selectOption("");
    await page.getByText("1 column is not imported.").waitFor();
    await page.getByRole("checkbox", { name: "SMS" }).check();
    await page.getByRole("checkbox", { name: "Email" }).check();
    await page.getByRole("textbox", { name: "Proof" }).fill("newsletter form");
    await page.getByRole("button", { name: "Try it" }).click();
    await page.getByText("Of 100 rows, 12 would be accepted (12 new contacts, 0 that change) and 88 rejected.").waitFor();
    assert.deepEqual(await page.locator("td.number").allTextContents(), ["73", "15"]);
    await axe(page, "the trial of an import");
    const { items: before } = await request("GET", `/v1/lists/${list.id}/members`);
    assert.equal(before.length, 0, "the trial stored contacts");
    await page.getByRole("button", { name: "Import 12 rows" }).click();
    await page.getByText("100 rows: 12 accepted (12 new contacts, 0 that change), 88 rejected.").waitFor();
    await axe(page, "an import");
    const download = page.waitForEvent("download");
    await page.getByRole("link", { name: "Download the rejected rows" }).click();
    const rejects = readFileSync(await (await download).path(), "utf8");
    assert.match(rejects, /^\uFEFFE-mail,Prénom,Ville,line,field,reason/);
    assert.equal(rejects.trimEnd().split("\n").length, 89);
    const { items } = await request("GET", `/v1/contacts?listId=${list.id}`);
    assert.equal(items.length, 12);
    assert.ok(items.every(({ consents }) => consents.some(({ source }) => source === "newsletter form")));
    await page.reload();
    await to(page, "#/imports");
    await page.getByRole("link", { name: "clients.csv" }).waitFor();
  },
};
