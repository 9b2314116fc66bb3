/** The four steps of a vote (SCREENS §4), as text first. */

import { html, type Html } from "../../furniture/html.ts";
import * as texts from "../../../texts/fr/vote.ftl";

const STEPS = [texts.stepElection, texts.stepBallot, texts.stepVote, texts.stepReceipt];

/** The steps, of which `step`, from 1 to 4, is the present one. */
export function steps(step: number): Html {
  const next = STEPS[step];
  return html`<p class="hint">${texts.stepOf({ n: step })}${next ? html` · ${texts.stepNext({ name: next })}` : ""}</p>
    <ol class="steps" aria-label="${texts.stepsLabel}">${STEPS.map((name, place) => html`<li${place + 1 === step ? html` aria-current="step"` : ""}>${name}</li>`)}</ol>`;
}
