// Looks at each report as its readers do. Everything that is wrong is listed, over all reports, so that one run shows it.
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";

const [work, executablePath] = process.argv.slice(2);
const require = createRequire(path.resolve(work, "package.json"));
const { chromium } = require("playwright-core");
const axe = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const folder = path.resolve(work, "reports");
const reports = fs.readdirSync(folder).filter(name => name.endsWith(".html")).sort();
const wrong = [];
// The page of a pair of ten thousand sentences. Busy machines are slow: what it takes on an idle one is a third of this.
const LONG = "long.html";
const LOADED = 5000;
const STALL = 1500;
let at = "";
const expect = (holds, what) => { if (!holds) wrong.push(`${at}: ${what}`); };

const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });

// A page that reports every error and every request but its own.
async function open(name, options = {}, hash = "") {
  const context = await browser.newContext({ viewport: { width: 1200, height: 900 }, ...options });
  const page = await context.newPage();
  await page.addInitScript(() => document.addEventListener("DOMContentLoaded", () => {
    window.opened = document.querySelectorAll("*").length;
  }));
  const url = pathToFileURL(path.join(folder, name)).href;
  page.on("console", message => { if (message.type() === "error") wrong.push(`${at}: console: ${message.text()}`); });
  page.on("pageerror", error => wrong.push(`${at}: ${error}`));
  page.on("request", request => {
    if (request.url().split("#")[0] !== url) wrong.push(`${at}: asks for ${request.url()}`);
  });
  await page.goto(url + hash);
  return page;
}

async function accessible(name) {
  for (const colorScheme of ["light", "dark"]) {
    at = `${name}, ${colorScheme}`;
    const page = await open(name, { colorScheme, reducedMotion: "reduce" });
    await page.evaluate(axe);
    for (const view of ["side-by-side", "inline"]) {
      await page.check(`#${view}`);
      const { violations } = await page.evaluate(() => axe.run(document, { rules: { "color-contrast-enhanced": { enabled: true } } }));
      for (const { id, nodes } of violations) expect(false, `${id} in the ${view} view: ${nodes[0].html.slice(0, 200)}`);
    }
    await page.context().close();
  }
}

async function fitsPhone(name) {
  at = `${name}, 320 px`;
  const page = await open(name, { viewport: { width: 320, height: 640 } });
  for (const view of ["side-by-side", "inline", "reading"]) {
    await page.check(`#${view}`);
    const width = await page.evaluate(() => {
      // Rows off the screen are not laid out until somebody scrolls there.
      for (const part of document.querySelectorAll(".row, .card")) part.style.contentVisibility = "visible";
      return document.documentElement.scrollWidth;
    });
    expect(width <= 320, `the ${view} view is ${width} px wide`);
  }
  await page.context().close();
}

async function prints(name) {
  at = `${name}, printed`;
  const page = await open(name);
  await page.emulateMedia({ media: "print" });
  for (const hidden of [".controls", ".strip", ".skip"]) expect(!(await page.locator(hidden).isVisible()), `shows ${hidden}`);
  await page.context().close();
}

async function readableWithoutScript(name) {
  at = `${name}, without script`;
  const page = await open(name, { javaScriptEnabled: false });
  const findings = await page.locator(".finding").all();
  const rows = await page.locator("table:not(.facts) tbody tr").count();
  expect(findings.length === rows, `${findings.length} findings, but ${rows} rows in the table`);
  for (const finding of findings) {
    expect(await finding.isVisible(), "a finding is hidden");
    expect((await finding.locator("h3").textContent()).trim().length > 2, "a finding says nothing");
  }
  expect(!(await page.locator("button").first().isVisible().catch(() => false)), "shows a button that does nothing");
  await page.locator("label", { has: page.locator("#inline") }).click();
  expect(await page.locator(".card .inline").first().isVisible(), "the inline view needs script");
  await page.context().close();
}

async function obeysKeys(name) {
  at = `${name}, keys`;
  const page = await open(name, { reducedMotion: "reduce" });
  const focused = () => page.evaluate(() => document.activeElement.closest(".finding")?.id ?? "");
  const ids = await page.evaluate(() => [...document.querySelectorAll(".finding")].map(finding => finding.id));
  await page.keyboard.press("n");
  expect((await focused()) === ids[0], "n does not go to the first finding");
  expect(page.url().endsWith("#" + ids[0]), "n leaves no link");
  await page.keyboard.press("n");
  expect((await focused()) === ids[1 % ids.length], "n does not go on");
  await page.keyboard.press("p");
  expect((await focused()) === ids[0], "p does not go back");
  await page.keyboard.press("s");
  expect(await page.isChecked("#inline"), "s does not change the view");
  await page.keyboard.press("f");
  expect(!(await page.isChecked("#show-equal")), "f does not fold");
  await page.keyboard.press("f");
  expect(await page.isChecked("#show-equal"), "f does not unfold");
  await page.keyboard.press("?");
  expect(await page.isVisible("#help label"), "? does not list the keys");
  await page.uncheck("#keys");
  await page.keyboard.press("s");
  expect(await page.isChecked("#inline"), "a key acts although keys are off");
  await page.context().close();
}

async function leadsToFindings(name) {
  at = `${name}, deep link`;
  const first = await open(name);
  const ids = await first.evaluate(() => [...document.querySelectorAll(".finding")].map(finding => finding.id));
  await first.context().close();
  const page = await open(name, { reducedMotion: "reduce" }, "#" + ids.at(-1));
  await page.waitForTimeout(500);
  const top = await page.evaluate(id => document.getElementById(id).getBoundingClientRect().top, ids.at(-1));
  expect(top >= -10 && top < 900, "the link to the last finding leads elsewhere: " + top);
  await page.context().close();
}

// A page of ten thousand sentences: as quick and as smooth as one of fifty, and all of it there for who asks.
async function copesWithLength(name) {
  at = name;
  const size = fs.statSync(path.join(folder, name)).size / 1e6;
  expect(size < 40, `${size} MB`);
  const times = [];
  for (let round = 0; round < 3; round += 1) {
    const page = await open(name);
    times.push(await page.evaluate(() => performance.getEntriesByType("navigation")[0].loadEventEnd));
    // As it came: the parts that are filled in from then on are counted by nobody.
    const elements = await page.evaluate(() => opened);
    expect(elements < 60_000, `${elements} elements when opened`);
    await page.context().close();
  }
  expect(Math.min(...times) < LOADED, `loaded after ${times.map(Math.round).join(", ")} ms`);

  const page = await open(name, { reducedMotion: "reduce" });
  const focused = () => page.evaluate(() => document.activeElement.closest(".finding")?.id ?? "");
  await page.keyboard.press("p");
  const last = await focused();
  expect(last, "p does not go to the last finding");
  await page.keyboard.press("n");
  const first = await focused();
  expect(first && first !== last, "n does not go on from the last finding");
  await page.keyboard.press("p");
  expect((await focused()) === last, "p does not go back to the last finding");
  await page.waitForFunction(() => !document.querySelector(".later"), null, { timeout: 120_000, polling: 200 });
  const slowest = await page.evaluate(async () => {
    const frames = () => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
    let slowest = 0;
    const acts = ["inline", "reading", "show-equal", "show-equal", "side-by-side"].map(id => () => document.getElementById(id).click());
    acts.push(() => scrollTo(0, document.documentElement.scrollHeight), () => scrollTo(0, 0));
    for (const act of acts) {
      const start = performance.now();
      act();
      await frames();
      slowest = Math.max(slowest, performance.now() - start);
    }
    return slowest;
  });
  expect(slowest < STALL, `stands still for ${Math.round(slowest)} ms`);
  const { lines, found, rows, ends } = await page.evaluate(() => {
    const count = selector => document.querySelectorAll(selector).length;
    const ends = [...document.querySelectorAll(".row")].at(-1).checkVisibility();
    return { lines: count("table.list tbody tr"), found: count(".finding"), rows: count(".row"), ends };
  });
  expect(lines === found, `${found} findings, but ${lines} rows in the table`);
  expect(ends, "its last row is hidden");
  await page.context().close();

  for (const id of [last, "b" + rows]) {
    const linked = await open(name, { reducedMotion: "reduce" }, "#" + id);
    await linked.waitForTimeout(1000);
    const top = await linked.evaluate(() => document.querySelector(":target")?.getBoundingClientRect().top ?? NaN);
    expect(top >= -10 && top < 900, `the link to #${id} leads elsewhere: ${top}`);
    await linked.evaluate(() => dispatchEvent(new Event("beforeprint")));
    expect(!(await linked.locator(".later").count()), "is printed in parts");
    await linked.context().close();
  }

  const plain = await open(name, { javaScriptEnabled: false });
  expect((await plain.locator(".finding").count()) === found, "lacks findings without script");
  expect((await plain.locator(".row").count()) === rows, "lacks rows without script");
  await plain.context().close();
}

for (const name of reports) {
  if (name === LONG) continue;
  await accessible(name);
  await fitsPhone(name);
  await prints(name);
  await readableWithoutScript(name);
}
await obeysKeys(reports[1]);
await leadsToFindings(reports[1]);
await copesWithLength(LONG);
await browser.close();

for (const line of wrong) console.error(line);
console.log(`${reports.length} reports opened, ${wrong.length} things wrong`);
process.exit(wrong.length ? 1 : 0);
