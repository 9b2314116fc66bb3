/** What a page and the booth's worker say to each other. */

import type { Booth } from "./booth.ts";
import type { Refusal } from "./refusal.ts";

/** The actions of the booth. */
export type Action = keyof Booth;

/** Every action that may be asked: a message that names another is not heard. */
export const ACTIONS: readonly Action[] = [
  "hold",
  "makeCode",
  "credentials",
  "possession",
  "readParameters",
  "prepare",
  "ballot",
  "checkDeposit",
  "checkEmargement",
  "forget",
];

/** From the page. */
export interface Asked {
  readonly id: number;
  readonly action: Action;
  readonly given: readonly unknown[];
}

/** From the worker: one for each question, in order. */
export type Replied =
  | { readonly id: number; readonly done: unknown; readonly refused?: undefined }
  | { readonly id: number; readonly refused: Refusal };
