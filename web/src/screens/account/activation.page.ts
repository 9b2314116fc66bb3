/** Activates an account: the link is only looked at until the last form is sent, and what is typed stays in memory. */

import { post, Refused } from "../../furniture/api.ts";
import { readEvent, type PublicEvent } from "../../furniture/event.ts";
import { onSend, showErrors, watchSecrets, type FieldError } from "../../furniture/form.ts";
import { openFromTo } from "../../furniture/countdown.ts";
import { find } from "../../furniture/show.ts";
import { fillChallenge, readChallenge, type Challenge } from "./challenge.ts";
import { failureErrors, showFailure } from "./failures.ts";
import { followLinks, inspect, showTrouble } from "./one-time-link.ts";
import { passwordErrors, watchRules } from "./password.ts";
import { showWaiting } from "../../furniture/stage.ts";
import * as texts from "../../../texts/fr/account.ftl";

let token: string | undefined;
let event: PublicEvent;
let maskedName = "";
let password = "";
let chosen: Partial<Challenge> = {};
let shown = 0;

followLinks((taken) => {
  token = taken;
  void open();
});
// The step is a number in the history's state: the address never changes.
addEventListener("popstate", ({ state }) => {
  const step = typeof state === "number" ? state : 0;
  if (maskedName && !location.hash && step !== shown) showStep(step);
});

async function open(): Promise<void> {
  maskedName = password = "";
  chosen = {};
  showWaiting("checking");
  try {
    const link = await inspect(token, "activation");
    event = (await readEvent()).event;
    maskedName = link.masked_name ?? "";
    showStep(0);
  } catch (error) {
    showTrouble(error, open);
  }
}

function showStep(step: number): void {
  shown = step;
  if (step === 2 && password) askChallenge();
  else if (step > 0) askPassword();
  else {
    showWaiting("landing", { name: maskedName });
    find<HTMLButtonElement>("#start").onclick = () => goTo(1);
  }
}

function goTo(step: number): void {
  history.pushState(step, "");
  showStep(step);
}

function askPassword(refused: FieldError[] = [], code?: string): void {
  showWaiting("password-step");
  const form = find<HTMLFormElement>("#password-form");
  watchSecrets(form);
  watchRules(form, event.phrase_passwords);
  find<HTMLButtonElement>("#back").onclick = () => history.back();
  onSend(form, async () => {
    const typed = find<HTMLInputElement>("#password", form).value;
    const errors = passwordErrors(typed, find<HTMLInputElement>("#password-again", form).value, event.phrase_passwords);
    showErrors(form, errors);
    if (errors.length > 0) return;
    password = typed;
    goTo(2);
  });
  if (refused.length > 0) showErrors(form, refused, code);
}

function askChallenge(): void {
  showWaiting("challenge-step");
  const form = find<HTMLFormElement>("#challenge-form");
  fillChallenge(form, event.questions, chosen);
  watchSecrets(form);
  find<HTMLButtonElement>("#back").onclick = () => history.back();
  onSend(form, async () => {
    const { challenge, errors } = readChallenge(form);
    chosen = challenge;
    showErrors(form, errors);
    if (errors.length > 0) return;
    const progress = find("#progress", form);
    progress.textContent = texts.saving;
    try {
      await post("/api/activation", { token, password, ...challenge });
      showActivated();
    } catch (error) {
      refuse(form, error);
    } finally {
      progress.textContent = "";
    }
  });
}

function refuse(form: HTMLFormElement, error: unknown): void {
  if (error instanceof Refused) {
    const { code } = error.problem;
    if (code.startsWith("ACT-")) return showTrouble(error, open);
    const ofPassword = failureErrors(error).filter(({ field }) => field === "password");
    if (ofPassword.length > 0) {
      password = "";
      history.replaceState(1, "");
      shown = 1;
      return askPassword(ofPassword, code);
    }
  }
  showFailure(form, error);
}

function showActivated(): void {
  const { vote_opens, vote_closes } = event.calendar;
  token = undefined;
  maskedName = password = "";
  chosen = {};
  const address = `${location.origin}/`;
  showWaiting("activated", { address, voting: openFromTo({ opens: new Date(vote_opens), closes: new Date(vote_closes) }) });
  find<HTMLButtonElement>("#copy").onclick = async () => {
    getSelection()?.selectAllChildren(find("#address"));
    const done = await copy(address);
    find("#copied").textContent = done ? texts.addressCopied : texts.addressNotCopied;
  };
}

async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
