/** Forms (SCREENS §7): a summary that takes the focus, links to the fields, the reason under each field, a way out. */

import type { Problem } from "./api.ts";
import { html, type Html, type Piece } from "./html.ts";
import { find, show } from "./show.ts";
import * as texts from "../../texts/fr/furniture.ftl";

/** What is wrong with one field; a field of `""` is the whole form. */
export interface FieldError {
  /** The id of its control. */
  field: string;
  reason: string | Html;
}

/** The reasons of one field, one a line; `undefined` where nothing is wrong with it. */
export function errorOf(errors: readonly FieldError[], id: string): Html | undefined {
  const own = errors.filter(({ field }) => field === id);
  return own.length > 0 ? html`${own.map(({ reason }, rank) => html`${rank > 0 ? html`<br>` : ""}${reason}`)}` : undefined;
}

/** A labelled control with its hint and, where there is one, its error. */
export function field(options: {
  id: string;
  label: Piece;
  hint?: Piece;
  error?: Piece;
  required?: boolean;
  /** The control's markup, with `id`, `name` and the attributes that `controlAttributes` gives. */
  control: (attributes: Html) => Html;
}): Html {
  const { id, label, hint, error, required = true, control } = options;
  const described = [hint ? `${id}-hint` : "", `${id}-error`].filter(Boolean).join(" ");
  const attributes = controlAttributes(id, described, required, Boolean(error));
  return html`<div class="field${error ? " wrong" : ""}" data-field="${id}">
    <label for="${id}">${label}${required ? "\u00a0*" : ""}</label>
    ${hint ? html`<p class="hint" id="${id}-hint">${hint}</p>` : ""}
    ${control(attributes)}
    <p class="error" id="${id}-error">${error}</p>
  </div>`;
}

function controlAttributes(id: string, described: string, required: boolean, wrong: boolean): Html {
  return html`id="${id}" name="${id}" aria-describedby="${described}"${required ? html` required aria-required="true"` : ""}${wrong ? html` aria-invalid="true"` : ""}`;
}

/** A password or a secret answer, with its « Afficher » button; `watchSecrets` makes the button work. */
export function secretControl(attributes: Html, autocomplete: string): Html {
  return html`<div class="secret"><input type="password" ${attributes} autocomplete="${autocomplete}" spellcheck="false" autocapitalize="none"><button type="button" class="reveal" aria-pressed="false">${texts.reveal}</button></div>`;
}

/** Lets the « Afficher » buttons within `root` show and hide their secret. */
export function watchSecrets(root: ParentNode): void {
  root.querySelectorAll<HTMLButtonElement>(".secret .reveal").forEach((button) => {
    button.addEventListener("click", () => {
      const input = find<HTMLInputElement>("input", button.parentElement!);
      const hidden = input.type === "password";
      input.type = hidden ? "text" : "password";
      button.setAttribute("aria-pressed", String(hidden));
      button.textContent = hidden ? texts.hide : texts.reveal;
    });
  });
}

/** « * : champ obligatoire », at the head of each form. */
export function requiredNote(): Html {
  return html`<p class="required-note">${texts.requiredField}</p>`;
}

/** The place of the summary: first thing in a form's screen. */
export function summaryPlace(errors: readonly FieldError[] = [], code?: string, remedies?: Html): Html {
  return html`<div id="summary" tabindex="-1">${errors.length ? summary(errors, code, remedies) : ""}</div>`;
}

/** The summary's content. The problem's stable code stands small below, for the help desk. */
export function summary(errors: readonly FieldError[], code?: string, remedies?: Html): Html {
  const title = errors.length > 1 || errors[0]?.field ? texts.errorsInForm({ n: errors.length }) : texts.notDone;
  return html`<div class="alert" role="alert">
    <h2>${title}</h2>
    <ul>${errors.map(({ field, reason }) => html`<li>${field ? html`<a href="#${field}">${reason}</a>` : reason}</li>`)}</ul>
    ${remedies}
    ${code ? html`<p class="code">${code}</p>` : ""}
  </div>`;
}

/** Shows errors in a form that is on the page: summary, fields, title, focus. No error clears them. */
export function showErrors(form: HTMLFormElement, errors: readonly FieldError[], code?: string, remedies?: Html): void {
  form.querySelectorAll("[data-field]").forEach((holder) => {
    const id = holder.getAttribute("data-field")!;
    const error = errorOf(errors, id);
    holder.classList.toggle("wrong", Boolean(error));
    const place = holder.querySelector(`[id="${id}-error"]`);
    if (place) show(place, html`${error}`);
    const control = holder.querySelector(`[id="${id}"]`);
    if (error) control?.setAttribute("aria-invalid", "true");
    else control?.removeAttribute("aria-invalid");
  });
  const place = find("#summary");
  show(place, errors.length ? summary(errors, code, remedies) : html``);
  place.querySelectorAll<HTMLAnchorElement>('a[href^="#"]').forEach((link) => {
    // The field takes the focus; the address and the history stay as they are.
    link.onclick = (event) => {
      event.preventDefault();
      form.querySelector<HTMLElement>(`[id="${link.hash.slice(1)}"]`)?.focus();
    };
  });
  const title = document.title.replace(texts.errorTitlePrefix, "");
  document.title = errors.length ? texts.errorTitlePrefix + title : title;
  if (errors.length) place.focus();
}

/** A problem of the portal as errors of a form; `names` maps the API's fields to the form's. */
export function problemErrors(problem: Problem, names: Record<string, string> = {}): FieldError[] {
  const fields = problem.fields ?? [];
  if (fields.length === 0) return [{ field: "", reason: problem.title }];
  return fields.map(({ field, reason }) => ({ field: names[field] ?? field, reason }));
}

/** Runs `send` at each sending of a form, one at a time: a second click while it runs does nothing. */
export function onSend(form: HTMLFormElement, send: () => Promise<void>): void {
  form.noValidate = true;
  let busy = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (busy) return;
    busy = true;
    form.setAttribute("aria-busy", "true");
    try {
      await send();
    } finally {
      busy = false;
      form.removeAttribute("aria-busy");
    }
  });
}
