import { inLanguages } from "../words";
import * as en from "../words/en/palette";
import * as fr from "../words/fr/palette";

export const usePaletteWords = inLanguages(en, fr);
