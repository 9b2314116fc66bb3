/** Markup that is safe by construction: what is put into a template is escaped, unless it is itself {@link Html}. */

/** A piece of markup that `html` made, or that the build made from the catalogue. */
export class Html {
  constructor(readonly markup: string) {}

  toString(): string {
    return this.markup;
  }
}

/** What a template may hold. Nothing, `false` and `null` show as nothing. */
export type Piece = Html | string | number | boolean | null | undefined | readonly Piece[];

/** Makes markup: `` html`<p>${text}</p>` ``. Attributes must be quoted. */
export function html(parts: TemplateStringsArray, ...pieces: Piece[]): Html {
  return new Html(parts.reduce((markup, part, place) => markup + shown(pieces[place - 1]) + part));
}

function shown(piece: Piece): string {
  if (piece === null || piece === undefined || typeof piece === "boolean") return "";
  if (piece instanceof Html) return piece.markup;
  if (typeof piece === "object") return piece.map(shown).join("");
  return String(piece).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
