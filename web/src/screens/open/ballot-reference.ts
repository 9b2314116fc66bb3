/** V32, is my ballot in the box: the form, and what the search on the downloaded list says. */

import type { BatchSummary } from "../../booth/references.ts";
import { field, requiredNote, summaryPlace, type FieldError } from "../../furniture/form.ts";
import type { Specimen } from "../../furniture/frame.ts";
import { html, type Html } from "../../furniture/html.ts";
import { integer } from "./numbers.ts";
import * as texts from "../../../texts/fr/open-urn.ftl";

/** `GET /api/elections/{election}/references`. */
export type PublishedSummaries = { state: "not_sealed" } | { state: "sealed"; count: number; batches: BatchSummary[] };

/** An election to choose. */
export interface Choosable {
  id: string;
  title: string;
}

/** What the search found. `election` is its title, or its identifier where no title is known. */
export type Answer =
  | { state: "reading"; done: number; all: number }
  | { state: "found" | "absent"; election: string; reference: string; count: number }
  | { state: "not_sealed"; election: string }
  | { state: "contradiction"; fault: string };

/** The screen; the form is put in by the script, so that no reference is ever sent as an address. */
export function urn(form: Html, answer: Html, errors: readonly FieldError[] = []): Html {
  return html`<h1>${texts.urnTitle}</h1>
    ${summaryPlace(errors)}
    <p>${texts.urnWhat}</p>
    <p>${texts.urnPrivate}</p>
    <noscript><p class="info">${texts.urnNoScript}</p></noscript>
    <div id="form-place">${form}</div>
    <div id="answer" role="status" tabindex="-1">${answer}</div>
    <h2>${texts.urnMore}</h2>
    <ul>
      <li>${texts.urnWholeBox}</li>
      <li>${texts.urnVerifier}</li>
    </ul>`;
}

/**
 * The form: the elections are chosen by title where they are known, else by the identifier that the receipts carry. `given` is the election
 * that the address names.
 */
export function urnForm(elections: readonly Choosable[], given?: Choosable, errors: readonly FieldError[] = []): Html {
  const errorOf = (id: string) => errors.find((error) => error.field === id)?.reason;
  return html`<form id="urn-form" method="post">
    ${requiredNote()}
    ${field({
      id: "reference",
      label: texts.urnReference,
      hint: texts.urnReferenceHint,
      error: errorOf("reference"),
      control: (attributes) => html`<textarea ${attributes} rows="3" class="mono short" autocomplete="off" autocapitalize="none" spellcheck="false"></textarea>`,
    })}
    ${given ? named(given) : elections.length ? pick(elections, errorOf("election")) : typeIn(errorOf("election"))}
    <p class="actions"><button type="submit">${texts.urnSearch}</button></p>
  </form>`;
}

// The link has no fragment: it loads the page anew, and the form asks for the election.
function named({ id, title }: Choosable): Html {
  return html`<p>${texts.urnElection} : <strong>${title}</strong> <a href="/urne">${texts.urnOther}</a></p>
    <input type="hidden" id="election" value="${id}">`;
}

function pick(elections: readonly Choosable[], error?: string | Html): Html {
  return field({
    id: "election",
    label: texts.urnElection,
    error,
    control: (attributes) => html`<select ${attributes}>
      <option value="">${texts.urnPick}</option>
      ${elections.map(({ id, title }) => html`<option value="${id}">${title}</option>`)}
    </select>`,
  });
}

function typeIn(error?: string | Html): Html {
  return field({
    id: "election",
    label: texts.urnElectionId,
    hint: texts.urnElectionIdHint,
    error,
    control: (attributes) => html`<input type="text" class="mono" ${attributes} autocomplete="off" autocapitalize="none" spellcheck="false">`,
  });
}

/** What the search says. */
export function answer(found: Answer): Html {
  switch (found.state) {
    case "reading":
      return html`<p>${texts.urnReading({ done: integer(found.done), all: integer(found.all) })}</p>`;
    case "found":
      return html`<div class="success"><h2>${texts.urnFound(found)}</h2><p>${texts.urnFoundWhat(listed(found))}</p></div>`;
    case "absent":
      return html`<div class="alert"><h2>${texts.urnAbsent(found)}</h2><p>${texts.urnAbsentWhat(listed(found))}</p><p>${texts.urnAbsentOther}</p><p>${texts.urnAbsentProof}</p></div>`;
    case "not_sealed":
      return html`<div class="info"><h2>${texts.urnNotSealed}</h2><p>${texts.urnNotSealedWhat(found)}</p></div>`;
    case "contradiction":
      return html`<div class="alert"><h2>${texts.urnContradiction}</h2><p>${texts.urnContradictionWhat(found)}</p></div>`;
  }
}

function listed({ count, reference }: { count: number; reference: string }) {
  return { n: count, count: integer(count), reference };
}

/** The screen in every state. */
export function urnSpecimens(): Specimen[] {
  const elections = [
    { id: "CAPNzinspect2z22pro", title: "CAPN des IA-IPR, IEN et IJS" },
    { id: "CSAproximiteParis22", title: "CSA de proximité de Paris" },
  ];
  const of = (state: string, said: Html, form = urnForm(elections), errors: FieldError[] = []): Specimen => ({ screen: "V32", state, title: texts.urnTitle, main: urn(form, said, errors) });
  const one = { election: "CSA de proximité de Paris", reference: "ungW v48B z+pB QUDe Xa4i I7AD YaOW F3qc tBD/ YfIA Fa0", count: 12_722 };
  const wrong = [
    { field: "reference", reason: texts.urnReferenceWrong },
    { field: "election", reason: texts.urnElectionMissing },
  ];
  return [
    of("form", html``),
    of("form-without-titles", html``, urnForm([])),
    of("form-for-one", html``, urnForm([], elections[0])),
    of("wrong-form", html``, urnForm(elections, undefined, wrong), wrong),
    of("reading", answer({ state: "reading", done: 3, all: 12 })),
    of("found", answer({ state: "found", ...one })),
    of("absent", answer({ state: "absent", ...one })),
    of("not-sealed", answer({ state: "not_sealed", election: one.election })),
    of("contradiction", answer({ state: "contradiction", fault: "not_as_announced" })),
  ];
}
