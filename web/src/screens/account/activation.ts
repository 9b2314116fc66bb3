/** V06–V09: from the one-time link to the activated account, in one document whose memory holds the token. */

import { requiredNote, summaryPlace, type FieldError } from "../../furniture/form.ts";
import type { Specimen } from "../../furniture/frame.ts";
import { html, type Html } from "../../furniture/html.ts";
import { openFromTo, type Voting } from "../../furniture/countdown.ts";
import { chooseChallenge, type Challenge, type Question } from "./challenge.ts";
import { troubles } from "./example-troubles.ts";
import { checkingScreen, troubleScreen, waitingTroubles } from "./one-time-link.ts";
import { choosePassword, passwordErrors } from "./password.ts";
import { stage, waiting } from "../../furniture/stage.ts";
import * as furniture from "../../../texts/fr/furniture.ftl";
import * as texts from "../../../texts/fr/account.ftl";

/** The document of `/a`. */
export function activationPage(): Html {
  return stage(
    checkingScreen("activation"),
    waiting("landing", texts.activationTitle, landingScreen("")),
    waiting("password-step", texts.stepPassword, passwordStep(false)),
    waiting("challenge-step", texts.stepChallenge, challengeStep([])),
    waiting("activated", texts.activatedTitle, activatedScreen("", "")),
    waiting("checking", texts.activationTitle, checkingScreen("activation")),
    ...waitingTroubles("activation"),
  );
}

/** V06, for a link that may serve. */
export function landingScreen(maskedName: string): Html {
  return html`<h1>${texts.activationTitle}</h1>
    <div class="narrow">
      <p>${texts.linkHolder} <strong data-slot="name">${maskedName}</strong></p>
      <p>${texts.linkOnce}</p>
      <p>${texts.activationPlan}</p>
      <p class="actions plain"><button type="button" id="start">${texts.startActivation}</button></p>
      <p><a href="/assistance#activation">${texts.notYou}</a></p>
    </div>`;
}

/** V07. */
export function passwordStep(phrases: boolean, typed = "", errors: readonly FieldError[] = [], code?: string): Html {
  return html`<h1>${texts.stepPassword}</h1>
    ${summaryPlace(errors, code)}
    <form id="password-form" action="/a" method="post">
      ${requiredNote()}
      ${choosePassword(phrases, typed, errors)}
      <p class="actions"><button type="button" class="secondary" id="back">${texts.back}</button> <button>${texts.goOn}</button></p>
    </form>`;
}

/** V08. */
export function challengeStep(questions: readonly Question[], chosen: Partial<Challenge> = {}, errors: readonly FieldError[] = [], code?: string): Html {
  return html`<h1>${texts.stepChallenge}</h1>
    ${summaryPlace(errors, code)}
    <form id="challenge-form" action="/a" method="post">
      ${requiredNote()}
      ${chooseChallenge(questions, chosen, errors)}
      <p id="progress" class="hint" role="status"></p>
      <p class="actions"><button type="button" class="secondary" id="back">${texts.back}</button> <button>${texts.save}</button></p>
    </form>`;
}

/** V09. */
export function activatedScreen(address: string, voting: string): Html {
  return html`<h1>${texts.activatedTitle}</h1>
    <div class="narrow">
      <p>${texts.activatedMail}</p>
      <h2>${texts.keepAddress}</h2>
      <p id="address" class="mono" data-slot="address">${address}</p>
      <p class="actions plain"><button type="button" class="secondary" id="copy">${texts.copyAddress}</button></p>
      <p id="copied" class="hint" role="status"></p>
      <h2>${texts.whatNext}</h2>
      <ul><li>${texts.nextNotice}</li><li>${texts.nextVote} <span data-slot="voting">${voting}</span></li></ul>
      <p class="actions plain"><a class="button" href="/connexion">${texts.enterPortal}</a></p>
    </div>`;
}

/** The screens in the states that a voter can meet. */
export function activationSpecimens(): Specimen[] {
  const state = (screen: string, name: string, title: string, main: Html): Specimen => ({ screen, state: name, title, main });
  const questions = [
    { id: "baccalaureat", text: "En quelle année avez-vous obtenu le baccalauréat\u202f?" },
    { id: "voiture", text: "Quelle était la couleur de votre première voiture\u202f?" },
  ];
  const password = (name: string, main: Html) => state("V07", name, texts.stepPassword, main);
  const challenge = (name: string, main: Html) => state("V08", name, texts.stepChallenge, main);
  const refused = (field: string, reason: string) => [{ field, reason }];
  const voting: Voting = { opens: new Date("2022-12-01T08:00:00+01:00"), closes: new Date("2022-12-08T17:00:00+01:00") };
  return [
    state("V06", "checking", texts.activationTitle, checkingScreen("activation")),
    state("V06", "valid", texts.activationTitle, landingScreen("Mme D•••")),
    ...troubles("activation").map(([name, trouble]) => state("V06", name, texts.activationTitle, troubleScreen("activation", trouble))),
    password("empty", passwordStep(false)),
    password("half-way", passwordStep(false, "Tournesol42")),
    password("phrases", passwordStep(true, "quatre girafes mauves dansent")),
    password("rules-not-met", passwordStep(false, "tournesol", passwordErrors("tournesol", "", false))),
    password("two-passwords", passwordStep(false, "Tournesol-Vert-42", passwordErrors("Tournesol-Vert-42", "Tournesol-Vert-43", false))),
    password("too-common", passwordStep(false, "", refused("password", "Ce mot de passe est trop courant\u00a0: évitez les mots connus, les années, les suites de touches et les répétitions."), "REQ-007")),
    challenge("empty", challengeStep(questions)),
    challenge("nothing-chosen", challengeStep(questions, {}, [...refused("question", texts.questionMissing), ...refused("answer", texts.answerMissing)])),
    challenge("answer-too-short", challengeStep(questions, { question: "voiture" }, refused("answer", "Votre réponse est trop courte\u00a0: 3 lettres ou chiffres au minimum, sans compter les articles, et non un seul signe répété."), "REQ-007")),
    challenge("unreachable", challengeStep(questions, { question: "voiture" }, refused("", furniture.unreachable))),
    state("V09", "activated", texts.activatedTitle, activatedScreen("https://vote.example.fr/", openFromTo(voting))),
  ];
}
