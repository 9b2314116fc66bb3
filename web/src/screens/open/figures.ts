/** Drawings of the tutorials: a text says the same beside each, and a drawing without colours still reads. */

import { html, Html } from "../../furniture/html.ts";
import * as texts from "../../../texts/fr/open.ftl";

/** A text with its drawings: a paragraph `[notice]`, `[étapes]` or `[réassort]` is the place of one. */
export function withFigures(text: Html): Html {
  return new Html(text.markup.replace(/<p>\[(notice|étapes|réassort)\]<\/p>/g, (_, name: keyof typeof FIGURES) => FIGURES[name]().markup));
}

const FIGURES = { notice, étapes: steps, réassort: reissue };

/** The paper notice, with the place of the code. */
function notice(): Html {
  const lines = [62, 74, 86, 106, 118, 130].map((y, place) => html`<path d="M24 ${y}h${place % 3 === 2 ? 92 : 172}" stroke="currentColor" stroke-width="3" opacity=".3"/>`);
  return figure(
    texts.noticeAlt,
    texts.noticeCaption,
    html`<svg viewBox="0 0 224 260" width="336" height="390" aria-hidden="true" focusable="false">
      <path d="M4 4h216v252H4z" fill="none" stroke="currentColor" stroke-width="2"/>
      <path d="M24 20h20v16H24z" fill="currentColor" opacity=".6"/>
      <text x="112" y="34" font-size="12" font-weight="700" text-anchor="middle" fill="currentColor">${texts.noticeHeading}</text>
      ${lines}
      <path d="M14 186h196v54H14z" fill="none" stroke="currentColor" stroke-width="4"/>
      <text x="24" y="206" font-size="11" fill="currentColor">${texts.noticeCodeIs}</text>
      <text x="24" y="229" font-size="13" font-weight="700" font-family="monospace" fill="currentColor">XXXXX-XXXXX-XXXXX-XXXXX</text>
    </svg>`,
  );
}

function steps(): Html {
  return figure(texts.stepsAlt, texts.stepsCaption, chain([texts.step1, texts.step2, texts.step3, texts.step4]));
}

function reissue(): Html {
  return figure(texts.reissueAlt, texts.reissueCaption, chain([texts.reissue1, texts.reissue2, texts.reissue3]));
}

/** Numbered circles joined by a line. */
function chain(names: readonly string[]): Html {
  const width = names.length * 110;
  return html`<svg viewBox="0 0 ${width} 92" width="${width}" height="92" aria-hidden="true" focusable="false">
    <path d="M55 32h${width - 110}" stroke="currentColor" stroke-width="3"/>
    ${names.map((name, place) => {
      const x = place * 110 + 55;
      return html`<circle cx="${x}" cy="32" r="24" class="step"/><text x="${x}" y="39" font-size="20" font-weight="700" text-anchor="middle" class="step-number">${place + 1}</text><text x="${x}" y="80" font-size="16" text-anchor="middle" fill="currentColor">${name}</text>`;
    })}
  </svg>`;
}

function figure(alternative: string, caption: string, drawing: Html): Html {
  return html`<figure><div role="img" aria-label="${alternative}">${drawing}</div><figcaption>${caption}</figcaption></figure>`;
}
