/** V13 before and after the publication, and in each state of an election. */

import type { Specimen } from "../../furniture/frame.ts";
import type { Html } from "../../furniture/html.ts";
import { inShownOrder } from "../../furniture/list-order.ts";
import type { Portal } from "../../furniture/portal.ts";
import * as furniture from "../../../texts/fr/furniture.ftl";
import * as texts from "../../../texts/fr/space.ftl";
import { failure, screen, waiting } from "./arrival.ts";
import { elections, type PublishedList } from "./elections.ts";
import { electionsVoted, PORTAL } from "./portal.specimen.ts";

const CANDIDATES: PublishedList["candidates"] = [
  { rank: 1, name: "Mme Dominique FONTENOY", corps: "Inspectrice d'académie - inspectrice pédagogique régionale" },
  { rank: 2, name: "M. Étienne ÉTIEMBLE", corps: "Inspecteur de l'éducation nationale" },
  { rank: 3, name: "Mme Inès FAVREAU" },
];

/** The first two lists of the CSA de proximité. */
const PARIS = [
  { index: 0, title: "Liste UNSA Education Votre alliée du quotidien", affiliation: "UNSA Education" },
  { index: 1, title: "FNEC FP FORCE OUVRIERE", affiliation: "FO" },
];

/** The screen in every state. */
export function electionsSpecimens(): Specimen[] {
  const [first, ...others] = electionsVoted(1);
  const published = new Map([[first!.id, first!.lists.map(withDocuments)]]);
  const allPublished = new Map([...published, ...others.slice(0, 1).map(({ id }) => [id, PARIS.map(withDocuments)] as const)]);
  const one = (changes: Partial<(typeof others)[number]>): Portal => ({ ...PORTAL, elections: [{ ...electionsVoted(0)[0]!, ...changes }] });
  // One drawn order for all builds: what a specimen says stays the same.
  inShownOrder({ id: first!.id, list_order: "random" }, first!.lists, () => 0);
  return [
    specimen("waiting", waiting()),
    specimen("before-publication", elections({ ...PORTAL, now: "2022-11-10T12:27:00+01:00", elections: others.map((other) => ({ ...other, state: "upcoming" })) }, new Map())),
    specimen("voted-and-open", elections({ ...PORTAL, elections: [first!, others[0]!] }, allPublished)),
    specimen("suspended", elections(one({ state: "suspended" }), published)),
    specimen("closed", elections({ ...one({ state: "closed" }), phase: "vote_closed" }, published)),
    specimen("without-lists", elections({ ...PORTAL, elections: others.slice(0, 1) }, new Map())),
    specimen("without-documents", elections({ ...PORTAL, elections: electionsVoted(0).slice(0, 1) }, new Map())),
    specimen("no-election", elections({ ...PORTAL, elections: [] }, new Map())),
    specimen("unreachable", failure(furniture.unreachable)),
  ];
}

function withDocuments(list: Portal["elections"][number]["lists"][number]): PublishedList {
  const address = `/documents/CAPNzinspect2z22pro/${list.index + 1}`;
  return {
    ...list,
    candidates: CANDIDATES,
    documents: [
      { kind: "manifesto", href: `${address}-profession-de-foi.pdf`, bytes: 420_000 },
      { kind: "candidates", href: `${address}-liste-de-candidats.pdf`, bytes: 1_240_000 },
    ],
  };
}

function specimen(state: string, content: Html): Specimen {
  return { screen: "V13", state, title: texts.electionsTitle, main: screen(texts.electionsTitle, content), signedIn: true };
}
