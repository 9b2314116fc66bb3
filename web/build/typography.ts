/** French typography (Imprimerie nationale; SCREENS §1.3): the spaces that must not break, put in once, at build time. */

const NO_BREAK = "\u00a0";
const NARROW = "\u202f";

/** Puts the unbreakable spaces of French where an ordinary one stands. Text without such a place is returned as it is. */
export function french(text: string): string {
  return text
    .replace(/« /g, `«${NO_BREAK}`)
    .replace(/ »/g, `${NO_BREAK}»`)
    .replace(/ :(?!\/)/g, `${NO_BREAK}:`)
    .replace(/ ([;!?])/g, `${NARROW}$1`)
    .replace(/\b(\d{1,2}) h\b(?: (\d{2})\b)?/g, (_, hour, minutes) =>
      minutes ? `${hour}${NO_BREAK}h${NO_BREAK}${minutes}` : `${hour}${NO_BREAK}h`,
    )
    .replace(/\bn° /g, `n°${NO_BREAK}`);
}
