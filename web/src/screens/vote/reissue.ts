/** V21, the request for a new voting code (réassort), and V22, the request sent. */

import { field, requiredNote, secretControl, summaryPlace, type FieldError } from "../../furniture/form.ts";
import type { Specimen } from "../../furniture/frame.ts";
import { html, type Html, type Piece } from "../../furniture/html.ts";
import { workBox } from "../../furniture/work.ts";
import * as reissue from "../../../texts/fr/reissue.ftl";
import * as texts from "../../../texts/fr/vote.ftl";

/** How the link is sent. */
export type Channel = "sms" | "email";

/** V21 for this question. */
export function reissueScreen(question: string, { errors = [], code, channel }: { errors?: FieldError[]; code?: string; channel?: Channel } = {}): Html {
  const error = (id: string) => errors.find((one) => one.field === id)?.reason;
  return html`<h1>${reissue.reissueTitle}</h1>
    ${summaryPlace(errors, code)}
    <p>${reissue.reissueHelp}</p>
    <ul><li>${reissue.reissueHelp1}</li><li>${reissue.reissueHelp2}</li><li>${reissue.reissueHelp3}</li></ul>
    <form id="reissue-form" autocomplete="off">
      ${requiredNote()}
      <p>${reissue.reissueQuestion}<br><strong>${question}</strong></p>
      ${secret("answer", reissue.reissueAnswer, undefined, error("answer"))}
      ${secret("datum", reissue.reissueDatum, reissue.reissueDatumHint, error("datum"))}
      <fieldset class="field${error("by-sms") ? " wrong" : ""}" data-field="by-sms">
        <legend>${reissue.reissueChannel} *</legend>
        <p class="error" id="by-sms-error">${error("by-sms")}</p>
        ${radio("sms", reissue.reissueBySms, channel === "sms")}
        ${radio("email", reissue.reissueByEmail, channel === "email")}
      </fieldset>
      <div id="of-sms"${channel === "sms" ? "" : html` hidden`}>
        ${field({ id: "phone", label: reissue.reissuePhone, hint: reissue.reissuePhoneHint, error: error("phone"), control: (attributes) => html`<input type="tel" ${attributes} autocomplete="tel" inputmode="tel">` })}
        <p id="phone-read" role="status"></p>
      </div>
      <div id="of-email"${channel === "email" ? "" : html` hidden`}>
        <div class="info"><p>${reissue.reissueWarning}</p></div>
        ${email("email", reissue.reissueEmail, error("email"))}
        ${email("email-again", reissue.reissueEmailAgain, error("email-again"))}
      </div>
      <p class="hint">${reissue.reissueInfo}</p>
      ${workBox(error("work-box"))}
      <p id="reissue-state" role="status"></p>
      <p class="actions"><a class="button secondary" href="/vote/code">${texts.back}</a> <button>${reissue.reissueSend}</button></p>
    </form>`;
}

function secret(id: string, label: string, hint: Piece, error: Piece): Html {
  return field({ id, label, hint, error, control: (attributes) => secretControl(attributes, "off") });
}

function email(id: string, label: string, error: Piece): Html {
  return field({ id, label, error, control: (attributes) => html`<input type="email" ${attributes} autocomplete="email" inputmode="email" spellcheck="false" autocapitalize="none">` });
}

function radio(channel: Channel, label: string, checked: boolean): Html {
  return html`<div class="choice"><input type="radio" name="channel" id="by-${channel}" value="${channel}" required aria-describedby="by-sms-error"${checked ? html` checked` : ""}><label for="by-${channel}">${label}</label></div>`;
}

/** V22: what was sent where, and what to do when nothing comes. */
export interface SentRequest {
  channel: Channel;
  masked: string;
  validMinutes: number;
}

/** V22. The page fills `#sent-wait` each second and frees `#sent-again`. */
export function sentScreen({ channel, masked, validMinutes }: SentRequest, wait: number | "over" | "no-more"): Html {
  const sent = channel === "sms" ? reissue.sentSms : reissue.sentEmail;
  return html`<h1>${reissue.sentTitle}</h1>
    <div id="summary" tabindex="-1"></div>
    <div class="success"><p>${sent({ to: masked })}</p><p>${reissue.sentValid({ n: validMinutes })}</p></div>
    <p>${reissue.sentOldCode}</p>
    <h2>${reissue.sentNothing}</h2>
    <p id="sent-wait">${waitSentence(wait)}</p>
    <p id="sent-state" role="status"></p>
    <p class="actions plain">
      <button type="button" id="sent-again"${wait === "over" ? "" : html` disabled`}>${reissue.sentAgain}</button>
      <button type="button" class="secondary" id="sent-other"${typeof wait === "number" ? html` disabled` : ""}>${reissue.sentOther}</button>
    </p>
    <p><a href="/assistance#code">${texts.assistanceLink}</a></p>
    <p><a href="/vote/code">${reissue.sentBack}</a></p>`;
}

/** What is said of the wait before another sending: seconds, over, or no more sending. */
export function waitSentence(wait: number | "over" | "no-more"): string {
  if (wait === "over") return reissue.sentNow;
  return wait === "no-more" ? reissue.sentNoMore : reissue.sentWait({ n: wait });
}

/** Both screens in their states. */
export function reissueSpecimens(): Specimen[] {
  const question = "Quelle était la couleur de votre première voiture ?";
  const form = (state: string, options: Parameters<typeof reissueScreen>[1] = {}): Specimen => ({
    screen: "V21",
    state,
    title: reissue.reissueTitle,
    main: reissueScreen(question, options),
    signedIn: true,
  });
  const sent = (state: string, request: SentRequest, wait: number | "over" | "no-more"): Specimen => ({ screen: "V22", state, title: reissue.sentTitle, main: sentScreen(request, wait), signedIn: true });
  const sms: SentRequest = { channel: "sms", masked: "•• •• •• •• 42", validMinutes: 30 };
  const still = (state: string, text: string): Specimen => ({ screen: "V21", state, title: reissue.reissueTitle, main: reissueStill(text), signedIn: true });
  return [
    form("empty"),
    form("by-sms", { channel: "sms" }),
    form("by-email", { channel: "email" }),
    form("fields", {
      channel: "email",
      errors: [
        { field: "answer", reason: reissue.reissueAnswerEmpty },
        { field: "datum", reason: reissue.reissueDatumWrong },
        { field: "email-again", reason: reissue.reissueEmailDiffers },
      ],
    }),
    form("no-channel", { errors: [{ field: "by-sms", reason: reissue.reissueChannelEmpty }] }),
    form("phone", { channel: "sms", errors: [{ field: "phone", reason: reissue.reissuePhoneWrong }] }),
    form("not-recognised", { channel: "sms", code: "REA-401", errors: [{ field: "", reason: "Les informations saisies ne correspondent pas à votre compte. Il vous reste 2 essais." }] }),
    form("datum-missing", { channel: "sms", code: "REA-402", errors: [{ field: "datum", reason: "Votre établissement ne nous a pas transmis cette donnée : contactez l'assistance." }] }),
    form("professional-address", { channel: "email", code: "REA-403", errors: [{ field: "email", reason: "Choisissez une adresse personnelle, différente de celle de votre messagerie professionnelle." }] }),
    form("channel-down", { channel: "sms", code: "REA-405", errors: [{ field: "", reason: "Le message n'a pas pu être envoyé. Saisissez à nouveau votre numéro ou votre adresse, ou choisissez l'autre moyen d'envoi. Votre code de vote actuel reste valable." }] }),
    still("not-yet", reissue.reissueNotYet({ date: "jeudi 1er décembre 2022 à 8 h (heure de Paris)" })),
    still("no-question", reissue.reissueNoQuestion),
    sent("sms", sms, 60),
    sent("email", { channel: "email", masked: "c•••@orange.fr", validMinutes: 30 }, 42),
    sent("may-send-again", sms, "over"),
    sent("no-more", sms, "no-more"),
  ];
}

/** Where no request can be made. */
export function reissueStill(text: string): Html {
  return html`<h1>${reissue.reissueTitle}</h1><p>${text}</p>
    <p class="actions plain"><a class="button secondary caps" href="/vote/code">${texts.back}</a> <a href="/assistance#code">${texts.assistanceLink}</a></p>`;
}
