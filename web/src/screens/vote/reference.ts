/** How a ballot's reference is written for people. */

/** Groups of 4 characters. The booth writes them alike (`references.ts`), but brings its hash along. */
export function inGroups(reference: string): string {
  return (reference.match(/.{1,4}/g) ?? []).join(" ");
}
