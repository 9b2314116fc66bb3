/** The session's end (SCREENS §4, WCAG 2.2.1): two minutes before it, a dialog lets the voter stay. */

import { lastCall } from "./api.ts";
import { closeDialog, openDialog } from "./dialog.ts";
import { html, type Html } from "./html.ts";
import { find } from "./show.ts";
import * as texts from "../../texts/fr/furniture.ftl";

/** Idle time after which the server ends a session: 15 minutes. */
const IDLE = 15 * 60_000;
/** How long before it the dialog opens. */
const WARNING = 2 * 60_000;

/** The dialog, which waits in each page of a signed-in voter. */
export function sessionDialog(): Html {
  return html`<template id="session"><dialog id="session-dialog" aria-labelledby="session-title">
    <h2 id="session-title">${texts.sessionEndsSoon}</h2>
    <p>${texts.sessionEndsWhy}</p>
    <p class="actions"><button type="button" class="secondary" id="session-end">${texts.signOut}</button> <button type="button" id="session-stay" autofocus>${texts.stay}</button></p>
  </dialog></template>`;
}

/** Starts the watch. `refresh` asks the server anything signed in, which keeps the session; it leaves the page when it is over. */
export function watchSession(refresh: () => Promise<unknown>): void {
  document.body.append(document.importNode(find<HTMLTemplateElement>("#session").content, true));
  const dialog = find<HTMLDialogElement>("#session-dialog");
  find("#session-stay", dialog).onclick = () => {
    closeDialog(dialog);
    void refresh().catch(() => undefined);
  };
  find("#session-end", dialog).onclick = () => {
    closeDialog(dialog);
    find<HTMLButtonElement>("#sign-out").click();
  };
  setInterval(() => {
    const idle = Date.now() - lastCall();
    if (idle >= IDLE) void refresh().catch(() => undefined);
    else if (idle >= IDLE - WARNING && !dialog.hasAttribute("open")) openDialog(dialog, find("#session-stay", dialog));
  }, 5_000);
}
