/** V20 in the browser: the code is read and proved on this device; the portal gets public credentials and proofs (VC-01). */

import { BoothRefused } from "../../booth/refusal.ts";
import { grouped, readVotingCode } from "../../booth/voting-code.ts";
import { Refused, Unreachable } from "../../furniture/api.ts";
import { onSend, problemErrors, showErrors, type FieldError } from "../../furniture/form.ts";
import { html } from "../../furniture/html.ts";
import { readPortal } from "../../furniture/portal.ts";
import { find } from "../../furniture/show.ts";
import { Work, WorkFailed } from "../../furniture/work.ts";
import { codeError } from "./code.ts";
import { standStillFor } from "./stand-still.page.ts";
import type { Visit } from "./visit.ts";
import { go, turnToWaiting } from "./way.ts";
import * as furniture from "../../../texts/fr/furniture.ftl";
import * as texts from "../../../texts/fr/vote.ftl";

/** Longer than any code however it is spaced: what is pasted by mistake is not worked on. */
const LONGEST = 200;

/** Shows V20. */
export function showCode(visit: Visit): void {
  turnToWaiting(visit.freshCode ? "code-prefilled" : "code-screen", { prefilled: visit.freshCode });
  visit.freshCode = "";
  const form = find<HTMLFormElement>("#code-form");
  const input = find<HTMLInputElement>("#code", form);
  const work = new Work("voting-space", form);
  input.addEventListener("input", () => regroup(input));
  onSend(form, async () => {
    const typed = input.value.slice(0, LONGEST);
    const { fault } = readVotingCode(typed);
    const errors: FieldError[] = fault ? [{ field: "code", reason: codeError(typed, fault) }] : [];
    errors.push(...work.missing());
    showErrors(form, errors);
    if (errors.length) return;
    say(texts.codeChecking);
    try {
      await openSpace(visit, typed, work);
    } catch (error) {
      say("");
      refuse(visit, form, error);
    }
  });
}

/** Writes what is typed in groups; the caret stays behind the same sign. */
function regroup(input: HTMLInputElement): void {
  const typed = input.value.slice(0, LONGEST);
  const caret = grouped(typed.slice(0, input.selectionStart ?? typed.length)).length;
  const written = grouped(typed);
  if (written === input.value) return;
  input.value = written;
  input.setSelectionRange(caret, caret);
}

async function openSpace(visit: Visit, typed: string, work: Work): Promise<void> {
  const { booth, voter } = visit;
  const elections = visit.portal.elections.map(({ id }) => id);
  await booth.hold(typed, voter);
  // Read again: a nonce serves once, and another tab may have used it.
  visit.opened = await readPortal();
  const nonce = visit.portal.possession_nonce;
  const proofs = await booth.possession(elections, nonce);
  await work.send("/api/voting-space", { nonce, proofs });
  visit.codeHeld = true;
  go("/vote", { replace: true });
}

function refuse(visit: Visit, form: HTMLFormElement, error: unknown): void {
  if (error instanceof Refused && error.problem.status !== 401) {
    const { problem } = error;
    const ofCode = /^COD-30[23]$/.test(problem.code);
    const lost = ofCode ? html`<p><a href="/vote/reassort">${texts.codeLost}</a></p>` : undefined;
    const errors = ofCode ? [{ field: "code", reason: problem.title }] : problemErrors(problem);
    showErrors(form, errors, problem.code, lost);
  } else if (error instanceof WorkFailed) {
    showErrors(form, [{ field: "work-box", reason: furniture.workFailed }], "E-CAP");
  } else if (error instanceof Unreachable) {
    showErrors(form, [{ field: "", reason: furniture.unreachable }]);
  } else {
    if (error instanceof BoothRefused) visit.forget();
    standStillFor(error, () => showCode(visit));
  }
}

function say(text: string): void {
  const state = document.querySelector("#code-state");
  if (state) state.textContent = text;
}
