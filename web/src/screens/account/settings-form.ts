/** What both changes of V11 do in the browser: read the portal, show the form or why it is closed, send it with the current password. */

import { post } from "../../furniture/api.ts";
import { readEvent, type PublicEvent } from "../../furniture/event.ts";
import { onSend, showErrors, watchSecrets, type FieldError } from "../../furniture/form.ts";
import { openPortal, type Portal } from "../../furniture/portal.ts";
import { find } from "../../furniture/show.ts";
import { sentenceOf, showFailure } from "./failures.ts";
import { showWaiting } from "../../furniture/stage.ts";
import * as texts from "../../../texts/fr/account.ftl";

/** One of the two changes. */
export interface Change {
  /** The action's address. */
  path: string;
  /** Why it is no longer taken, where that is so. */
  closed(portal: Portal): string | undefined;
  /** Makes the form's own fields work. */
  prepare(form: HTMLFormElement, event: PublicEvent): void;
  /** What to send beside the current password, and what is wrong with it. */
  read(form: HTMLFormElement, event: PublicEvent): { body: object; errors: FieldError[] };
}

const PLACES = { current_password: "current-password", new_password: "password", "AUT-106": "current-password" };

/** Runs the page of a change. */
export async function runChange(change: Change): Promise<void> {
  try {
    const { portal } = await openPortal();
    const closed = change.closed(portal);
    if (closed) showWaiting("closed", { text: closed });
    else ask(change, (await readEvent()).event);
  } catch (error) {
    showWaiting("failed", { failure: sentenceOf(error) });
  }
}

/** What stands in a field. */
export function value(form: HTMLFormElement, id: string): string {
  return find<HTMLInputElement>(`#${id}`, form).value;
}

function ask(change: Change, event: PublicEvent): void {
  showWaiting("form-step");
  const form = find<HTMLFormElement>("#settings-form");
  watchSecrets(form);
  change.prepare(form, event);
  onSend(form, async () => {
    const current_password = value(form, "current-password");
    const { body, errors } = change.read(form, event);
    if (!current_password) errors.unshift({ field: "current-password", reason: texts.currentPasswordMissing });
    showErrors(form, errors);
    if (errors.length > 0) return;
    const progress = find("#progress", form);
    progress.textContent = texts.saving;
    try {
      await post(change.path, { current_password, ...body });
      showWaiting("changed");
    } catch (error) {
      showFailure(form, error, PLACES);
    } finally {
      progress.textContent = "";
    }
  });
}
