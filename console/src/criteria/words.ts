import { inLanguages } from "../words";
import * as en from "../words/en/criteria";
import * as fr from "../words/fr/criteria";

export type CriteriaWords = typeof en;

export const useCriteriaWords = inLanguages<CriteriaWords>(en, fr);
