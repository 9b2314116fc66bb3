// What the booth checks before it hands a ballot out.

import { expect, it } from "vitest";
import { createBallot } from "../../src/booth/ballot.ts";
import { ballotHolds } from "../../src/booth/ballot-check.ts";
import { fromUtf8, utf8 } from "../../src/booth/encoding.ts";
import { BallotRandomness } from "../../src/booth/randomness.ts";
import { ORDER } from "../../src/booth/scalar.ts";
import { election, holder, stream, vectors } from "./vectors.ts";

it("every ballot of the vectors holds, for its own election and credential only", () => {
  for (const known of vectors.ballots.filter(({ ballot }) => ballot !== undefined)) {
    const [sealed, credential] = [election(known.election), holder(known.private_credential)];
    const bytes = utf8(known.ballot ?? "");
    expect(ballotHolds(bytes, sealed, credential.publicText)).toBe(true);
    expect(ballotHolds(bytes, election((known.election + 1) % 5), credential.publicText)).toBe(false);
    expect(ballotHolds(bytes, sealed, holder("somebody else").publicText)).toBe(false);
  }
});

it("a ballot with any number or element changed does not hold", () => {
  for (const number of [0, 3]) {
    const sealed = election(number);
    const credential = holder("claire");
    const bytes = stream("a ballot", BallotRandomness.needed(sealed));
    const ballot = createBallot(sealed, credential, [{ kind: "lists", lists: [1] }], new BallotRandomness(bytes, sealed));
    const text = fromUtf8(ballot.bytes) ?? "";
    const values = Array.from(text.matchAll(/"(?:alpha|beta|challenge|response)":"([^"]+)"/g));
    expect(values.length).toBeGreaterThan(20);
    for (const { index, 0: field, 1: value = "" } of values) {
      const changed = field.replace(value, /alpha|beta/.test(field) ? vectors.possessions[0]?.credential ?? "" : nextTo(value));
      const broken = text.slice(0, index) + changed + text.slice(index + field.length);
      expect(broken).not.toBe(text);
      expect(ballotHolds(utf8(broken), sealed, credential.publicText), field).toBe(false);
    }
  }
});

function nextTo(decimal: string): string {
  return ((BigInt(decimal) + 1n) % ORDER).toString();
}
