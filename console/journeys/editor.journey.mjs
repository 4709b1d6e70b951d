import assert from "node:assert/strict";
import { axe, open, request, signIn } from "./browser.mjs";

const unique = () => Math.random().toString(36).slice(2, 8);

/** Presses Tab until an element has the focus, as someone without a mouse does. */
async function tabTo(page, locator, key = "Tab") {
  await locator.first().waitFor();
  for (let i = 0; i < 80; i++) {
    if (await locator.first().evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`the focus never comes to ${locator}`);
}

const focused = (page, selector) => page.waitForFunction((css) => document.activeElement?.matches(css), selector);

/** Adds an element after the card with the focus, by the keyboard. */
async function add(page, kind, name, exit) {
  await page.keyboard.press("+");
  await page.locator("dialog[open]").waitFor();
  if (exit !== undefined) {
    await page.keyboard.type(exit);
    await page.keyboard.press("Tab");
  }
  await page.keyboard.type(kind);
  await page.keyboard.press("Enter");
  await focused(page, "[data-focus=name]");
  await page.keyboard.type(name);
}

async function backToCard(page) {
  await page.keyboard.press("Escape");
  await focused(page, "[data-element]");
}

async function openEditor(page, id, more = "") {
  await page.evaluate((to) => { location.hash = to; }, `#/automations/${id}${more}`);
  await page.locator(".flow-editor").waitFor();
}

/** A pattern, since a text is found in "Not saved yet" too, whatever its case. */
const saved = (page) => page.locator(".editor-head [role=status]", { hasText: /^Saved/ }).waitFor();

const newCart = (name) => request("POST", "/v1/automations", { name, template: "abandoned-cart-three-reminders", locale: "en" });

const flowOf = async (id) => (await request("GET", `/v1/automations/${id}`)).flow;

export default {
  "U-11 the cart with three reminders is built and activated with the keyboard alone": async (faults) => {
    const name = `By keys ${unique()}`;
    const page = await open({ faults });
    await signIn(page);
    await tabTo(page, page.getByRole("button", { name: "New automation" }));
    await page.keyboard.press("Enter");
    await tabTo(page, page.getByRole("button", { name: /Blank automation/ }));
    await page.keyboard.press("Space");
    await tabTo(page, page.getByRole("combobox", { name: "What starts it" }));
    await page.keyboard.type("Cart");
    await tabTo(page, page.getByRole("textbox", { name: "Name" }));
    await page.keyboard.type(name);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name, level: 1 }).waitFor();
    await tabTo(page, page.getByRole("button", { name: /^Trigger/ }));
    let exit;
    for (const nth of ["First", "Second", "Third"]) {
      await add(page, "Text message", `${nth} reminder`, exit);
      await tabTo(page, page.getByRole("textbox", { name: "Text", exact: true }));
      await page.keyboard.type("Your cart is still here. Reply STOP to opt out.");
      await backToCard(page);
      await add(page, "Wait", `Wait after the ${nth.toLowerCase()}`);
      await backToCard(page);
      await add(page, "Condition", `Ordered after the ${nth.toLowerCase()}?`);
      await backToCard(page);
      await add(page, "End", "Won", "Yes");
      await tabTo(page, page.getByRole("combobox", { name: "Counts as" }));
      await page.keyboard.type("Success");
      await backToCard(page);
      await page.keyboard.press("ArrowUp");
      await page.waitForFunction((text) => document.activeElement?.textContent?.includes(text), `after the ${nth.toLowerCase()}?`);
      exit = "No";
    }
    await page.getByRole("button", { name: "No faults" }).waitFor();
    await axe(page, "the editor");
    await saved(page);
    await page.keyboard.press("Control+z");
    await page.keyboard.press("Control+y");
    await tabTo(page, page.getByRole("button", { name: "Activate…" }), "Shift+Tab");
    await page.keyboard.press("Enter");
    await page.getByText("The draft has no faults.").waitFor();
    await tabTo(page, page.getByRole("button", { name: "Activate", exact: true }));
    await page.keyboard.press("Enter");
    await page.getByText(`“${name}” is active as version 1.`).waitFor();
    const [{ id }] = (await request("GET", `/v1/automations?query=${encodeURIComponent(name)}`)).items;
    const flow = await flowOf(id);
    assert.equal(flow.elements.filter((element) => element.kind === "send-sms").length, 3);
    assert.equal(flow.elements.filter((element) => element.kind === "condition").length, 3);
    assert.deepEqual(Object.keys(flow.elements[0]).filter((field) => /^(x|y|position)$/.test(field)), []);
  },
  "U-10 deleting closes the gap, and of a condition one branch stays; undo brings it back": async (faults) => {
    const { id } = await newCart(`Deleting ${unique()}`);
    const page = await open({ faults });
    await signIn(page);
    await openEditor(page, id, "?element=wait-a-day");
    await page.locator(".flow-card[data-element=wait-a-day]").focus();
    await page.keyboard.press("Delete");
    await page.locator(".flow-card[data-element=wait-a-day]").waitFor({ state: "detached" });
    await page.locator(".flow-card[data-element=bought-after-first]").focus();
    await page.keyboard.press("Delete");
    await page.getByText("which branch stays?").first().waitFor();
    await axe(page, "the question which branch stays");
    await page.getByRole("radio", { name: /Yes/ }).check();
    await page.getByRole("button", { name: "Delete", exact: true }).click();
    await saved(page);
    await page.waitForFunction(() => document.querySelectorAll(".flow-card").length === 2);
    await page.keyboard.press("Control+z");
    await page.keyboard.press("Control+z");
    await page.waitForFunction(() => document.querySelectorAll(".flow-card").length === 10);
    await saved(page);
    assert.equal((await flowOf(id)).elements.length, 11);
  },
  "U-1 two tabs change one draft: the second is asked, and both changes stay": async (faults) => {
    const { id } = await newCart(`Two tabs ${unique()}`);
    const [one, two] = [await open({ faults }), await open({ faults })];
    for (const page of [one, two]) {
      await signIn(page);
      await openEditor(page, id, "?element=first");
      await page.getByRole("textbox", { name: "Name" }).waitFor();
    }
    await one.getByRole("textbox", { name: "Text", exact: true }).fill("Hello. Reply STOP to opt out.");
    await saved(one);
    await one.waitForTimeout(1_500);
    await two.getByRole("textbox", { name: "Name" }).fill("Renamed");
    await two.getByRole("heading", { name: "Someone else changed this draft" }).waitFor();
    await axe(two, "the conflict dialog");
    await two.getByRole("button", { name: "Keep both" }).click();
    await saved(two);
    const first = (await flowOf(id)).elements.find((element) => element.id === "first");
    assert.deepEqual([first.name, first.text], ["Renamed", "Hello. Reply STOP to opt out."]);
  },
  "U-4 U-5 what could not be saved is kept on the device, and comes back after a reload": async (faults) => {
    const { id } = await newCart(`Kept ${unique()}`);
    const page = await open({ faults });
    await signIn(page);
    await openEditor(page, id, "?element=first");
    await page.route("**/v1/automations/*", (route) => (route.request().method() === "PATCH" ? route.abort() : route.continue()));
    await page.getByRole("textbox", { name: "Name" }).fill("Typed offline");
    await page.getByText("Kept on this device").waitFor();
    assert.notEqual((await flowOf(id)).elements[0].name, "Typed offline");
    await page.unroute("**/v1/automations/*");
    await page.reload();
    await page.locator(".flow-card", { hasText: "Typed offline" }).waitFor();
    await saved(page);
    await page.waitForTimeout(500);
    assert.equal((await flowOf(id)).elements[0].name, "Typed offline");
  },
  "U-11 the editor has no findings of axe in either theme or language, drawn or as outline, on a phone too": async (faults) => {
    const { id } = await newCart(`Looked at ${unique()}`);
    for (const [theme, language, width] of [["dark", "fr", 1280], ["light", "en", 390]]) {
      const page = await open({ theme, language, width, faults });
      await signIn(page);
      for (const more of ["?element=first", "?view=outline&trigger=1", "?view=drawing&element=bought-after-first", "?view=json&side=faults"]) {
        await openEditor(page, id, more);
        await page.locator(".editor-side:visible, .editor-main").first().waitFor();
        await page.waitForTimeout(300);
        await axe(page, `the editor ${more}, ${theme}, ${language}`);
      }
    }
  },
  "U-29 an analyst reads the flow, changes nothing, and plays it": async (faults) => {
    const { id } = await newCart(`Read only ${unique()}`);
    const { token } = await request("POST", "/v1/tokens", { name: `analyst ${unique()}`, role: "analyst" });
    const page = await open({ faults });
    await signIn(page, token);
    await openEditor(page, id, "?element=first");
    await page.getByRole("textbox", { name: "Text", exact: true }).waitFor();
    assert.equal(await page.getByRole("textbox", { name: "Text", exact: true }).getAttribute("readonly"), "");
    assert.equal(await page.locator(".exit-add").count(), 0);
    const activate = page.getByRole("button", { name: "Activate…" });
    assert.equal(await activate.getAttribute("title"), "This needs the role manager or a higher one.");
    await axe(page, "the editor for an analyst");
    await page.getByRole("button", { name: "Play" }).click();
    await page.locator(".phone-thread .sms-bubble").first().waitFor();
  },
  "U-19 the test message has the text of the screen": async (faults) => {
    const { id } = await newCart(`Tested ${unique()}`);
    const page = await open({ faults });
    await signIn(page);
    await openEditor(page, id, "?element=first");
    const text = `Test ${unique()}. Reply STOP to opt out.`;
    await page.getByRole("textbox", { name: "Text", exact: true }).fill(text);
    await page.getByText("Send a test").click();
    await page.getByRole("textbox", { name: "Phone number" }).fill("+33611223344");
    await page.getByRole("button", { name: "Send the test" }).click();
    await page.getByText("The test is sent to +33611223344.").waitFor();
    await page.getByText("With sample values").first().click();
    await page.locator(".sms-bubble", { hasText: text }).waitFor();
  },
};
