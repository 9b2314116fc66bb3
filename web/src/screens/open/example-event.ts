/** The event of the 2022 guide as the API tells it: what the specimens of these screens show. */

import { EXAMPLE_CALENDAR, EXAMPLE_EVENT } from "../../furniture/example.ts";
import type { PublicEvent } from "../../furniture/event.ts";
import type { Phase, Suspension } from "../../furniture/portal.ts";

/** The public event at a moment. */
export function exampleEvent(now: string, phase: Phase): PublicEvent {
  return {
    now,
    phase,
    event: EXAMPLE_EVENT,
    calendar: EXAMPLE_CALENDAR,
    questions: [],
    phrase_passwords: true,
  };
}

/** A suspension, in the bureau's words. */
export const EXAMPLE_SUSPENSION: Suspension = {
  since: "2022-12-05T14:52:00+01:00",
  reason: "Une panne du réseau de plusieurs académies empêche une partie des électeurs de se connecter.",
  next_information: "2022-12-05T15:30:00+01:00",
};
