/** The guide's voter and three elections, for the specimens. */

import type { Portal, PortalElection } from "../../furniture/portal.ts";

const LISTS = [
  ["FNEC FP FO", "FO"],
  ["SOLIDAIRES JEUNESSE ET SPORTS", "Solidaires"],
  ["Sgen-CFDT", "CFDT"],
  ["SNPJS CGT", "CGT"],
  ["UNSA Education Votre alliée du quotidien", "UNSA Education"],
  ["FSU-ENGAGÉ.ES POUR L'AVENIR DE JEUNESSE ET SPORTS", "FSU"],
] as const;

function election(id: string, title: string, lists: number, rest: Partial<PortalElection> = {}): PortalElection {
  return {
    id,
    title,
    body: title,
    seats: 10,
    lists: LISTS.slice(0, lists).map(([listTitle, affiliation], index) => ({ index, title: listTitle, affiliation })),
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
    election("CAPNzinspect2z22pro", "CAPN des IA-IPR, IEN et IJS", 4),
    election("CSAproximiteParis22", "CSA de proximité de Paris", 5),
    election("CSAMjeunesseSports2", "CSA ministériel jeunesse et sports", 6),
  ];
  return {
    now: "2022-12-01T11:51:00Z",
    phase: "vote_open",
    event: { id: "pro2022", title: "Élections professionnelles 2022" },
    calendar: {
      portal_opens: "2022-10-13T06:00:00Z",
      lists_published: "2022-11-16T07:00:00Z",
      sealed: "2022-11-30T17:00:00Z",
      vote_opens: "2022-12-01T07:00:00Z",
      vote_closes: "2022-12-08T16:00:00Z",
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
      question: "Quelle était la couleur de votre première voiture ?",
    },
    elections: elections.map((one, place) => (place < voted ? { ...one, state: "voted", voted_at: VOTED[place]! } : one)),
    reissues: [],
    possession_nonce: "0",
    sessions: [],
  };
}
