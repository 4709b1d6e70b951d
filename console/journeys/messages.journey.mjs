import assert from "node:assert/strict";
import { axe, open, request, signIn } from "./browser.mjs";

const unique = () => Math.random().toString(36).slice(2, 8);
const to = (page, hash) => page.evaluate((address) => { location.hash = address; }, hash);

export default {
  "a message opens from the list, which the address filters": async (faults) => {
    const automation = await messageOf(`Bonjour ${unique()}`);
    const page = await open({ faults });
    await signIn(page);
    await to(page, `#/messages?automationId=${automation.id}`);
    await page.getByRole("combobox", { name: "State" }).selectOption("sent");
    const row = page.getByRole("row", { name: /Bonjour/ });
    await row.waitFor();
    await axe(page, "the messages");
    assert.match(page.url(), /state=sent/);
    await row.getByRole("link").first().click();
    await page.getByRole("heading", { name: "Message", level: 1 }).waitFor();
    await page.getByText("sandbox").first().waitFor();
    await axe(page, "one message");
    await to(page, "#/conversations?state=open");
    await page.getByText("Nothing matches.").waitFor();
    await axe(page, "the conversations");
  },
  "dead letters are grouped by cause, and all of a cause are replayed": async (faults) => {
    const page = await open({ faults, theme: "dark", language: "en" });
    const cause = "Liquid: unknown tag in element hello";
    const at = "2026-03-01T10:00:00Z";
    let replays = 0;
    await answer(page, "**/v1/dead-letters/causes", () => ({
      items: replays > 0 ? [] : [{ cause, count: 4000, firstAt: at, lastAt: at }],
    }));
    await answer(page, "**/v1/dead-letters?*", () => ({
      items: [{ id: "d1", kind: "wave", resource: "wave-1", reason: cause, cause, at }],
    }));
    await answer(page, "**/v1/dead-letters/replays", () => {
      replays++;
      return { replayed: 4000 };
    });
    await signIn(page);
    await to(page, "#/dead-letters");
    await page.getByRole("link", { name: cause }).click();
    await page.getByText("wave-1").waitFor();
    await axe(page, "the dead letters of a cause");
    await page.getByRole("link", { name: "All causes" }).click();
    await page.getByRole("button", { name: "Replay all" }).click();
    await page.getByText("4,000 are tried again. What was done").waitFor();
    await axe(page, "the dialog that replays");
    await page.getByRole("dialog").getByRole("button", { name: "Replay all" }).click();
    await page.getByText("Nothing needs you here.").waitFor();
  },
};

/** Answers requests of the page to an address, since the server of journeys has no dead letters. */
function answer(page, address, body) {
  return page.route(address, (route) => route.fulfill({ json: body(), status: 200 }));
}

/** An automation that has sent a text to one contact. */
async function messageOf(text) {
  const elements = [
    { id: "hi", kind: "send-sms", purpose: "transactional", text, next: "end" },
    { id: "end", kind: "end" },
  ];
  const consents = [{ channel: "sms", type: "transactional", state: "subscribed", source: "checkout" }];
  const flow = { format: 1, trigger: { kind: "api" }, quietHours: "off", start: "hi", elements };
  const automation = await request("POST", "/v1/automations", { name: `Message ${unique()}`, flow });
  await request("POST", `/v1/automations/${automation.id}/activate`, {});
  const phone = `+336${String(Math.floor(Math.random() * 1e8)).padStart(8, "0")}`;
  const contact = await request("POST", "/v1/contacts", { firstName: "Léa", phone, consents });
  await request("POST", `/v1/automations/${automation.id}/enrollments`, { contactId: contact.id });
  for (let wait = 0; wait < 50; wait++) {
    const { items } = await request("GET", `/v1/messages?contactId=${contact.id}`);
    if (items[0]?.state === "sent") break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return automation;
}
