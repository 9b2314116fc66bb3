/** Signs a voter in: the identifier first, then the password. What is typed stays in this document's memory. */

import { onSend, showErrors, watchSecrets } from "../../furniture/form.ts";
import { leaveFor } from "../../furniture/portal.ts";
import { find } from "../../furniture/show.ts";
import { Work } from "../../furniture/work.ts";
import { showFailure } from "./failures.ts";
import { readIdentifier } from "./identifier.ts";
import { identifierScreen, passwordScreen, remedies } from "./log-in.ts";
import { isTooLong } from "./password.ts";
import { showScreen } from "../../furniture/stage.ts";
import * as texts from "../../../texts/fr/account.ftl";

const FIRST = "/connexion";
const SECOND = "/connexion/mot-de-passe";

let identifier = "";
let shown = FIRST;
let work: Work;

// A reload of the second step has lost the identifier: it begins again.
history.replaceState(null, "", FIRST);
askIdentifier();
addEventListener("popstate", () => {
  // A skip link changes the fragment, not the step.
  if (location.pathname === shown) return;
  if (location.pathname === SECOND && identifier) {
    showPassword();
  } else {
    shown = FIRST;
    showScreen(texts.identifierTitle, identifierScreen(identifier));
    askIdentifier();
  }
});

function askIdentifier(): void {
  const form = find<HTMLFormElement>("#identifier-form");
  work = new Work("log-in", form);
  onSend(form, async () => {
    const read = readIdentifier(find<HTMLInputElement>("#identifier", form).value);
    const wrong = "reason" in read ? [{ field: "identifier", reason: read.reason }] : [];
    const errors = [...wrong, ...work.missing()];
    showErrors(form, errors);
    if (errors.length > 0 || "reason" in read) return;
    identifier = read.address;
    history.pushState(null, "", SECOND);
    showPassword();
  });
}

function showPassword(): void {
  shown = SECOND;
  showScreen(texts.passwordTitle, passwordScreen(identifier));
  const form = find<HTMLFormElement>("#password-form");
  watchSecrets(form);
  find<HTMLButtonElement>("#change-identifier").onclick = () => history.back();
  find<HTMLButtonElement>("#back").onclick = () => history.back();
  onSend(form, async () => {
    const password = find<HTMLInputElement>("#password", form).value;
    const reason = password ? (isTooLong(password) ? texts.passwordTooLong : "") : texts.passwordMissing;
    showErrors(form, reason ? [{ field: "password", reason }] : []);
    if (reason) return;
    const progress = find("#progress", form);
    progress.textContent = texts.loggingIn;
    try {
      await work.send("/api/session", { identifier, password });
      leaveFor("/portail");
    } catch (error) {
      showFailure(form, error, {}, remedies);
    } finally {
      progress.textContent = "";
    }
  });
}
