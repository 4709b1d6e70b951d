import { inLanguages } from "../../words";
import * as en from "../../words/en/deadletters";
import * as fr from "../../words/fr/deadletters";

export const useDeadLetterWords = inLanguages(en, fr);
