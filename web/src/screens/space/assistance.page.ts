/** Brings V16 to life. */

import { Refused } from "../../furniture/api.ts";
import { readEvent } from "../../furniture/event.ts";
import { onSend, problemErrors, showErrors } from "../../furniture/form.ts";
import { find, show } from "../../furniture/show.ts";
import { Work, WorkFailed } from "../../furniture/work.ts";
import * as furniture from "../../../texts/fr/furniture.ftl";
import { assistanceErrors, callRemedy, prefilled, sent, type AssistanceForm } from "./assistance.ts";
import { charactersLeft } from "./free-text.ts";

const FIELDS = ["last_name", "first_name", "email", "phone", "establishment", "difficulty", "message"] as const;

const form = find<HTMLFormElement>("#assistance-form");
const work = new Work("assistance", form);
const message = find<HTMLTextAreaElement>("#message");
const count = () => (find("#left").textContent = charactersLeft(message.value));

// A page that the browser restores keeps what was typed there.
const known = prefilled(location.hash);
const difficulty = find<HTMLSelectElement>("#difficulty");
if (!difficulty.value) difficulty.value = known.difficulty;
if (!message.value) message.value = known.message;
count();
message.addEventListener("input", count);

// Without the announcements the form serves all the same.
readEvent().catch(() => undefined);

onSend(form, async () => {
  const typed = Object.fromEntries(FIELDS.map((name) => [name, find<HTMLInputElement>(`#${name}`).value.trim()])) as unknown as AssistanceForm;
  const errors = [...assistanceErrors(typed), ...work.missing()];
  showErrors(form, errors);
  if (errors.length) return;
  try {
    const { phone, ...required } = typed;
    const answer = await work.send<{ number: string }>("/api/assistance", { ...required, ...(phone ? { phone } : {}) });
    show(find("#assistance"), sent(answer.number));
    find("#sent").focus();
  } catch (error) {
    if (error instanceof Refused) showErrors(form, problemErrors(error.problem), error.problem.code, callRemedy());
    else if (error instanceof WorkFailed) showErrors(form, [{ field: "work-box", reason: furniture.workFailed }], undefined, callRemedy());
    else showErrors(form, [{ field: "", reason: furniture.unreachable }], undefined, callRemedy());
  }
});
