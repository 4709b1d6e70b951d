package io.relance.application.summary;

import io.relance.application.admin.CheckHealth;
import io.relance.application.admin.CheckHealth.Health;
import io.relance.application.admin.DeadLetters;
import io.relance.application.admin.DeploymentChecks;
import io.relance.application.admin.HealthState;
import io.relance.application.approvals.Approval;
import io.relance.application.approvals.ApprovalState;
import io.relance.application.approvals.Approvals;
import io.relance.application.automations.AutomationSummary;
import io.relance.application.promocodes.PromoBank;
import io.relance.application.promocodes.PromoBanks;
import io.relance.application.sending.guard.SendingPause;
import io.relance.application.sending.guard.SendingPauses;
import io.relance.application.sending.guard.SendingScope;
import io.relance.application.sending.model.Messages;
import io.relance.application.summary.Problem.Subject;
import io.relance.domain.id.AutomationId;
import io.relance.domain.store.PageRequest;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Finds what needs the attention of a person, by a bounded number of reads. */
public final class FindProblems {
  /** The maximum number of problems of one kind. */
  private static final int MAX_OF_A_KIND = 20;

  /** The maximum number of promo banks that are looked at, and of messages in one read. */
  private static final int PAGE = 200;

  private final CheckHealth checkHealth;
  private final SendingPauses pauses;
  private final DeadLetters deadLetters;
  private final PromoBanks banks;
  private final Approvals approvals;
  private final Messages messages;

  public FindProblems(
      CheckHealth checkHealth,
      SendingPauses pauses,
      DeadLetters deadLetters,
      PromoBanks banks,
      Approvals approvals,
      Messages messages) {
    this.checkHealth = checkHealth;
    this.pauses = pauses;
    this.deadLetters = deadLetters;
    this.banks = banks;
    this.approvals = approvals;
    this.messages = messages;
  }

  /**
   * The problems, by their code.
   *
   * @param checks what the deployment checks about itself
   * @param all the automations
   */
  public List<Problem> find(DeploymentChecks checks, List<AutomationSummary> all) {
    return Stream.of(
            ofSending(checks, all),
            ofDeadLetters(),
            ofBanks(),
            ofApprovals(all),
            ofMessages(),
            ofDrafts(all))
        .flatMap(problems -> problems)
        .sorted(Comparator.comparing(Problem::code))
        .toList();
  }

  private Stream<Problem> ofSending(DeploymentChecks checks, List<AutomationSummary> all) {
    var health = checkHealth.check(checks);
    var paused = pauses.list();
    var ofPauses = paused.stream().map(pause -> problem(pause, all)).limit(MAX_OF_A_KIND);
    var ofCaps =
        paused.isEmpty() && health.sending() == HealthState.DEGRADED
            ? Stream.of(Problem.of(ProblemCode.DAILY_CAP_REACHED, Subject.EVERYTHING))
            : Stream.<Problem>empty();
    return Stream.of(ofPauses, ofCaps, ofProviders(health), ofParts(health))
        .flatMap(problems -> problems);
  }

  private static Problem problem(SendingPause pause, List<AutomationSummary> all) {
    return switch (pause.scope()) {
      case SendingScope.Everything() ->
          Problem.of(ProblemCode.SENDING_PAUSED, Subject.EVERYTHING).since(pause.since());
      case SendingScope.OfAutomation(var id) ->
          Problem.of(ProblemCode.AUTOMATION_PAUSED, automation(id, all)).since(pause.since());
    };
  }

  private static Stream<Problem> ofProviders(Health health) {
    return health.paused().stream()
        .map(
            pause ->
                Problem.of(ProblemCode.PROVIDER_PAUSED, Subject.named(pause.provider()))
                    .since(pause.since()));
  }

  /** Those that have no problem of their own: dead letters degrade queues, pauses the sending. */
  private static Stream<Problem> ofParts(Health health) {
    var states = new LinkedHashMap<String, HealthState>();
    states.put("store", health.store());
    states.put("queues", onlyDown(health.queues()));
    states.put("disk", health.disk());
    states.put(
        "providers", health.paused().isEmpty() ? health.providers() : onlyDown(health.providers()));
    states.put("sending", onlyDown(health.sending()));
    return states.entrySet().stream()
        .filter(part -> part.getValue() != HealthState.OK)
        .map(FindProblems::ofPart);
  }

  private static HealthState onlyDown(HealthState state) {
    return state == HealthState.DOWN ? state : HealthState.OK;
  }

  private static Problem ofPart(Map.Entry<String, HealthState> part) {
    var code =
        part.getValue() == HealthState.DOWN ? ProblemCode.PART_DOWN : ProblemCode.PART_DEGRADED;
    return Problem.of(code, Subject.named(part.getKey()));
  }

  private Stream<Problem> ofDeadLetters() {
    return deadLetters.causes().stream()
        .limit(MAX_OF_A_KIND)
        .map(
            cause ->
                Problem.of(ProblemCode.DEAD_LETTERS, Subject.named(cause.cause()))
                    .counting(cause.count())
                    .since(cause.firstAt()));
  }

  private Stream<Problem> ofBanks() {
    return banks.list(PageRequest.first(PAGE)).items().stream()
        .map(banks::stocked)
        .filter(stocked -> stocked.state() != PromoBank.State.OK)
        .limit(MAX_OF_A_KIND)
        .map(FindProblems::problem);
  }

  private static Problem problem(PromoBanks.Stocked stocked) {
    var code = stocked.left() == 0 ? ProblemCode.PROMO_BANK_EXHAUSTED : ProblemCode.PROMO_BANK_LOW;
    var bank = stocked.bank();
    return Problem.of(code, new Subject(bank.id().value(), bank.name())).counting(stocked.left());
  }

  private Stream<Problem> ofApprovals(List<AutomationSummary> all) {
    var pending = EnumSet.of(ApprovalState.PENDING);
    return approvals.list(pending, PageRequest.first(MAX_OF_A_KIND)).items().stream()
        .map(approval -> problem(approval, all));
  }

  private Problem problem(Approval approval, List<AutomationSummary> all) {
    var name = automation(approval.subject().automation(), all).name();
    return Problem.of(ProblemCode.APPROVAL_PENDING, new Subject(approval.id().value(), name))
        .counting(approvals.contacts(approval))
        .since(approval.createdAt());
  }

  private Stream<Problem> ofMessages() {
    var unconfirmed = new Messages.Filter(Map.of(Messages.Field.STATE, "unconfirmed"));
    return messages.list(unconfirmed, PageRequest.first(PAGE)).items().stream()
        .limit(1)
        .map(
            message ->
                Problem.of(ProblemCode.MESSAGES_UNCONFIRMED, Subject.EVERYTHING)
                    .since(message.at()));
  }

  private static Stream<Problem> ofDrafts(List<AutomationSummary> all) {
    return all.stream()
        .filter(automation -> automation.active() && automation.differs())
        .limit(MAX_OF_A_KIND)
        .map(
            automation ->
                Problem.of(ProblemCode.DRAFT_DIFFERS, subject(automation))
                    .since(automation.draft().changedAt()));
  }

  /** An automation, or one that was deleted while it was paused. */
  private static Subject automation(AutomationId id, List<AutomationSummary> all) {
    return all.stream()
        .filter(automation -> automation.id().equals(id))
        .findFirst()
        .map(FindProblems::subject)
        .orElseGet(() -> Subject.named(id.value()));
  }

  private static Subject subject(AutomationSummary automation) {
    return new Subject(automation.id().value(), automation.names().name());
  }
}
