/** What everybody may read, signed in or not: V01, V04, V17–V19, V32, V35–V39, V41–V43. */

import type { Page, Specimen } from "../../furniture/frame.ts";
import { html } from "../../furniture/html.ts";
import type { Theme } from "../../furniture/theme.ts";
import { urn, urnSpecimens } from "./ballot-reference.ts";
import { crowd, crowdSpecimens, FIRST_WAIT, waiting } from "./crowd.ts";
import { contactLine, employerText } from "./employer.ts";
import { faq, faqSpecimens } from "./faq.ts";
import { home, homeSpecimens } from "./home.ts";
import { legalPages, legalSpecimens } from "./legal.ts";
import { hashes, source } from "./open-source.ts";
import { readingPages, readingSpecimens } from "./reading.ts";
import { receiptCheck, receiptSpecimens } from "./receipt-check.ts";
import { loading, resultsScreen, resultsSpecimens } from "./results.ts";
import { siteMap } from "./site-map.ts";
import { ADDRESSES, standstill, standstillSpecimens, titleOf, undated, type Standstill } from "./standstill.ts";
import { troublePages, troubleSpecimens } from "./trouble.ts";
import * as furnitureTexts from "../../../texts/fr/furniture.ftl";
import * as crowdTexts from "../../../texts/fr/open-crowd.ftl";
import * as faqTexts from "../../../texts/fr/open-faq.ftl";
import * as homeTexts from "../../../texts/fr/open-home.ftl";
import * as receiptTexts from "../../../texts/fr/open-receipt.ftl";
import * as resultsTexts from "../../../texts/fr/open-results.ftl";
import * as texts from "../../../texts/fr/open.ftl";
import * as urnTexts from "../../../texts/fr/open-urn.ftl";

const NOTHING = html``;
/** A version that no commit changes: what a specimen says stays the same. */
const EXAMPLE_VERSION = "0.1.0 (c2d274473a)";

/** The area's pages. */
export function pages(theme: Theme): Page[] {
  const still = Object.keys(ADDRESSES) as Standstill[];
  return [
    { path: "/", title: homeTexts.homeTitle, main: home(undefined, NOTHING), script: script("home") },
    { path: "/aide", title: faqTexts.faqTitle, main: faq(employerText(theme, "faq")), script: script("faq") },
    ...readingPages(theme),
    { path: "/urne", title: urnTexts.urnTitle, main: urn(NOTHING, NOTHING), script: script("ballot-reference") },
    { path: "/verifier-une-preuve", title: receiptTexts.receiptTitle, main: receiptCheck(NOTHING, NOTHING), script: script("receipt-check") },
    { path: "/resultats", title: resultsTexts.resultsTitle, main: resultsScreen(loading()), script: script("results") },
    ...still.map((why) => ({ path: ADDRESSES[why], title: titleOf(why), main: standstill(undated(why), contactLine(theme)), script: script("standstill") })),
    { path: "/beaucoup-de-monde", title: crowdTexts.crowdTitle, main: crowd(waiting(FIRST_WAIT), contactLine(theme)), script: script("crowd") },
    ...troublePages(theme),
    ...legalPages(theme),
    { path: "/plan-du-site", title: texts.siteMapTitle, main: siteMap() },
    ...openSourcePages(theme),
  ];
}

/** The area's screens in every state. */
export function specimens(theme: Theme): Specimen[] {
  return [
    ...homeSpecimens(),
    ...faqSpecimens(theme),
    ...readingSpecimens(theme),
    ...urnSpecimens(),
    ...receiptSpecimens(),
    ...resultsSpecimens(),
    ...standstillSpecimens(theme),
    ...troubleSpecimens(theme),
    ...crowdSpecimens(theme),
    ...legalSpecimens(theme),
    { screen: "V41", state: "site-map", title: texts.siteMapTitle, main: siteMap() },
    ...openSourcePages({ ...theme, version: EXAMPLE_VERSION }).map(({ path, title, main }) => ({ screen: "V41", state: path.slice(1), title, main })),
    // What the frame shows above any page; here on a page of its own.
    { screen: "V42", state: "no-script", title: homeTexts.homeTitle, main: html`<h1>${homeTexts.homeTitle}</h1><div class="alert">${furnitureTexts.noScript}</div>` },
    { screen: "V42", state: "unsupported", title: homeTexts.homeTitle, main: html`<h1>${homeTexts.homeTitle}</h1><div class="alert">${furnitureTexts.unsupported}</div>` },
  ];
}

function openSourcePages(theme: Theme): Page[] {
  return [
    { path: "/code-source", title: texts.sourceTitle, main: source(theme) },
    { path: "/empreintes", title: texts.hashesTitle, main: hashes(theme) },
  ];
}

function script(name: string): string {
  return `screens/open/${name}.page.ts`;
}
