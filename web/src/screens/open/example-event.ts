/** The event of the 2022 guide as the API tells it: what the specimens of these screens show. */

import type { PublicEvent } from "../../furniture/event.ts";
import type { Phase, Suspension } from "../../furniture/portal.ts";

/** The public event at a moment. */
export function exampleEvent(now: string, phase: Phase): PublicEvent {
  return {
    now,
    phase,
    event: { id: "pro2022", title: "Élections professionnelles 2022" },
    calendar: {
      portal_opens: "2022-10-13T08:00:00+02:00",
      lists_published: "2022-11-16T08:00:00+01:00",
      sealed: "2022-11-30T18:00:00+01:00",
      vote_opens: "2022-12-01T08:00:00+01:00",
      vote_closes: "2022-12-08T17:00:00+01:00",
      grace_minutes: 15,
    },
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
