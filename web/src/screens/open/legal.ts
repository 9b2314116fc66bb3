/** V41, what the law asks of a site: accessibility, legal notice, personal data, contact. */

import type { Page, Specimen } from "../../furniture/frame.ts";
import { html, type Html } from "../../furniture/html.ts";
import type { Theme } from "../../furniture/theme.ts";
import { contactLine, employerText } from "./employer.ts";
import * as texts from "../../../texts/fr/open.ftl";

/** The pages. */
export function legalPages(theme: Theme): Page[] {
  const text = (name: string, after?: Html) => html`<article class="reading">${employerText(theme, name)}${after}</article>`;
  return [
    { path: "/accessibilite", title: texts.accessibilityTitle, main: text("accessibilite", contactLine(theme)) },
    { path: "/mentions-legales", title: texts.legalTitle, main: text("mentions-legales") },
    { path: "/donnees-personnelles", title: texts.personalDataTitle, main: text("donnees-personnelles") },
    { path: "/contact", title: texts.contactTitle, main: contact(theme) },
  ];
}

/** The same, for reviewers. */
export function legalSpecimens(theme: Theme): Specimen[] {
  return legalPages(theme).map(({ path, title, main }) => ({ screen: "V41", state: path.slice(1), title, main }));
}

function contact(theme: Theme): Html {
  const { phone, hours, email } = theme.helpDesk;
  return html`<h1>${texts.contactTitle}</h1>
    <h2>${texts.assistance}</h2>
    <dl class="facts">
      <dt>${texts.contactPhone}</dt><dd>${phone}</dd>
      <dt>${texts.contactHours}</dt><dd>${hours}</dd>
      <dt>${texts.contactEmail}</dt><dd><a href="mailto:${email}">${email}</a></dd>
    </dl>
    <p>${texts.contactForm}</p>
    <p class="info">${texts.contactNever}</p>
    <article class="reading">${employerText(theme, "contact")}</article>`;
}
