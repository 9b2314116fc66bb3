/** Every sentence that the 2022 guide shows on a screen is on that screen here (SCREENS §8.1). */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { catalogue } from "../../build/texts.ts";
import { filesOf, SITE, SPECIMENS, textOf, words } from "./site.ts";

const lines = readFileSync(join(import.meta.dirname, "../seed-strings.txt"), "utf8").split("\n").filter((line) => line && !line.startsWith("#"));
const seed = lines.map((line) => line.split("\t") as [screen: string, text: string]);
const screens = [...new Set(seed.map(([screen]) => screen))];

const specimens = filesOf(SPECIMENS, ".html").filter((file) => file.startsWith("dev/screens/"));
/** What stands on some page: for the furniture, and for what a page shows only when it is used. */
const anywhere = [
  ...filesOf(SITE, ".html").map((file) => words(textOf(file))),
  ...[...catalogue().values()].flat().map(({ expression }) => words(expression)),
];

test("the list is whole: a screen and a text on each line, no line twice", () => {
  expect(lines.filter((line) => !/^(furniture|V\d\d)\t\S/.test(line))).toEqual([]);
  expect(lines.filter((line, place) => lines.indexOf(line) !== place)).toEqual([]);
  expect(seed.length).toBeGreaterThan(90);
});

test.each(screens)("%s says what the guide shows", (screen) => {
  const ofScreen = specimens.filter((file) => screen === "furniture" || file.startsWith(`dev/screens/${screen}`)).map((file) => words(textOf(file, SPECIMENS)));
  expect(ofScreen.length, `${screen} has no specimen`).toBeGreaterThan(0);
  const said = [...ofScreen, ...anywhere].map(together);
  const missing = seed.filter(([of, text]) => of === screen && !said.some((page) => pattern(text).test(page)));
  expect(missing.map(([, text]) => text)).toEqual([]);
});

/** Spaces don't count, nor does the way an apostrophe or a quotation mark is drawn. */
function together(text: string): string {
  return text.replace(/\s/g, "").replace(/[’ʼ]/g, "'").replace(/[“”«»]/g, '"').replace(/[–—]/g, "-").normalize("NFC");
}

function pattern(text: string): RegExp {
  const capitals = text.startsWith("Aa ");
  const parts = (capitals ? text.slice(3) : text).split("{}").map((part) => together(part).replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(parts.join(".{1,120}?"), capitals ? "i" : "");
}
