/** V21 and V22 in the browser. What is typed is sent once, kept for a second sending while V22 is shown, and nowhere else. */

import { post, Refused, Unreachable } from "../../furniture/api.ts";
import { inParis } from "../../furniture/dates.ts";
import { onSend, problemErrors, showErrors, watchSecrets, type FieldError } from "../../furniture/form.ts";
import { find } from "../../furniture/show.ts";
import { solve, Work, WorkFailed } from "../../furniture/work.ts";
import { e164, readable } from "./phone.ts";
import { type Channel, reissueScreen, reissueStill, sentScreen, waitSentence } from "./reissue.ts";
import { standStillFor } from "./stand-still.page.ts";
import type { Visit } from "./visit.ts";
import { turnTo } from "./way.ts";
import * as furniture from "../../../texts/fr/furniture.ftl";
import * as reissue from "../../../texts/fr/reissue.ftl";

interface Asked {
  answer: string;
  datum: string;
  channel: Channel;
  address: string;
}

interface Answered {
  masked: string;
  valid_minutes: number;
}

const REQUESTS = "/api/voting-code/requests";
/** Sendings after the first one. */
const RESENDS = 2;
/** Seconds before another sending may be asked. */
const PAUSE = 60;
/** The portal's names of what is wrong, as this form's. */
const OF_DATUM = /^REA-402$/;
const OF_ADDRESS = /^REA-40[34]$/;

/** Shows V21, on this channel where the voter comes back from the other. */
export function showReissue(visit: Visit, channel?: Channel): void {
  const { voter, calendar } = visit.portal;
  const opens = new Date(calendar.vote_opens);
  if (visit.now < opens) return turnTo(reissue.reissueTitle, reissueStill(reissue.reissueNotYet({ date: inParis(opens) })));
  if (!voter.question) return turnTo(reissue.reissueTitle, reissueStill(reissue.reissueNoQuestion));
  turnTo(reissue.reissueTitle, reissueScreen(voter.question, channel ? { channel } : {}));
  const form = find<HTMLFormElement>("#reissue-form");
  const work = new Work("voting-code", form);
  watchSecrets(form);
  watchChannel(form);
  onSend(form, async () => {
    const { asked, errors } = read(form);
    errors.push(...work.missing());
    showErrors(form, errors);
    if (errors.length) return;
    say("#reissue-state", reissue.reissueSending);
    try {
      showSent(visit, asked, await work.send<Answered>(REQUESTS, { ...asked }), RESENDS);
    } catch (error) {
      say("#reissue-state", "");
      refuse(visit, form, asked, error);
    }
  });
}

function watchChannel(form: HTMLFormElement): void {
  form.querySelectorAll<HTMLInputElement>("input[name=channel]").forEach((radio) =>
    radio.addEventListener("change", () => {
      find("#of-sms", form).hidden = radio.value !== "sms";
      find("#of-email", form).hidden = radio.value !== "email";
    }),
  );
  const phone = find<HTMLInputElement>("#phone", form);
  phone.addEventListener("input", () => {
    const number = e164(phone.value);
    say("#phone-read", number ? reissue.reissuePhoneRead({ number: readable(number) }) : "");
  });
}

function read(form: HTMLFormElement): { asked: Asked; errors: FieldError[] } {
  const value = (id: string) => find<HTMLInputElement>(`#${id}`, form).value;
  const channel = form.querySelector<HTMLInputElement>("input[name=channel]:checked")?.value as Channel | undefined;
  const [answer, datum, phone, email, again] = ["answer", "datum", "phone", "email", "email-again"].map(value) as [string, string, string, string, string];
  const errors: FieldError[] = [];
  const wrong = (field: string, reason: string | false) => reason && errors.push({ field, reason });
  wrong("answer", !answer.trim() && reissue.reissueAnswerEmpty);
  wrong("datum", !datum.trim() ? reissue.reissueDatumEmpty : !isDatum(datum) && reissue.reissueDatumWrong);
  wrong("by-sms", !channel && reissue.reissueChannelEmpty);
  if (channel === "sms") wrong("phone", !phone.trim() ? reissue.reissuePhoneEmpty : !e164(phone) && reissue.reissuePhoneWrong);
  if (channel === "email") {
    wrong("email", !/^[^\s@<>",;]{1,64}@[^\s@<>",;]+\.[^\s@<>",;.]{2,}$/.test(email.trim()) && reissue.reissueEmailWrong);
    wrong("email-again", email.trim() !== again.trim() && reissue.reissueEmailDiffers);
  }
  const address = channel === "sms" ? (e164(phone) ?? "") : email.trim();
  return { asked: { answer, datum, channel: channel ?? "sms", address }, errors };
}

/** The forms of a NUMEN or a social-security number, as the portal will read them (RE-04). */
function isDatum(typed: string): boolean {
  const plain = typed.normalize("NFKC").replace(/[\s._\-\u2010-\u2015]/g, "").toUpperCase();
  return /^\d{2}[A-Z]\d{7}[A-Z]{3}$/.test(plain) || /^\d{5}(\d{2}|2[AB])\d{3}(\d{3}(\d{2})?)?$/.test(plain);
}

function refuse(visit: Visit, form: HTMLFormElement, { channel }: Asked, error: unknown): void {
  if (error instanceof WorkFailed) return showErrors(form, [{ field: "work-box", reason: furniture.workFailed }], "E-CAP");
  if (error instanceof Unreachable) return showErrors(form, [{ field: "", reason: furniture.unreachable }]);
  if (!(error instanceof Refused) || error.problem.status === 401) return standStillFor(error, () => showReissue(visit));
  const { problem } = error;
  const address = channel === "sms" ? "phone" : "email";
  const field = OF_DATUM.test(problem.code) ? "datum" : OF_ADDRESS.test(problem.code) ? address : undefined;
  showErrors(form, field ? [{ field, reason: problem.title }] : problemErrors(problem, { address }), problem.code);
}

function showSent(visit: Visit, asked: Asked, answer: Answered, resends: number, again = false): void {
  const { channel } = asked;
  turnTo(reissue.sentTitle, sentScreen({ channel, masked: answer.masked, validMinutes: answer.valid_minutes }, resends ? PAUSE : "no-more"));
  if (again) say("#sent-state", reissue.sentAgainDone);
  const button = find<HTMLButtonElement>("#sent-again");
  const other = find<HTMLButtonElement>("#sent-other");
  other.onclick = () => showReissue(visit, channel === "sms" ? "email" : "sms");
  if (resends) countDown(button, other);
  button.onclick = async () => {
    button.disabled = true;
    say("#sent-state", reissue.reissueSending);
    try {
      const proof_of_work = await solve("voting-code");
      showSent(visit, asked, await post<Answered>(REQUESTS, { ...asked, proof_of_work }), resends - 1, true);
    } catch (error) {
      if (error instanceof Refused && error.problem.status === 401) return standStillFor(error, () => undefined);
      button.disabled = false;
      say("#sent-state", error instanceof Refused ? error.problem.title : furniture.unreachable);
    }
  };
}

/** Shows the seconds left; the wait is over by the page's own clock, and stops counting when the screen is left. */
function countDown(button: HTMLButtonElement, other: HTMLButtonElement): void {
  const until = performance.now() + PAUSE * 1_000;
  const timer = setInterval(() => {
    const left = Math.ceil((until - performance.now()) / 1_000);
    if (!button.isConnected) return clearInterval(timer);
    say("#sent-wait", waitSentence(left > 0 ? left : "over"));
    if (left > 0) return;
    clearInterval(timer);
    button.disabled = other.disabled = false;
  }, 1_000);
}

function say(place: string, text: string): void {
  const element = document.querySelector(place);
  if (element && element.textContent !== text) element.textContent = text;
}
