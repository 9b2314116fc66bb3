/** V20, the voting code. */

import { field, requiredNote, summaryPlace, type FieldError } from "../../furniture/form.ts";
import type { Specimen } from "../../furniture/frame.ts";
import { html, type Html } from "../../furniture/html.ts";
import { marks, waiting } from "../../furniture/stage.ts";
import { workBox } from "../../furniture/work.ts";
import type { VotingCodeFault } from "../../booth/voting-code.ts";
import { grouped } from "../../booth/voting-code.ts";
import * as texts from "../../../texts/fr/vote.ftl";

/** The screen. `prefilled` is a code this page has just made: nothing else is ever put in the field. */
export function codeScreen({ prefilled = "", errors = [], code }: { prefilled?: string; errors?: FieldError[]; code?: string } = {}): Html {
  return html`<h1>${texts.codeTitle}</h1>
    ${summaryPlace(errors, code)}
    <ul><li>${texts.codeHelp1}</li><li>${texts.codeHelp2}</li></ul>
    <form id="code-form" autocomplete="off">
      ${requiredNote()}
      ${field({
        id: "code",
        label: texts.codeLabel,
        hint: prefilled ? texts.codePrefilled : texts.codeHint,
        error: errors.find((error) => error.field === "code")?.reason,
        control: (attributes) =>
          html`<input type="text" ${attributes} class="mono" value="${prefilled}" autocomplete="off" autocapitalize="characters" spellcheck="false">`,
      })}
      <p><a href="/vote/reassort">${texts.codeLost}</a></p>
      ${workBox(errors.find((error) => error.field === "work-box")?.reason)}
      <p id="code-state" role="status"></p>
      <p class="actions"><a class="button secondary" href="/portail">${texts.back}</a> <button>${texts.codeEnter}</button></p>
      <p class="hint">${texts.codeNeverSent}</p>
    </form>
    <details><summary>${texts.codeWhere}</summary>${notice()}<p>${texts.codePicture}</p></details>
    <p><a href="/assistance#code">${texts.assistanceLink}</a></p>`;
}

/** The screen as it waits in the page: empty, and with a code just made. */
export function waitingCodes(): Html[] {
  return [waiting("code-screen", texts.codeTitle, codeScreen()), waiting("code-prefilled", texts.codeTitle, codeScreen({ prefilled: marks<{ prefilled: string }>().prefilled }))];
}

/** The notice with the place of its code; the sentence below says the same. */
function notice(): Html {
  return html`<svg class="notice" viewBox="0 0 210 150" aria-hidden="true" focusable="false">
    <rect x="1" y="1" width="208" height="148" fill="none" stroke="currentColor"/>
    <path d="M14 18h60M14 34h182M14 44h182M14 54h120M14 72h84M14 82h84M112 72h84M112 82h84" stroke="currentColor" opacity=".35" stroke-width="4"/>
    <rect x="10" y="104" width="112" height="36" rx="3" fill="none" stroke="currentColor" stroke-width="3"/>
    <text x="16" y="118" font-size="9" fill="currentColor">${texts.codePictureCode}</text>
    <text x="16" y="132" font-size="9" font-weight="700" fill="currentColor">XXXXX-XXXXX-XXXXX-XXXXX</text>
  </svg>`;
}

/** What is wrong with a code, by group where that is known. */
export function codeError(typed: string, fault: VotingCodeFault): string {
  switch (fault.kind) {
    case "length":
      return fault.symbols === 0 ? texts.codeEmpty : texts.codeLength({ n: fault.symbols });
    case "character":
      return texts.codeSign({ group: texts.codeGroup({ n: groupOfBadSign(typed) }) });
    case "groups":
      return texts.codeTypingError({ groups: fault.groups.map((n) => texts.codeGroup({ n })).join(texts.codeAnd) });
  }
}

function groupOfBadSign(typed: string): number {
  const written = grouped(typed);
  const place = written.search(/[^-0-9A-HJKMNP-TV-Z]/);
  return Math.floor(place / 6) + 1;
}

/** The screen in its states. */
export function codeSpecimens(): Specimen[] {
  const specimen = (state: string, reason?: string, code?: string): Specimen => ({
    screen: "V20",
    state,
    title: texts.codeTitle,
    main: codeScreen(reason ? { errors: [{ field: "code", reason }], ...(code && { code }) } : {}),
    signedIn: true,
  });
  return [
    specimen("empty"),
    { ...specimen("prefilled"), main: codeScreen({ prefilled: "7P8TB-E17YM-3M5R2-0KD8Q" }) },
    specimen("nothing-typed", texts.codeEmpty),
    specimen("too-short", texts.codeLength({ n: 19 })),
    specimen("bad-sign", texts.codeSign({ group: texts.codeGroup({ n: 1 }) })),
    specimen("typing-error", codeError("", { kind: "groups", groups: [3] })),
    specimen("two-typing-errors", codeError("", { kind: "groups", groups: [1, 3] })),
    specimen("unknown", "Ce code de vote n'est pas reconnu. Il vous reste 4 essais.", "COD-302"),
    specimen("replaced", "Ce code a été remplacé le jeudi 1er décembre 2022 par un réassort. Utilisez le dernier code reçu.", "COD-303"),
    specimen("too-many-tries", "Trop d'essais. Réessayez après 12 h 27 (heure de Paris).", "AUT-102"),
  ];
}
