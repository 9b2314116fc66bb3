/** The voter of the specimens, and what the portal says of her. */

import type { Me } from "./me.ts";

/** Claire Dupont, as the roll of the example names her. */
export const CLAIRE: Me = {
  phase: "portal_open",
  calendar: {
    portal_opens: "2022-10-13T08:00:00+02:00",
    lists_published: "2022-11-16T08:00:00+01:00",
    sealed: "2022-11-30T18:00:00+01:00",
    vote_opens: "2022-12-01T08:00:00+01:00",
    vote_closes: "2022-12-08T17:00:00+01:00",
    grace_minutes: 15,
  },
  voter: {
    civility: "Mme",
    family_name: "DUPONT",
    given_name: "Claire",
    corps: "Inspectrice de la jeunesse et des sports",
    establishment: "DRAJES d'Île-de-France",
    academy: "Académie de Paris",
    identifier: "claire.dupont@ac-paris.fr",
    voter_number: "165805501",
    question: "Quelle était la couleur de votre première voiture\u202f?",
  },
  elections: [1, 2, 3],
  sessions: [
    { created_at: "2022-11-20T12:27:00+01:00", last_seen: "2022-11-20T12:31:00+01:00", current: true },
    { created_at: "2022-11-20T09:02:00+01:00", last_seen: "2022-11-20T09:40:00+01:00", current: false },
  ],
};
