package io.relance.application.imports;

import io.relance.application.promocodes.AddPromoCodes;
import io.relance.application.promocodes.AddPromoCodes.Added;
import io.relance.application.promocodes.AddPromoCodes.NewCode;
import io.relance.application.promocodes.PromoBank;
import io.relance.application.promocodes.PromoBanks;
import io.relance.application.tabular.UnreadableFile;
import io.relance.domain.id.JobId;
import io.relance.domain.id.PromoBankId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Adds codes to a promo bank, which holds each once. */
final class CodeRows implements RowStore {
  private static final int LONGEST = 100;

  private final Import subject;
  private final PromoBanks banks;
  private final AddPromoCodes addPromoCodes;

  /** The codes that a dry run has seen. */
  private final Set<String> seen = new HashSet<>();

  CodeRows(Import subject, ImportTools tools) {
    this.subject = subject;
    this.banks = tools.promoBanks();
    this.addPromoCodes = tools.addPromoCodes();
  }

  @Override
  public List<RowOutcome> store(List<MappedRow> some) {
    var outcomes = new ArrayList<Optional<RowOutcome>>();
    var codes = new ArrayList<NewCode>();
    for (var row : some) {
      var fault = fault(row.named(ImportField.CODE).orElse(""));
      outcomes.add(fault);
      if (fault.isEmpty()) {
        codes.add(new NewCode(row.named(ImportField.CODE).orElseThrow(), source(row)));
      }
    }
    var added = added(bank(), codes).iterator();
    return outcomes.stream().map(fault -> fault.orElseGet(added::next)).toList();
  }

  private PromoBank bank() {
    return subject
        .request()
        .bank()
        .map(PromoBankId::new)
        .flatMap(banks::find)
        .orElseThrow(() -> new UnreadableFile("the promo bank of the import must still exist"));
  }

  /** A row of a run: repeated after a crash, it is the same row again. */
  private String source(MappedRow row) {
    return subject.job().map(JobId::value).orElse(subject.id()) + "#" + row.row().line();
  }

  private List<RowOutcome> added(PromoBank bank, List<NewCode> codes) {
    if (!subject.request().dryRun()) {
      return addPromoCodes.add(bank, codes).stream().map(CodeRows::outcome).toList();
    }
    var known = addPromoCodes.sources(bank, codes.stream().map(NewCode::code).toList());
    return codes.stream()
        .map(NewCode::code)
        .map(code -> !known.containsKey(code) && seen.add(code) ? Added.ADDED : Added.KNOWN)
        .map(CodeRows::outcome)
        .toList();
  }

  private static Optional<RowOutcome> fault(String code) {
    if (code.isEmpty()) {
      return Optional.of(new RowOutcome.Rejected(ImportField.CODE, "must be given"));
    }
    return code.length() > LONGEST || code.chars().anyMatch(Character::isISOControl)
        ? Optional.of(
            new RowOutcome.Rejected(
                ImportField.CODE, "must be 1 to %d printable characters".formatted(LONGEST)))
        : Optional.empty();
  }

  private static RowOutcome outcome(Added added) {
    return switch (added) {
      case ADDED -> new RowOutcome.Created();
      case KNOWN ->
          new RowOutcome.Rejected(ImportField.CODE, "must be new: the bank has this code already");
    };
  }
}
