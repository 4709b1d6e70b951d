import { inLanguages } from "../../words";
import * as en from "../../words/en/settings";
import * as fr from "../../words/fr/settings";

export const useSettingsWords = inLanguages(en, fr);
