/** What a signed-in voter consults: V10, V12–V16. */

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
