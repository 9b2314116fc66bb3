/** V33, signed out, and V34, the session's end. */

import type { Specimen } from "../../furniture/frame.ts";
import { html, type Html } from "../../furniture/html.ts";
import * as texts from "../../../texts/fr/account.ftl";

/** V33. */
export function signedOutScreen(): Html {
  return html`<h1>${texts.signedOutTitle}</h1>
    <p class="narrow"><strong>${texts.sharedDevice}</strong></p>
    <p class="actions plain"><a class="button" href="/">${texts.home}</a> <a class="button secondary" href="/connexion">${texts.meLogIn}</a></p>`;
}

/** V33, where a session is still open in this browser; `failure` says why it could not be ended. */
export function stillSignedInScreen(failure?: string): Html {
  return html`<h1>${texts.stillSignedInTitle}</h1>
    <div id="summary" tabindex="-1">${failure ? html`<div class="alert narrow" role="alert"><p>${failure}</p></div>` : ""}</div>
    <p class="narrow">${texts.stillSignedIn}</p>
    <p class="actions plain"><button type="button" id="end-session">${texts.signOut}</button> <a class="button secondary" href="/portail">${texts.backToPortal}</a></p>`;
}

/** V33, where nothing answers that could say whether the session is over. */
export function unconfirmedScreen(): Html {
  return html`<h1>${texts.unconfirmedTitle}</h1>
    <div class="alert narrow" role="alert"><p>${texts.signOutFailed}</p></div>
    <p class="narrow"><strong>${texts.sharedDevice}</strong> ${texts.endsByItself}</p>
    <p class="actions plain"><button type="button" id="end-session">${texts.signOut}</button> <a class="button secondary" href="/portail">${texts.backToPortal}</a></p>`;
}

/** V34. */
export function sessionExpiredScreen(): Html {
  return html`<h1>${texts.sessionExpiredTitle}</h1>
    <div class="info narrow"><p>${texts.sessionExpired}</p></div>
    <p class="narrow">${texts.sessionExpiredMore}</p>
    <p class="actions plain"><a class="button" href="/connexion">${texts.meLogIn}</a> <a class="button secondary" href="/">${texts.home}</a></p>`;
}

/** The screens in every state. */
export function farewellSpecimens(): Specimen[] {
  return [
    { screen: "V33", state: "signed-out", title: texts.signedOutTitle, main: signedOutScreen() },
    { screen: "V33", state: "still-signed-in", title: texts.stillSignedInTitle, main: stillSignedInScreen() },
    { screen: "V33", state: "sign-out-failed", title: texts.stillSignedInTitle, main: stillSignedInScreen(texts.signOutFailed) },
    { screen: "V33", state: "not-confirmed", title: texts.unconfirmedTitle, main: unconfirmedScreen() },
    { screen: "V34", state: "session-expired", title: texts.sessionExpiredTitle, main: sessionExpiredScreen() },
  ];
}
