/** What somebody writes freely to the administration or to the help desk. The portal checks it again, by the same rules. */

import type { FieldError } from "../../furniture/form.ts";
import * as texts from "../../../texts/fr/space.ftl";

/** The most characters of a message. */
export const LONGEST = 2_000;

/** A number as French writes it: `2 000`. */
export function written(n: number): string {
  return n.toLocaleString("fr-FR");
}

/** What is wrong with a message, if anything. */
export function messageErrors(field: string, typed: string, missing: string): FieldError[] {
  return [...textErrors(field, typed, missing), ...lengthErrors(field, typed)];
}

/** What is wrong with a line of text: nothing was typed, which `missing` says, or it holds a voting code. */
export function textErrors(field: string, typed: string, missing: string): FieldError[] {
  if (!typed.trim()) return [{ field, reason: missing }];
  if (showsVotingCode(typed)) return [{ field, reason: texts.textHasCode }];
  return [];
}

function lengthErrors(field: string, typed: string): FieldError[] {
  return lengthOf(typed) > LONGEST ? [{ field, reason: texts.textTooLong({ over: charactersLeft(typed) }) }] : [];
}

/** What stands under a message while it is typed: how many characters are left, or too many. */
export function charactersLeft(typed: string): string {
  const left = LONGEST - lengthOf(typed);
  return left < 0 ? texts.charactersOver({ n: -left, written: written(-left) }) : texts.charactersLeft({ n: left, written: written(left) });
}

/** Characters as the portal counts them: an emoji is one. */
function lengthOf(typed: string): number {
  return Array.from(typed.trim().normalize().replace(/\r\n/g, "\n")).length;
}

/** A voting code has 20 symbols. */
const SYMBOLS = 20;

/**
 * Whether something of the voting code's form stands there: 20 symbols of its alphabet, in one word or in equal groups, with a letter
 * and a digit among them. Words, phone numbers and case numbers have no such form; of the codes, one in 2,000 escapes.
 */
export function showsVotingCode(text: string): boolean {
  const words = text
    .normalize("NFKC")
    .toUpperCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  return [1, 2, 4, 5, 10, 20].some((groups) =>
    words.some((_, first) => {
      const group = words.slice(first, first + groups);
      return group.length === groups && group.every((word) => word.length * groups === SYMBOLS) && isCode(group.join(""));
    }),
  );
}

function isCode(symbols: string): boolean {
  return /^[0-9A-TV-Z]+$/.test(symbols) && /\d/.test(symbols) && /[A-Z]/.test(symbols);
}
