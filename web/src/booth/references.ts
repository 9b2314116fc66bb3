/**
 * The published references of a ballot box: sorted, in batches that are downloaded whole and searched here, so that nobody
 * learns which one was looked for (SCREENS V32). Light enough for the page itself, but for the digest of a batch.
 */

import { fromBase64, utf8 } from "./encoding.ts";
import { hexDigest } from "./hash.ts";

/** What is published of a batch beside its content (`/api/elections/{election}/references`). */
export interface BatchSummary {
  readonly index: number;
  readonly first: string;
  readonly last: string;
  readonly count: number;
  /** SHA-256 in hexadecimal of the references, each followed by a line feed. */
  readonly sha256: string;
}

/** Why what was published cannot be believed. */
export type ReferencesFault = "malformed" | "not_sorted" | "not_as_announced" | "incomplete";

/** What was published contradicts itself. */
export class ReferencesRefused extends Error {
  readonly fault: ReferencesFault;

  constructor(fault: ReferencesFault) {
    super(`the published references are refused: ${fault}`);
    this.fault = fault;
  }
}

/** The whole list of a ballot box, checked. Only {@link readReferences} makes one. */
export class PublishedReferences {
  readonly sorted: readonly string[];

  /** @internal */
  constructor(sorted: readonly string[]) {
    this.sorted = sorted;
  }

  /** Whether a reference is in the list. */
  has(reference: string): boolean {
    let [low, high] = [0, this.sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.sorted[middle] as string) < reference) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return this.sorted[low] === reference;
  }
}

/**
 * The list of `count` references that these summaries announce, out of the texts of all their batches, in order: JSON
 * `{"references":[…]}` each.
 * @throws {@link ReferencesRefused}
 */
export function readReferences(count: number, summaries: readonly BatchSummary[], batches: readonly string[]): PublishedReferences {
  if (batches.length !== summaries.length) {
    throw new ReferencesRefused("incomplete");
  }
  const all: string[] = [];
  summaries.forEach((summary, place) => {
    const references = parse(batches[place] as string);
    for (const reference of references) {
      // One of the texts twice would be a ballot counted twice.
      if (all.length > 0 && (all[all.length - 1] as string) >= reference) {
        throw new ReferencesRefused("not_sorted");
      }
      all.push(reference);
    }
    const announced =
      summary.index === place &&
      summary.count === references.length &&
      summary.first === references[0] &&
      summary.last === references[references.length - 1] &&
      summary.sha256 === hexDigest(utf8(references.map((reference) => `${reference}\n`).join("")));
    if (!announced) {
      throw new ReferencesRefused("not_as_announced");
    }
  });
  if (all.length !== count) {
    throw new ReferencesRefused("incomplete");
  }
  return new PublishedReferences(all);
}

/** What a person typed or pasted as a reference (spaces between groups do not matter), or `undefined` if it is none. */
export function readReference(typed: string): string | undefined {
  const text = typed.replace(/\s/g, "");
  return fromBase64(text)?.length === 32 ? text : undefined;
}

/** Groups of 4 characters separated by a space: how a person reads and compares a reference. */
export function inGroups(reference: string): string {
  return (reference.match(/.{1,4}/g) ?? []).join(" ");
}

function parse(batch: string): string[] {
  let references: unknown;
  try {
    references = (JSON.parse(batch) as { references?: unknown } | null)?.references;
  } catch {
    references = undefined;
  }
  if (!Array.isArray(references) || !references.every((one) => typeof one === "string" && readReference(one) === one)) {
    throw new ReferencesRefused("malformed");
  }
  return references as string[];
}
