import { expect, it } from "vitest";
import { Html } from "../../furniture/html.ts";
import type { Theme } from "../../furniture/theme.ts";
import { pages } from "./area.ts";
import { SITE_MAP } from "./site-map.ts";

/** Pages that the portal leads to when something stands in the way, and the map itself. */
const NOT_FOR_A_MAP = ["/404", "/acces-refuse", "/beaucoup-de-monde", "/indisponible", "/pas-encore-ouvert", "/plan-du-site", "/vote-clos", "/vote-suspendu"];

const theme: Theme = {
  service: "Élections",
  mark: new Html(""),
  color: "#000",
  accessibility: "Accessibilité : non conforme",
  version: "0 (abc)",
  helpDesk: { phone: "", hours: "", email: "" },
  // These three stand below a heading of the page's own; the others bring it.
  texts: new Proxy({}, { get: (_, name) => new Html(["contact", "code-source", "faq"].includes(String(name)) ? "" : "<h1>Texte</h1>") }),
};

it("every page that a person may want is on the map, once", () => {
  const mapped = SITE_MAP.flatMap(([, entries]) => entries.map(([path]) => path));
  expect(new Set(mapped).size).toBe(mapped.length);
  const missing = pages(theme).map(({ path }) => path).filter((path) => !mapped.includes(path));
  expect(missing.sort()).toEqual(NOT_FOR_A_MAP);
});

it("every page has a title of its own and one first heading", () => {
  const all = pages(theme);
  expect(new Set(all.map(({ title }) => title)).size).toBe(all.length);
  for (const { path, main } of all) expect([path, main.markup.match(/<h1>/g)?.length]).toEqual([path, 1]);
});

it("a theme that lacks a text builds no site", () => {
  expect(() => pages({ ...theme, texts: {} })).toThrow("the theme has no texts/");
});
