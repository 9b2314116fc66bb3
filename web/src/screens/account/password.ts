/** Choosing a password: the rules, ticked while the voter types (SCREENS V07). The portal checks them again, and more. */

import { errorOf, field, secretControl, type FieldError } from "../../furniture/form.ts";
import { html, type Html } from "../../furniture/html.ts";
import { find } from "../../furniture/show.ts";
import * as texts from "../../../texts/fr/account.ftl";

/** The longest password that the portal reads, in bytes. */
const LONGEST = 256;
const SHORTEST = 12;
const PHRASE = 20;

type Test = (characters: string[], password: string) => boolean;

const CLASSES: readonly [name: string, rule: string, met: Test][] = [
  ["length", texts.ruleLength, (characters) => characters.length >= SHORTEST],
  ["upper", texts.ruleUpper, (_, password) => /\p{Uppercase}/u.test(password)],
  ["lower", texts.ruleLower, (_, password) => /\p{Lowercase}/u.test(password)],
  ["digit", texts.ruleDigit, (_, password) => /\p{N}/u.test(password)],
  ["special", texts.ruleSpecial, (_, password) => /[^\p{Alphabetic}\p{N}]/u.test(password)],
];

/** Which rules a password meets, by name; `phrase` is among them where the event lets a phrase do without the others. */
export function rulesMet(typed: string, phrases: boolean): Record<string, boolean> {
  const password = typed.normalize("NFC");
  const characters = [...password];
  const met = Object.fromEntries(CLASSES.map(([name, , test]) => [name, test(characters, password)]));
  return phrases ? { ...met, phrase: characters.length >= PHRASE } : met;
}

/** The rules that still stand in the way, as the form names them. */
export function unmetRules(typed: string, phrases: boolean): string[] {
  const met = rulesMet(typed, phrases);
  return met.phrase ? [] : CLASSES.filter(([name]) => !met[name]).map(([, rule]) => rule);
}

/** What is wrong with the two fields of a chosen password. */
export function passwordErrors(typed: string, again: string, phrases: boolean): FieldError[] {
  const wrong = (reason: string): FieldError => ({ field: "password", reason });
  if (!typed) return [wrong(texts.passwordMissing)];
  if (isTooLong(typed)) return [wrong(texts.passwordTooLong)];
  const unmet = unmetRules(typed, phrases).map(wrong);
  if (unmet.length > 0 || typed === again) return unmet;
  return [{ field: "password-again", reason: again ? texts.passwordsDiffer : texts.confirmMissing }];
}

/** Whether the portal would refuse to read it. */
export function isTooLong(typed: string): boolean {
  return new TextEncoder().encode(typed).length > LONGEST;
}

/** The rules and the two fields. `typed` is what the rules are ticked for. */
export function choosePassword(phrases: boolean, typed = "", errors: readonly FieldError[] = []): Html {
  const met = rulesMet(typed, phrases);
  return html`<div class="info"><p id="rules-title">${texts.rulesTitle}</p>
    <ul class="rules" aria-labelledby="rules-title">
      ${CLASSES.map(([name, rule]) => html`<li data-rule="${name}">${rule} <span class="done">${met[name] ? texts.ruleMet : ""}</span></li>`)}
      <li data-rule="phrase"${phrases ? "" : html` hidden`}>${texts.rulePhrase} <span class="done">${met.phrase ? texts.ruleMet : ""}</span></li>
    </ul>
    <p>${texts.rulesUnseen}</p></div>
    <p id="rules-progress" class="hidden-text" role="status"></p>
    ${field({
      id: "password",
      label: texts.choosePassword,
      error: errorOf(errors, "password"),
      control: (attributes) => secretControl(attributes, "new-password"),
    })}
    ${field({
      id: "password-again",
      label: texts.confirmPassword,
      error: errorOf(errors, "password-again"),
      control: (attributes) => secretControl(attributes, "new-password"),
    })}`;
}

/** How long typing must pause before the rules left are said aloud. */
const PAUSE = 1_000;

/** Ticks the rules while the voter types, and shows the rule of phrases where the event has it. */
export function watchRules(form: HTMLFormElement, phrases: boolean): void {
  let said: ReturnType<typeof setTimeout> | undefined;
  const input = find<HTMLInputElement>("#password", form);
  find("[data-rule=phrase]", form).hidden = !phrases;
  input.addEventListener("input", () => {
    const met = rulesMet(input.value, phrases);
    form.querySelectorAll("[data-rule]").forEach((rule) => {
      find(".done", rule).textContent = met[rule.getAttribute("data-rule")!] ? texts.ruleMet : "";
    });
    clearTimeout(said);
    said = setTimeout(() => {
      find("#rules-progress", form).textContent = texts.rulesProgress({ n: unmetRules(input.value, phrases).length });
    }, PAUSE);
  });
}
