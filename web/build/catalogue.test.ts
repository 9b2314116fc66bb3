import { FluentParser } from "@fluent/syntax";
import { expect, it } from "vitest";
import { html, Html } from "../src/furniture/html.ts";
import { declarations, javascript, messages } from "./catalogue.ts";

/** The exports of the module that a text becomes. */
function run(source: string, terms = ""): Record<string, unknown> {
  const all = messages(source, "test.ftl", new FluentParser({ withSpans: false }).parse(terms).body);
  const code = javascript(all, "html").replace(/^import .*$/m, "").replace(/^export const (\w+) =/gm, "exported.$1 =");
  const exported: Record<string, unknown> = {};
  new Function("exported", "html", "Html", code)(exported, html, Html);
  return exported;
}

it("a message without a variable is a text, with its typography", () => {
  expect(run("not-you = Ce n'était pas vous ?")).toEqual({ notYou: "Ce n'était pas vous\u202f?" });
});

it("a message with variables is a function of them", () => {
  const { left } = run("left = Il vous reste { $n } essais, { $name }.") as { left: (values: object) => string };
  expect(left({ n: 3, name: "Zoé" })).toBe("Il vous reste 3 essais, Zoé.");
});

it("French is singular up to 2, and a number of its own goes first", () => {
  const { tries } = run("tries = { $n ->\n    [0] aucun essai\n    [one] { $n } essai\n   *[other] { $n } essais\n }") as { tries: (values: { n: number }) => string };
  expect([0, 1, 1.5, 2, 21].map((n) => tries({ n }))).toEqual(["aucun essai", "1 essai", "1.5 essai", "2 essais", "21 essais"]);
});

it("a selection by text takes its default for what it doesn't know", () => {
  const { channel } = run("channel = { $by ->\n    [sms] par SMS\n   *[mail] par e-mail\n }") as { channel: (values: { by: string }) => string };
  expect([channel({ by: "sms" }), channel({ by: "pigeon" })]).toEqual(["par SMS", "par e-mail"]);
});

it("we_01 a message with a tag is markup, and what is put into it is escaped", () => {
  const { voted, hello } = run("voted = Vous avez voté à <strong>{ $title }</strong>.\nhello = Bonjour { $name }") as Record<string, (values: object) => unknown>;
  const shown = voted!({ title: `<img src=x onerror="alert('1')">&` });
  expect(shown).toBeInstanceOf(Html);
  expect((shown as Html).markup).toBe("Vous avez voté à <strong>&#60;img src=x onerror=&#34;alert(&#39;1&#39;)&#34;&#62;&#38;</strong>.");
  // Without a tag it stays a text, which the template that shows it escapes.
  expect(html`<p>${hello!({ name: "<b>" }) as string}</p>`.markup).toBe("<p>Bonjour &#60;b&#62;</p>");
});

it("terms and other messages stand where they are named", () => {
  expect(run("title = Le { -portal }\nlink = { title } ({ \"{\" })", "-portal = portail Élections")).toEqual({
    title: "Le portail Élections",
    link: "Le portail Élections ({)",
  });
});

it("a text that looks like code stays a text", () => {
  expect(run('odd = `${ "{" }1+1{ "}" }` \\n').odd).toBe("`${1+1}` \\n");
});

it.each([
  ["junk", "sign-in Connexion"],
  ["a brace left open", "a = Bonjour { $name"],
  ["a message that stands twice", "a = un\na = deux"],
  ["a term that is nowhere", "a = { -nobody }"],
  ["a message that is nowhere", "a = { nobody }"],
  ["a function", "a = { NUMBER($n) }"],
  ["a selection without a default", "a = { $n ->\n    [one] un\n }"],
])("%s is refused, with the file's name", (_, source) => {
  expect(() => messages(source, "test.ftl")).toThrow(/^test\.ftl: /);
});

it("the types say which variables a message needs, and which are numbers", () => {
  const all = messages("a = { $n ->\n    [one] un\n   *[other] plus\n }\nb = { $who } <em>ici</em>\nc = rien", "test.ftl");
  expect(declarations(all, "html")).toBe(
    'import type { Html } from "html";\nexport function a(variables: { n: number }): string;\nexport function b(variables: { who: string | number | Html }): Html;\nexport const c: string;\n',
  );
});
