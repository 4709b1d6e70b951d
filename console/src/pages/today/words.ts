import { inLanguages } from "../../words";
import * as en from "../../words/en/today";
import * as fr from "../../words/fr/today";

export const useTodayWords = inLanguages(en, fr);
