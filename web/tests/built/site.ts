/** The built site as files: its pages, what each loads, and what each says. */

import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { gzipSync } from "node:zlib";

const WEB = join(import.meta.dirname, "../..");
/** What is published. */
export const SITE = join(WEB, "dist");
/** Every screen in every state. */
export const SPECIMENS = join(WEB, "dist-dev");

for (const folder of [SITE, SPECIMENS]) {
  if (!existsSync(folder)) throw new Error(`${folder} is not built: npm run build`);
}

/** The files of a folder, by their paths within it, in order. */
export function filesOf(folder: string, ending = ""): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(folder.length + 1))
    .sort();
}

/** The text of a file of the site: `/assets/x.js` or `index.html`. */
export function textOf(file: string, folder = SITE): string {
  return readFileSync(join(folder, file), "utf8");
}

/** What a file weighs on the wire, compressed as the front compresses it; `files` one by one, in bytes. */
export function weight(files: Iterable<string>, folder = SITE): number {
  return [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(folder, file))).length, 0);
}

/** A page without what waits in it for later: a `<template>` is shown to nobody until a script takes it out. */
export function shown(page: string): string {
  return page.replace(/<template\b[^]*?<\/template>/g, "");
}

/** The opening tags of a page, in order. */
export function tags(page: string): { name: string; attributes: Map<string, string> }[] {
  const found = page.replace(/<!--[^]*?-->/g, "").matchAll(/<([a-z][a-z0-9]*)((?:\s+[^\s"'<>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>]+))?)*)\s*\/?>/gi);
  return [...found].map(([, name, attributes]) => ({ name: name!.toLowerCase(), attributes: attributesOf(attributes!) }));
}

function attributesOf(text: string): Map<string, string> {
  const found = text.matchAll(/([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+)))?/g);
  return new Map([...found].map(([, name, double, single, bare]) => [name!.toLowerCase(), double ?? single ?? bare ?? ""]));
}

/** The scripts that run when this page arrives: its own and all that they import, workers left out. */
export function scriptsOf(page: string, folder = SITE): Set<string> {
  const scripts = tags(page).filter(({ name, attributes }) => name === "script" && !attributes.has("nomodule"));
  return closure(scripts.map(({ attributes }) => attributes.get("src")!.slice(1)), importsOf, folder);
}

/** Everything a page may ever run: its scripts, what they import on demand, and their workers. */
export function codeOf(page: string, folder = SITE): Set<string> {
  return closure(scriptsOf(page, folder), (code, file) => [...importsOf(code, file), ...namedIn(code, folder)], folder);
}

function closure(starts: Iterable<string>, next: (code: string, file: string) => string[], folder: string): Set<string> {
  const found = new Set<string>();
  const waiting = [...starts];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (found.has(file)) continue;
    found.add(file);
    waiting.push(...next(textOf(file, folder), file));
  }
  return found;
}

function importsOf(code: string, file: string): string[] {
  return [...code.matchAll(/(?:\bfrom|\bimport)\s*"(\.{1,2}\/[^"]+\.js)"/g)].map(([, address]) => posix.join(dirname(file), address!));
}

// A worker and a module loaded on demand are named by a string.
function namedIn(code: string, folder: string): string[] {
  const names = [...code.matchAll(/["'`](?:\.?\/)?((?:assets\/)?[\w.-]+\.js)["'`]/g)].map(([, name]) => name!);
  return names.map((name) => (name.startsWith("assets/") ? name : `assets/${name}`)).filter((name) => existsSync(join(folder, name)));
}

/** What a reader of the page meets: its text and the names it gives to controls and pictures, one space between words. */
export function words(page: string): string {
  const named = tags(page).flatMap(({ attributes }) => ["aria-label", "alt", "title", "placeholder"].map((name) => attributes.get(name) ?? ""));
  const text = page.replace(/<(script|style)\b[^]*?<\/\1>/g, " ").replace(/<[^>]+>/g, " ");
  return plain([text, ...named].join(" "));
}

function plain(text: string): string {
  return text
    .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    .replace(/&(amp|lt|gt|quot|apos|nbsp);/g, (_, name: string) => ({ amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " })[name]!)
    .replace(/\s+/g, " ");
}
