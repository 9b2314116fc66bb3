/** V04, V18 and V19: the employer's texts to read, before and while voting. */

import type { Page, Specimen } from "../../furniture/frame.ts";
import { html, type Html } from "../../furniture/html.ts";
import type { Theme } from "../../furniture/theme.ts";
import { employerText } from "./employer.ts";
import { withFigures } from "./figures.ts";
import * as texts from "../../../texts/fr/open.ftl";

interface Reading {
  screen: string;
  path: string;
  title: string;
  /** The theme's text, whose first heading is the page's. */
  text: string;
  /** What to read or do next. */
  after?: Html;
}

/** The pages. */
export function readingPages(theme: Theme): Page[] {
  return READINGS.map(({ path, title, text, after }) => ({ path, title, main: reading(employerText(theme, text), after) }));
}

/** The same, for reviewers. */
export function readingSpecimens(theme: Theme): Specimen[] {
  return READINGS.map(({ screen, path, title, text, after }) => ({
    screen,
    state: path.slice(path.lastIndexOf("/") + 1),
    title,
    main: reading(employerText(theme, text), after),
  }));
}

function reading(text: Html, after?: Html): Html {
  return html`<article class="reading">${withFigures(text)}${after}</article>`;
}

function next(path: string, title: string): Html {
  return html`<p><a href="${path}">${texts.nextTutorial({ title })}</a></p>`;
}

const READINGS: readonly Reading[] = [
  {
    screen: "V04",
    path: "/aide/identifiant",
    title: texts.identifierHelpTitle,
    text: "identifiant",
    after: html`<p>${texts.identifierHelpRemedy}</p>
      <p class="actions plain"><a class="button" href="/connexion">${texts.backToSignIn}</a> <a class="button secondary" href="/assistance">${texts.askHelp}</a></p>`,
  },
  { screen: "V18", path: "/edito", title: texts.editoTitle, text: "edito" },
  {
    screen: "V19a",
    path: "/tutoriels/parcours-electeur",
    title: texts.tutorialVoterTitle,
    text: "parcours-electeur",
    after: next("/tutoriels/parcours-de-vote", texts.tutorialVoteTitle),
  },
  {
    screen: "V19b",
    path: "/tutoriels/parcours-de-vote",
    title: texts.tutorialVoteTitle,
    text: "parcours-de-vote",
    after: next("/tutoriels/reassorts", texts.tutorialReissueTitle),
  },
  { screen: "V19c", path: "/tutoriels/reassorts", title: texts.tutorialReissueTitle, text: "reassorts" },
];
