/** Shows the voter's own page, and ends the other sessions. */

import { post } from "../../furniture/api.ts";
import { openPortal, readPortal } from "../../furniture/portal.ts";
import { summary } from "../../furniture/form.ts";
import { find, show } from "../../furniture/show.ts";
import { failureErrors, sentenceOf } from "./failures.ts";
import { failedScreen, meScreen, type Me } from "./me.ts";
import * as texts from "../../../texts/fr/account.ftl";

openPortal()
  .then(({ portal }) => showMe(portal))
  .catch((error: unknown) => show(find("#content"), failedScreen(texts.meTitle, sentenceOf(error))));

function showMe(me: Me, done?: string): void {
  show(find("#content"), meScreen(me, done));
  const button = document.querySelector<HTMLButtonElement>("#end-others");
  if (button) button.onclick = () => void endOthers(button);
}

async function endOthers(button: HTMLButtonElement): Promise<void> {
  button.disabled = true;
  try {
    await post("/api/session/end", { others: true });
    showMe((await readPortal()).portal, texts.othersEnded);
    find("#content").focus();
  } catch (error) {
    button.disabled = false;
    show(find("#summary"), summary(failureErrors(error)));
    find("#summary").focus();
  }
}
