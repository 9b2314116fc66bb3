import { expect, it } from "vitest";
import { html, Html } from "../src/furniture/html.ts";
import { javascript, messages } from "./catalogue.ts";

it("a tag within one branch of a selection is a tag, and what is put there is still escaped", () => {
  const source = "back = Les <b>{ $n ->\n    [one] { $n } liste\n   *[other] { $n } listes\n }</b>{ $blank ->\n    [yes] { \" \" }et <em>{ $name }</em>\n   *[no] { \"\" }\n }.";
  const code = javascript(messages(source, "test.ftl"), "html").replace(/^import .*$/m, "").replace("export const back =", "return");
  const back = new Function("html", "Html", code)(html, Html) as (values: object) => Html;
  expect(back({ n: 6, blank: "yes", name: "<i>" }).markup).toBe("Les <b>6 listes</b> et <em>&#60;i&#62;</em>.");
  expect(back({ n: 1, blank: "no", name: "" }).markup).toBe("Les <b>1 liste</b>.");
});
