/** Choosing the challenge question and its answer (SCREENS V08). The portal compares answers; here they are only two writings of one. */

import { errorOf, field, secretControl, type FieldError } from "../../furniture/form.ts";
import { html, type Html } from "../../furniture/html.ts";
import { find } from "../../furniture/show.ts";
import * as texts from "../../../texts/fr/account.ftl";

/** One question of the event. */
export interface Question {
  id: string;
  text: string;
}

/** What was chosen. */
export interface Challenge {
  question: string;
  answer: string;
}

/** The warning, the list of questions and the two fields. */
export function chooseChallenge(questions: readonly Question[], chosen: Partial<Challenge> = {}, errors: readonly FieldError[] = []): Html {
  return html`<div class="info"><p>${texts.challengeWarning}</p></div>
    ${field({
      id: "question",
      label: texts.question,
      error: errorOf(errors, "question"),
      control: (attributes) => html`<select ${attributes}>
        <option value="">${texts.selectQuestion}</option>
        ${questions.map(({ id, text }) => html`<option value="${id}"${id === chosen.question ? html` selected` : ""}>${text}</option>`)}
      </select>`,
    })}
    ${field({
      id: "answer",
      label: texts.answer,
      hint: texts.answerHint,
      error: errorOf(errors, "answer"),
      control: (attributes) => secretControl(attributes, "off"),
    })}
    ${field({
      id: "answer-again",
      label: texts.confirmAnswer,
      error: errorOf(errors, "answer-again"),
      control: (attributes) => secretControl(attributes, "off"),
    })}`;
}

/** Puts the event's questions, and a choice made before, into a form with these fields. */
export function fillChallenge(form: HTMLFormElement, questions: readonly Question[], { question, answer }: Partial<Challenge> = {}): void {
  const select = find<HTMLSelectElement>("#question", form);
  questions.forEach(({ id, text }) => select.add(new Option(text, id, false, id === question)));
  for (const id of ["answer", "answer-again"]) find<HTMLInputElement>(`#${id}`, form).value = answer ?? "";
}

/** What a form with these fields holds, and what is wrong with it. */
export function readChallenge(form: HTMLFormElement): { challenge: Challenge; errors: FieldError[] } {
  const question = find<HTMLSelectElement>("#question", form).value;
  const answer = find<HTMLInputElement>("#answer", form).value;
  return { challenge: { question, answer }, errors: challengeErrors(question, answer, find<HTMLInputElement>("#answer-again", form).value) };
}

/** What is wrong with a choice, before the portal is asked. */
export function challengeErrors(question: string, answer: string, again: string): FieldError[] {
  const errors: FieldError[] = [];
  if (!question) errors.push({ field: "question", reason: texts.questionMissing });
  if (!answer.trim()) errors.push({ field: "answer", reason: texts.answerMissing });
  else if (!again.trim()) errors.push({ field: "answer-again", reason: texts.answerConfirmMissing });
  else if (plain(answer) !== plain(again)) errors.push({ field: "answer-again", reason: texts.answersDiffer });
  return errors;
}

// Two writings that the portal will take for one are one here too, but for articles.
function plain(answer: string): string {
  return answer.normalize("NFKD").toLowerCase().replace(/[^\p{Alphabetic}\p{N}]/gu, "");
}
