// Ballots with this machine's randomness, for programs that judge them. Reads from the standard input
// `{"elections":[<raw bytes as text>…],"votes":[{"election":<number>,"voter":<label>,"choice":<Choice>}…]}`, where a voter's
// private credential is the scalar of the stream of the label (see vectors.ts); writes one ballot a line, in order.

import { readFileSync, writeSync } from "node:fs";
import { createBallot } from "../../src/booth/ballot.ts";
import type { Choice } from "../../src/booth/choice.ts";
import { readElection } from "../../src/booth/election.ts";
import { fromUtf8, utf8 } from "../../src/booth/encoding.ts";
import { BallotRandomness } from "../../src/booth/randomness.ts";
import { nodeDrawing } from "./platform.ts";
import { holder } from "./vectors.ts";

interface Asked {
  elections: string[];
  votes: { election: number; voter: string; choice: Choice }[];
}

const { elections, votes } = JSON.parse(readFileSync(0, "utf8")) as Asked;
const sealed = elections.map((raw) => readElection(utf8(raw)));
for (const { election: number, voter, choice } of votes) {
  const election = sealed[number];
  if (!election) {
    throw new RangeError(`no election ${number}`);
  }
  const randomness = new BallotRandomness(nodeDrawing(BallotRandomness.needed(election)), election);
  writeSync(1, `${fromUtf8(createBallot(election, holder(voter), [choice], randomness).ballot.bytes)}\n`);
}
