/** What the oldest browsers of V42 lack, by MDN's browser-compat-data. */

import { parse as parseScript, type Node } from "acorn";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { parse as parseStyle } from "postcss";
import { tags } from "./site.ts";

/** The versions that `unsupported` of texts/fr/furniture.ftl names, by the names that MDN gives their browsers. */
export const FLOOR: Readonly<Record<string, number>> = { safari: 14, safari_ios: 14, chrome: 87, chrome_android: 87, edge: 87, firefox: 78 };

interface Support {
  version_added: string | false | null;
  version_removed?: string;
  flags?: unknown;
  prefix?: string;
  alternative_name?: string;
}
interface Feature {
  __compat?: { support: Record<string, Support | Support[]> };
  [name: string]: unknown;
}

const data = JSON.parse(readFileSync(createRequire(import.meta.url).resolve("@mdn/browser-compat-data"), "utf8")) as Feature;

/** What a style sheet uses that a browser of {@link FLOOR} lacks: `selectors.focus-visible (safari, firefox)`. */
export function lackedByStyle(sheet: string): string[] {
  const used = new Set<string>();
  parseStyle(sheet).walk((node) => {
    if (node.type === "rule") for (const [, name] of node.selector.matchAll(/::?([a-z-]+)/g)) used.add(`css.selectors.${name}`);
    if (node.type === "atrule") {
      used.add(`css.at-rules.${node.name}`);
      for (const [, name] of node.params.matchAll(/\((?:min-|max-)?([a-z-]+)/g)) used.add(`css.at-rules.${node.name}.${name}`);
    }
    if (node.type !== "decl" || node.prop.startsWith("--")) return;
    const property = `css.properties.${node.prop}`;
    used.add(property);
    for (const [word] of node.value.matchAll(/[a-z][a-z-]+/g)) used.add(`${property}.${word}`);
    for (const [, name] of node.value.matchAll(/([a-z-]+)\(/g)) used.add(`css.types.${name}`).add(`css.types.color.${name}`);
    const grid = node.parent?.some((other) => other.type === "decl" && other.prop === "display" && other.value === "grid");
    if (/(^|-)gap$/.test(node.prop) && !grid) used.add(`${property}.flex_context`);
  });
  return lacked(used);
}

/** What the elements of a page use. */
export function lackedByPage(page: string): string[] {
  const used = new Set<string>();
  for (const { name, attributes } of tags(page)) {
    used.add(`html.elements.${name}`);
    for (const [attribute, value] of attributes) {
      used.add(`html.global_attributes.${attribute}`).add(`html.elements.${name}.${attribute}`).add(`html.elements.${name}.${attribute}.${value}`);
      used.add(`html.elements.${name}.type_${value}`);
    }
  }
  return lacked(used);
}

/**
 * What a script uses; it must be written in the syntax of 2020. A member is looked up by its name alone, since nothing says what it is
 * of: it is lacked where everything of this name is. `.at` is one that is read or given, `.at()` one that is called.
 */
export function lackedByScript(script: string): string[] {
  const [used, names, found] = [new Set<string>(), new Set<string>(), new Set<string>()];
  const called = new Set<unknown>();
  each(parseScript(script, { ecmaVersion: 2020, sourceType: "module" }), (node) => {
    if (node.type === "CallExpression") called.add(node.callee);
    // What is of `this` is of a class of ours.
    if (node.type === "MemberExpression" && !node.computed && node.object!.type !== "ThisExpression") {
      names.add(`${node.property!.name!}${called.has(node) ? "()" : ""}`);
      if (node.object!.type === "Identifier") {
        for (const place of PLACES) for (const end of ["", "_static"]) used.add(`${place}.${node.object!.name}.${node.property!.name}${end}`);
      }
    } else if (node.type === "Identifier") for (const place of PLACES) used.add(`${place}.${node.name}`);
    else if (node.type === "Property" && node.key!.type === "Identifier") names.add(node.key!.name!);
    else if (node.type === "Literal" && node.regex && /\(\?<[=!]|\(\?[a-z-]+:/.test(node.regex.pattern)) found.add("regular_expressions.lookbehind_assertion");
    else if (node.type === "TemplateElement") lackedByPage((node.value as { raw: string }).raw).forEach((feature) => found.add(feature));
  });
  for (const name of names) {
    const features = members.get(name.replace("()", "")) ?? [];
    if (features.length && features.every((feature) => lackers(feature).length)) found.add(`.${name} (${lackers(features[0]!).join(", ")})`);
  }
  return [...lacked(used), ...found].sort();
}

const PLACES = ["javascript.builtins", "api"];

interface Walked extends Node {
  computed?: boolean;
  callee?: Walked;
  name?: string;
  object?: Walked;
  property?: Walked;
  key?: Walked;
  value?: unknown;
  regex?: { pattern: string };
}

function each(node: Walked, visit: (node: Walked) => void): void {
  visit(node);
  for (const child of Object.values(node).flat()) if (child && typeof (child as Walked).type === "string") each(child as Walked, visit);
}

/** Everything that may be called on something, or given to it in an object, by its name. */
const members = new Map<string, Feature[]>();
for (const place of PLACES) collect(at(place)!, 0);

function collect(feature: Feature, depth: number): void {
  for (const [key, part] of Object.entries(feature) as [string, Feature][]) {
    if (key === "__compat") continue;
    const name = /^(?:options?_)?(\w+)_(?:parameter|option|static)$/.exec(key)?.[1] ?? key;
    if (depth > 0 && part.__compat) members.set(name, [...(members.get(name) ?? []), part]);
    collect(part, depth + 1);
  }
}

function lacked(paths: Iterable<string>): string[] {
  return [...paths]
    .flatMap((path) => {
      const browsers = lackers(at(path) ?? {});
      return browsers.length ? [`${path.slice(path.indexOf(".") + 1)} (${browsers.join(", ")})`] : [];
    })
    .sort();
}

function at(path: string): Feature | undefined {
  return path.split(".").reduce<Feature | undefined>((feature, name) => (feature && Object.prototype.hasOwnProperty.call(feature, name) ? (feature[name] as Feature) : undefined), data);
}

function lackers({ __compat }: Feature): string[] {
  if (!__compat) return [];
  return Object.keys(FLOOR).filter((browser) => {
    const support = __compat.support[browser];
    return support !== undefined && ![support].flat().some((since) => has(since, FLOOR[browser]!));
  });
}

function has({ version_added, version_removed, flags, prefix, alternative_name }: Support, version: number): boolean {
  if (!version_added || version_added === "preview" || flags || prefix || alternative_name) return false;
  return parseFloat(version_added.replace("≤", "")) <= version && !(version_removed && parseFloat(version_removed.replace("≤", "")) <= version);
}
