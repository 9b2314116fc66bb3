/** V02 and V03: the identifier, then the password, in one document. */

import { errorOf, field, requiredNote, secretControl, summaryPlace, type FieldError } from "../../furniture/form.ts";
import type { Specimen } from "../../furniture/frame.ts";
import { html, type Html, type Piece } from "../../furniture/html.ts";
import { workBox } from "../../furniture/work.ts";
import * as furniture from "../../../texts/fr/furniture.ftl";
import * as texts from "../../../texts/fr/account.ftl";

/** V02. `typed` is what stands in the field. */
export function identifierScreen(typed = "", errors: readonly FieldError[] = [], code?: string): Html {
  return html`<h1>${texts.identifierTitle}</h1>
    ${summaryPlace(errors, code)}
    <form id="identifier-form" action="/connexion" method="post">
      <ul><li>${texts.identifierHelp}</li><li>${texts.identifierHelpWork}</li></ul>
      ${requiredNote()}
      ${addressField("identifier", texts.identifier, texts.identifierHint, typed, errors)}
      <p><a href="/aide/identifiant">${texts.identifierUnknown}</a></p>
      ${workBox(errorOf(errors, "work-box"))}
      <p class="actions"><a class="button secondary" href="/">${texts.back}</a> <button>${texts.logIn}</button></p>
    </form>`;
}

/** The field of an identifier: `V02` and the requests for a link. */
export function addressField(id: string, label: string, hint: Piece, typed: string, errors: readonly FieldError[]): Html {
  return field({
    id,
    label,
    hint,
    error: errorOf(errors, id),
    control: (attributes) =>
      html`<input type="email" ${attributes} value="${typed}" autocomplete="username" inputmode="email" spellcheck="false" autocapitalize="none" autocorrect="off">`,
  });
}

/** V03, for the identifier given before. */
export function passwordScreen(identifier: string, errors: readonly FieldError[] = [], code?: string): Html {
  return html`<h1>${texts.passwordTitle}</h1>
    ${summaryPlace(errors, code, remedies(code))}
    <form id="password-form" action="/connexion" method="post">
      ${requiredNote()}
      <p>${texts.identifierReminder({ identifier })} <button type="button" class="link" id="change-identifier">${texts.changeIdentifier}<span class="hidden-text"> ${texts.changeIdentifierAloud}</span></button></p>
      <input type="email" name="identifier" value="${identifier}" autocomplete="username" readonly hidden>
      ${field({
        id: "password",
        label: texts.password,
        error: errorOf(errors, "password"),
        control: (attributes) => secretControl(attributes, "current-password"),
      })}
      <p id="progress" class="hint" role="status"></p>
      <p class="actions"><button type="button" class="secondary" id="back">${texts.back}</button> <button>${texts.logIn}</button></p>
      <ul><li><a href="/mot-de-passe-oublie">${texts.passwordForgotten}</a></li><li><a href="/activation/renvoi">${texts.notActivated}</a></li></ul>
    </form>`;
}

/** The ways out of a refused log-in (a voter stays stuck where none is named). */
export function remedies(code: string | undefined): Html | undefined {
  if (code !== "AUT-101" && code !== "AUT-102") return undefined;
  const forgotten = html`<li><a href="/mot-de-passe-oublie">${texts.passwordForgotten}</a></li>`;
  const help = html`<li><a href="/assistance#connexion">${texts.callHelp}</a></li>`;
  if (code === "AUT-102") return html`<p>${texts.lockedWaysOut}</p><ul>${forgotten}${help}</ul>`;
  return html`<p>${texts.waysOut}</p>
    <ul>${forgotten}
      <li><a href="/activation/renvoi">${texts.notActivated}</a></li>
      <li><a href="/aide/identifiant">${texts.identifierUnknown}</a></li>
      ${help}</ul>`;
}

/** Both screens in the states that a voter can meet. */
export function logInSpecimens(): Specimen[] {
  const identifier = (state: string, typed: string, errors: FieldError[], code?: string): Specimen => ({
    screen: "V02",
    state,
    title: texts.identifierTitle,
    main: identifierScreen(typed, errors, code),
  });
  const password = (state: string, errors: FieldError[], code?: string): Specimen => ({
    screen: "V03",
    state,
    title: texts.passwordTitle,
    main: passwordScreen("claire.dupont@ac-paris.fr", errors, code),
  });
  const whole = (reason: string) => [{ field: "", reason }];
  return [
    identifier("empty", "", []),
    identifier("nothing-typed", "", [
      { field: "identifier", reason: texts.identifierMissing },
      { field: "work-box", reason: furniture.tickTheBox },
    ]),
    identifier("malformed", "claire.dupont", [{ field: "identifier", reason: texts.identifierMalformed }]),
    identifier("work-failed", "claire.dupont@ac-paris.fr", [{ field: "work-box", reason: furniture.workFailed }], "E-CAP"),
    password("empty", []),
    password("nothing-typed", [{ field: "password", reason: texts.passwordMissing }]),
    password("three-tries-left", whole("Identifiant ou mot de passe incorrect. Il vous reste 3 essais."), "AUT-101"),
    password("too-many-tries", whole("Trop d'essais. Réessayez après 12\u00a0h\u00a027 (heure de Paris)."), "AUT-102"),
    password("too-many-requests", whole("Beaucoup d'électeurs se connectent. Réessayez dans 20\u00a0s. Aucun vote n'a été enregistré par cette action."), "REQ-008"),
    password("not-open", whole("Le portail ouvrira le jeudi 13 octobre 2022 à 8\u00a0h (heure de Paris)."), "AUT-105"),
    password("unreachable", whole(furniture.unreachable)),
  ];
}
