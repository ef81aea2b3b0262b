// Prints what axe-core finds in pages, light and dark: WCAG 2.2 AA and best practices. Arguments: the browser, the files.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const require = createRequire(`${process.env.NODE_PATH}/`);
const puppeteer = (await import(pathToFileURL(require.resolve("puppeteer-core")))).default;
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const [executablePath, ...files] = process.argv.slice(2);
const args = ["--no-sandbox", "--disable-gpu", "--single-process", "--no-zygote", "--disable-dev-shm-usage"];
const browser = await puppeteer.launch({ executablePath, args, headless: "shell" });
const found = [];
for (const file of files) {
  for (const value of ["light", "dark"]) {
    const page = await browser.newPage();
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value }]);
    await page.goto(pathToFileURL(file), { waitUntil: "domcontentloaded" });
    await page.evaluate(axe);
    const result = await page.evaluate(() =>
      globalThis.axe.run(document, {
        runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
        resultTypes: ["violations"],
      }),
    );
    for (const rule of result.violations) found.push([file, value, rule.id, rule.nodes[0].html]);
    const isWider = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    if (isWider) found.push([file, value, "wider than the window", ""]);
    await page.close();
  }
}
await browser.close();
console.log(JSON.stringify(found));
