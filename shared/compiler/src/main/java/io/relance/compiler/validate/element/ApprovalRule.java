package io.relance.compiler.validate.element;

import io.relance.compiler.validate.CheckedFlow;
import io.relance.compiler.validate.FlowRule;
import io.relance.domain.flow.ApprovalElement;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.flow.FlowElement;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Reports approvals without a prepared email before them, prepared emails without an approval after
 * them, and approvers who can get no mail.
 */
final class ApprovalRule implements FlowRule {
  /** Each gets a mail of their own. */
  private static final int MAX_APPROVERS = 20;

  private static final String APPROVERS = "approvers";

  @Override
  public Stream<Diagnostic> check(CheckedFlow checked) {
    return Stream.concat(
        checked.each(FlowElement.SendEmail.class, email -> prepared(checked, email)),
        checked.each(
            ApprovalElement.class,
            approval ->
                Stream.of(
                        before(checked, approval),
                        count(checked, approval),
                        addresses(checked, approval))
                    .flatMap(found -> found)));
  }

  private static Stream<Diagnostic> prepared(CheckedFlow checked, FlowElement.SendEmail email) {
    if (!email.prepare() || !checked.graph().leadsSomewhere(email.next())) {
      return Stream.empty();
    }
    return checked.graph().element(email.next()).filter(it -> !isApproval(it)).isPresent()
        ? Stream.of(
            checked.at(
                email,
                "next",
                Diagnostic.error(
                        "approval.missing",
                        "Must lead to an approval, since the email is prepared; \"%s\" is none."
                            .formatted(checked.name(email.next())))
                    .hint("Remove \"prepare\" where the email is to be sent at once.")))
        : Stream.empty();
  }

  private static boolean isApproval(FlowElement element) {
    return element instanceof ApprovalElement;
  }

  private static Stream<Diagnostic> before(CheckedFlow checked, ApprovalElement approval) {
    var leading =
        checked.flow().elements().stream()
            .filter(element -> element.exits().containsValue(approval.id()))
            .toList();
    var others = leading.stream().filter(element -> !isPrepared(element)).toList();
    var starts = checked.flow().start().equals(approval.id());
    if (others.isEmpty() && leading.size() == 1 && !starts) {
      return Stream.empty();
    }
    return Stream.of(checked.at(approval, nothingToApprove(checked, approval, others, leading)));
  }

  private static boolean isPrepared(FlowElement element) {
    return element instanceof FlowElement.SendEmail email && email.prepare();
  }

  private static Diagnostic nothingToApprove(
      CheckedFlow checked,
      ApprovalElement approval,
      List<FlowElement> others,
      List<FlowElement> leading) {
    String found;
    if (checked.flow().start().equals(approval.id())) {
      found = "the flow starts with it";
    } else if (leading.isEmpty()) {
      found = "nothing leads to it";
    } else if (others.isEmpty()) {
      found = leading.size() + " emails lead to it";
    } else {
      found = "\"" + checked.name(others.getFirst().id()) + "\" leads to it";
    }
    return Diagnostic.error(
            "approval.no-prepared-email",
            "Must follow one \"send-email\" with \"prepare\": true, and nothing else; "
                + found
                + ".")
        .hint("An approval decides on the messages of the element right before it.");
  }

  private static Stream<Diagnostic> count(CheckedFlow checked, ApprovalElement approval) {
    int approvers = approval.approvers().size();
    if (approvers > 0 && approvers <= MAX_APPROVERS) {
      return Stream.empty();
    }
    var fault =
        approvers == 0
            ? Diagnostic.error("approval.no-approver", "Must have at least one approver.")
            : Diagnostic.error(
                "approval.too-many-approvers",
                "Must have at most %d approvers, not %d.".formatted(MAX_APPROVERS, approvers));
    return Stream.of(checked.at(approval, APPROVERS, fault));
  }

  private static Stream<Diagnostic> addresses(CheckedFlow checked, ApprovalElement approval) {
    var approvers = approval.approvers();
    var seen = new HashSet<String>();
    return IntStream.range(0, approvers.size())
        .boxed()
        .flatMap(
            at -> {
              var address = approvers.get(at);
              var again = !seen.add(address.strip().toLowerCase(Locale.ROOT));
              var faults =
                  again
                      ? Stream.of(
                          Diagnostic.error(
                              "approval.approver-twice", "Must not name an approver twice."))
                      : EmailAddressCheck.faults("approval", address);
              return faults.map(fault -> checked.at(approval, APPROVERS + "[" + at + "]", fault));
            });
  }
}
