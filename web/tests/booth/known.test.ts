// The booth makes of the same bytes what the Rust crates make of them.

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { createBallot, referenceOf } from "../../src/booth/ballot.ts";
import { ballotHolds } from "../../src/booth/ballot-check.ts";
import type { Choice } from "../../src/booth/choice.ts";
import { possessionHolds, PrivateCredential } from "../../src/booth/credential.ts";
import { ElectionRefused, readElection } from "../../src/booth/election.ts";
import { fromHex, fromUtf8, utf8 } from "../../src/booth/encoding.ts";
import { BallotRandomness, ScalarRandomness } from "../../src/booth/randomness.ts";
import { VotingSeed } from "../../src/booth/seed.ts";
import { codeFromRandomness, printed, readVotingCode, type VotingCode } from "../../src/booth/voting-code.ts";
import { election, holder, scalar, stream, vectors } from "./vectors.ts";

describe("what the Rust crates make", () => {
  it.each(vectors.codes)("bp_19 the code of $voter_number gives the same credentials", async (known) => {
    const code = codeFromRandomness(stream(known.randomness, 10));
    expect(printed(code)).toBe(known.printed);
    const seed = await VotingSeed.of(code, known.event, known.voter_number);
    const credentials = await Promise.all(known.elections.map((uuid) => seed.credential(uuid)));
    expect(credentials.map((credential) => credential.publicText)).toEqual(known.credentials);
  });

  it("vc_07 what people type is read, or refused at the same place", () => {
    for (const known of vectors.typed) {
      const { code, fault } = readVotingCode(known.typed);
      expect({ printed: code && printed(code), fault }, JSON.stringify(known.typed)).toEqual({
        printed: known.printed,
        fault: known.fault,
      });
    }
  });

  it.each(vectors.possessions)("bp_19 the proof of possession for “$nonce” is the same", (known) => {
    const { private_credential, election: uuid, nonce, randomness, ...proof } = known;
    const claim = holder(private_credential).provePossession(uuid, nonce, scalar(randomness));
    expect(claim).toEqual({ election: uuid, ...proof });
    expect(possessionHolds(claim, nonce)).toBe(true);
    expect(possessionHolds(claim, `${nonce}.`)).toBe(false);
  });

  it.each(vectors.elections)("bp_19 the election $hash is read", ({ raw, uuid, hash }) => {
    expect(readElection(utf8(raw))).toMatchObject({ uuid, hash });
  });

  it("bp_17 every election that the server refuses is refused", () => {
    expect(vectors.refused_elections.length).toBeGreaterThan(25);
    for (const raw of vectors.refused_elections) {
      expect(() => readElection(utf8(raw)), raw).toThrow(ElectionRefused);
    }
  });

  it.each([0, 1, 2, 3, 4])("bp_19 the ballots of election %i are the same, byte for byte", (number) => {
    const sealed = election(number);
    const known = vectors.ballots.filter((one) => one.election === number);
    expect(known.length).toBeGreaterThan(3);
    for (const { private_credential, choices, randomness, reference, ballot } of known) {
      const bytes = stream(randomness, BallotRandomness.needed(sealed));
      const { ballot: made } = createBallot(sealed, holder(private_credential), choices, new BallotRandomness(bytes, sealed));
      if (ballot !== undefined) {
        expect(fromUtf8(made.bytes)).toBe(ballot);
      }
      expect(made.reference).toBe(reference);
      expect(referenceOf(made.bytes)).toBe(reference);
      // The bytes of the randomness are not left behind.
      expect(bytes.every((byte) => byte === 0)).toBe(true);
    }
  });
});

it("bp_19 the ballots that a third program made are reproduced", () => {
  const file = new URL("../../../crates/belenios/tests/vectors/ballots.json", import.meta.url);
  interface Case {
    election: string;
    private_credential: string;
    choices: ("blank" | number[])[];
    randomness: string;
    ballot: string;
  }
  for (const known of JSON.parse(readFileSync(file, "utf8")) as Case[]) {
    const sealed = readElection(utf8(known.election));
    const secret = new ScalarRandomness(fromHex(known.private_credential) ?? new Uint8Array());
    const credential = new PrivateCredential(secret.scalar());
    const choices = known.choices.map((one): Choice => (one === "blank" ? { kind: "blank" } : { kind: "lists", lists: one }));
    const randomness = new BallotRandomness(fromHex(known.randomness) ?? new Uint8Array(), sealed);
    const { ballot: made, commitments } = createBallot(sealed, credential, choices, randomness);
    expect(fromUtf8(made.bytes)).toBe(known.ballot);
    expect(ballotHolds(made.bytes, commitments, sealed, credential.publicText)).toBe(true);
  }
});

it("bp_19 the codes that a third program derived give the same credentials", async () => {
  for (const [text, credential] of [
    ["00001-00002-00003-00004", "8bdec13184eb87680938053c2f09c3a87a36f583533516791f3c646859ab56da"],
    ["ZZZZC-ZZZZF-ZZZZE-ZZZZ9", "65339cf9a7eb4225136e5fd83873eb4c019af0fade3840eb7f328dad92d5e5bf"],
    ["7P8TB-E17YM-DF15M-G4792", "fa3ced9a4cc1d3e39f5ff9e54816123aeb9d32ea56c5bc9dd089cadae6edc4ca"],
  ] as const) {
    const seed = await VotingSeed.of(readVotingCode(text).code as VotingCode, "pro-2026", "000123");
    expect((await seed.credential("R7AxU4XsA1pU7D")).publicText).toBe(credential);
  }
});
