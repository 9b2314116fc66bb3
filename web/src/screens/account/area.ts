/** From the one-time link to the signed-in home, and out again: V02, V03, V05–V09, V11, V33, V34, V40. */

import type { Page, Specimen } from "../../furniture/frame.ts";
import type { Theme } from "../../furniture/theme.ts";

/** The area's pages. */
export function pages(_theme: Theme): Page[] {
  return [];
}

/** The area's screens in every state. */
export function specimens(_theme: Theme): Specimen[] {
  return [];
}
