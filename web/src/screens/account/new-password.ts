/** V40, behind its link: the answer to the challenge, then the new password. */

import { errorOf, field, requiredNote, secretControl, summaryPlace, type FieldError } from "../../furniture/form.ts";
import type { Specimen } from "../../furniture/frame.ts";
import { html, type Html } from "../../furniture/html.ts";
import { troubles } from "./example-troubles.ts";
import { checkingScreen, troubleScreen, waitingTroubles } from "./one-time-link.ts";
import { choosePassword } from "./password.ts";
import { stage, waiting } from "../../furniture/stage.ts";
import * as texts from "../../../texts/fr/account.ftl";

/** Whose account it is, and the question that was chosen at its activation. */
export interface Owner {
  maskedName: string;
  question: string;
}

/** The document of `/m`. */
export function newPasswordPage(): Html {
  return stage(
    checkingScreen("password"),
    waiting("form-step", texts.newPasswordTitle, newPasswordScreen({ maskedName: "", question: "" }, false)),
    waiting("changed", texts.passwordChangedTitle, passwordChangedScreen()),
    waiting("checking", texts.newPasswordTitle, checkingScreen("password")),
    ...waitingTroubles("password"),
  );
}

/** The form. */
export function newPasswordScreen({ maskedName, question }: Owner, phrases: boolean, errors: readonly FieldError[] = [], code?: string): Html {
  return html`<h1>${texts.newPasswordTitle}</h1>
    ${summaryPlace(errors, code, answerRemedies(code))}
    <form id="new-password-form" action="/m" method="post">
      <p>${texts.linkHolder} <strong data-slot="name">${maskedName}</strong></p>
      <p>${texts.newPasswordIntro}</p>
      ${requiredNote()}
      ${field({
        id: "answer",
        label: html`${texts.yourQuestion} <span data-slot="question">${question}</span> – ${texts.answer}`,
        hint: texts.answerHint,
        error: errorOf(errors, "answer"),
        control: (attributes) => secretControl(attributes, "off"),
      })}
      ${choosePassword(phrases, "", errors)}
      <p>${texts.sessionsWillEnd}</p>
      <p id="progress" class="hint" role="status"></p>
      <p class="actions"><a class="button secondary" href="/connexion">${texts.back}</a> <button>${texts.savePassword}</button></p>
    </form>`;
}

/** The way out of a forgotten answer. */
export function answerRemedies(code: string | undefined): Html | undefined {
  return code === "AUT-104" || code === "AUT-102" ? html`<p>${texts.answerWaysOut}</p>` : undefined;
}

/** The screen once the password is changed. */
export function passwordChangedScreen(): Html {
  return html`<h1>${texts.passwordChangedTitle}</h1>
    <p class="narrow">${texts.passwordChangedText}</p>
    <p class="actions plain"><a class="button" href="/connexion">${texts.meLogIn}</a></p>`;
}

/** The screens in the states that a voter can meet. */
export function newPasswordSpecimens(): Specimen[] {
  const owner = { maskedName: "Mme D•••", question: "Quelle était la couleur de votre première voiture\u202f?" };
  const state = (name: string, main: Html, title: string = texts.newPasswordTitle): Specimen => ({ screen: "V40", state: name, title, main });
  const refused = (field: string, reason: string) => [{ field, reason }];
  return [
    state("checking", checkingScreen("password")),
    ...troubles("password").map(([name, trouble]) => state(name, troubleScreen("password", trouble))),
    state("valid", newPasswordScreen(owner, false)),
    state("wrong-answer", newPasswordScreen(owner, false, refused("answer", "La réponse à votre question Défi n'est pas reconnue. Il vous reste 4 essais."), "AUT-104")),
    state("too-many-answers", newPasswordScreen(owner, false, refused("", "Trop d'essais. Réessayez après 12\u00a0h\u00a027 (heure de Paris)."), "AUT-102")),
    state("changed", passwordChangedScreen(), texts.passwordChangedTitle),
  ];
}
