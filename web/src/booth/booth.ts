/**
 * The booth: what holds a voter's code, and everything done with it. It lives in a worker, where no page, frame or
 * extension script runs; nothing here sends anything, keeps anything on disk, or writes a log.
 */

import { type Ballot, createBallot, referenceOf } from "./ballot.ts";
import { ballotHolds } from "./ballot-check.ts";
import { type Choice, ChoiceRefused } from "./choice.ts";
import type { PossessionClaim } from "./credential.ts";
import { checkDeposit, type DepositVerdict } from "./deposit.ts";
import { type Drawing, RandomnessRefused } from "./drawing.ts";
import { ElectionRefused, type ElectionSummary, isElectionUuid, readElection, type SealedElection, summary } from "./election.ts";
import { base64Digest } from "./hash.ts";
import { BallotRandomness, ScalarRandomness } from "./randomness.ts";
import { BoothRefused, type Refusal } from "./refusal.ts";
import { VotingSeed } from "./seed.ts";
import { type EmargementCertificate, type ReceiptKeys, type Verdict, verifyEmargement } from "./signed-document.ts";
import { CODE_RANDOMNESS, codeFromRandomness, printed, readVotingCode, type VotingCode } from "./voting-code.ts";

/** Whose code it is: both are in the salt of its derivation. */
export interface Voter {
  /** The identifier of the event. */
  readonly event: string;
  /** The voter's number in the roll, printed on the notice. */
  readonly voterNumber: string;
}

/** What a vote is made of. */
export interface Vote {
  /** The exact bytes answered at `/api/elections/{election}`. */
  readonly parameters: Uint8Array;
  /** The election the page speaks of. */
  readonly election: string;
  /** Its hash, where the voter has one from elsewhere (the notice, an observer). */
  readonly hash?: string;
  /** One choice per question. */
  readonly choices: readonly Choice[];
}

/** The answer of the ballot box to the ballot of this reference. */
export interface Answered {
  readonly reference: string;
  /** The exact text answered. */
  readonly answer: string;
  readonly keys: ReceiptKeys;
  /** The device's time, RFC 3339, for the file of evidence. */
  readonly noticedAt: string;
}

/** What pages may ask. Every call may be refused with a {@link BoothRefused}. */
export interface Booth {
  /** Holds the code a voter typed. What was held before is forgotten, even when this one is refused. */
  hold(typed: string, voter: Voter): Promise<void>;
  /** Makes a new code and holds it; answers it as it is printed, `XXXXX-XXXXX-XXXXX-XXXXX`. */
  makeCode(voter: Voter): Promise<string>;
  /** The public credentials of the code held, in the order of these elections. */
  credentials(elections: readonly string[]): Promise<string[]>;
  /** Proofs that the code is here, for the nonce of one form, in the order of these elections. */
  possession(elections: readonly string[], nonce: string): Promise<PossessionClaim[]>;
  /** What the sealed parameters say, to be compared with what the page shows (BP-17). */
  readParameters(parameters: Uint8Array): Promise<ElectionSummary>;
  /** Encrypts a vote, checks the ballot, keeps it, and answers its reference: to be shown before anything is sent. */
  prepare(vote: Vote): Promise<string>;
  /** The exact bytes to send; the same each time, so that a second send is the same ballot. */
  ballot(reference: string): Promise<Uint8Array<ArrayBuffer>>;
  /** Holds the answer of the ballot box against the ballot that was prepared (RC-02). */
  checkDeposit(answered: Answered): Promise<DepositVerdict>;
  /** Checks an émargement certificate, given as parsed JSON. */
  checkEmargement(shown: unknown, keys: ReceiptKeys): Promise<Verdict<EmargementCertificate>>;
  /** Forgets the code, the credentials and the ballots. */
  forget(): Promise<void>;
}

/** The booth where it is: in the worker. */
export class LocalBooth implements Booth {
  private held: { readonly voter: Voter; readonly seed: VotingSeed } | undefined;
  private readonly ballots = new Map<string, { readonly voter: Voter; readonly election: string; readonly ballot: Ballot }>();
  /** By the hash of their bytes: the tables of an election's key are made while the voter reads, not after the click. */
  private readonly elections = new Map<string, SealedElection>();
  private readonly drawing: () => Drawing;

  /** `drawing` gives the platform's generator, or throws what is wrong with it. */
  constructor(drawing: () => Drawing) {
    this.drawing = drawing;
  }

  hold(typed: string, voter: Voter): Promise<void> {
    return refusing(async () => {
      this.held = undefined;
      const { code, fault } = readVotingCode(typed);
      if (fault) {
        throw new BoothRefused({ kind: "code", fault });
      }
      await this.holdCode(code, voter);
    });
  }

  makeCode(voter: Voter): Promise<string> {
    return refusing(async () => {
      const random = this.drawing()(CODE_RANDOMNESS);
      const code = codeFromRandomness(random);
      random.fill(0);
      await this.holdCode(code, voter);
      return printed(code);
    });
  }

  credentials(elections: readonly string[]): Promise<string[]> {
    return refusing(async () => (await this.derive(elections)).map((one) => one.publicText));
  }

  possession(elections: readonly string[], nonce: string): Promise<PossessionClaim[]> {
    return refusing(async () => {
      const draw = this.drawing();
      const credentials = await this.derive(elections);
      return credentials.map((credential, index) =>
        credential.provePossession(
          elections[index] as string,
          nonce,
          new ScalarRandomness(draw(ScalarRandomness.LENGTH)),
        ),
      );
    });
  }

  readParameters(parameters: Uint8Array): Promise<ElectionSummary> {
    return refusing(() => Promise.resolve(summary(this.read(parameters))));
  }

  prepare(vote: Vote): Promise<string> {
    return refusing(async () => {
      const { voter, seed } = this.holding();
      const election = this.ofVote(vote);
      const draw = this.drawing();
      const credential = await seed.credential(election.uuid);
      const randomness = new BallotRandomness(draw(BallotRandomness.needed(election)), election);
      const { ballot, commitments } = createBallot(election, credential, vote.choices, randomness);
      if (!ballotHolds(ballot.bytes, commitments, election, credential.publicText)) {
        throw new BoothRefused({ kind: "self_check" });
      }
      this.ballots.set(ballot.reference, { voter, election: election.uuid, ballot });
      return ballot.reference;
    });
  }

  ballot(reference: string): Promise<Uint8Array<ArrayBuffer>> {
    return refusing(() => {
      const { bytes } = this.prepared(reference).ballot;
      if (referenceOf(bytes) !== reference) {
        throw new BoothRefused({ kind: "self_check" });
      }
      return Promise.resolve(bytes.slice());
    });
  }

  checkDeposit({ reference, answer, keys, noticedAt }: Answered): Promise<DepositVerdict> {
    return refusing(() => {
      const { voter, election, ballot } = this.prepared(reference);
      return checkDeposit({ event: voter.event, election, ballot }, answer, keys, noticedAt);
    });
  }

  checkEmargement(shown: unknown, keys: ReceiptKeys): Promise<Verdict<EmargementCertificate>> {
    return refusing(() => verifyEmargement(shown, keys));
  }

  forget(): Promise<void> {
    this.held = undefined;
    for (const { ballot } of this.ballots.values()) {
      ballot.bytes.fill(0);
    }
    this.ballots.clear();
    return Promise.resolve();
  }

  private async holdCode(code: VotingCode, voter: Voter): Promise<void> {
    this.held = undefined;
    this.held = { voter, seed: await VotingSeed.of(code, voter.event, voter.voterNumber) };
  }

  private async derive(elections: readonly string[]) {
    const { seed } = this.holding();
    if (!elections.every(isElectionUuid)) {
      throw new BoothRefused({ kind: "election", fault: "bad_identifier" });
    }
    return Promise.all(elections.map((election) => seed.credential(election)));
  }

  private read(parameters: Uint8Array): SealedElection {
    const hash = base64Digest(parameters);
    let election = this.elections.get(hash);
    if (!election) {
      election = readElection(parameters);
      election.key.fill();
      this.elections.set(hash, election);
    }
    return election;
  }

  /** The election of a vote: the one the page speaks of, or a refusal (BP-17). */
  private ofVote({ parameters, election, hash }: Vote): SealedElection {
    const sealed = this.read(parameters);
    if (sealed.uuid !== election) {
      throw new BoothRefused({ kind: "election", fault: "other_uuid" });
    }
    if (hash !== undefined && sealed.hash !== hash) {
      throw new BoothRefused({ kind: "election", fault: "other_hash" });
    }
    return sealed;
  }

  private holding() {
    if (!this.held) {
      throw new BoothRefused({ kind: "no_code" });
    }
    return this.held;
  }

  private prepared(reference: string) {
    const prepared = this.ballots.get(reference);
    if (!prepared) {
      throw new BoothRefused({ kind: "no_ballot" });
    }
    return prepared;
  }
}

async function refusing<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    throw error instanceof BoothRefused ? error : new BoothRefused(refusalOf(error));
  }
}

function refusalOf(error: unknown): Refusal {
  if (error instanceof ElectionRefused) {
    return { kind: "election", fault: error.fault };
  }
  if (error instanceof ChoiceRefused) {
    return { kind: "choice", fault: error.fault };
  }
  if (error instanceof RandomnessRefused) {
    return { kind: "randomness", fault: error.fault };
  }
  return { kind: typeof crypto === "undefined" || !crypto.subtle ? "unsupported" : "fault" };
}
