/** Sentences stand in the catalogue (`texts/fr`) and in themes, never in code. */

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";

const SOURCES = join(import.meta.dirname, "../../src");
/** Examples of what an election or the server says are data of the specimens, which no voter's page carries. */
const EXAMPLES = /specimen|example/i;
const ACCENTED = /[àâæçéèêëîïôœùûüÿ«»’]/i;
/** Words that no English sentence, class name or address of ours is made of. */
const FRENCH =
  /(?<![\w/.#-])(aux?|avec|aucune?|cette|ces|dans|déjà|depuis|des|du|elle|est|et|il|je|la|le|les|leur|mais|mes|mon|nos|notre|nous|ou|par|pas|pour|que|qui|sans|sera|ses|son|sont|sous|sur|une|veuillez|vos|votre|vous)(?![\w/.#-])/i;

const files = readdirSync(SOURCES, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts") && !file.endsWith(".d.ts") && !file.endsWith(".test.ts") && !EXAMPLES.test(file))
  .sort();

test("the sources are there", () => expect(files.length).toBeGreaterThan(15));

test.each(files)("%s holds no French sentence", (file) => {
  const source = ts.createSourceFile(file, readFileSync(join(SOURCES, file), "utf8"), ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (EXAMPLES.test(nameOf(node)) || ts.isImportDeclaration(node)) return;
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node)) {
      if (isFrench(node.text)) found.push(`${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}: ${node.text.trim().slice(0, 80)}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  expect(found).toEqual([]);
});

test("a sentence is told from a class, an address and a date's pattern", () => {
  for (const text of ["Votre vote est enregistré.", "<p>Le vote</p>", "Mot de passe oublié", '<img alt="logo de la liste">']) expect(isFrench(text), text).toBe(true);
  for (const text of ['<p class="done">', "/aide/identifiant", "#mon-id", "fr-FR", '<a href="/vote/les-listes">', "numeric"]) expect(isFrench(text), text).toBe(false);
});

function isFrench(text: string): boolean {
  // What a reader never meets: an attribute that is no name, in a tag that may go on in the next part of the template.
  const read = text.replace(/\b(class|id|href|src|for|name|type|rel|data-[\w-]+|aria-(?:labelledby|describedby|controls|current|live))="[^"]*("|$)/g, "");
  return ACCENTED.test(read) || FRENCH.test(read);
}

/** The name under which a piece of code stands: that of the function or constant. */
function nameOf(node: ts.Node): string {
  if ((ts.isFunctionDeclaration(node) || ts.isVariableDeclaration(node)) && node.name && ts.isIdentifier(node.name)) return node.name.text;
  return "";
}
