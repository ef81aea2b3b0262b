// Prints the phrases that Guidepup's virtual screen reader says of a page, from its beginning to its end.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const require = createRequire(`${process.env.NODE_PATH}/`);
const { JSDOM } = require("jsdom");
const { window } = new JSDOM(readFileSync(process.argv[2], "utf8"), { pretendToBeVisual: true });
const names =
  "window document Node Element HTMLElement SVGElement HTMLInputElement NodeFilter MutationObserver DOMParser " +
  "Event CustomEvent KeyboardEvent MouseEvent getComputedStyle";
for (const name of names.split(" ")) globalThis[name] = name === "window" ? window : window[name];
for (const fold of window.document.querySelectorAll("details")) fold.open = true;
const { Virtual } = await import(pathToFileURL(require.resolve("@guidepup/virtual-screen-reader")));
const reader = new Virtual();
await reader.start({ container: window.document.body });
while ((await reader.lastSpokenPhrase()) !== "end of document") await reader.next();
process.stdout.write(JSON.stringify(await reader.spokenPhraseLog()), () => process.exit(0));
