import * as fieldsEn from "./en/fields";
import * as flowEn from "./en/flow";
import * as toolsEn from "./en/tools";
import * as fieldsFr from "./fr/fields";
import * as flowFr from "./fr/flow";
import * as toolsFr from "./fr/tools";
import { inLanguages } from "./index";

const en = { ...flowEn, ...fieldsEn, ...toolsEn };
const fr: typeof en = { ...flowFr, ...fieldsFr, ...toolsFr };

/** The words of the editor of flows and of the fields in it. */
export const useFlowWords = inLanguages(en, fr);
export type FlowWords = typeof en;
