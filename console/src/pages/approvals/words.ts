import { inLanguages } from "../../words";
import * as en from "../../words/en/approvals";
import * as fr from "../../words/fr/approvals";

export const useApprovalWords = inLanguages(en, fr);
