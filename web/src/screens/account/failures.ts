/** What went wrong with a request, as errors of the form that made it. */

import { Refused, Unreachable } from "../../furniture/api.ts";
import { problemErrors, showErrors, type FieldError } from "../../furniture/form.ts";
import type { Html } from "../../furniture/html.ts";
import { WorkFailed } from "../../furniture/work.ts";
import * as furniture from "../../../texts/fr/furniture.ftl";
import * as texts from "../../../texts/fr/account.ftl";

/** Which field of the form a refusal without fields speaks of, by code; and the API's names for the form's fields. */
export type Places = Record<string, string>;

/** Shows in a form why its request failed; `remedies` gives the ways out for a code. Throws what is no failure of a request. */
export function showFailure(form: HTMLFormElement, error: unknown, places: Places = {}, remedies: (code: string) => Html | undefined = () => undefined): void {
  const code = error instanceof Refused ? error.problem.code : "";
  showErrors(form, failureErrors(error, places), code, remedies(code));
}

/** The same as errors. */
export function failureErrors(error: unknown, places: Places = {}): FieldError[] {
  if (error instanceof Refused) {
    const { problem } = error;
    const place = places[problem.code];
    return place ? [{ field: place, reason: problem.title }] : problemErrors(problem, places);
  }
  if (error instanceof Unreachable) return [{ field: "", reason: furniture.unreachable }];
  if (error instanceof WorkFailed) return [{ field: "", reason: texts.deviceFailed }];
  throw error;
}

/** The same as one sentence, where there is no form. */
export function sentenceOf(error: unknown): string {
  return failureErrors(error).map(({ reason }) => String(reason)).join(" ");
}
