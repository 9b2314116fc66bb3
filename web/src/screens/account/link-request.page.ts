/** Asks for a one-time link, and lets the voter ask again after a minute. */

import { onSend, showErrors } from "../../furniture/form.ts";
import { find, show } from "../../furniture/show.ts";
import { Work } from "../../furniture/work.ts";
import { showFailure } from "./failures.ts";
import { readIdentifier } from "./identifier.ts";
import { sentNotice, type Wanted } from "./link-request.ts";
import * as texts from "../../../texts/fr/account.ftl";

/** How long a voter waits before asking again, in seconds. */
const WAIT = 60;

const form = find<HTMLFormElement>("#request-form");
const wanted = form.dataset.wanted as Wanted;
const address = wanted === "activation-link" ? "/api/activation/link" : "/api/password/link";
const work = new Work(wanted, form);
const button = find<HTMLButtonElement>("#send", form);
const progress = find("#progress", form);

onSend(form, async () => {
  const read = readIdentifier(find<HTMLInputElement>("#identifier", form).value);
  const wrong = "reason" in read ? [{ field: "identifier", reason: read.reason }] : [];
  const errors = [...wrong, ...work.missing()];
  showErrors(form, errors);
  if (errors.length > 0 || "reason" in read) return;
  progress.textContent = texts.sending;
  try {
    const { masked } = await work.send<{ masked: string }>(address, { identifier: read.address });
    show(find("#sent"), sentNotice(wanted, masked));
    find("#sent").focus();
    wait();
  } catch (error) {
    showFailure(form, error, { "E-CAP": "work-box" });
  } finally {
    progress.textContent = "";
  }
});

// The seconds are seen, not said: a screen reader finds the button usable again.
function wait(): void {
  const until = Date.now() + WAIT * 1_000;
  button.disabled = true;
  button.textContent = texts.sendLinkAgain;
  const tick = () => {
    const left = Math.ceil((until - Date.now()) / 1_000);
    find("#wait", form).textContent = left > 0 ? texts.sendAgainIn({ n: left }) : "";
    if (left > 0) return;
    button.disabled = false;
    clearInterval(timer);
  };
  const timer = setInterval(tick, 1_000);
  tick();
}
