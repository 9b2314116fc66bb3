/** Changes the password or the challenge question of a signed-in voter. The address says which of the two. */

import { post } from "../../furniture/api.ts";
import { readEvent, type PublicEvent } from "../../furniture/event.ts";
import { onSend, showErrors, watchSecrets, type FieldError } from "../../furniture/form.ts";
import { openPortal } from "../../furniture/portal.ts";
import { find } from "../../furniture/show.ts";
import { fillChallenge, readChallenge } from "./challenge.ts";
import { sentenceOf, showFailure } from "./failures.ts";
import { challengeClosed, passwordClosed } from "./me.ts";
import { passwordErrors, watchRules } from "./password.ts";
import { showWaiting } from "./steps.ts";
import * as texts from "../../../texts/fr/account.ftl";

const OF_PASSWORD = location.pathname.endsWith("/mot-de-passe");
const PLACES = { current_password: "current-password", new_password: "password", "AUT-106": "current-password" };

openPortal()
  .then(async ({ portal: { phase, calendar } }) => {
    const closed = OF_PASSWORD ? passwordClosed(phase, calendar) : challengeClosed(phase, calendar);
    if (closed) showWaiting("closed", { text: closed });
    else ask((await readEvent()).event);
  })
  .catch((error: unknown) => showWaiting("failed", { failure: sentenceOf(error) }));

function ask({ phrase_passwords, questions }: PublicEvent): void {
  showWaiting("form-step");
  const form = find<HTMLFormElement>("#settings-form");
  watchSecrets(form);
  if (OF_PASSWORD) watchRules(form, phrase_passwords);
  else fillChallenge(form, questions);
  onSend(form, async () => {
    const current_password = value(form, "current-password");
    const { body, errors } = OF_PASSWORD ? readPassword(form, phrase_passwords) : readAnswer(form);
    if (!current_password) errors.unshift({ field: "current-password", reason: texts.currentPasswordMissing });
    showErrors(form, errors);
    if (errors.length > 0) return;
    const progress = find("#progress", form);
    progress.textContent = texts.saving;
    try {
      await post(OF_PASSWORD ? "/api/account/password" : "/api/account/challenge", { current_password, ...body });
      showWaiting("changed");
    } catch (error) {
      showFailure(form, error, PLACES);
    } finally {
      progress.textContent = "";
    }
  });
}

interface Read {
  body: Record<string, string>;
  errors: FieldError[];
}

function readPassword(form: HTMLFormElement, phrases: boolean): Read {
  const new_password = value(form, "password");
  return { body: { new_password }, errors: passwordErrors(new_password, value(form, "password-again"), phrases) };
}

function readAnswer(form: HTMLFormElement): Read {
  const { challenge, errors } = readChallenge(form);
  return { body: { ...challenge }, errors };
}

function value(form: HTMLFormElement, id: string): string {
  return find<HTMLInputElement>(`#${id}`, form).value;
}
