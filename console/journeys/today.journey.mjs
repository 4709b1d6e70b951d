import assert from "node:assert/strict";
import { axe, open, request, signIn } from "./browser.mjs";

const unique = () => Math.random().toString(36).slice(2, 8);

const flow = (kind) => ({
  format: 1,
  trigger: { kind },
  start: "done",
  elements: [{ id: "done", name: "Done", kind: "end", outcome: "success" }],
});

export default {
  "Today names what needs attention, each with a link to its place": async (faults) => {
    const word = unique();
    await request("POST", "/v1/promo-banks", { name: `Bank ${word}`, key: `bank-${word}` });
    const { id } = await request("POST", "/v1/automations", { name: `Draft ${word}`, flow: flow("api") });
    await request("POST", `/v1/automations/${id}/activate`, {});
    await request("PATCH", `/v1/automations/${id}`, { flow: flow("manual") });
    const page = await open({ faults });
    await signIn(page);
    await page.evaluate(() => { location.hash = "#/today"; });
    const line = (text) => page.getByRole("listitem").filter({ hasText: text });
    await line(`The promo bank “Bank ${word}” has 0 codes left.`).getByRole("link", { name: "Add codes" }).waitFor();
    assert.equal(await line(`Draft ${word}`).getByRole("link", { name: "Open it" }).getAttribute("href"), `#/automations/${id}`);
    await axe(page, "Today with problems");
    await line(`Draft ${word}`).getByRole("link", { name: "Open it" }).click();
    await page.locator(".flow-editor").waitFor();
  },
};
