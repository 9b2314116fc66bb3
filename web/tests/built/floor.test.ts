/**
 * The browsers that the pages promise to work in (V42) know everything that the built site uses, or do without it.
 * What those browsers do with the rest of it, `make browsers` tries (docs/BROWSERS.md).
 */

import { expect, test } from "vitest";
import { FLOOR, lackedByPage, lackedByScript, lackedByStyle } from "./floor.ts";
import { filesOf, SITE, textOf } from "./site.ts";

/** What some of those browsers lack, and why a voter who has one misses nothing. */
const GUARDED: Readonly<Record<string, string>> = {
  "at-rules.media.forced-colors": "older systems with forced colours draw edges themselves",
  "at-rules.media.scripting": "without JavaScript, the home keeps an empty place",
  "elements.dialog": "hidden until it is open by the style sheet; furniture/dialog.ts opens it as a block over the page",
  "elements.link.rel.icon": "a tab without its picture",
  "elements.meta.name.theme-color": "the browser's own colour around the page",
  "elements.meta.name.viewport": "telephones know it, and no other browser needs it",
  "global_attributes.autocapitalize": "a keyboard that begins with a capital: identifiers and codes are read in any case",
  "global_attributes.autocorrect": "a keyboard that proposes another word",
  "global_attributes.autofocus": "dialogs: where there is no <dialog>, dialog.ts gives the focus",
  "global_attributes.inputmode": "another keyboard than that of addresses or of digits",
  "properties.accent-color": "boxes of the system's colour",
  "properties.cursor.default": "a telephone has no pointer",
  "properties.cursor.pointer": "a telephone has no pointer",
  "properties.font-family.ui-monospace": "one of the fonts named after it",
  "properties.gap.flex_context": "margins in its place, at the end of main.css",
  "properties.overflow-wrap.anywhere": "`break-word` of the body: a word is broken all the same, and `make browsers` finds what would scroll sideways",
  "properties.resize": "a text area of one size",
  "properties.resize.vertical": "a text area of one size",
  "properties.scroll-behavior": "the page jumps in place of sliding",
  "properties.scroll-behavior.smooth": "the page jumps in place of sliding",
  "selectors.backdrop": "no dialog, no ground behind it",
  "selectors.focus-visible": "both rules that name it are dropped: the browser's own mark of the focus stays",
  "selectors.modal": "the one rule that names it is for a specimen",
  trustedTypes: "furniture/show.ts does without the policy",
  ".createPolicy()": "furniture/show.ts does without the policy",
  ".createHTML()": "the policy of furniture/show.ts, which is its own rules where there are no Trusted Types",
  ".createScriptURL()": "the same",
  ".createHTML": "the rules of that policy",
  ".createScriptURL": "the rules of that policy",
  ".showModal": "asked for by furniture/dialog.ts before it is called",
  ".showModal()": "asked for by furniture/dialog.ts before it is called",
};

/** Names of ours and of libraries that some newer part of the platform also has. */
const OURS = new Set(
  (
    ".address .at .beta .blank .blank() .bytes .day .device .element .errors .first .forget() .hour .identifier .isValid .last " +
    ".messages .minute .minutes .month .number .opened .parameters .phone .phrase .since .subject .subtract() .symbols .to .token " +
    ".uuid .wait .wait() .writable .year"
  ).split(" "),
);

const lacked = new Set<string>();

test.each([
  [".css", lackedByStyle],
  [".html", lackedByPage],
  [".js", lackedByScript],
] as const)("everything that the %s files use is known to the oldest browsers, or has a reason", (ending, lackedBy) => {
  const files = filesOf(SITE, ending);
  expect(files.length).toBeGreaterThan(0);
  for (const file of files) {
    const found = lackedBy(textOf(file));
    for (const feature of found) lacked.add(nameOf(feature));
    const unexplained = found.filter((feature) => !(nameOf(feature) in GUARDED) && !OURS.has(nameOf(feature)));
    expect(unexplained, file).toEqual([]);
  }
});

test("no reason is given for what the site doesn't use", () => {
  expect([...Object.keys(GUARDED), ...OURS].filter((feature) => !lacked.has(feature))).toEqual([]);
});

test("what newer browsers brought is found", () => {
  const scripts = ["[].at(-1)", "structuredClone({})", "Object.hasOwn({}, 'a')", "crypto.randomUUID()", "AbortSignal.timeout(1)", "/(?<=a)b/.test('b')"];
  for (const script of [...scripts, "new Intl.DateTimeFormat('fr', { dateStyle: 'full' })", "document.body.inert = true", "new WeakRef({})"]) {
    expect(lackedByScript(script), script).not.toEqual([]);
  }
  for (const script of ["a ??= 1", "class A { #b = 1 }", "await 1", "class A { static {} }"]) expect(() => lackedByScript(script), script).toThrow(SyntaxError);
  const styles = ["a:has(b) { color: red }", "a { inset: 0; aspect-ratio: 1 }", "@layer a { b { color: red } }", "a { color: color-mix(in srgb, red, blue) }"];
  for (const style of [...styles, "a { display: flex; gap: 1rem }", "@container (width > 1px) { a { color: red } }"]) expect(lackedByStyle(style), style).not.toEqual([]);
  for (const page of ["<dialog open>", "<p popover>", "<p inert>", "<search>"]) expect(lackedByPage(page), page).not.toEqual([]);
});

test("the sentence that turns older browsers away names the versions that are held to here", () => {
  const [, firefox, chrome, safari] = /Firefox (\d+), Chrome ou Edge (\d+), Safari (\d+)/.exec(textOf("index.html"))!.map(Number);
  expect({ firefox, chrome, edge: chrome, safari }).toEqual({ firefox: FLOOR.firefox, chrome: FLOOR.chrome, edge: FLOOR.edge, safari: FLOOR.safari });
});

/** `selectors.modal` of `selectors.modal (safari, chrome)`. */
function nameOf(feature: string): string {
  return feature.split(" ")[0]!;
}
