/** Narrows the questions down to those that hold what is typed, on the device: nothing typed here leaves it. */

import { find } from "../../furniture/show.ts";
import { folded, holds } from "./faq-search.ts";
import * as texts from "../../../texts/fr/open-faq.ftl";

/** Up to this many answers are shown open. */
const OPEN = 3;

const form = find<HTMLFormElement>("#faq-form");
const input = find<HTMLInputElement>("#faq-search");
const questions = Array.from(document.querySelectorAll<HTMLDetailsElement>(".question"), (element) => ({
  element,
  text: folded(element.textContent ?? ""),
}));

form.hidden = false;
form.onsubmit = (event) => event.preventDefault();
input.oninput = search;
openNamed();
addEventListener("hashchange", openNamed);

function search(): void {
  const searched = folded(input.value);
  const found = questions.filter(({ text }) => holds(text, searched));
  for (const question of questions) {
    question.element.hidden = !found.includes(question);
    question.element.open = searched !== "" && found.length <= OPEN && found.includes(question);
  }
  document.querySelectorAll<HTMLElement>(".questions").forEach((theme) => {
    theme.hidden = !theme.querySelector(".question:not([hidden])");
  });
  find("#faq-found").textContent = searched || input.value.trim() ? texts.faqFound({ n: searched ? found.length : 0 }) : "";
}

/** A link to a question opens it. */
function openNamed(): void {
  const named = questions.find(({ element }) => element.id === location.hash.slice(1));
  if (!named) return;
  named.element.open = true;
  named.element.scrollIntoView();
}
