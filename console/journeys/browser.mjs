import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export const origin = process.env.CONSOLE_URL ?? "http://localhost:8080";
export const owner = process.env.RELANCE_OWNER_TOKEN ?? "";

let browser;

async function chromiumOnce() {
  browser ??= await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium" });
  return browser;
}

export async function close() {
  await browser?.close();
}

/** A tab of a browser of its own. Messages in its console and failed requests are faults of the journey. */
export async function open({ language = "en", theme = "light", width = 1280, height = 800, faults }) {
  const context = await (await chromiumOnce()).newContext({
    locale: language,
    colorScheme: theme,
    viewport: { width, height },
    bypassCSP: false,
  });
  const page = await context.newPage();
  page.on("console", (message) => {
    // The browser itself writes a line for each answer of 4xx; journeys that expect one look at the page.
    if (["error", "warning"].includes(message.type()) && !message.text().startsWith("Failed to load resource")) {
      faults.push(message.text());
    }
  });
  page.on("pageerror", (error) => faults.push(error.message));
  page.setDefaultTimeout(30_000);
  await page.goto(`${origin}/console/index.html`);
  return page;
}

export async function signIn(page, token = owner) {
  await page.locator("input[name=token]").fill(token);
  await page.locator("button[type=submit]").click();
  await page.locator("nav.side").waitFor();
}

/** Fails if axe finds anything on the page. */
export async function axe(page, where) {
  // Evaluation from outside is not under the page's policy, which stays in force for the page itself.
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate(() =>
    window.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }),
  );
  if (violations.length > 0) {
    const lines = violations.map((v) => `${v.id}: ${v.help}\n    ${v.nodes.map((n) => n.html.slice(0, 160)).join("\n    ")}`);
    throw new Error(`axe finds on ${where}:\n  ${lines.join("\n  ")}`);
  }
}

/** A request to the API, outside the browser. */
export async function request(method, path, body, headers = {}) {
  const response = await fetch(origin + path, {
    method,
    headers: { Authorization: `Bearer ${owner}`, ...(body && { "Content-Type": "application/json" }), ...headers },
    ...(body && { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${await response.text()}`);
  return response.status === 204 ? undefined : response.json();
}

/**
 * Advances the test clock to the next time of day in the project's time zone, such as 10:00, so that
 * quiet hours do not depend on when the journeys run.
 */
export async function advanceTo(time) {
  const { now, timeZone } = await request("GET", "/v1/project");
  const local = new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit" }).format(new Date(now));
  const minutes = (text) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
  const ahead = (minutes(time) - minutes(local) + 1440) % 1440;
  await request("POST", "/v1/clock", { advance: `PT${ahead || 1440}M` });
}
