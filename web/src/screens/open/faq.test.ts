import { expect, it } from "vitest";
import { Html } from "../../furniture/html.ts";
import { anchor, faq } from "./faq.ts";

it("each question opens by itself, under its theme, with an address of its own", () => {
  const { markup } = faq(new Html("<h1>Aide</h1>\n<h2>Voter</h2>\n<h3>Où est l&#39;urne ?</h3>\n<p>Ici.</p>\n<h3>Et après ?</h3>\n<p>Rien.</p>\n"));
  expect(markup.match(/<details class="question" id="[^"]+">/g)).toEqual(['<details class="question" id="ou-est-l-urne">', '<details class="question" id="et-apres">']);
  expect(markup).toContain("<summary><h3>Où est l&#39;urne ?</h3></summary>\n<p>Ici.</p>");
  expect(markup.match(/<h1>/g)).toHaveLength(1);
});

it("an address holds nothing but letters, figures and dashes", () => {
  expect(anchor("J’ai oublié : « Défi » n° 2 ?")).toBe("j-ai-oublie-defi-n-2");
});
