/** V16: a request for assistance, from anybody, signed in or not. */

import { errorOf, field, requiredNote, summaryPlace, type FieldError } from "../../furniture/form.ts";
import { html, type Html } from "../../furniture/html.ts";
import type { HelpDesk } from "../../furniture/theme.ts";
import { workBox } from "../../furniture/work.ts";
import * as texts from "../../../texts/fr/space.ftl";
import { charactersLeft, LONGEST, messageErrors, textErrors, written } from "./free-text.ts";

/** What somebody has trouble with, in the API's words. */
export const DIFFICULTIES = {
  activation: texts.difficultyActivation,
  identifier: texts.difficultyIdentifier,
  password: texts.difficultyPassword,
  voting_code: texts.difficultyVotingCode,
  vote: texts.difficultyVote,
  other: texts.difficultyOther,
};

/** What was typed, in the API's words. */
export interface AssistanceForm {
  last_name: string;
  first_name: string;
  email: string;
  phone: string;
  establishment: string;
  difficulty: string;
  message: string;
}

/** The screen: the form, or what stands in its place once it is sent. The help desk's hours stay below. */
export function assistance(helpDesk: HelpDesk, place: Html = assistanceForm()): Html {
  return html`<h1>${texts.assistanceTitle}</h1>
    <div id="assistance">${place}</div>
    <section class="info" aria-labelledby="help-desk">
      <h2 id="help-desk">${texts.helpDesk}</h2>
      <dl class="facts">
        <dt>${texts.helpDeskPhone}</dt><dd>${helpDesk.phone}</dd>
        <dt>${texts.helpDeskHours}</dt><dd>${helpDesk.hours}</dd>
        <dt>${texts.helpDeskEmail}</dt><dd><a href="mailto:${helpDesk.email}">${helpDesk.email}</a></dd>
      </dl>
    </section>`;
}

/** The form, and what was wrong with it. */
export function assistanceForm(errors: readonly FieldError[] = [], remedies?: Html): Html {
  const line = (id: string, label: string, type: string, autocomplete: string, hint?: string, required = true) =>
    field({ id, label, ...(hint ? { hint } : {}), error: errorOf(errors, id), required, control: (attributes) => html`<input type="${type}" ${attributes} autocomplete="${autocomplete}">` });
  return html`<p>${texts.assistanceIntro}</p>
    <div class="warning"><p><strong>${texts.assistanceNever}</strong> ${texts.assistanceNeverWhy}</p></div>
    ${summaryPlace(errors, undefined, remedies)}
    <form id="assistance-form">
      ${requiredNote()}
      ${line("last_name", texts.lastName, "text", "family-name")}
      ${line("first_name", texts.firstName, "text", "given-name")}
      ${line("email", texts.contactEmail, "email", "email", texts.contactEmailHint)}
      ${line("phone", texts.phone, "tel", "tel", texts.phoneHint, false)}
      ${line("establishment", texts.establishment, "text", "organization")}
      ${field({
        id: "difficulty",
        label: texts.difficulty,
        error: errorOf(errors, "difficulty"),
        control: (attributes) =>
          html`<select ${attributes}><option value="">${texts.selectDifficulty}</option>${Object.entries(DIFFICULTIES).map(([value, label]) => html`<option value="${value}">${label}</option>`)}</select>`,
      })}
      ${field({
        id: "message",
        label: texts.describe,
        hint: texts.describeHint({ longest: written(LONGEST) }),
        error: errorOf(errors, "message"),
        control: (attributes) => html`<textarea ${attributes} rows="8" autocomplete="off"></textarea><p class="hint" id="left">${charactersLeft("")}</p>`,
      })}
      ${workBox()}
      <p class="actions"><button>${texts.assistanceSend}</button></p>
    </form>`;
}

/** What is wrong with a request before it is sent. */
export function assistanceErrors(form: AssistanceForm): FieldError[] {
  return [
    ...textErrors("last_name", form.last_name, texts.lastNameRequired),
    ...textErrors("first_name", form.first_name, texts.firstNameRequired),
    ...emailErrors(form.email),
    ...(/^[\d\s.()+/-]*$/.test(form.phone) ? [] : [{ field: "phone", reason: texts.phoneWrong }]),
    ...textErrors("establishment", form.establishment, texts.establishmentRequired),
    ...(form.difficulty ? [] : [{ field: "difficulty", reason: texts.difficultyRequired }]),
    ...messageErrors("message", form.message, texts.describeRequired),
  ];
}

function emailErrors(email: string): FieldError[] {
  if (!email.trim()) return [{ field: "email", reason: texts.contactEmailRequired }];
  return /^[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>]+$/.test(email.trim()) ? [] : [{ field: "email", reason: texts.contactEmailWrong }];
}

/** The request is with the help desk. */
export function sent(number: string): Html {
  return html`<div class="success"><h2 id="sent" tabindex="-1">${texts.assistanceSent({ number })}</h2><p>${texts.assistanceSentText}</p></div>`;
}

/** The way out that does not depend on the portal. */
export function callRemedy(): Html {
  return html`<p>${texts.assistanceCall}</p>`;
}

/** What a link of the portal knows already: `#connexion-inconnue` is « Ce n'était pas vous ? » beside the last login. */
export function prefilled(hash: string): { difficulty: keyof typeof DIFFICULTIES | ""; message: string } {
  switch (hash) {
    case "#connexion-inconnue":
      return { difficulty: "other", message: texts.notMyLogIn };
    case "#reassort":
      return { difficulty: "voting_code", message: texts.notMyReissue };
    case "#activation":
      return { difficulty: "activation", message: "" };
    case "#identifiant":
      return { difficulty: "identifier", message: "" };
    case "#connexion":
    case "#mot-de-passe":
      return { difficulty: "password", message: "" };
    case "#code":
      return { difficulty: "voting_code", message: "" };
    case "#vote":
      return { difficulty: "vote", message: "" };
    default:
      return { difficulty: "", message: "" };
  }
}
