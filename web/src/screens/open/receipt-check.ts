/** Whether a receipt is genuine: the form, and what its signature says (docs/RECEIPTS.md). */

import { inGroups } from "../../booth/references.ts";
import type { DepositReceipt, EmargementCertificate } from "../../booth/signed-document.ts";
import type { SignatureFault } from "../../booth/signature.ts";
import { time } from "../../furniture/dates.ts";
import { field, requiredNote, summaryPlace, type FieldError } from "../../furniture/form.ts";
import type { Specimen } from "../../furniture/frame.ts";
import { html, type Html } from "../../furniture/html.ts";
import * as texts from "../../../texts/fr/open-receipt.ftl";

/** Where the keys came from. */
export type KeysFrom = "portal" | "pasted";

/** The screen; the form is put in by the script, so that no document is ever sent as an address. */
export function receiptCheck(form: Html, said: Html, errors: readonly FieldError[] = []): Html {
  return html`<h1>${texts.receiptTitle}</h1>
    ${summaryPlace(errors)}
    <p>${texts.receiptWhat}</p>
    <noscript><p class="info">${texts.receiptNoScript}</p></noscript>
    <div id="form-place">${form}</div>
    <div id="verdict" role="status" tabindex="-1">${said}</div>
    <h2>${texts.receiptByHand}</h2>
    <p>${texts.receiptByHandWhat}</p>
    <pre class="commands" tabindex="0"><code>${BY_HAND}</code></pre>
    <p>${texts.receiptByHandAnswer}</p>`;
}

/** The form. */
export function receiptForm(errors: readonly FieldError[] = []): Html {
  const errorOf = (id: string) => errors.find((error) => error.field === id)?.reason;
  const textarea = (attributes: Html, rows: number) => html`<textarea ${attributes} rows="${rows}" class="mono" autocomplete="off" autocapitalize="none" spellcheck="false"></textarea>`;
  return html`<form id="receipt-form" method="post">
    ${requiredNote()}
    ${field({ id: "document", label: texts.receiptDocument, hint: texts.receiptDocumentHint, error: errorOf("document"), control: (attributes) => textarea(attributes, 6) })}
    ${field({
      id: "file",
      label: texts.receiptFile,
      error: errorOf("file"),
      required: false,
      control: (attributes) => html`<input type="file" ${attributes} accept=".json,application/json,text/plain">`,
    })}
    <details${errorOf("keys") ? html` open` : ""} id="keys-details">
      <summary>${texts.receiptKeysSummary}</summary>
      ${field({ id: "keys", label: texts.receiptKeys, hint: texts.receiptKeysHint, error: errorOf("keys"), required: false, control: (attributes) => textarea(attributes, 3) })}
      <p>${texts.receiptOffline}</p>
    </details>
    <p class="actions"><button type="submit">${texts.receiptCheck}</button></p>
  </form>`;
}

/** A document whose signature holds. */
export function genuine(document: DepositReceipt | EmargementCertificate, from: KeysFrom): Html {
  const isDeposit = document.kind === "isoloir-deposit";
  return html`<div class="success">
    <h2>${isDeposit ? texts.receiptGenuineDeposit : texts.receiptGenuineEmargement}</h2>
    <p>${isDeposit ? texts.receiptGenuineDepositWhat : texts.receiptGenuineEmargementWhat}</p>
    <dl class="facts">
      ${isDeposit ? ofDeposit(document) : ofEmargement(document)}
      <dt>${texts.receiptElection}</dt><dd class="mono">${document.election}</dd>
      <dt>${texts.receiptEvent}</dt><dd class="mono">${document.event}</dd>
      <dt>${texts.receiptKey}</dt><dd class="mono">${document.key}</dd>
    </dl>
    ${isDeposit ? html`<p>${texts.receiptThenUrn({ election: document.election })}</p>` : ""}
    <p>${from === "portal" ? texts.receiptKeysOfPortal : texts.receiptKeysPasted}</p>
  </div>`;
}

function ofDeposit({ reference, deposited_at }: DepositReceipt): Html {
  return html`<dt>${texts.receiptReference}</dt><dd class="mono">${inGroups(reference)}</dd>
    <dt>${texts.receiptDepositedAt}</dt><dd>${time(new Date(deposited_at))}</dd>`;
}

function ofEmargement({ name, corps, voter_number, voted_at }: EmargementCertificate): Html {
  return html`<dt>${texts.receiptName}</dt><dd>${name}</dd>
    <dt>${texts.receiptCorps}</dt><dd>${corps}</dd>
    <dt>${texts.receiptVoterNumber}</dt><dd class="mono">${voter_number}</dd>
    <dt>${texts.receiptVotedAt}</dt><dd>${time(new Date(voted_at))}</dd>`;
}

/** A document that is not believed. */
export function forged(fault: SignatureFault): Html {
  const why = { wrong_signature: texts.receiptWrongSignature, unknown_key: texts.receiptUnknownKey, malformed: texts.receiptMalformed }[fault];
  return html`<div class="alert"><h2>${texts.receiptForged}</h2><p>${why}</p><p>${texts.receiptForgedRemedy}</p></div>`;
}

/** The example of docs/RECEIPTS.md, which really verifies. */
const BY_HAND = `LINE='isoloir-deposit|v1|pro2022|R7AxU4XsA1pU7D|ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0|2022-12-01T11:47:00Z|fe812c12f3ab4ce6|22D5VQjAh8xHtekHMvmaCfdKS80qWy3F+OKJY94j6lEPgMY/YUWuHSZ/O34V99S8s7L/bJ22A9zi2TyaRP5LDA'
KEY='ea4a6c63e29c520abef5507b132ec5f9954776aebebe7b92421eea691446d22c'
printf '%s' "\${LINE%|*|*}" > text
printf '%s==' "\${LINE##*|}" | base64 -d > signature
printf '302a300506032b6570032100%s' "$KEY" | xxd -r -p > key.der; tail -c 32 key.der | sha256sum | cut -c 1-16
openssl pkeyutl -verify -pubin -keyform DER -inkey key.der -rawin -in text -sigfile signature`;

/** The screen in every state. */
export function receiptSpecimens(): Specimen[] {
  const of = (state: string, said: Html, errors: FieldError[] = []): Specimen => ({ screen: "V32b", state, title: texts.receiptTitle, main: receiptCheck(receiptForm(errors), said, errors) });
  return [
    of("form", html``),
    of("not-a-receipt", html``, [{ field: "document", reason: texts.receiptNotAReceipt }]),
    of("keys-needed", html``, [{ field: "keys", reason: texts.receiptKeysUnreachable }]),
    of("genuine-deposit", genuine(EXAMPLE_DEPOSIT, "portal")),
    of("genuine-emargement", genuine(EXAMPLE_EMARGEMENT, "pasted")),
    of("wrong-signature", forged("wrong_signature")),
    of("unknown-key", forged("unknown_key")),
    of("malformed", forged("malformed")),
  ];
}

const EXAMPLE_DEPOSIT: DepositReceipt = {
  kind: "isoloir-deposit",
  version: 1,
  event: "pro2022",
  election: "R7AxU4XsA1pU7D",
  reference: "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0",
  deposited_at: "2022-12-01T11:47:00Z",
  key: "fe812c12f3ab4ce6",
  signature: "22D5VQjAh8xHtekHMvmaCfdKS80qWy3F+OKJY94j6lEPgMY/YUWuHSZ/O34V99S8s7L/bJ22A9zi2TyaRP5LDA",
};

const EXAMPLE_EMARGEMENT: EmargementCertificate = {
  kind: "isoloir-emargement",
  version: 1,
  event: "pro2022",
  election: "CSAproximiteParis22",
  voted_at: "2022-12-01T11:47:00Z",
  voter_number: "165805501",
  name: "Claire Dupont",
  corps: "Inspecteur de la Jeunesse et des Sports",
  key: "fe812c12f3ab4ce6",
  signature: EXAMPLE_DEPOSIT.signature,
};
