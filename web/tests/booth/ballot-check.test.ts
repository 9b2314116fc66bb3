// What the booth checks before it hands a ballot out.

import { expect, it } from "vitest";
import { createBallot, signaturePrefix, unsignedDigest, type WrittenBallot } from "../../src/booth/ballot.ts";
import { ballotHolds } from "../../src/booth/ballot-check.ts";
import type { Choice } from "../../src/booth/choice.ts";
import type { SealedElection } from "../../src/booth/election.ts";
import { fromUtf8, utf8 } from "../../src/booth/encoding.ts";
import { GENERATOR } from "../../src/booth/group.ts";
import { proveKnowledge, written } from "../../src/booth/proof.ts";
import { BallotRandomness } from "../../src/booth/randomness.ts";
import { ORDER, type Scalar } from "../../src/booth/scalar.ts";
import { election, holder, scalar, stream, vectors } from "./vectors.ts";

it("every ballot of the vectors holds, for its own election, credential and commitments only", () => {
  for (const known of vectors.ballots.filter(({ ballot }) => ballot !== undefined)) {
    const { election: number, private_credential, choices, randomness } = known;
    const [sealed, credential] = [election(number), holder(private_credential)];
    const made = createBallot(sealed, credential, choices, drawn(randomness, sealed));
    const ballot = utf8(known.ballot ?? "");
    expect(ballotHolds(ballot, made.commitments, sealed, credential.publicText)).toBe(true);
    expect(ballotHolds(ballot, made.commitments, election((number + 1) % 5), credential.publicText)).toBe(false);
    expect(ballotHolds(ballot, made.commitments, sealed, holder("somebody else").publicText)).toBe(false);
    const other = createBallot(sealed, credential, choices, drawn("other randomness", sealed));
    expect(ballotHolds(ballot, other.commitments, sealed, credential.publicText)).toBe(false);
  }
});

it("a ballot with any number or element changed does not hold", () => {
  for (const number of [0, 3]) {
    const { sealed, credential, ballot, commitments } = made(number);
    const text = fromUtf8(ballot.bytes) ?? "";
    const values = Array.from(text.matchAll(/"(?:alpha|beta|challenge|response)":"([^"]+)"/g));
    expect(values.length).toBeGreaterThan(20);
    for (const { index, 0: field, 1: value = "" } of values) {
      const changed = field.replace(value, /alpha|beta/.test(field) ? vectors.possessions[0]?.credential ?? "" : nextTo(value));
      const broken = text.slice(0, index) + changed + text.slice(index + field.length);
      expect(broken).not.toBe(text);
      expect(ballotHolds(utf8(broken), commitments, sealed, credential), field).toBe(false);
    }
  }
});

// A ballot box recomputes the commitments: what they are not is what it would refuse. The ballot is signed again, as only its numbers are at fault.
it("a ballot whose responses are wrong does not hold, though its challenges and its signature are right", () => {
  for (const number of [0, 3]) {
    const { sealed, credential, secret, ballot, commitments } = made(number);
    const text = JSON.parse(fromUtf8(ballot.bytes) ?? "") as WrittenBallot;
    const proofs = text.answers.flatMap((answer) => [...answer.individual_proofs, answer.overall_proof, answer.blank_proof ?? []].flat());
    expect(proofs.length).toBeGreaterThan(7);
    for (const proof of proofs as { response: string }[]) {
      const { response } = proof;
      proof.response = nextTo(response);
      expect(ballotHolds(signed(text, secret), commitments, sealed, credential)).toBe(false);
      proof.response = response;
    }
    expect(ballotHolds(signed(text, secret), commitments, sealed, credential)).toBe(true);
  }
});

it("a ballot does not hold with a commitment too few, too many or changed", () => {
  for (const number of [0, 3]) {
    const { sealed, credential, ballot, commitments } = made(number);
    const holds = (others: typeof commitments) => ballotHolds(ballot.bytes, others, sealed, credential);
    expect(holds(commitments)).toBe(true);
    expect(holds([])).toBe(false);
    commitments.forEach((ofAnswer, answer) => {
      const instead = (others: typeof ofAnswer) => holds(replaced(commitments, answer, others));
      expect(instead(ofAnswer.slice(1))).toBe(false);
      expect(instead([...ofAnswer, []])).toBe(false);
      ofAnswer.forEach((ofProof, proof) => {
        expect(instead(replaced(ofAnswer, proof, ofProof.slice(1)))).toBe(false);
        ofProof.forEach((element, index) => {
          expect(instead(replaced(ofAnswer, proof, replaced(ofProof, index, element.add(GENERATOR))))).toBe(false);
        });
      });
    });
  }
});

/** A ballot of an election of the vectors. */
function made(number: number) {
  const sealed = election(number);
  const holding = holder("claire");
  const choices = sealed.questions.map((): Choice => ({ kind: "lists", lists: [1] }));
  const { ballot, commitments } = createBallot(sealed, holding, choices, drawn("a ballot", sealed));
  return { sealed, credential: holding.publicText, secret: holding.secret, ballot, commitments };
}

function replaced<T>(values: readonly T[], index: number, value: T): T[] {
  return values.map((own, at) => (at === index ? value : own));
}

function drawn(label: string, sealed: SealedElection): BallotRandomness {
  return new BallotRandomness(stream(label, BallotRandomness.needed(sealed)), sealed);
}

/** The bytes of a ballot, with a signature of what it holds now. */
function signed(ballot: WrittenBallot, secret: Scalar): Uint8Array {
  const hash = unsignedDigest(ballot);
  const proof = written(proveKnowledge(signaturePrefix(hash), secret, scalar("w")));
  return utf8(JSON.stringify({ ...ballot, signature: { hash, proof } }));
}

function nextTo(decimal: string): string {
  return ((BigInt(decimal) + 1n) % ORDER).toString();
}
