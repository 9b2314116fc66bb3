/** What every page has, and where its links lead. */

import { expect, test } from "vitest";
import { filesOf, shown, SITE, SPECIMENS, tags, textOf, words } from "./site.ts";

const pages = filesOf(SITE, ".html");
const specimens = filesOf(SPECIMENS, ".html");

function title(page: string): string {
  return /<title>([^<]*)<\/title>/.exec(page)?.[1] ?? "";
}

test("every page has a title of its own", () => {
  // The second step of signing in is an address of the first's document: what was typed there is gone.
  const titles = [...new Set(pages.map((page) => textOf(page)))].map(title);
  expect(titles.filter((one, place) => one === "" || titles.indexOf(one) !== place)).toEqual([]);
});

test("every page and every state of a screen has one first heading, in the page's language, and a title", () => {
  const wrong = [...pages.map((page) => textOf(page)), ...specimens.map((page) => textOf(page, SPECIMENS))].filter(
    (page) => shown(page).split("<h1").length !== 2 || !page.includes('<html lang="fr">') || !title(page),
  );
  expect(wrong.map(title)).toEqual([]);
});

test("every page the front itself names is there", () => {
  expect(pages).toEqual(expect.arrayContaining(["index.html", "404.html", "indisponible.html", "vote.html"]));
});

test("no page writes a tag of the catalogue out as text", () => {
  const all = [...pages.map((page) => [page, textOf(page)] as const), ...specimens.map((page) => [page, textOf(page, SPECIMENS)] as const)];
  const written = all.filter(([, text]) => /<\/?(a|abbr|br|em|p|span|strong)\b[^<]*>/.test(words(text)));
  expect(written.map(([page]) => page)).toEqual([]);
});

test("every link of ours leads to a page that exists", () => {
  const known = (address: string) => {
    const path = address.replace(/[?#].*$/, "").replace(/^\/|\/$/g, "");
    return path === "" || path === "vote" || path.startsWith("vote/") || filesOf(SITE).includes(path) || pages.includes(`${path}.html`);
  };
  // What only an election holds: its documents, and the archive of a proclaimed result.
  const ofAnElection = /^\/(documents|archives|api|logos)\//;
  const broken = new Set<string>();
  const all = [...pages.map((page) => [page, textOf(page)] as const), ...specimens.map((page) => [page, textOf(page, SPECIMENS)] as const)];
  for (const [page, text] of all) {
    if (page === "dev/screens.html") continue;
    for (const { name, attributes } of tags(text)) {
      const href = name === "a" ? attributes.get("href") : undefined;
      if (href?.startsWith("/") && !ofAnElection.test(href) && !known(href)) broken.add(`${page}: ${href}`);
    }
  }
  expect([...broken]).toEqual([]);
});
