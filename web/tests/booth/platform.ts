/** Node's generator, looked at as the browser's is: it is the platform's, but not native code in node's own words. */

import { webcrypto } from "node:crypto";
import { type Drawing, watched } from "../../src/booth/drawing.ts";

/** Draws from node's generator. */
export const nodeDrawing: Drawing = watched((bytes) => void webcrypto.getRandomValues(bytes));
