import assert from "node:assert/strict";
import { axe, open, request, signIn } from "./browser.mjs";

const unique = () => Math.random().toString(36).slice(2, 8);

async function openEditor(page, id, more = "") {
  await page.evaluate((to) => { location.hash = to; }, `#/automations/${id}${more}`);
  await page.locator(".flow-editor").waitFor();
}

const twoSteps = {
  format: 1,
  trigger: { kind: "api" },
  start: "hello",
  elements: [
    { id: "hello", name: "Hello", kind: "send-sms", purpose: "transactional", text: "Hello {{ contact.firstName | default: 'there' }}", next: "wait" },
    { id: "wait", name: "Wait two days", kind: "delay", for: "P2D", next: "done" },
    { id: "done", name: "Done", kind: "end", outcome: "success" },
  ],
};

export default {
  "U-18 K-14 a quiz is played with replies typed into the phone, and nothing is stored": async (faults) => {
    const { id } = await request("POST", "/v1/automations", { name: `Played ${unique()}`, template: "quiz", locale: "en" });
    const before = await request("GET", "/v1/messages?limit=1");
    const page = await open({ faults });
    await signIn(page);
    await openEditor(page, id, "?side=play");
    const bubbles = page.locator(".phone-thread .sms-bubble");
    await bubbles.first().waitFor();
    await page.getByRole("textbox", { name: "Reply as the contact" }).fill("1");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.querySelectorAll(".phone-thread .sms-bubble").length >= 3);
    await page.locator(".play-steps li.replied, .play-steps li", { hasText: "understood as" }).first().waitFor();
    await page.locator(".drawing-lines path.passed").first().waitFor({ state: "attached" });
    await axe(page, "play");
    await page.getByRole("checkbox", { name: "Subscribed to marketing" }).uncheck();
    await page.getByRole("textbox", { name: "First name" }).fill("Zoé");
    await page.waitForTimeout(600);
    assert.deepEqual(await request("GET", "/v1/messages?limit=1"), before);
  },
  "U-14 the numbers stand on the drawing, and each opens exactly its people": async (faults) => {
    const { id } = await request("POST", "/v1/automations", { name: `Counted ${unique()}`, flow: twoSteps });
    await request("POST", `/v1/automations/${id}/activate`, {});
    for (let i = 0; i < 3; i++) {
      const contact = await request("POST", "/v1/contacts", { firstName: `Person ${i}`, phone: `+336${String(Math.floor(Math.random() * 1e8)).padStart(8, "0")}` });
      await request("POST", `/v1/automations/${id}/enrollments`, { contactId: contact.id });
    }
    const page = await open({ faults });
    await signIn(page);
    await openEditor(page, id, "?side=numbers");
    await page.locator(".flow-card[data-element=wait]", { hasText: "3 in, 3 here" }).waitFor({ timeout: 20_000 });
    await axe(page, "the numbers");
    await page.locator(".flow-card[data-element=wait]").click();
    await page.getByRole("heading", { name: "Wait two days" }).waitFor();
    await page.getByRole("link", { name: /Person 2/ }).waitFor();
    assert.equal(await page.locator(".editor-side li a").count(), 3);
    await axe(page, "the people behind a number");
  },
  "U-20 a version is compared with the draft and restored, and undo takes it back": async (faults) => {
    const { id } = await request("POST", "/v1/automations", { name: `Versions ${unique()}`, flow: twoSteps });
    await request("POST", `/v1/automations/${id}/activate`, { note: "The first one" });
    const changed = structuredClone(twoSteps);
    changed.elements[0].text = "Good morning {{ contact.firstName | default: 'there' }}";
    await request("PATCH", `/v1/automations/${id}`, { flow: changed });
    const page = await open({ faults });
    await signIn(page);
    await openEditor(page, id, "?side=versions");
    await page.getByText("The first one").waitFor();
    await page.getByRole("button", { name: "Compare with the draft" }).click();
    await page.locator(".flow-card.changed[data-element=hello]").waitFor();
    await page.locator("del", { hasText: "Hello" }).waitFor();
    await axe(page, "the versions");
    await page.getByRole("button", { name: "Restore as draft" }).click();
    await page.getByText("The draft is version 1 again").waitFor();
    await page.getByText("Nothing differs.").waitFor();
    assert.equal((await request("GET", `/v1/automations/${id}`)).flow.elements[0].text, twoSteps.elements[0].text);
    await page.locator(".editor-head").getByRole("button", { name: "Undo" }).click();
    await page.locator(".flow-card.changed[data-element=hello]").waitFor();
  },
  "U-3 the activation lists what changes, and changes of someone else need a tick": async (faults) => {
    const { id } = await request("POST", "/v1/automations", { name: `Published ${unique()}`, flow: twoSteps });
    await request("POST", `/v1/automations/${id}/activate`, {});
    const { token } = await request("POST", "/v1/tokens", { name: `Luc ${unique()}`, role: "manager" });
    const changed = structuredClone(twoSteps);
    changed.elements[1].for = "P3D";
    await request("PATCH", `/v1/automations/${id}`, { flow: changed }, { Authorization: `Bearer ${token}` });
    const page = await open({ faults });
    await signIn(page);
    await openEditor(page, id);
    await page.getByRole("button", { name: "Publish the changes…" }).click();
    await page.locator("dialog .difference", { hasText: "Wait two days" }).waitFor();
    const publish = page.getByRole("button", { name: "Activate", exact: true });
    await page.getByRole("checkbox", { name: /The last changes are by Luc/ }).waitFor();
    assert.equal(await publish.getAttribute("aria-disabled"), "true");
    await axe(page, "the activation with changes of another");
    await page.getByRole("checkbox", { name: /The last changes are by Luc/ }).check();
    await publish.click();
    await page.getByText("is active as version 2").waitFor();
  },
};
