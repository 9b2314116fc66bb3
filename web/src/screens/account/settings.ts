/** V11, changing the password or the challenge: both ask the current password again. */

import { errorOf, field, requiredNote, secretControl, summaryPlace, type FieldError } from "../../furniture/form.ts";
import type { Specimen } from "../../furniture/frame.ts";
import { html, type Html } from "../../furniture/html.ts";
import { chooseChallenge, type Question } from "./challenge.ts";
import { CLAIRE } from "./example-voter.ts";
import { challengeClosed, failedScreen, passwordClosed, waitingScreen } from "./me.ts";
import { choosePassword } from "./password.ts";
import { stage, waiting } from "../../furniture/stage.ts";
import * as furniture from "../../../texts/fr/furniture.ftl";
import * as texts from "../../../texts/fr/account.ftl";

/** The document of `/portail/moi/mot-de-passe`. */
export function changePasswordPage(): Html {
  return page(texts.changePassword, changePasswordScreen(false), texts.passwordChangedHere);
}

/** The document of `/portail/moi/question-defi`. */
export function changeChallengePage(): Html {
  return page(texts.changeChallenge, changeChallengeScreen([]), texts.challengeChangedHere);
}

function page(title: string, form: Html, done: string): Html {
  return stage(
    waitingScreen(title),
    waiting("form-step", title, form),
    waiting("changed", title, endScreen(title, done, "success")),
    waiting("closed", title, endScreen(title, "", "info")),
    waiting("failed", title, failedScreen(title, "")),
  );
}

/** The form of a new password. */
export function changePasswordScreen(phrases: boolean, errors: readonly FieldError[] = [], code?: string): Html {
  return screen(texts.changePassword, choosePassword(phrases, "", errors), texts.otherSessionsWillEnd, errors, code);
}

/** The form of a new challenge. */
export function changeChallengeScreen(questions: readonly Question[], errors: readonly FieldError[] = [], code?: string): Html {
  return screen(texts.changeChallenge, chooseChallenge(questions, {}, errors), "", errors, code);
}

/** The screen once the change is made, or when changes are no longer taken. */
export function endScreen(title: string, text: string, kind: "success" | "info"): Html {
  return html`<h1>${title}</h1>
    <div class="${kind} narrow" role="status"><p data-slot="text">${text}</p></div>
    <p class="actions plain"><a class="button" href="/portail/moi">${texts.goToMyDetails}</a></p>`;
}

function screen(title: string, fields: Html, note: string, errors: readonly FieldError[], code?: string): Html {
  return html`<h1>${title}</h1>
    ${summaryPlace(errors, code)}
    <form id="settings-form" action="/portail/moi" method="post">
      ${requiredNote()}
      ${field({
        id: "current-password",
        label: texts.currentPassword,
        hint: texts.forgottenCurrent,
        error: errorOf(errors, "current-password"),
        control: (attributes) => secretControl(attributes, "current-password"),
      })}
      ${fields}
      ${note ? html`<p>${note}</p>` : ""}
      <p id="progress" class="hint" role="status"></p>
      <p class="actions"><a class="button secondary caps" href="/portail/moi">${texts.back}</a> <button class="caps">${texts.save}</button></p>
    </form>`;
}

/** Both forms in the states that a voter can meet. */
export function settingsSpecimens(): Specimen[] {
  const questions = [{ id: "voiture", text: "Quelle était la couleur de votre première voiture\u202f?" }];
  const state = (name: string, title: string, main: Html): Specimen => ({ screen: "V11", state: name, title, main, signedIn: true });
  const wrong = [{ field: "current-password", reason: "Votre mot de passe actuel n'est pas reconnu. Il vous reste 3 essais." }];
  const { calendar } = CLAIRE;
  return [
    state("password-form", texts.changePassword, changePasswordScreen(false)),
    state("password-wrong", texts.changePassword, changePasswordScreen(false, wrong, "AUT-106")),
    state("password-changed", texts.changePassword, endScreen(texts.changePassword, texts.passwordChangedHere, "success")),
    state("password-closed", texts.changePassword, endScreen(texts.changePassword, passwordClosed("vote_closed", calendar) ?? "", "info")),
    state("password-unreachable", texts.changePassword, failedScreen(texts.changePassword, furniture.unreachable)),
    state("challenge-form", texts.changeChallenge, changeChallengeScreen(questions)),
    state("challenge-wrong", texts.changeChallenge, changeChallengeScreen(questions, wrong, "AUT-106")),
    state("challenge-changed", texts.changeChallenge, endScreen(texts.changeChallenge, texts.challengeChangedHere, "success")),
    state("challenge-closed", texts.changeChallenge, endScreen(texts.changeChallenge, challengeClosed("vote_open", calendar) ?? "", "info")),
  ];
}
