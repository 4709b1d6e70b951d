import { inLanguages } from "../../words";
import * as en from "../../words/en/segments";
import * as fr from "../../words/fr/segments";

export const useSegmentWords = inLanguages(en, fr);
