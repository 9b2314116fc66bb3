/** The seed's voter on 1 December 2022 at 12:27, for the specimens of the space. */

import type { Portal, PortalElection } from "../../furniture/portal.ts";

const OPEN: Pick<PortalElection, "list_order" | "blank" | "min" | "max" | "state"> = {
  list_order: "sealed",
  blank: true,
  min: 1,
  max: 1,
  state: "open",
};

/** The seed's three elections. */
export const ELECTIONS: PortalElection[] = [
  {
    ...OPEN,
    id: "CAPNzinspect2z22pro",
    title: "CAPN des IA-IPR, IEN et IJS",
    body: "CAPN",
    seats: 10,
    lists: [
      { index: 0, title: "SUI-FSU - Uni.es et engagé.es pour agir !", affiliation: "FSU" },
      { index: 1, title: "Sgen-CFDT Agir pour tous", affiliation: "CFDT" },
      { index: 2, title: "FNEC FP FORCE OUVRIERE", affiliation: "FO" },
      { index: 3, title: "SI.EN / SNIA-IPR / SEJS #UNSAvotrealliéeduquotidien", affiliation: "UNSA Education" },
    ],
  },
  { ...OPEN, id: "CSAproximiteParis22", title: "CSA de proximité de Paris", body: "CSA de proximité", seats: 10, lists: [] },
  { ...OPEN, id: "CSAMjeunesseSports2", title: "CSA ministériel jeunesse et sports", body: "CSA ministériel", seats: 15, lists: [] },
];

/** The space of the seed's voter. */
export const PORTAL: Portal = {
  now: "2022-12-01T12:27:00+01:00",
  phase: "vote_open",
  event: { id: "pro2022", title: "Élections professionnelles 2022" },
  calendar: {
    portal_opens: "2022-10-13T08:00:00+02:00",
    lists_published: "2022-11-16T08:00:00+01:00",
    sealed: "2022-11-30T18:00:00+01:00",
    vote_opens: "2022-12-01T08:00:00+01:00",
    vote_closes: "2022-12-08T17:00:00+01:00",
    grace_minutes: 15,
    claims_until: "2022-11-30T18:00:00+01:00",
    roll_displayed_until: "2022-12-08T17:00:00+01:00",
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
  },
  elections: ELECTIONS,
  reissues: [],
  possession_nonce: "",
  sessions: [],
};

/** Elections of which the first `n` are voted, and the others in this state. */
export function electionsVoted(n: number, others: PortalElection["state"] = "open"): PortalElection[] {
  const voted = ["2022-12-01T12:46:00+01:00", "2022-12-01T12:47:00+01:00", "2022-12-01T12:50:00+01:00"];
  return ELECTIONS.map((election, place) => (place < n ? { ...election, state: "voted", voted_at: voted[place]! } : { ...election, state: others }));
}
