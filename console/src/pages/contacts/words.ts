import { inLanguages } from "../../words";
import * as en from "../../words/en/contacts";
import * as fr from "../../words/fr/contacts";

export const useContactWords = inLanguages(en, fr);
