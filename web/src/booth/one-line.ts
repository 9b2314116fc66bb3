/** Text of the roll as it stands in a signed line (`crates/election/src/one_line.rs`). */

const LONGEST = 160;
/** Controls, the bar that separates fields, and invisible characters that turn, join or hide text. */
const UNSUITABLE = /[\p{Cc}|\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff0-\ufffd]/u;

/** Whether a text is in its one form: NFC, single spaces, none around, nothing unsuitable, at most 160 characters. */
export function isOneLine(text: string): boolean {
  return (
    text === text.normalize("NFC") &&
    !UNSUITABLE.test(text) &&
    text === text.split(/\s+/).filter(Boolean).join(" ") &&
    Array.from(text).length <= LONGEST
  );
}
