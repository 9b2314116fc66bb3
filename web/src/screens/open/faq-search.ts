/** Whether a question holds what is searched: every word, whatever its case, accents and punctuation. */

/** A text as it is compared. */
export function folded(text: string): string {
  const plain = text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  return plain.replace(/[^a-z0-9]+/g, " ").trim();
}

/** Whether `text`, already {@link folded}, holds all the words of `searched`. */
export function holds(text: string, searched: string): boolean {
  return folded(searched).split(" ").every((word) => text.includes(word));
}
