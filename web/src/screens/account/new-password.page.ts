/** Chooses a new password behind the link of the mail: one request, used up only when it ends well. */

import { post, Refused } from "../../furniture/api.ts";
import { readEvent } from "../../furniture/event.ts";
import { onSend, showErrors, watchSecrets } from "../../furniture/form.ts";
import { find } from "../../furniture/show.ts";
import { showFailure } from "./failures.ts";
import { answerRemedies, type Owner } from "./new-password.ts";
import { followLinks, inspect, showTrouble } from "./one-time-link.ts";
import { passwordErrors, watchRules } from "./password.ts";
import { showWaiting } from "../../furniture/stage.ts";
import * as texts from "../../../texts/fr/account.ftl";

let token: string | undefined;

followLinks((taken) => {
  token = taken;
  void open();
});

async function open(): Promise<void> {
  showWaiting("checking");
  try {
    const link = await inspect(token, "password");
    const { event } = await readEvent();
    ask({ maskedName: link.masked_name ?? "", question: link.question ?? "" }, event.phrase_passwords);
  } catch (error) {
    showTrouble(error, open);
  }
}

function ask({ maskedName, question }: Owner, phrases: boolean): void {
  showWaiting("form-step", { name: maskedName, question });
  const form = find<HTMLFormElement>("#new-password-form");
  const value = (id: string) => find<HTMLInputElement>(`#${id}`, form).value;
  watchSecrets(form);
  watchRules(form, phrases);
  onSend(form, async () => {
    const [answer, password] = [value("answer"), value("password")];
    const unanswered = answer.trim() ? [] : [{ field: "answer", reason: texts.answerMissing }];
    const errors = [...unanswered, ...passwordErrors(password, value("password-again"), phrases)];
    showErrors(form, errors);
    if (errors.length > 0) return;
    const progress = find("#progress", form);
    progress.textContent = texts.saving;
    try {
      await post("/api/password", { token, answer, password });
      token = undefined;
      showWaiting("changed");
    } catch (error) {
      if (error instanceof Refused && error.problem.code.startsWith("ACT-")) showTrouble(error, open);
      else showFailure(form, error, { "AUT-104": "answer" }, answerRemedies);
    } finally {
      progress.textContent = "";
    }
  });
}
