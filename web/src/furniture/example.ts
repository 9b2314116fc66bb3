/** The event and the voter of the 2022 guide, as the portal tells of them: what every area's specimens show. */

import type { Calendar, Portal } from "./portal.ts";

/** The event. */
export const EXAMPLE_EVENT: Portal["event"] = { id: "pro2022", title: "Élections professionnelles 2022" };

/** Its dates, all of them. */
export const EXAMPLE_CALENDAR: Required<Calendar> = {
  portal_opens: "2022-10-13T08:00:00+02:00",
  lists_published: "2022-11-16T08:00:00+01:00",
  sealed: "2022-11-30T18:00:00+01:00",
  vote_opens: "2022-12-01T08:00:00+01:00",
  vote_closes: "2022-12-08T17:00:00+01:00",
  grace_minutes: 15,
  claims_until: "2022-11-30T18:00:00+01:00",
  roll_displayed_until: "2022-12-08T17:00:00+01:00",
};

/** Claire Dupont, as the roll of the example names her. */
export const EXAMPLE_VOTER: Portal["voter"] = {
  civility: "Mme",
  family_name: "DUPONT",
  given_name: "Claire",
  corps: "Inspectrice de la jeunesse et des sports",
  establishment: "DRAJES d'Île-de-France",
  academy: "Académie de Paris",
  identifier: "claire.dupont@ac-paris.fr",
  voter_number: "165805501",
  question: "Quelle était la couleur de votre première voiture\u202f?",
};
