/** What a signed-in voter consults: V10, V12–V15; and the request for assistance, V16, for anybody. */

import type { Page, Specimen } from "../../furniture/frame.ts";
import { html, type Html } from "../../furniture/html.ts";
import type { Theme } from "../../furniture/theme.ts";
import * as texts from "../../../texts/fr/space.ftl";
import { screen, waiting } from "./arrival.ts";
import { assistance } from "./assistance.ts";
import { assistanceSpecimens } from "./assistance.specimens.ts";
import { claimScreen } from "./claim.ts";
import { claimSpecimens } from "./claim.specimens.ts";
import { electionsSpecimens } from "./elections.specimens.ts";
import { home } from "./home.ts";
import { homeSpecimens } from "./home.specimens.ts";
import { rollForm } from "./roll.ts";
import { rollSpecimens } from "./roll.specimens.ts";

/** The area's pages. */
export function pages(theme: Theme): Page[] {
  return [
    { path: "/portail", title: texts.welcome, main: home(html``, waiting(), html``), script: "screens/space/home.page.ts", signedIn: true },
    consulted("/portail/listes-electorales", texts.rollTitle, "roll", rollForm([])),
    consulted("/portail/scrutins", texts.electionsTitle, "elections"),
    consulted("/portail/reclamation", texts.claimTitle, "claim", claimScreen([], html``)),
    { path: "/assistance", title: texts.assistanceTitle, main: assistance(theme.helpDesk), script: "screens/space/assistance.page.ts" },
  ];
}

/** The area's screens in every state. */
export function specimens(theme: Theme): Specimen[] {
  return [...homeSpecimens(), ...rollSpecimens(), ...electionsSpecimens(), ...claimSpecimens(), ...assistanceSpecimens(theme.helpDesk)];
}

/** A page that waits for the portal's answer. */
function consulted(path: string, title: string, name: string, form?: Html): Page {
  return { path, title, main: screen(title, waiting(), form), script: `screens/space/${name}.page.ts`, signedIn: true };
}
