import assert from "node:assert/strict";
import { axe, open, request, signIn } from "./browser.mjs";

const unique = () => Math.random().toString(36).slice(2, 8);
const phone = () => `+336${String(Math.floor(Math.random() * 1e8)).padStart(8, "0")}`;
const to = (page, hash) => page.evaluate((address) => { location.hash = address; }, hash);

export default {
  "a contact is added with its proof, found by phone in any form, edited, and erased": async (faults) => {
    const name = `Ana ${unique()}`;
    const number = phone();
    const page = await open({ faults });
    await signIn(page);
    await page.getByRole("link", { name: "Contacts" }).first().click();
    await page.getByRole("button", { name: "Add a contact" }).first().click();
    await page.getByRole("textbox", { name: "First name" }).fill(name);
    await page.getByRole("textbox", { name: "Phone" }).fill(number);
    await page.getByRole("checkbox", { name: "SMS" }).check();
    const add = page.getByRole("button", { name: "Add", exact: true });
    assert.equal(await add.getAttribute("title"), "Say where and how the contact agreed.");
    await page.getByRole("textbox", { name: "Proof" }).fill("form at the shop");
    await axe(page, "the dialog of a new contact");
    await add.click();
    await page.getByRole("heading", { name, level: 1 }).waitFor();
    await page.getByText("form at the shop").first().waitFor();
    await to(page, "#/contacts");
    await page.getByRole("searchbox").fill(`0${number.slice(3)}`);
    await page.getByRole("link", { name }).click();
    await page.getByRole("button", { name: "Edit" }).click();
    await page.getByRole("button", { name: "Add a property" }).click();
    await page.getByRole("combobox", { name: "Property" }).fill("city");
    await page.getByRole("textbox", { name: "Value" }).fill("Lyon");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("Lyon").waitFor();
    await page.getByRole("button", { name: "Erase" }).click();
    await page.getByText("Stays: the numbers of reports").waitFor();
    await axe(page, "the dialog that erases");
    await page.getByRole("textbox", { name: /to confirm/ }).fill(name);
    await page.getByRole("button", { name: "Erase for good" }).click();
    await page.getByText(`${name} is erased.`).waitFor();
  },
  "U-27 the filters of contacts are in the address": async (faults) => {
    const name = `Zoé ${unique()}`;
    const list = await request("POST", "/v1/lists", { name: `List ${unique()}` });
    const contact = await request("POST", "/v1/contacts", { firstName: name, phone: phone() });
    await request("POST", `/v1/lists/${list.id}/members`, { contactIds: [contact.id] });
    const page = await open({ faults });
    await signIn(page);
    await to(page, "#/contacts");
    await page.getByRole("combobox", { name: "List" }).selectOption(list.id);
    await page.waitForFunction(() => document.querySelectorAll("tbody tr").length === 1);
    await page.reload();
    await page.getByRole("link", { name }).waitFor();
    assert.equal(await page.locator("tbody tr").count(), 1);
  },
  "a contact's page says what happened and why, and takes consents and lists": async (faults) => {
    const list = await request("POST", "/v1/lists", { name: `Regulars ${unique()}` });
    const automation = await request("POST", "/v1/automations", { name: `Note ${unique()}`, flow });
    await request("POST", `/v1/automations/${automation.id}/activate`, {});
    const contact = await request("POST", "/v1/contacts", { firstName: "Hugo", phone: phone() });
    const page = await open({ faults });
    await signIn(page);
    await to(page, `#/contacts/${contact.id}/enrollments`);
    await page.getByRole("button", { name: "Start an automation" }).click();
    await page.getByRole("combobox", { name: "Automation" }).selectOption(automation.id);
    await page.getByRole("dialog").getByRole("button", { name: "Start an automation" }).click();
    await page.getByText("The contact enters the automation.").waitFor();
    await page.getByRole("combobox", { name: "Choose a list" }).selectOption(list.id);
    await page.getByRole("button", { name: "Add to a list" }).click();
    await page.getByRole("link", { name: list.name }).waitFor();
    await page.getByRole("button", { name: "Record a consent" }).click();
    await page.getByRole("textbox", { name: "Proof" }).fill("said so on the phone");
    await axe(page, "the dialog of a consent");
    await page.getByRole("button", { name: "Record", exact: true }).click();
    await page.getByText("said so on the phone").waitFor();
    await to(page, `#/contacts/${contact.id}/explanation?automation=${automation.id}`);
    await page.getByText("not subscribed").or(page.getByText("entered version 1")).first().waitFor();
    await axe(page, "the explanation");
    await to(page, `#/contacts/${contact.id}/timeline`);
    await page.getByText("Joined a list").waitFor();
    await axe(page, "the timeline");
  },
  "contacts have no findings of axe in either theme or language": async (faults) => {
    const contact = await request("POST", "/v1/contacts", { firstName: "Chloé", lastName: "de la Rochefoucauld", phone: phone() });
    for (const [theme, language, width] of [["dark", "fr", 390], ["light", "en", 1280]]) {
      const page = await open({ theme, language, width, faults });
      await signIn(page);
      await to(page, "#/contacts");
      await page.locator("tbody tr").first().waitFor();
      await axe(page, `the contacts, ${theme}, ${language}`);
      await to(page, `#/contacts/${contact.id}`);
      await page.getByRole("heading", { name: /Chloé/, level: 1 }).waitFor();
      await axe(page, `one contact, ${theme}, ${language}`);
    }
  },
};

const flow = {
  format: 1,
  trigger: { kind: "api" },
  start: "hi",
  elements: [
    { id: "hi", kind: "send-sms", text: "Hello. Reply STOP to unsubscribe.", next: "end" },
    { id: "end", kind: "end" },
  ],
};
