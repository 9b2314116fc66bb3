/** The guide's voter and three elections, for the specimens. */

import { EXAMPLE_CALENDAR, EXAMPLE_EVENT, EXAMPLE_VOTER } from "../../furniture/example.ts";
import type { Portal, PortalElection } from "../../furniture/portal.ts";

const CAPN = [
  ["SUI-FSU - Uni.es et engagé.es pour agir !", "FSU"],
  ["Sgen-CFDT Agir pour tous", "CFDT"],
  ["FNEC FP FORCE OUVRIERE", "FO"],
  ["SI.EN / SNIA-IPR / SEJS #UNSAvotrealliéeduquotidien", "UNSA Education"],
] as const;

const PARIS = [
  ["Liste UNSA Education Votre alliée du quotidien", "UNSA Education"],
  ["FNEC FP FORCE OUVRIERE", "FO"],
  ["Sgen-CFDT Agir pour tous", "CFDT"],
  ["FSU Académie de Paris", "FSU"],
  ["CGT Éduc'action Paris", "CGT"],
  ["SUD éducation Paris", "Solidaires"],
] as const;

const MINISTRY = [
  ["FNEC FP FORCE OUVRIERE Fonction Publique", "FO"],
  ["SOLIDAIRES JEUNESSE ET SPORTS", "Solidaires"],
  ["Sgen-CFDT Agir pour tous", "CFDT"],
  ["CSA Ministeriel JS LISTE CANDIDATS SNPJS CGT", "CGT"],
  ["Liste UNSA Education Votre alliée du quotidien", "UNSA Education"],
  ["FSU-ENGAGÉ.ES POUR L'AVENIR DE JEUNESSE ET SPORTS", "FSU"],
] as const;

function election(id: string, title: string, lists: readonly (readonly [string, string])[], rest: Partial<PortalElection> = {}): PortalElection {
  return {
    id,
    title,
    body: title,
    seats: 10,
    lists: lists.map(([listTitle, affiliation], index) => ({ index, title: listTitle, affiliation })),
    list_order: "random",
    blank: true,
    min: 1,
    max: 1,
    state: "open",
    ...rest,
  };
}

/** When the guide's voter voted, in the order of the elections. */
export const VOTED = ["2022-12-01T11:46:00Z", "2022-12-01T11:47:00Z", "2022-12-01T11:50:00Z"] as const;

/** A ballot's reference. */
export const REFERENCE = "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0";

/** The space of a voter who voted in the first `voted` elections. */
export function examplePortal(voted = 0): Portal {
  const elections = [
    election("CAPNzinspect2z22pro", "CAPN des IA-IPR, IEN et IJS", CAPN),
    election("CSAproximiteParis22", "CSA de proximité de Paris", PARIS),
    election("CSAMjeunesseSports2", "CSA ministériel jeunesse et sports", MINISTRY),
  ];
  return {
    now: "2022-12-01T11:51:00Z",
    phase: "vote_open",
    event: EXAMPLE_EVENT,
    calendar: EXAMPLE_CALENDAR,
    voter: EXAMPLE_VOTER,
    elections: elections.map((one, place) => (place < voted ? { ...one, state: "voted", voted_at: VOTED[place]! } : one)),
    reissues: [],
    possession_nonce: "0",
    sessions: [],
  };
}
