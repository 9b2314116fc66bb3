import { expect, test } from "vitest";
import { html, Html } from "./html.ts";
import { filled, marks } from "./stage.ts";

interface Given {
  title: string;
  list: Html;
}

const view = ({ title, list }: Given) => html`<h1>${title}</h1><a href="/vote/${title}">${list}</a>`;
const waiting = view(marks<Given>()).markup;

test("a screen that waits and is filled is what its view makes", () => {
  const given = { title: "CSA de Paris", list: html`<ul><li>UNSA</li></ul>` };
  expect(filled(waiting, { ...given }).markup).toBe(view(given).markup);
});

test("we_01 what is put in place of a mark is escaped", () => {
  expect(filled(waiting, { title: `"><script>alert(1)</script>` }).markup).not.toMatch(/<script|""/);
});

test("what is put in place of a mark is shown as it is, whatever it looks like", () => {
  expect(filled(waiting, { title: "{{list}} $& $1", list: html`secret` }).markup).toContain("<h1>{{list}} $&#38; $1</h1>");
});
