package io.relance.application.activation;

import io.relance.application.automations.Automations;
import io.relance.application.automations.LiveAutomation;
import io.relance.application.automations.PublishedFlows;
import io.relance.compiler.Compilation;
import io.relance.compiler.FlowCompiler;
import io.relance.compiler.codec.DecodeResult;
import io.relance.compiler.codec.FlowCodec;
import io.relance.compiler.liquid.LiquidText;
import io.relance.compiler.validate.ValidationContext;
import io.relance.compiler.validate.ValidationContext.Sender;
import io.relance.compiler.validate.text.TriggerVariables;
import io.relance.domain.contact.Channel;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.flow.Flow;
import io.relance.domain.flow.Trigger;
import io.relance.domain.id.AutomationId;
import io.relance.domain.text.ShortLinks;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Checks drafts with the compiler, against the lists there are and all that is live. */
public final class CompileDrafts implements CheckFlow {
  /** The kinds of triggers that flows can have. */
  public static final List<String> TRIGGER_KINDS =
      List.of(
          "post-purchase",
          "abandoned-cart",
          "shipment-update",
          "inbound-message",
          Trigger.Keyword.KIND,
          Trigger.ReplyToMessage.KIND,
          "contact-created",
          "contact-updated",
          "contact-subscribed",
          "contact-unsubscribed",
          "list-joined",
          "segment-entered",
          "segment-left",
          Trigger.TableRow.KIND,
          Trigger.PageVisited.KIND,
          Trigger.ProductViewed.KIND,
          Trigger.Dates.KIND,
          "recurrence",
          Trigger.Import.KIND,
          "manual",
          "api");

  private final FlowCompiler compiler;
  private final PublishedFlows flows;
  private final KnownNames known;
  private final List<Sender> senders;
  private final Set<Channel> sendOnly;
  private final ShortLinks shortLinks;
  private final RepliedMessageCheck repliedMessages;

  /**
   * @param texts the parsed texts, shared with sending
   * @param senders the senders of the channels that have several; empty where a provider knows its
   *     own
   * @param sendOnly the channels that cannot receive messages
   * @param shortLinks how links in texts are shortened
   */
  public CompileDrafts(
      PublishedFlows flows,
      Automations automations,
      KnownNames known,
      LiquidText texts,
      List<Sender> senders,
      Set<Channel> sendOnly,
      ShortLinks shortLinks) {
    this.compiler = new FlowCompiler(texts);
    this.flows = flows;
    this.known = known;
    this.senders = List.copyOf(senders);
    this.sendOnly = sendOnly;
    this.shortLinks = shortLinks;
    this.repliedMessages = new RepliedMessageCheck(automations, flows);
  }

  /** The flow of a version that was valid when it was published. */
  public static Flow published(String json) {
    return switch (FlowCodec.decode(json)) {
      case DecodeResult.Whole<Flow>(var flow) -> flow;
      case DecodeResult.Faulty<Flow> faulty ->
          throw new IllegalStateException(
              "A published flow cannot be read: "
                  + faulty.diagnostics().stream().map(Diagnostic::code).toList());
    };
  }

  @Override
  public Checked check(String flow) {
    return check(flow, _ -> true);
  }

  @Override
  public Checked check(String flow, AutomationId automationId) {
    return check(flow, live -> !live.id().equals(automationId));
  }

  private Checked check(String flow, Predicate<LiveAutomation> other) {
    var context =
        known.addedTo(
            ValidationContext.UNKNOWN
                .withOthers(others(other))
                .withSenders(senders)
                .withSendOnly(sendOnly)
                .withShortLinks(shortLinks));
    var read = FlowCodec.decode(flow);
    var variables = TriggerVariables.of(read);
    var fault = repliedMessages.check(read);
    return switch (compiler.compile(flow, context)) {
      case Compilation.Rejected(var diagnostics) ->
          new Checked(with(fault, diagnostics), Optional.empty(), variables);
      case Compilation.Compiled(_, var diagnostics) when fault.isPresent() ->
          new Checked(with(fault, diagnostics), Optional.empty(), variables);
      case Compilation.Compiled(var definition, var diagnostics) ->
          new Checked(
              diagnostics, Optional.of(new Compiled(published(flow), definition)), variables);
    };
  }

  /** A published flow as this version compiles it; empty when it would refuse it now. */
  Optional<String> definition(Flow flow) {
    return compiler.compile(flow, ValidationContext.UNKNOWN)
            instanceof Compilation.Compiled(var definition, _)
        ? Optional.of(definition)
        : Optional.empty();
  }

  private static List<Diagnostic> with(Optional<Diagnostic> first, List<Diagnostic> others) {
    return Stream.concat(first.stream(), others.stream()).toList();
  }

  private List<ValidationContext.ActiveAutomation> others(Predicate<LiveAutomation> other) {
    return TRIGGER_KINDS.stream()
        .flatMap(kind -> flows.live(kind).stream())
        .filter(other)
        .map(CompileDrafts::described)
        .toList();
  }

  private static ValidationContext.ActiveAutomation described(LiveAutomation live) {
    return new ValidationContext.ActiveAutomation(live.id(), live.name(), live.flow());
  }
}
