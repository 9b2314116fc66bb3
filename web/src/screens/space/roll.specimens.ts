/** V12 in every state. */

import { summary } from "../../furniture/form.ts";
import type { Specimen } from "../../furniture/frame.ts";
import { html, type Html } from "../../furniture/html.ts";
import * as furniture from "../../../texts/fr/furniture.ftl";
import * as texts from "../../../texts/fr/space.ftl";
import { failure, screen, waiting } from "./arrival.ts";
import { found, rollClosed, rollErrors, rollForm, type RollPage } from "./roll.ts";
import { ELECTIONS, PORTAL } from "./portal.specimen.ts";

const NOW = new Date(PORTAL.now);
const PERSON = { family_name: "LE GOFF", given_name: "Hélène", corps: "Inspectrice d'académie - inspectrice pédagogique régionale", establishment: "Rectorat de Paris" };
const PAGE: RollPage = { total: 1, page: 1, pages: 1, people: [PERSON] };

/** The screen in every state. */
export function rollSpecimens(): Specimen[] {
  const form = rollForm(ELECTIONS);
  const many = Array.from({ length: 25 }, () => PERSON);
  return [
    specimen("waiting", waiting()),
    specimen("form", form),
    specimen("one-election", rollForm(ELECTIONS.slice(0, 1))),
    specimen("nothing-typed", html`${summary(rollErrors({ election: "", name: "", establishment: "" }))}${form}`),
    specimen("nobody-found", html`${form}${found({ ...PAGE, total: 0, people: [] }, ELECTIONS[0]!)}`),
    specimen("one-found", html`${form}${found(PAGE, ELECTIONS[0]!)}`),
    specimen("many-found", html`${form}${found({ total: 1_204, page: 2, pages: 49, people: many }, ELECTIONS[0]!)}`),
    specimen("too-many-found", html`${form}${found({ total: 2_000, complete: false, page: 1, pages: 80, people: many }, ELECTIONS[0]!)}`),
    specimen("closed", rollClosed(PORTAL, new Date("2022-12-09T12:00:00+01:00"))!),
    specimen("no-election", rollClosed({ ...PORTAL, elections: [] }, NOW)!),
    specimen("unreachable", failure(furniture.unreachable)),
  ];
}

function specimen(state: string, content: Html): Specimen {
  return { screen: "V12", state, title: texts.rollTitle, main: screen(texts.rollTitle, content), signedIn: true };
}
