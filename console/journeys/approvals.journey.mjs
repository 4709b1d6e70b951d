import assert from "node:assert/strict";
import { axe, open, request, signIn } from "./browser.mjs";

const unique = () => Math.random().toString(36).slice(2, 8);

const news = (subject) => ({
  format: 1,
  trigger: { kind: "manual" },
  start: "news",
  elements: [
    { id: "news", name: "News", kind: "send-email", purpose: "transactional", subject, html: "<p>Hello <b>{{ contact.firstName | default: 'you' }}</b></p>", prepare: true, next: "ask" },
    { id: "ask", name: "Ask", kind: "approval", approvers: ["mia@lumen.test"], expires: "P2D", next: "sent", onRefused: "refused", onExpired: "late" },
    { id: "sent", name: "Sent", kind: "end", outcome: "success" },
    { id: "refused", name: "Refused", kind: "end", outcome: "abandon" },
    { id: "late", name: "Late", kind: "end", outcome: "failure" },
  ],
});

/** An automation in which one contact waits for approval. */
async function waiting(subject) {
  const { id } = await request("POST", "/v1/automations", { name: `News ${subject}`, flow: news(subject) });
  await request("POST", `/v1/automations/${id}/activate`, {});
  const contact = await request("POST", "/v1/contacts", { firstName: "Ana", email: `${unique()}@example.com` });
  await request("POST", `/v1/automations/${id}/enrollments`, { contactId: contact.id });
  for (let i = 0; i < 20; i++) {
    await request("POST", "/v1/clock", { advance: "PT1M" });
    const { items } = await request("GET", "/v1/approvals?state=pending");
    if (items.some(({ automationId, contacts }) => automationId === id && contacts === 1)) return id;
  }
  throw new Error("No approval is pending");
}

const stateOf = async (id) => (await request("GET", "/v1/approvals")).items.find(({ automationId }) => automationId === id).state;

export default {
  "an approval is given on Today, after its number is confirmed": async (faults) => {
    const subject = `May ${unique()}`;
    const id = await waiting(subject);
    const page = await open({ faults });
    await signIn(page);
    await page.evaluate(() => { location.hash = "#/today"; });
    const card = page.getByRole("article").filter({ hasText: subject });
    await card.getByText("1 contact waits for this email").waitFor();
    await axe(page, "an approval on Today");
    await card.getByRole("button", { name: "Approve" }).click();
    await axe(page, "the confirmation of an approval");
    await page.getByRole("button", { name: "Send to 1" }).click();
    await page.getByText("Approved. The messages are being sent.").waitFor();
    await card.waitFor({ state: "detached" });
    assert.equal(await stateOf(id), "approved");
  },
  "an approval is refused on the page of its automation, by a manager only": async (faults) => {
    const subject = `June ${unique()}`;
    const id = await waiting(subject);
    const { token } = await request("POST", "/v1/tokens", { name: `Analyst ${unique()}`, role: "analyst" });
    const analyst = await open({ faults, language: "fr", theme: "dark" });
    await signIn(analyst, token);
    await analyst.evaluate((to) => { location.hash = to; }, `#/automations/${id}`);
    const off = analyst.getByRole("button", { name: `Refuser ${subject}` });
    await off.waitFor();
    assert.equal(await off.getAttribute("aria-disabled"), "true");
    await axe(analyst, "an approval that an analyst sees");
    const page = await open({ faults });
    await signIn(page);
    await page.evaluate((to) => { location.hash = to; }, `#/automations/${id}`);
    await page.getByRole("button", { name: `Refuse ${subject}` }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Refuse" }).click();
    await page.getByText("Refused. Nothing is sent.").waitFor();
    await page.getByRole("article").filter({ hasText: subject }).waitFor({ state: "detached" });
    assert.equal(await stateOf(id), "refused");
  },
};
