import { inLanguages } from "../../words";
import * as en from "../../words/en/messages";
import * as fr from "../../words/fr/messages";

export const useMessageWords = inLanguages(en, fr);
