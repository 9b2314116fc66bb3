/** V05 and the first half of V40: asking for a one-time link. The answer never tells whether the address is a voter's. */

import { errorOf, requiredNote, summaryPlace, type FieldError } from "../../furniture/form.ts";
import type { Specimen } from "../../furniture/frame.ts";
import { html, type Html } from "../../furniture/html.ts";
import { workBox } from "../../furniture/work.ts";
import { addressField } from "./log-in.ts";
import * as furniture from "../../../texts/fr/furniture.ftl";
import * as texts from "../../../texts/fr/account.ftl";

/** What the link will be for; also the purpose of the proof of work. */
export type Wanted = "activation-link" | "password-link";

/** The page's title. */
export function requestTitle(wanted: Wanted): string {
  return wanted === "activation-link" ? texts.activationRequestTitle : texts.passwordRequestTitle;
}

/** The screen. `sent` is what stands above the form once a link was asked for, `typed` what stands in the field. */
export function requestScreen(wanted: Wanted, typed = "", errors: readonly FieldError[] = [], code?: string, sent?: Html): Html {
  return html`<h1>${requestTitle(wanted)}</h1>
    ${summaryPlace(errors, code)}
    <div id="sent" class="narrow" tabindex="-1">${sent}</div>
    <form id="request-form" action="/connexion" method="post" data-wanted="${wanted}">
      <p>${wanted === "activation-link" ? texts.activationRequestIntro : texts.passwordRequestIntro}</p>
      ${requiredNote()}
      ${addressField("identifier", texts.address, texts.identifierHint, typed, errors)}
      ${workBox(errorOf(errors, "work-box"))}
      <p id="progress" class="hint" role="status"></p>
      <p class="actions"><a class="button secondary" href="/connexion">${texts.back}</a> <button id="send"${sent ? html` disabled` : ""}>${sent ? texts.sendLinkAgain : texts.sendLink}</button></p>
      <p id="wait" class="hint">${sent ? texts.sendAgainIn({ n: 60 }) : ""}</p>
      <p>${texts.requestWaysOut}</p>
      <ul><li><a href="/aide/identifiant">${texts.identifierUnknown}</a></li><li><a href="/assistance#connexion">${texts.callHelp}</a></li></ul>
    </form>`;
}

/** What the portal answers, whoever asked for whatever address. */
export function sentNotice(wanted: Wanted, masked: string): Html {
  return html`<div class="success"><h2>${texts.linkSentTitle}</h2>
    <p>${wanted === "activation-link" ? texts.activationLinkSent({ masked }) : texts.passwordLinkSent({ masked })}</p></div>`;
}

/** The screen in the states that a voter can meet, for both links. */
export function requestSpecimens(): Specimen[] {
  const wanted: [string, Wanted][] = [
    ["V05", "activation-link"],
    ["V40", "password-link"],
  ];
  return wanted.flatMap(([screen, link]) => {
    const state = (name: string, main: Html): Specimen => ({ screen, state: name, title: requestTitle(link), main });
    const whole = (reason: string) => [{ field: "", reason }];
    return [
      state("request", requestScreen(link)),
      state("request-malformed", requestScreen(link, "claire", [{ field: "identifier", reason: texts.identifierMalformed }])),
      state("request-sent", requestScreen(link, "claire.dupont@ac-paris.fr", [], undefined, sentNotice(link, "c•••@ac-paris.fr"))),
      state("request-too-many", requestScreen(link, "claire.dupont@ac-paris.fr", whole("Trop d'essais. Réessayez après 12\u00a0h\u00a027 (heure de Paris)."), "AUT-102")),
      state("request-unreachable", requestScreen(link, "claire.dupont@ac-paris.fr", whole(furniture.unreachable))),
    ];
  });
}
