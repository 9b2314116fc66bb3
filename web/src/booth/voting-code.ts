/**
 * The voting code on a voter's notice: 20 symbols of Crockford base 32 in 4 groups of 5, each group ending with a check
 * symbol over GF(2^5). The documentation of the Rust module `voting_code` is its definition. Light enough for the page
 * itself, which tells a typing error before any request (VC-07).
 */

const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const GROUPS = 4;
const GROUP_LENGTH = 5;
const LENGTH = GROUPS * GROUP_LENGTH;

/** Number of random bytes in a code: 80 bits, all used. */
export const CODE_RANDOMNESS = 10;

declare const checked: unique symbol;

/** A code whose check symbols are right: 20 symbols in upper case without separators. */
export type VotingCode = string & { readonly [checked]: true };

/** Why a text is not a voting code. Nothing of the text is repeated: it may be almost a secret. */
export type VotingCodeFault =
  /** A character that is neither a symbol nor a separator, at this place of the text typed, from 1. */
  | { readonly kind: "character"; readonly position: number }
  /** Not 20 symbols but so many. */
  | { readonly kind: "length"; readonly symbols: number }
  /** The check symbols of these groups, from 1 to 4, do not fit: a typing error is there. */
  | { readonly kind: "groups"; readonly groups: readonly number[] };

/** A code, or what is wrong with it. */
export type CodeReading =
  | { readonly code: VotingCode; readonly fault?: undefined }
  | { readonly code?: undefined; readonly fault: VotingCodeFault };

/** Reads what a voter typed or pasted: spaces, dashes and case do not matter, `O` is `0`, `I` and `L` are `1`. */
export function readVotingCode(typed: string): CodeReading {
  const values: number[] = [];
  let position = 0;
  for (const character of typed) {
    position += 1;
    if (isSeparator(character)) {
      continue;
    }
    const value = valueOf(character);
    if (value < 0) {
      return { fault: { kind: "character", position } };
    }
    values.push(value);
  }
  if (values.length !== LENGTH) {
    return { fault: { kind: "length", symbols: values.length } };
  }
  const groups = [1, 2, 3, 4].filter((number) => horner(groupOf(values, number)) !== number);
  return groups.length > 0 ? { fault: { kind: "groups", groups } } : { code: textOf(values) };
}

/** The code of 10 uniform secret bytes. */
export function codeFromRandomness(bytes: Uint8Array): VotingCode {
  if (bytes.length !== CODE_RANDOMNESS) {
    throw new RangeError(`${bytes.length} random bytes instead of ${CODE_RANDOMNESS}`);
  }
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, "0")).join("");
  const values: number[] = [];
  for (let group = 1; group <= GROUPS; group++) {
    const at = (group - 1) * 4;
    const random = [0, 1, 2, 3].map((index) => Number.parseInt(bits.slice(5 * (at + index), 5 * (at + index + 1)), 2));
    values.push(...random, timesX(horner(random)) ^ group);
  }
  return textOf(values);
}

/** `XXXXX-XXXXX-XXXXX-XXXXX`, as on the notice. */
export function printed(code: VotingCode): string {
  return groups(code).join("-");
}

/** The code symbol by symbol, for a screen reader: `7, P, 8, T, B ; E, 1, 7, Y, M ; …`. */
export function spelled(code: VotingCode): string {
  return groups(code)
    .map((group) => Array.from(group).join(", "))
    .join(" ; ");
}

/** What was typed so far as the notice writes it: symbols in groups, separators dropped, other characters kept to be told. */
export function grouped(typed: string): string {
  let text = "";
  let symbols = 0;
  for (const character of typed) {
    if (isSeparator(character)) {
      continue;
    }
    text += symbols > 0 && symbols % GROUP_LENGTH === 0 ? "-" : "";
    text += ALPHABET.charAt(valueOf(character)) || character;
    symbols += 1;
  }
  return text;
}

function groups(symbols: string): string[] {
  return symbols.match(/.{5}/g) ?? [];
}

/** Any Unicode white space (U+0085 is some, U+FEFF is none, other than for `\s`), hyphens, dashes, the minus sign. */
function isSeparator(character: string): boolean {
  return /^[-\u2010-\u2015\u2212\u0085]$|^(?!\ufeff)\s$/.test(character);
}

/** The value of a symbol from 0 to 31, or -1. */
function valueOf(character: string): number {
  const symbol = /^[a-z]$/.test(character) ? character.toUpperCase() : character;
  return ALPHABET.indexOf(symbol === "O" ? "0" : symbol === "I" || symbol === "L" ? "1" : symbol);
}

function textOf(values: readonly number[]): VotingCode {
  return values.map((value) => ALPHABET.charAt(value)).join("") as VotingCode;
}

function groupOf(values: readonly number[], number: number): number[] {
  return values.slice((number - 1) * GROUP_LENGTH, number * GROUP_LENGTH);
}

/** `s1·x^(n-1) + … + sn` over GF(2^5): zero only for a right group, once its number is taken away. */
function horner(values: readonly number[]): number {
  return values.reduce((sum, value) => timesX(sum) ^ value, 0);
}

/** Multiplication by x modulo x^5 + x^2 + 1. */
function timesX(value: number): number {
  const shifted = value << 1;
  return shifted > 31 ? shifted ^ 0b100101 : shifted;
}
