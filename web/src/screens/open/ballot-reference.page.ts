/** Downloads the whole list of a ballot box and searches it here: no request tells which reference was looked for. */

import { inGroups, readReferences, ReferencesRefused, type PublishedReferences } from "../../booth/references.ts";
import { get, Refused, Unreachable } from "../../furniture/api.ts";
import { readEvent } from "../../furniture/event.ts";
import { onSend, problemErrors, showErrors, type FieldError } from "../../furniture/form.ts";
import { html } from "../../furniture/html.ts";
import { find, show } from "../../furniture/show.ts";
import { answer, urnForm, type Answer, type Choosable, type PublishedSummaries } from "./ballot-reference.ts";
import { isElection, readLooked, type Looked } from "./reference-input.ts";
import type { Results } from "./results.ts";
import * as texts from "../../../texts/fr/open-urn.ftl";

/** What a page of the voter's, or of a proof of deposit, hands over after the `#`: the election, never the reference. */
const named = location.hash.slice(1);
/** What was downloaded stays here: a second search asks nothing. */
const lists = new Map<string, PublishedReferences>();
let elections: Choosable[] = [];

void readEvent().catch(() => undefined);
void start();

async function start(): Promise<void> {
  const [known, given] = await Promise.all([get<Results>("/api/results").then(chosenFrom).catch(() => []), isElection(named) ? titled(named) : undefined]);
  elections = given ? [...known, given] : known;
  show(find("#form-place"), urnForm(known, given));
  const form = find<HTMLFormElement>("#urn-form");
  onSend(form, () => search(form));
}

/** An election by its title, which is public with its lists. */
async function titled(id: string): Promise<Choosable | undefined> {
  return get<{ title: string }>(`/api/elections/${id}/lists`).then(
    ({ title }) => ({ id, title }),
    () => undefined,
  );
}

/** Every election that the portal named: the proclaimed ones, and those of the turnout. */
function chosenFrom({ elections, turnout }: Results): Choosable[] {
  const named = new Map([...(turnout?.elections ?? []), ...elections].map(({ id, title }) => [id, title]));
  return Array.from(named, ([id, title]) => ({ id, title }));
}

async function search(form: HTMLFormElement): Promise<void> {
  say(undefined);
  const typed = find<HTMLTextAreaElement>("#reference").value;
  const looked = readLooked(typed);
  const election = looked?.election ?? find<HTMLInputElement>("#election").value.trim();
  const errors = wrong(typed, looked, election);
  showErrors(form, errors);
  if (!looked || errors.length) return;
  try {
    say(await findIn(election, looked.reference));
    find("#answer").focus();
  } catch (error) {
    if (error instanceof ReferencesRefused) say({ state: "contradiction", fault: error.fault });
    else showErrors(form, explained(error, looked.election ? "reference" : "election"));
  }
}

async function findIn(election: string, reference: string): Promise<Answer> {
  const list = lists.get(election) ?? (await download(election));
  const { title } = elections.find(({ id }) => id === election) ?? (await remembered(election));
  if (!list) return { state: "not_sealed", election: title };
  lists.set(election, list);
  return { state: list.has(reference) ? "found" : "absent", election: title, reference: inGroups(reference), count: list.sorted.length };
}

async function remembered(election: string): Promise<Choosable> {
  const found = (await titled(election)) ?? { id: election, title: election };
  elections.push(found);
  return found;
}

async function download(election: string): Promise<PublishedReferences | undefined> {
  const address = `/api/elections/${election}/references`;
  const published = await get<PublishedSummaries>(address);
  if (published.state === "not_sealed") return undefined;
  const batches: string[] = [];
  for (const { index } of published.batches) {
    say({ state: "reading", done: batches.length, all: published.batches.length });
    batches.push(JSON.stringify(await get(`${address}/${index}`)));
  }
  return readReferences(published.count, published.batches, batches);
}

function wrong(typed: string, looked: Looked | undefined, election: string): FieldError[] {
  const errors: FieldError[] = [];
  if (!looked) errors.push({ field: "reference", reason: typed.trim() ? texts.urnReferenceWrong : texts.urnReferenceMissing });
  if (!election) errors.push({ field: "election", reason: texts.urnElectionMissing });
  else if (!isElection(election)) errors.push({ field: "election", reason: texts.urnElectionWrong });
  return errors;
}

/** `field` is where the election was named. */
function explained(error: unknown, field: string): FieldError[] {
  if (error instanceof Refused && error.problem.status === 404) return [{ field, reason: texts.urnElectionUnknown }];
  if (error instanceof Refused) return problemErrors(error.problem);
  if (error instanceof Unreachable) return [{ field: "", reason: texts.urnUnreachable }];
  throw error;
}

function say(found: Answer | undefined): void {
  show(find("#answer"), found ? answer(found) : html``);
}
