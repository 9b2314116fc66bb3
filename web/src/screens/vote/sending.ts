/** V28, a ballot on its way. */

import type { Specimen } from "../../furniture/frame.ts";
import { html, type Html } from "../../furniture/html.ts";
import { marks, waiting } from "../../furniture/stage.ts";
import { inGroups } from "./reference.ts";
import { REFERENCE } from "./example.ts";
import { steps } from "./steps.ts";
import * as texts from "../../../texts/fr/vote.ftl";

/** Where the ballot is. In doubt: what became of an earlier sending is not known. */
export type Progress = (typeof PROGRESSES)[number];

const PROGRESSES = ["encrypting", "depositing", "busy", "verifying", "signed_out"] as const;

/** The screen; the page changes its two parts and nothing else, so that the status is read aloud. */
function sendingScreen({ title }: { title: string }): Html {
  return html`${steps(3)}
    <h1>${texts.sendingTitle}</h1>
    <p>${title}</p>
    <p id="sending-state" role="status" class="progress"></p>
    <div id="sending-detail"></div>
    <div id="sending-reference"></div>`;
}

/** The screen and its parts as they wait in the page: each progress under its own name, titled by its sentence. */
export function waitingSendings(): Html[] {
  return [
    waiting("sending", texts.sendingTitle, sendingScreen(marks())),
    ...PROGRESSES.map((progress) => waiting(progress, progressSentence(progress), progressDetail(progress))),
    waiting("reference-known", "", referenceBefore(marks())),
    ...NEXT.map((next) => waiting(`not-received-${next}`, texts.notReceivedTitle, notReceivedScreen(marks(), next))),
  ];
}

/** The sentence of the status. */
function progressSentence(progress: Progress): string {
  if (progress === "encrypting") return texts.sendingEncrypting;
  return progress === "depositing" || progress === "busy" ? texts.sendingDepositing : texts.sendingVerifying;
}

/** What stands below the status. */
function progressDetail(progress: Progress): Html {
  switch (progress) {
    case "encrypting":
    case "depositing":
      return html``;
    case "busy":
      return html`<p>${texts.sendingBusy}</p>`;
    case "verifying":
      return html`<p>${texts.sendingVerifyingWhy}</p><p class="hint">${texts.sendingIfLeft}</p>
        <p class="actions plain"><button type="button" class="secondary" id="check-now">${texts.sendingCheckNow}</button></p>`;
    case "signed_out":
      return html`<div class="alert"><p>${texts.sendingSignedOut}</p></div><p class="hint">${texts.sendingIfLeft}</p>
        <p class="actions plain"><a class="button" href="/connexion" target="_blank" rel="noopener">${texts.signInTab}</a> <button type="button" class="secondary" id="check-now">${texts.sendingCheckNow}</button></p>`;
  }
}

/** The reference, shown before anything is sent. */
function referenceBefore({ reference }: { reference: string }): Html {
  return html`<p>${texts.sendingReference} :</p><p class="mono reference">${reference}</p>`;
}

interface NotReceived {
  id: string;
  title: string;
  sentence: string;
  code: string;
}

/** What a voter can do whose ballot was not deposited: vote again, sign in first, or nothing in this election at this moment. */
const NEXT = ["again", "sign-in", "leave"] as const;

/** The screen for a refusal's code, under its name. */
export function notReceivedFor(code: string): `not-received-${(typeof NEXT)[number]}` {
  if (code === "AUT-103") return "not-received-sign-in";
  return code === "VOT-500" || code === "VOT-502" || code === "VOT-505" ? "not-received-leave" : "not-received-again";
}

/** The end where no vote was recorded. */
function notReceivedScreen({ id, title, sentence, code }: NotReceived, next: (typeof NEXT)[number]): Html {
  const elections = html`<a href="/vote">${texts.backToElections}</a>`;
  const ways = {
    again: html`<a class="button" href="/vote/${id}">${texts.notReceivedAgain}</a> ${elections}`,
    "sign-in": html`<a class="button" href="/connexion">${texts.signInLink}</a> ${elections}`,
    leave: html`<a class="button" href="/vote">${texts.backToElections}</a> <a href="/vote/emargements">${texts.myEmargements}</a>`,
  };
  return html`${steps(3)}
    <h1>${texts.notReceivedTitle}</h1>
    <p><strong>${title}</strong></p>
    <div class="alert" role="alert"><p>${sentence}</p><p class="code">${code}</p></div>
    <p class="actions plain">${ways[next]}</p>`;
}

/** The screen in its states. */
export function sendingSpecimens(): Specimen[] {
  const election = { id: "CAPNzinspect2z22pro", title: "CAPN des IA-IPR, IEN et IJS" };
  const at = (progress: Progress): Specimen => ({
    screen: "V28",
    state: progress.replace("_", "-"),
    title: texts.sendingTitle,
    main: html`${steps(3)}<h1>${texts.sendingTitle}</h1><p>${election.title}</p>
      <p role="status" class="progress">${progressSentence(progress)}</p>
      <div>${progressDetail(progress)}</div>
      <div>${progress === "encrypting" ? "" : referenceBefore({ reference: inGroups(REFERENCE) })}</div>`,
    signedIn: true,
  });
  const ended = (state: string, sentence: string, code: string): Specimen => ({
    screen: "V28",
    state,
    title: texts.notReceivedTitle,
    main: notReceivedScreen({ ...election, sentence, code }, NEXT.find((next) => notReceivedFor(code) === `not-received-${next}`)!),
    signedIn: true,
  });
  return [
    ...PROGRESSES.map(at),
    ended("not-received", texts.notReceived, "VOT-503"),
    ended("closed", "Le vote est clos depuis le jeudi 8 décembre 2022 à 17 h (heure de Paris). Votre bulletin n'a pas été déposé.", "VOT-502"),
    ended("suspended", "Le vote est suspendu par le bureau de vote depuis 12 h 27 (heure de Paris). Aucun vote n'a été enregistré par cette action.", "VOT-505"),
    ended("not-valid", "Les preuves de ce bulletin ne sont pas valables. Aucun vote n'est enregistré.", "VOT-512"),
    ended("replaced-code", "Ce bulletin n'a pas été fait avec votre code de vote actuel. Aucun vote n'est enregistré.", "VOT-513"),
    ended("expired-session", "Votre session a expiré. Aucun vote n'a été enregistré par cette action.", "AUT-103"),
  ];
}
