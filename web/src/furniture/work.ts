/** « Je ne suis pas un robot »: a proof of work in ALTCHA's worker, behind a checkbox of ours. No picture, no third party. */

import workerAddress from "altcha/workers/pbkdf2?worker&url";
import { get, post, Refused } from "./api.ts";
import type { FieldError } from "./form.ts";
import { html, type Html, type Piece } from "./html.ts";
import { find, scriptAddress } from "./show.ts";
import * as texts from "../../texts/fr/furniture.ftl";

/** What a calculation is for; it opens nothing else. */
export type Purpose = "log-in" | "activation-link" | "password-link" | "voting-space" | "voting-code" | "assistance";

interface Challenge {
  parameters: Record<string, unknown>;
  signature: string;
}

/** The device could not do the calculation. */
export class WorkFailed extends Error {}

/** The checkbox, its state below it. */
export function workBox(error?: Piece): Html {
  return html`<div class="field${error ? " wrong" : ""}" data-field="work-box">
    <div class="choice"><input type="checkbox" id="work-box" required aria-required="true" aria-describedby="work-box-error"${error ? html` aria-invalid="true"` : ""}><label for="work-box">${texts.notARobot}\u00a0*</label></div>
    <p id="work-state" class="hint" role="status"></p>
    <p class="error" id="work-box-error">${error}</p>
  </div>`;
}

/** Watches the checkbox of a form: ticking it starts the calculation, and the form asks for the answer when it is sent. */
export class Work {
  private answer: Promise<string> | undefined;

  constructor(
    private readonly purpose: Purpose,
    private readonly form: HTMLFormElement,
  ) {
    this.box.addEventListener("change", () => {
      if (this.box.checked) this.start();
      else this.forget();
    });
  }

  /** Whether the box is ticked. */
  get started(): boolean {
    return this.answer !== undefined;
  }

  /** What to tell a voter who sends the form without ticking the box. */
  missing(): FieldError[] {
    return this.started ? [] : [{ field: "work-box", reason: texts.tickTheBox }];
  }

  /**
   * Sends `body` with the answer. An answer that grew old while the voter typed is done again once, without a word.
   * Throws {@link WorkFailed}, and what {@link post} throws.
   */
  async send<T = void>(path: string, body: Record<string, unknown>): Promise<T> {
    const attempt = async () => post<T>(path, { ...body, proof_of_work: await this.take() });
    try {
      return await attempt();
    } catch (error) {
      if (error instanceof Refused && error.problem.code === "E-CAP") return attempt();
      throw error;
    }
  }

  /** The answer, for one use: the box is clear afterwards. */
  async take(): Promise<string> {
    const answer = this.answer ?? this.start();
    try {
      return await answer;
    } finally {
      this.forget();
    }
  }

  private get box(): HTMLInputElement {
    return find<HTMLInputElement>("#work-box", this.form);
  }

  private start(): Promise<string> {
    this.say(texts.workUnderWay);
    const answer = solve(this.purpose);
    this.answer = answer;
    answer.then(
      () => this.answer === answer && this.say(texts.workDone),
      () => this.answer === answer && this.fail(),
    );
    return answer;
  }

  private forget(): void {
    this.answer = undefined;
    this.box.checked = false;
    this.say("");
  }

  private fail(): void {
    this.forget();
    this.say(texts.workFailed);
  }

  private say(text: string): void {
    find("#work-state", this.form).textContent = text;
  }
}

/** Asks for a calculation and does it: the payload of an ALTCHA client. */
export async function solve(purpose: Purpose): Promise<string> {
  const challenge = await get<Challenge>(`/api/proof-of-work/${purpose}`);
  const started = performance.now();
  const solution = await search(challenge);
  const time = Math.round(performance.now() - started);
  return btoa(JSON.stringify({ challenge, solution: { counter: solution.counter, derivedKey: solution.derivedKey, time } }));
}

/** Two workers share the counters; more would only warm the phone. */
const WORKERS = 2;

// Safari 16 takes a worker that waits for Web Cryptography for an idle one, and ends it unless something of the page still holds it.
const held = new Set<Worker>();

function search(challenge: Challenge): Promise<{ counter: number; derivedKey: string }> {
  const workers = Array.from({ length: WORKERS }, () => new Worker(scriptAddress(workerAddress)));
  workers.forEach((worker) => held.add(worker));
  return new Promise<{ counter: number; derivedKey: string }>((found, lost) => {
    workers.forEach((worker, place) => {
      worker.onmessage = ({ data }) => (data && typeof data.derivedKey === "string" ? found(data) : lost(new WorkFailed("no solution")));
      worker.onerror = () => lost(new WorkFailed("the worker failed"));
      worker.postMessage({ type: "work", challenge, counterStart: place, counterStep: WORKERS });
    });
  }).finally(() =>
    workers.forEach((worker) => {
      worker.terminate();
      held.delete(worker);
    }),
  );
}
