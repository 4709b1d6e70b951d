import assert from "node:assert/strict";
import { advanceTo, axe, open, request, signIn } from "./browser.mjs";

const unique = () => Math.random().toString(36).slice(2, 8);
const phone = () => `+336${String(Math.floor(Math.random() * 1e8)).padStart(8, "0")}`;
const to = (page, hash) => page.evaluate((address) => { location.hash = address; }, hash);

export default {
  "U-16 the waterfall of a new launch names each loss, and its last number is what is sent": async (faults) => {
    const mark = unique();
    const list = await request("POST", "/v1/lists", { name: `Audience ${mark}` });
    const states = ["subscribed", "subscribed", "subscribed", "unsubscribed", undefined];
    const ids = [];
    for (const state of states) {
      const consents = state && [{ channel: "sms", state, source: "form" }];
      ids.push((await request("POST", "/v1/contacts", { firstName: "Ana", phone: phone(), ...(consents && { consents }) })).id);
    }
    await request("POST", `/v1/lists/${list.id}/members`, { contactIds: ids });
    const automation = await request("POST", "/v1/automations", { name: `Campaign ${mark}`, flow });
    await request("POST", `/v1/automations/${automation.id}/activate`, {});

    const page = await open({ faults });
    await signIn(page);
    await to(page, `#/launches/new?list=${list.id}`);
    await page.getByRole("combobox", { name: "Automation" }).selectOption(automation.id);
    const row = (name) => page.getByRole("row", { name });
    await row("in the audience 5").waitFor();
    await row("unsubscribed −1").waitFor();
    await row("not subscribed −1").waitFor();
    await page.getByText(/^about \$/).waitFor();
    await axe(page, "the new launch");
    const send = page.getByRole("button", { name: "Send to 3" });
    await send.waitFor();
    await send.click();
    await page.getByRole("heading", { name: `Launch of Campaign ${mark}`, level: 1 }).waitFor();
    await page.getByText("Finished").waitFor();
    await page.waitForFunction(() => document.querySelector("table.bars")?.textContent?.includes("planned5"));
    await axe(page, "one launch");
    const launch = (await request("GET", `/v1/launches?automationId=${automation.id}`)).items[0];
    assert.equal(launch.sent + launch.failed + launch.held, 3);
    await page.getByRole("row", { name: /^Skipped/ }).getByRole("link").click();
    await page.waitForFunction(() => document.querySelectorAll("tbody tr").length === 2);
  },
  "a launch at night says that its messages wait, and is finished in the morning": async (faults) => {
    await advanceTo("22:30");
    const mark = unique();
    const consents = [{ channel: "sms", state: "subscribed", source: "form" }];
    const contact = await request("POST", "/v1/contacts", { firstName: "Ana", phone: phone(), consents });
    const automation = await request("POST", "/v1/automations", { name: `Night ${mark}`, flow });
    await request("POST", `/v1/automations/${automation.id}/activate`, {});
    const launch = await request("POST", `/v1/automations/${automation.id}/launches`, { audience: { contactIds: [contact.id] } });
    const page = await open({ faults });
    await signIn(page);
    await to(page, `#/launches/${launch.id}`);
    await page.getByText("Waiting to send").waitFor();
    await advanceTo("10:00");
    await page.getByText("Finished").waitFor();
  },
  "a launch is scheduled in the project's time zone, paused, resumed and cancelled": async (faults) => {
    const mark = unique();
    const automation = await request("POST", "/v1/automations", { name: `Later ${mark}`, flow });
    await request("POST", `/v1/automations/${automation.id}/activate`, {});
    const page = await open({ faults, theme: "dark" });
    await signIn(page);
    await to(page, `#/launches/new?automation=${automation.id}`);
    await page.getByRole("combobox", { name: "Audience" }).selectOption("all");
    await page.getByRole("radio", { name: "At a time" }).check();
    const { now, timeZone } = await request("GET", "/v1/project");
    const day = new Date(Date.parse(now) + 3 * 86_400_000).toISOString().slice(0, 10);
    await page.getByLabel(`Time in ${timeZone}`).fill(`${day}T09:00`);
    await axe(page, "the new launch for later");
    await page.getByRole("button", { name: /^Schedule for/ }).click();
    await page.getByText("Scheduled").first().waitFor();
    const launch = (await request("GET", `/v1/launches?automationId=${automation.id}`)).items[0];
    const local = new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit" }).format(new Date(launch.at));
    assert.equal(local, "09:00");
    await page.getByRole("button", { name: "Pause" }).click();
    await page.getByText("The launch is paused.").waitFor();
    await page.getByRole("button", { name: "Resume" }).waitFor();
    await axe(page, "a paused launch");
    assert.equal((await request("GET", `/v1/launches/${launch.id}`)).state, "paused");
    await page.getByRole("button", { name: "Resume" }).click();
    await page.getByText("The launch goes on.").waitFor();
    await page.getByRole("button", { name: "Pause" }).waitFor();
    await page.getByRole("button", { name: "Cancel the launch" }).click();
    await axe(page, "the dialog that cancels a launch");
    await page.getByRole("dialog").getByRole("button", { name: "Cancel the launch" }).click();
    await page.getByText("The launch is cancelled.").waitFor();
    await to(page, "#/launches");
    await page.getByRole("link", { name: `Later ${mark}` }).waitFor();
    await axe(page, "the launches");
  },
  "a promo bank is created, and codes are added to it": async (faults) => {
    const name = `Codes ${unique()}`;
    const page = await open({ faults });
    await signIn(page);
    await to(page, "#/promo-banks");
    await page.getByRole("button", { name: "New promo bank" }).first().click();
    await page.getByRole("textbox", { name: "Name" }).fill(name);
    await page.getByRole("dialog").getByRole("button", { name: "New promo bank" }).click();
    await page.getByText("no code left").first().waitFor();
    await page.getByRole("button", { name: `Add codes to “${name}”` }).click();
    await page.getByRole("textbox", { name: /one per line/i }).fill("AAA\nBBB\nAAA\nCCC");
    await axe(page, "the dialog of codes");
    await page.getByRole("dialog").getByRole("button", { name: "Add codes" }).click();
    await page.getByText("4 rows: 3 accepted, 1 rejected.").waitFor();
    await page.getByRole("button", { name: "Close" }).click();
    await page.getByRole("row", { name: new RegExp(name) }).getByText("enough codes").waitFor();
    await axe(page, "the promo banks");
  },
};

const flow = {
  format: 1,
  trigger: { kind: "manual" },
  start: "hi",
  elements: [
    { id: "hi", kind: "send-sms", text: "−10 % this weekend. Reply STOP to unsubscribe.", next: "end" },
    { id: "end", kind: "end" },
  ],
};
