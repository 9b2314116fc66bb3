/** From the voting code to the receipts, in one document whose memory holds the code: V20–V31. */

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
