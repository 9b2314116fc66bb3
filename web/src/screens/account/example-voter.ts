/** What the portal says of the example voter to these screens. */

import { EXAMPLE_CALENDAR, EXAMPLE_VOTER } from "../../furniture/example.ts";
import type { Me } from "./me.ts";

/** Claire Dupont, ten days before the vote. */
export const CLAIRE: Me = {
  phase: "portal_open",
  calendar: EXAMPLE_CALENDAR,
  voter: EXAMPLE_VOTER,
  elections: [1, 2, 3],
  sessions: [
    { created_at: "2022-11-20T12:27:00+01:00", last_seen: "2022-11-20T12:31:00+01:00", current: true },
    { created_at: "2022-11-20T09:02:00+01:00", last_seen: "2022-11-20T09:40:00+01:00", current: false },
  ],
};
