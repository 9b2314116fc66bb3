/** V38 and V39: the portal is down, an address leads nowhere, a request is refused. No script: these must show when nothing else does. */

import type { Page, Specimen } from "../../furniture/frame.ts";
import { html, type Html } from "../../furniture/html.ts";
import type { Theme } from "../../furniture/theme.ts";
import { contactLine } from "./employer.ts";
import * as texts from "../../../texts/fr/open.ftl";

/** The pages. `/indisponible` and the other two are also what the front answers 5xx, 404 and 403 with. */
export function troublePages(theme: Theme): Page[] {
  const contact = contactLine(theme);
  return [
    { path: "/indisponible", title: texts.downTitle, main: trouble(texts.downTitle, [texts.downWhat, texts.downDo], contact) },
    { path: "/404", title: texts.notFoundTitle, main: trouble(texts.notFoundTitle, [texts.notFoundWhat], contact) },
    { path: "/acces-refuse", title: texts.forbiddenTitle, main: trouble(texts.forbiddenTitle, [texts.forbiddenWhat, texts.forbiddenDo], contact) },
  ];
}

/** The same, for reviewers. */
export function troubleSpecimens(theme: Theme): Specimen[] {
  const screens = ["V38", "V39", "V39"];
  return troublePages(theme).map(({ path, title, main }, place) => ({ screen: screens[place]!, state: path.slice(1), title, main }));
}

function trouble(title: string, sentences: readonly string[], contact: Html): Html {
  return html`<h1>${title}</h1>
    ${sentences.map((sentence) => html`<p>${sentence}</p>`)}
    ${contact}
    <p class="actions plain"><a class="button" href="/">${texts.backHome}</a> <a class="button secondary" href="/aide">${texts.seeHelp}</a></p>`;
}
