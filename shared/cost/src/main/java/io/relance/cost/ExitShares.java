package io.relance.cost;

import io.relance.domain.flow.ApprovalElement;
import io.relance.domain.flow.ConversationElement;
import io.relance.domain.flow.DelayZone;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.flow.SelectionElement;
import io.relance.domain.flow.SplitElement;
import io.relance.domain.id.ElementId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How the waves that come to an element leave it, on average. */
final class ExitShares {
  private final AudienceModel audienceModel;

  ExitShares(AudienceModel audienceModel) {
    this.audienceModel = audienceModel;
  }

  List<ExitShare> of(FlowElement element, Visits visits) {
    return switch (element) {
      case FlowElement.Condition condition -> shares(condition, visits);
      case SplitElement.AxSplit split -> shares(split, visits);
      case SplitElement.AxTest test -> test(test, visits);
      case SplitElement.Distribution distribution -> shares(distribution, visits);
      // As if it were given; the wave that waited goes on in another one.
      case ApprovalElement approval -> List.of(part(FlowElement.NEXT, approval.next(), visits, 0));
      case SelectionElement selection -> List.of(whole(selection.next(), visits));
      case FlowElement.DelayUntilWeekday delay when delay.zone() == DelayZone.CONTACT ->
          List.of(byZone(delay, visits));
      case ConversationElement.Question question -> answers(question, visits);
      case ConversationElement.Last last ->
          last.next().stream().map(next -> whole(next, visits)).toList();
      case FlowElement.OneExit any -> List.of(whole(any.next(), visits));
      case FlowElement.NoExit _ -> List.of();
    };
  }

  private static ExitShare whole(ElementId next, Visits visits) {
    return new ExitShare(
        FlowElement.NEXT, next, visits.waves(), 0, visits.members(), visits.zones(), false);
  }

  /** Each reply starts a wave of one; all choices are taken equally often. */
  private static List<ExitShare> answers(ConversationElement.Question question, Visits visits) {
    var members = new LinkedHashMap<String, Double>();
    int choices = question.choices().size();
    for (int at = 0; at < choices; at++) {
      members.merge(question.exit(at), visits.members() / choices, Double::sum);
    }
    return question.exits().entrySet().stream()
        .filter(exit -> members.containsKey(exit.getKey()))
        .map(
            exit ->
                answered(exit.getKey(), exit.getValue(), members.getOrDefault(exit.getKey(), 0.0)))
        .toList();
  }

  private static ExitShare answered(String exit, ElementId to, double members) {
    return new ExitShare(exit, to, 0, members, members, 1, false);
  }

  /** The larger part keeps the wave; where nobody takes it, the other part does. */
  private List<ExitShare> shares(FlowElement.Condition condition, Visits visits) {
    double share = audienceModel.shareFor(condition.id().value());
    double holds = visits.waves() * BranchShares.taken(share, visits.size());
    double fails = visits.waves() * BranchShares.taken(1 - share, visits.size());
    double staying = share >= 1 - share ? holds : visits.waves() - fails;
    double others = visits.waves() - staying;
    var onTrue = new Visits(holds, visits.members() * share, visits.zones());
    var onFalse = new Visits(fails, visits.members() * (1 - share), visits.zones());
    return List.of(
        part(FlowElement.ON_TRUE, condition.onTrue(), onTrue, staying),
        part(FlowElement.ON_FALSE, condition.onFalse(), onFalse, others));
  }

  private static List<ExitShare> shares(SplitElement.AxSplit split, Visits visits) {
    return shares(split, drawn(split), visits);
  }

  private static Map<String, Double> drawn(SplitElement.ByVariation split) {
    var shares = new LinkedHashMap<String, Double>();
    split
        .variations()
        .forEach(it -> shares.merge(it.id(), it.share().doubleValue() / 100, Double::sum));
    return shares;
  }

  /**
   * The parts that are tried leave in waves of their own, and those who waited in a further one, as
   * if the variation with the largest share won.
   */
  private static List<ExitShare> test(SplitElement.AxTest test, Visits visits) {
    var shares = drawn(test);
    double rest = 1 - shares.values().stream().mapToDouble(Double::doubleValue).sum();
    var winner = Collections.max(shares.entrySet(), Map.Entry.comparingByValue()).getKey();
    double released = visits.waves() * BranchShares.taken(rest, visits.size());
    return test.exits().entrySet().stream()
        .map(
            exit -> {
              double share = shares.getOrDefault(exit.getKey(), 0.0);
              double tried = visits.waves() * BranchShares.taken(share, visits.size());
              boolean wins = exit.getKey().equals(winner);
              var taken =
                  new Visits(
                      tried + (wins ? released : 0),
                      visits.members() * (share + (wins ? rest : 0)),
                      visits.zones());
              return part(exit.getKey(), exit.getValue(), taken, 0);
            })
        .toList();
  }

  /** Each exit takes up to its maximum, in equal parts; the rest takes what is left. */
  private static List<ExitShare> shares(SplitElement.Distribution split, Visits visits) {
    var shares = new LinkedHashMap<String, Double>();
    double most = split.limits().stream().mapToDouble(SplitElement.LimitedExit::max).sum();
    double taken = visits.members() == 0 ? 0 : Math.min(1, most / visits.members());
    split
        .limits()
        .forEach(it -> shares.merge(it.id(), most == 0 ? 0 : taken * it.max() / most, Double::sum));
    shares.merge(SplitElement.REST, 1 - taken, Double::sum);
    return shares(split, shares, visits);
  }

  /** The largest part keeps the wave. */
  private static List<ExitShare> shares(
      SplitElement split, Map<String, Double> shares, Visits visits) {
    var largest = Collections.max(shares.entrySet(), Map.Entry.comparingByValue()).getKey();
    return split.exits().entrySet().stream()
        .map(
            exit -> {
              double share = shares.getOrDefault(exit.getKey(), 0.0);
              double waves = visits.waves() * BranchShares.taken(share, visits.size());
              var taken = new Visits(waves, visits.members() * share, visits.zones());
              double staying = exit.getKey().equals(largest) ? waves : 0;
              return part(exit.getKey(), exit.getValue(), taken, staying);
            })
        .toList();
  }

  private static ExitShare part(String exit, ElementId to, Visits visits, double staying) {
    double zones = Math.min(visits.zones(), Math.max(1, visits.size()));
    double forked = visits.waves() - staying;
    return new ExitShare(exit, to, staying, forked, visits.members(), zones, false);
  }

  private static ExitShare byZone(FlowElement.OneExit delay, Visits visits) {
    double forked = visits.waves() * (visits.zones() - 1);
    return new ExitShare(
        FlowElement.NEXT, delay.next(), visits.waves(), forked, visits.members(), 1, true);
  }
}
