/** Brings V15 to life. A claim sent again after no answer came is the same claim: it keeps the number drawn for it. */

import { get, post, Refused } from "../../furniture/api.ts";
import { onSend, problemErrors, showErrors } from "../../furniture/form.ts";
import { leaveFor, openPortal, type PortalElection } from "../../furniture/portal.ts";
import { find, show } from "../../furniture/show.ts";
import * as furniture from "../../../texts/fr/furniture.ftl";
import { arrive, showForm, showWaiting } from "./arrival.ts";
import { claimErrors, claimsClosed, claimUntil, filed, ownClaims, type FiledClaim, type OwnClaim } from "./claim.ts";
import { electionOptions } from "./election-choice.ts";
import { charactersLeft } from "./free-text.ts";

/** The subject that a link of the portal speaks of: `/portail/reclamation#absent`. */
const SUBJECT_OF: Record<string, string> = { "#absent": "absent", "#erreur": "wrong_details", "#tort": "wrongly_listed" };

void arrive(async () => {
  const { portal, clock } = await openPortal();
  const own = ownClaims(await claims(), portal.elections);
  const form = showForm();
  show(find("#claims"), own);
  const closed = claimsClosed(portal, clock.now());
  if (closed) return show(find("#claim"), closed);
  if (portal.elections.length === 0) return void showWaiting("#no-election", "#claim");
  show(find("#election"), electionOptions(portal.elections));
  find("#until").textContent = claimUntil(portal);
  watch(form, portal.elections);
});

function claims(): Promise<OwnClaim[] | undefined> {
  return get<{ claims: OwnClaim[] }>("/api/claims").then(
    (answer) => answer.claims,
    () => undefined,
  );
}

function watch(form: HTMLFormElement, elections: PortalElection[]): void {
  const message = find<HTMLTextAreaElement>("#message");
  const subject = find<HTMLSelectElement>("#subject");
  subject.value = SUBJECT_OF[location.hash] ?? "";
  message.addEventListener("input", () => (find("#left").textContent = charactersLeft(message.value)));
  let sent = "";
  let request_id = "";
  onSend(form, async () => {
    const typed = { election: find<HTMLSelectElement>("#election").value, subject: subject.value, message: message.value };
    const errors = claimErrors(typed);
    showErrors(form, errors);
    if (errors.length) return;
    // The same number as long as nothing typed has changed.
    if (JSON.stringify(typed) !== sent) request_id = drawn();
    sent = JSON.stringify(typed);
    try {
      const answer = await post<FiledClaim>("/api/claims", { ...typed, request_id });
      show(find("#claim"), filed(answer));
      find("#filed").focus();
      show(find("#claims"), ownClaims(await claims(), elections));
    } catch (error) {
      if (!(error instanceof Refused)) return showErrors(form, [{ field: "", reason: furniture.unreachable }]);
      if (error.problem.status === 401) return leaveFor("/session-expiree");
      showErrors(form, problemErrors(error.problem), error.problem.code);
    }
  });
}

function drawn(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
