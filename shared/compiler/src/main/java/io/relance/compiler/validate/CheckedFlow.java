package io.relance.compiler.validate;

import static java.util.stream.Collectors.toSet;

import io.relance.compiler.codec.PartialFlow;
import io.relance.compiler.codec.Placeholders;
import io.relance.compiler.liquid.TextAnalysis;
import io.relance.domain.criteria.Criteria;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.flow.Flow;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.flow.Trigger;
import io.relance.domain.flow.TriggerAudience;
import io.relance.domain.id.ElementId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A flow that is being validated.
 *
 * @param triggerKnown whether the flow's trigger is the one that was drawn
 */
public record CheckedFlow(
    Flow flow,
    FlowGraph graph,
    ValidationContext context,
    boolean triggerKnown,
    List<FlowText> texts,
    Map<ElementId, Integer> positions) {

  private static final String CRITERIA = "criteria";

  /** Prepares a flow, or what could be read of one; texts are examined once for all rules. */
  public static CheckedFlow of(
      PartialFlow drawn, ValidationContext context, Function<String, TextAnalysis> examine) {
    var flow = drawn.flow();
    var positions = new HashMap<ElementId, Integer>();
    IntStream.range(0, flow.elements().size())
        .forEach(i -> positions.putIfAbsent(flow.elements().get(i).id(), i));
    return new CheckedFlow(
        flow,
        new FlowGraph(flow),
        context,
        drawn.triggerRead(),
        FlowText.of(flow, examine, context.shortLinks()),
        positions);
  }

  /** Adds the place of an element to a fault. */
  public Diagnostic at(FlowElement element, Diagnostic fault) {
    return at(element.id(), fault);
  }

  /** Adds the place of an element to a fault. */
  public Diagnostic at(ElementId element, Diagnostic fault) {
    return fault.at(element).path("elements[" + position(element) + "]");
  }

  /** Adds the place of a field of an element to a fault. */
  public Diagnostic at(FlowElement element, String field, Diagnostic fault) {
    if (element.equals(Placeholders.CONVERSATION)) {
      return fault.path("conversation." + field);
    }
    return fault.at(element.id()).path("elements[" + position(element.id()) + "]." + field);
  }

  /** The place of the channels of a trigger in the file. */
  public static String channels(Trigger.ByText trigger) {
    return trigger instanceof Trigger.InboundMessage ? "trigger.channel" : "trigger.channels";
  }

  /** The ids of all elements. */
  public Set<String> ids() {
    return graph.ids().stream().map(ElementId::value).collect(toSet());
  }

  /** The place of an element in the file; before all others when it has none. */
  public int position(ElementId element) {
    return positions.getOrDefault(element, -1);
  }

  /** What a rule reports of each element of one kind. */
  public <E extends FlowElement> Stream<Diagnostic> each(
      Class<E> kind, Function<E, Stream<Diagnostic>> rule) {
    return flow.elements().stream().filter(kind::isInstance).map(kind::cast).flatMap(rule);
  }

  /**
   * What a rule reports of all criteria: those of conditions and those of the trigger's audience.
   *
   * @param rule its diagnostics have the place within {@code criteria}, or none
   */
  public Stream<Diagnostic> eachCriteria(Function<Criteria, Stream<Diagnostic>> rule) {
    var ofConditions =
        each(
            FlowElement.Condition.class,
            condition ->
                rule.apply(condition.criteria())
                    .map(fault -> at(condition, fault.path().orElse(CRITERIA), fault)));
    return Stream.concat(ofAudience(rule), ofConditions);
  }

  private Stream<Diagnostic> ofAudience(Function<Criteria, Stream<Diagnostic>> rule) {
    return flow.trigger() instanceof Trigger.AtDates dates
            && dates.audience() instanceof TriggerAudience.Matching(var criteria)
        ? rule.apply(criteria)
            .map(fault -> fault.path("trigger.audience." + fault.path().orElse(CRITERIA)))
        : Stream.empty();
  }

  /** The name of an element, or its id when it has none. */
  public String name(ElementId id) {
    return graph
        .element(id)
        .map(FlowElement::name)
        .filter(name -> !name.isBlank())
        .orElse(id.value());
  }
}
