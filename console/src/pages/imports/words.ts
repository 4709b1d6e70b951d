import { inLanguages } from "../../words";
import * as en from "../../words/en/imports";
import * as fr from "../../words/fr/imports";

export const useImportWords = inLanguages(en, fr);
