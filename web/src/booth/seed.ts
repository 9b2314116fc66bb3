/** From a voting code to one credential per election. The Rust module `voting_code` is its definition. */

import { utf8 } from "./encoding.ts";
import { PrivateCredential } from "./credential.ts";
import { fromBytes } from "./scalar.ts";
import type { VotingCode } from "./voting-code.ts";

const ITERATIONS = 100_000;

/** What a voting code gives for one voter of one event. The bytes stay inside the platform, which never gives them back. */
export class VotingSeed {
  private readonly key: CryptoKey;

  private constructor(key: CryptoKey) {
    this.key = key;
  }

  /**
   * PBKDF2-HMAC-SHA-256, 100,000 iterations; password: the 20 symbols; salt:
   * `"isoloir-voting-code|" || event || "|" || voter number`.
   */
  static async of(code: VotingCode, event: string, voterNumber: string): Promise<VotingSeed> {
    const subtle = crypto.subtle;
    const symbols = utf8(code);
    const password = await subtle.importKey("raw", symbols, "PBKDF2", false, ["deriveBits"]);
    symbols.fill(0);
    const salt = utf8(`isoloir-voting-code|${event}|${voterNumber}`);
    const parameters = { name: "PBKDF2", hash: "SHA-256", salt, iterations: ITERATIONS };
    const seed = new Uint8Array(await subtle.deriveBits(parameters, password, 256));
    const key = await subtle.importKey("raw", seed, "HKDF", false, ["deriveBits"]);
    seed.fill(0);
    return new VotingSeed(key);
  }

  /** HKDF-SHA-256, info `"isoloir-credential|" || uuid`, 64 bytes, modulo q. */
  async credential(electionUuid: string): Promise<PrivateCredential> {
    const parameters = {
      name: "HKDF",
      hash: "SHA-256",
      // An empty salt stands for 32 zero bytes (RFC 5869, section 2.2), which older browsers take more readily.
      salt: new Uint8Array(32),
      info: utf8(`isoloir-credential|${electionUuid}`),
    };
    const uniform = new Uint8Array(await crypto.subtle.deriveBits(parameters, this.key, 512));
    const secret = fromBytes(uniform);
    uniform.fill(0);
    return new PrivateCredential(secret);
  }
}
