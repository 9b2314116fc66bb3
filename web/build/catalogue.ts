/**
 * Turns a Fluent file of the catalogue into a module: one export a message, so that a page carries only the sentences it shows.
 *
 * `sign-in = Connexion` becomes the constant `signIn`; a message with variables becomes a function of them. A message that
 * holds a tag (`<strong>`, `<a href>`) becomes `Html`, whose variables are escaped unless they are `Html`. Supported: text, `{ $variable }`,
 * `{ -term }`, `{ message }`, `{ "literal" }`, and a selection by plural category or by text. Anything else is refused here.
 */

import { FluentParser, type Entry, type Expression, type Pattern, type Resource } from "@fluent/syntax";
import { french } from "./typography.ts";

/** One export of the module. */
export interface Message {
  /** Its name in code: `sign-in` is `signIn`. */
  name: string;
  /** Its variables, in the order met. */
  variables: Map<string, "number" | "string | number">;
  /** Whether it is markup. */
  markup: boolean;
  /** The body: an expression of JavaScript. */
  expression: string;
}

/** The messages of a Fluent text; `terms` are those every file may use. */
export function messages(source: string, file: string, terms: Resource["body"] = []): Message[] {
  const resource = new FluentParser({ withSpans: false }).parse(source);
  for (const entry of resource.body) {
    if (entry.type === "Junk") throw new Error(`${file}: ${entry.annotations[0]?.message ?? "unreadable"}: ${entry.content.trim()}`);
  }
  const known = new Map<string, Pattern>();
  for (const entry of [...terms, ...resource.body]) {
    const key = nameOf(entry);
    if (!key) continue;
    if (known.has(key) && resource.body.includes(entry)) throw new Error(`${file}: ${key} stands twice`);
    if ((entry.type === "Message" || entry.type === "Term") && entry.value) known.set(key, entry.value);
  }
  return resource.body.flatMap((entry) => {
    if (entry.type !== "Message" || !entry.value) return [];
    return [new Compiler(known, file).message(entry.id.name, entry.value)];
  });
}

/** The module's JavaScript. */
export function javascript(all: Message[], htmlModule: string): string {
  const imports = all.some((message) => message.markup) ? `import { html, Html } from ${JSON.stringify(htmlModule)};\n` : "";
  return imports + all.map(exported).join("");
}

/** The module's types, for `tsc` (file `<name>.d.ftl.ts`). */
export function declarations(all: Message[], htmlModule: string): string {
  const imports = all.some((message) => message.markup) ? `import type { Html } from ${JSON.stringify(htmlModule)};\n` : "";
  return imports + all.map(declared).join("");
}

function exported({ name, variables, markup, expression }: Message): string {
  const value = markup ? `html\`${expression}\`` : `\`${expression}\``;
  const constant = markup ? `/* @__PURE__ */ new Html(\`${expression}\`)` : value;
  if (variables.size === 0) return `export const ${name} = ${constant};\n`;
  return `export const ${name} = ({ ${[...variables.keys()].join(", ")} }) => ${value};\n`;
}

function declared({ name, variables, markup }: Message): string {
  const type = markup ? "Html" : "string";
  if (variables.size === 0) return `export const ${name}: ${type};\n`;
  const accepted = (kind: string) => (markup && kind !== "number" ? `${kind} | Html` : kind);
  const fields = [...variables].map(([variable, kind]) => `${variable}: ${accepted(kind)}`).join("; ");
  return `export function ${name}(variables: { ${fields} }): ${type};\n`;
}

const TAG = /<\/?[a-z]/;

class Compiler {
  private readonly variables: Message["variables"] = new Map();

  constructor(
    private readonly known: Map<string, Pattern>,
    private readonly file: string,
  ) {}

  message(id: string, pattern: Pattern): Message {
    const expression = this.pattern(pattern, id);
    return { name: camel(id), variables: this.variables, markup: TAG.test(expression), expression };
  }

  private pattern(pattern: Pattern, id: string): string {
    return pattern.elements
      .map((element) => (element.type === "TextElement" ? literal(french(element.value)) : this.placeable(element.expression, id)))
      .join("");
  }

  private placeable(expression: Expression | { type: "Placeable" }, id: string): string {
    switch (expression.type) {
      case "StringLiteral":
        return literal(expression.parse().value);
      case "VariableReference":
        return `\${${this.variable(expression.id.name, "string | number")}}`;
      case "TermReference":
        return this.inlined(`-${expression.id.name}`, id);
      case "MessageReference":
        return this.inlined(expression.id.name, id);
      case "SelectExpression":
        return `\${${this.selection(expression, id)}}`;
      default:
        throw new Error(`${this.file}: ${id}: ${expression.type} is not supported`);
    }
  }

  private inlined(key: string, id: string): string {
    const pattern = this.known.get(key);
    if (!pattern) throw new Error(`${this.file}: ${id}: there is no ${key}`);
    return this.pattern(pattern, id);
  }

  private selection(select: Extract<Expression, { type: "SelectExpression" }>, id: string): string {
    if (select.selector.type !== "VariableReference") throw new Error(`${this.file}: ${id}: select by a variable`);
    const keys = select.variants.map((variant) => (variant.key.type === "Identifier" ? variant.key.name : variant.key.value));
    const plural = keys.every((key) => key === "one" || key === "other" || /^\d+$/.test(key));
    const name = this.variable(select.selector.id.name, plural ? "number" : "string | number");
    const last = select.variants.find((variant) => variant.default)!;
    const branches = select.variants
      .filter((variant) => !variant.default)
      .map((variant) => {
        const key = variant.key.type === "Identifier" ? variant.key.name : variant.key.value;
        const test = /^\d+$/.test(key) ? `${name} === ${key}` : plural ? isOf(key, name) : `${name} === ${JSON.stringify(key)}`;
        return `${test} ? ${branch(this.pattern(variant.value, id))} : `;
      });
    return `${branches.join("")}${branch(this.pattern(last.value, id))}`;
  }

  private variable(name: string, kind: "number" | "string | number"): string {
    if (this.variables.get(name) !== "number") this.variables.set(name, kind);
    return name;
  }
}

/** Whether a number is of this plural category, in French. */
function isOf(category: string, name: string): string {
  return `Math.abs(${name}) ${category === "one" ? "<" : ">="} 2`;
}

/** A branch that holds a tag is markup, or the message around it would escape it. */
function branch(expression: string): string {
  return TAG.test(expression) ? `html\`${expression}\`` : `\`${expression}\``;
}

function literal(text: string): string {
  return text.replace(/[`\\$]/g, "\\$&").replace(/\s*\n\s*/g, " ");
}

function nameOf(entry: Entry): string | undefined {
  if (entry.type === "Message") return entry.id.name;
  if (entry.type === "Term") return `-${entry.id.name}`;
  return undefined;
}

function camel(id: string): string {
  return id.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
