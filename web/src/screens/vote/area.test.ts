import { expect, test } from "vitest";
import { Html } from "../../furniture/html.ts";
import { filled } from "../../furniture/stage.ts";
import type { Theme } from "../../furniture/theme.ts";
import { pages, specimens } from "./area.ts";
import { ballotOf, confirmationOf, type BallotPaper } from "./ballot.ts";
import { electionTable } from "./elections.ts";
import { emargementTable } from "./emargements.ts";
import { examplePortal, REFERENCE, VOTED } from "./example.ts";
import { receiptOf } from "./receipt.ts";
import { inGroups } from "./reference.ts";
import { alreadyStandstill, deviceStandstill, eventStandstill, refusedStandstill, type Standstill } from "./standstill.ts";

const theme = {} as Theme;
const portal = examplePortal();
const suspension = { since: "2022-12-01T10:00:00Z", reason: "Une panne du réseau est en cours de réparation.", next_information: "2022-12-01T14:30:00Z" };

const nothing = new Html("");
const election = portal.elections[0]!;
const paper: BallotPaper = { election, lists: [{ ...election.lists[0]!, documents: [], candidates: [] }], documents: true, logos: true, hash: "" };
const said = () => nothing;

/** What the scripts give to the screens that wait. */
const GIVEN: Record<string, object> = {
  ballot: ballotOf(paper, undefined, said),
  "confirm-list": confirmationOf(paper, { kind: "list", index: 0 }, said),
  "confirm-blank": confirmationOf(paper, { kind: "blank" }, said),
  receipt: receiptOf({ election, reference: "", deposit: {} as never, votedAt: VOTED[0] }, [], nothing),
};

function waitingIn(page: string): Map<string, string> {
  return new Map([...page.matchAll(/<template id="([\w-]+)" data-title="[^"]*">([^]*?)<\/template>/g)].map(([, name, markup]) => [name!, markup!]));
}

const [vote, link] = pages(theme).map(({ main }) => waitingIn(main.markup));

function specimen(screen: string, state: string): string {
  return specimens(theme).find((one) => one.screen === screen && one.state === state)!.main.markup;
}

test("both addresses of the program hold the same screens", () => {
  expect([...link!]).toEqual([...vote!]);
});

test.each(Object.keys(GIVEN))("everything that %s asks for is given", (name) => {
  const asked = [...vote!.get(name)!.matchAll(/\{\{(\w+)\}\}/g)].map(([, mark]) => mark!);
  expect(asked.length).toBeGreaterThan(0);
  expect(Object.keys(GIVEN[name]!)).toEqual(expect.arrayContaining(asked));
});

test("where the theme keeps the activation of 2022, the ballot waits with nothing to choose and the button to press", () => {
  const [page] = pages({ ballotActivation: "2022" } as Theme).map(({ main }) => waitingIn(main.markup));
  expect(page!.get("ballot")).toMatch(/<fieldset [^>]* disabled>[^]*<button type="button" id="activate" aria-pressed="false">/);
  expect(vote!.get("ballot")).not.toMatch(/ disabled|id="activate"/);
});

const STILL: [string, string, Standstill | undefined][] = [
  ["V35", "vote", eventStandstill(portal, new Date("2022-11-30T10:00:00Z"))],
  ["V36", "vote", eventStandstill(portal, new Date("2022-12-08T16:15:00Z"))],
  ["V37", "vote", eventStandstill({ ...portal, suspension }, new Date(portal.now))],
  ["V25", "voted-everywhere", eventStandstill(examplePortal(3), new Date(portal.now))],
  ["V25", "signed-out", refusedStandstill({ status: 401, code: "AUT-103", title: "Votre session a expiré. Aucun vote n'a été enregistré par cette action." })],
  ["V26", "already-voted", alreadyStandstill(election.title, VOTED[0])],
  ["V26", "sealed-differs", deviceStandstill({ kind: "election" } as never)],
  ["V28", "unsupported", deviceStandstill({ kind: "unsupported" })],
  ["V28", "wrong-arithmetic", deviceStandstill({ kind: "self_check" })],
];

test.each(STILL)("the page shows %s %s as the specimen does", (screen, state, still) => {
  expect(filled(vote!.get(still!.name)!, { ...still!.given }).markup).toBe(specimen(screen, state));
});

test("the page shows the elections and the émargements as the specimens do", () => {
  const { elections, event } = examplePortal(1);
  expect(filled(vote!.get("elections")!, { title: event.title, table: electionTable(elections) }).markup).toBe(specimen("V25", "one-voted"));
  expect(filled(vote!.get("emargements")!, { table: emargementTable(elections) }).markup).toBe(specimen("V31", "one"));
  expect(vote!.get("emargements-none")).toBe(specimen("V31", "none"));
});

test("the page shows the ends of a vote as the specimens do", () => {
  const ended = { title: election.title, reference: inGroups(REFERENCE) };
  expect(filled(vote!.get("unchecked")!, { ...ended, answer: `{"kind":"isoloir-deposit"}` }).markup).toBe(specimen("V29", "unchecked"));
  const lie = { ...ended, ref: "VOT-504-deposit:other_ballot", evidence: `{\n  "kind": "isoloir-evidence"\n}` };
  expect(filled(vote!.get("lie")!, lie).markup).toBe(specimen("V29", "other-ballot"));
});
