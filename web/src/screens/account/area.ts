/** From the one-time link to the signed-in home, and out again: V02, V03, V05–V09, V11, V33, V34, V40. */

import type { Page, Specimen } from "../../furniture/frame.ts";
import type { Theme } from "../../furniture/theme.ts";
import { activationPage, activationSpecimens } from "./activation.ts";
import { farewellSpecimens, sessionExpiredScreen, signedOutScreen } from "./farewell.ts";
import { requestScreen, requestSpecimens, requestTitle } from "./link-request.ts";
import { identifierScreen, logInSpecimens } from "./log-in.ts";
import { meSpecimens, waitingScreen } from "./me.ts";
import { newPasswordPage, newPasswordSpecimens } from "./new-password.ts";
import { linkTitle } from "./one-time-link.ts";
import { changeChallengePage, changePasswordPage, settingsSpecimens } from "./settings.ts";
import * as texts from "../../../texts/fr/account.ftl";

/** The area's pages. */
export function pages(_theme: Theme): Page[] {
  return [...logIn(), ...requests(), ...links(), ...account(), ...farewell()];
}

/** The area's screens in every state. */
export function specimens(_theme: Theme): Specimen[] {
  return [
    ...logInSpecimens(),
    ...requestSpecimens(),
    ...activationSpecimens(),
    ...newPasswordSpecimens(),
    ...meSpecimens(),
    ...settingsSpecimens(),
    ...farewellSpecimens(),
  ];
}

// The second step's address serves the first, and says so: what was typed there is gone.
function logIn(): Page[] {
  const page = (path: string, title: string): Page => ({ path, title, main: identifierScreen(), script: "screens/account/log-in.page.ts" });
  return [page("/connexion", texts.identifierTitle), page("/connexion/mot-de-passe", texts.identifierAgain)];
}

function requests(): Page[] {
  const script = "screens/account/link-request.page.ts";
  return [
    { path: "/activation/renvoi", title: requestTitle("activation-link"), main: requestScreen("activation-link"), script },
    { path: "/mot-de-passe-oublie", title: requestTitle("password-link"), main: requestScreen("password-link"), script },
  ];
}

// The addresses that the messages carry (crates/courier).
function links(): Page[] {
  return [
    { path: "/a", title: linkTitle("activation"), main: activationPage(), script: "screens/account/activation.page.ts" },
    { path: "/m", title: linkTitle("password"), main: newPasswordPage(), script: "screens/account/new-password.page.ts" },
  ];
}

function account(): Page[] {
  const page = (path: string, title: string, name: string, main = waitingScreen(title)): Page => ({
    path,
    title,
    main,
    script: `screens/account/${name}.page.ts`,
    signedIn: true,
  });
  return [
    page("/portail/moi", texts.meTitle, "me"),
    page("/portail/moi/mot-de-passe", texts.changePassword, "change-password", changePasswordPage()),
    page("/portail/moi/question-defi", texts.changeChallenge, "change-challenge", changeChallengePage()),
  ];
}

function farewell(): Page[] {
  return [
    { path: "/deconnexion", title: texts.signedOutTitle, main: signedOutScreen(), script: "screens/account/signed-out.page.ts" },
    { path: "/session-expiree", title: texts.sessionExpiredTitle, main: sessionExpiredScreen() },
  ];
}
