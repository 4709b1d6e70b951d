import { inLanguages } from "../../words";
import * as en from "../../words/en/launches";
import * as fr from "../../words/fr/launches";

export const useLaunchWords = inLanguages(en, fr);
