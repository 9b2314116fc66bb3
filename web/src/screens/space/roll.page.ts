/** Brings V12 to life. What is looked for is sent in a request's body: no name of a person in an address or a history. */

import { post, Refused } from "../../furniture/api.ts";
import { onSend, problemErrors, showErrors } from "../../furniture/form.ts";
import { html } from "../../furniture/html.ts";
import { leaveFor, openPortal, type PortalElection } from "../../furniture/portal.ts";
import { find, show } from "../../furniture/show.ts";
import * as furniture from "../../../texts/fr/furniture.ftl";
import { arrive, showForm } from "./arrival.ts";
import { electionOptions } from "./election-choice.ts";
import { found, rollClosed, rollErrors, rollUntil, type RollPage, type RollSearch } from "./roll.ts";

void arrive(async () => {
  const { portal, clock } = await openPortal();
  const closed = rollClosed(portal, clock.now());
  if (closed) return show(find("#screen"), closed);
  const form = showForm();
  show(find("#election"), electionOptions(portal.elections));
  find("#until").textContent = rollUntil(portal);
  watch(form, portal.elections);
});

function watch(form: HTMLFormElement, elections: PortalElection[]): void {
  const place = find("#found");
  let search: RollSearch | undefined;
  onSend(form, async () => {
    search = { election: value("#election"), name: value("#name"), establishment: value("#establishment") };
    const errors = rollErrors(search);
    if (errors.length) {
      show(place, html``);
      showErrors(form, errors);
    } else await turnTo(1);
  });
  place.addEventListener("click", ({ target }) => {
    const page = (target as Element).closest("[data-page]")?.getAttribute("data-page");
    if (page) void turnTo(Number(page));
  });

  async function turnTo(page: number): Promise<void> {
    const asked = search!;
    try {
      const answer = await post<RollPage>("/api/roll", { ...asked, page });
      if (asked !== search) return;
      showErrors(form, []);
      show(place, found(answer, elections.find(({ id }) => id === asked.election)!));
      find("#found-title").focus();
    } catch (error) {
      show(place, html``);
      if (!(error instanceof Refused)) return showErrors(form, [{ field: "", reason: furniture.unreachable }]);
      if (error.problem.status === 401) return leaveFor("/session-expiree");
      showErrors(form, problemErrors(error.problem), error.problem.code);
    }
  }
}

function value(selector: string): string {
  return find<HTMLInputElement>(selector).value;
}
