/** V17, the questions: the employer's Markdown as questions that open, which a search narrows down. Whole without JavaScript. */

import type { Specimen } from "../../furniture/frame.ts";
import { html, Html } from "../../furniture/html.ts";
import type { Theme } from "../../furniture/theme.ts";
import { employerText } from "./employer.ts";
import * as shared from "../../../texts/fr/open.ftl";
import * as texts from "../../../texts/fr/open-faq.ftl";

/** The screen, out of the markup of a text: `##` is a theme, `###` a question. */
export function faq(text: Html): Html {
  return html`<h1>${texts.faqTitle}</h1>
    <form id="faq-form" role="search" hidden>
      <div class="field">
        <label for="faq-search">${texts.faqSearch}</label>
        <p class="hint" id="faq-search-hint">${texts.faqSearchHint}</p>
        <input type="search" id="faq-search" aria-describedby="faq-search-hint" autocomplete="off">
      </div>
      <p id="faq-found" role="status"></p>
    </form>
    ${new Html(questions(text.markup))}
    <section class="card" aria-labelledby="faq-nothing">
      <h2 id="faq-nothing">${texts.faqNothingFound}</h2>
      <p class="actions plain"><a class="button" href="/assistance">${shared.askHelp}</a> <a class="button secondary" href="/contact">${shared.contactTitle}</a></p>
    </section>`;
}

/** The address of a question within the page: `code-de-vote-perdu`. */
export function anchor(question: string): string {
  const plain = question.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  return plain.replace(/&[^;]*;|[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
}

function questions(markup: string): string {
  const [, ...themes] = markup.split(/(?=<h2>)/);
  return themes
    .map((theme) => {
      const [title, ...asked] = theme.split(/(?=<h3>)/);
      return `<section class="questions">${title}${asked.map(question).join("")}</section>`;
    })
    .join("");
}

function question(markup: string): string {
  const [, asked = "", answer = ""] = /^<h3>(.*?)<\/h3>([^]*)$/.exec(markup) ?? [];
  return `<details class="question" id="${anchor(asked)}"><summary><h3>${asked}</h3></summary>${answer}</details>`;
}

/** The screen as it arrives. */
export function faqSpecimens(theme: Theme): Specimen[] {
  return [{ screen: "V17", state: "whole", title: texts.faqTitle, main: faq(employerText(theme, "faq")) }];
}
