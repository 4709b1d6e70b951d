package io.relance.application.simulation;

import io.relance.application.conversations.QuestionReplies;
import io.relance.application.conversations.ReplyTexts;
import io.relance.application.conversations.model.EndReason;
import io.relance.application.inbound.RoutingRule;
import io.relance.application.sending.links.MessageLinks;
import io.relance.compiler.liquid.Escaping;
import io.relance.compiler.liquid.LiquidText;
import io.relance.compiler.liquid.Rendered;
import io.relance.domain.flow.ConversationElement.Question;
import io.relance.domain.flow.Flow;
import io.relance.domain.id.SendId;
import io.relance.domain.reply.ReplyMatch;
import io.relance.domain.text.Quotations;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Plays the replies of the simulated contact to the questions of a flow. */
final class SimulatedDialogue {
  private static final Set<RoutingRule> ABOUT_MESSAGES =
      Set.of(RoutingRule.OPT_OUT, RoutingRule.OPT_IN, RoutingRule.HELP, RoutingRule.AUTOMATED);

  private static final SendId SIMULATED = new SendId("simulated");

  private final Flow flow;
  private final SimulatedContact contact;
  private final SimulatedReplies replies;
  private final SimulatedAnswers answers;
  private final LiquidText liquid;
  private final MessageLinks links;
  private final SimulationLog log;

  SimulatedDialogue(
      Flow flow,
      SimulatedContact contact,
      SimulatedReplies replies,
      SimulatedAnswers answers,
      LiquidText liquid,
      MessageLinks links,
      SimulationLog log) {
    this.flow = flow;
    this.contact = contact;
    this.replies = replies;
    this.answers = answers;
    this.liquid = liquid;
    this.links = links;
    this.log = log;
  }

  /**
   * How a question is left.
   *
   * @param exit empty where the enrollment ends
   */
  record Left(Optional<String> exit, EndReason reason, Instant at) {
    boolean isReply() {
      return reason != EndReason.EXPIRED;
    }
  }

  /** Plays the replies to a question until it is left. */
  Left play(Question question, Instant asked) {
    var deadline = asked.plus(flow.conversation().maxDelay());
    int reprompts = 0;
    for (var now = asked; ; ) {
      var next = replies.next(now, deadline);
      if (next.isEmpty()) {
        return unanswered(question, EndReason.EXPIRED, deadline);
      }
      var reply = next.orElseThrow();
      now = reply.at();
      var left = play(question, reply, reprompts < flow.conversation().maxReprompts());
      if (left.left().isPresent()) {
        return left.left().orElseThrow();
      }
      reprompts += left.reprompted() ? 1 : 0;
    }
  }

  private record Turn(Optional<Left> left, boolean reprompted) {
    private static final Turn STAYS = new Turn(Optional.empty(), false);
    private static final Turn REPROMPTED = new Turn(Optional.empty(), true);

    static Turn left(Left left) {
      return new Turn(Optional.of(left), false);
    }
  }

  private Turn play(Question question, SimulatedReplies.Written reply, boolean mayReprompt) {
    var foreseen = replies.route(reply);
    if (ABOUT_MESSAGES.contains(foreseen.rule())) {
      log.note(reply.at(), StepKind.REPLIED, step -> said(step, reply).because(foreseen.reason()));
      return foreseen.rule() == RoutingRule.OPT_OUT
          ? Turn.left(new Left(Optional.empty(), EndReason.OPTED_OUT, reply.at()))
          : Turn.STAYS;
    }
    var match = QuestionReplies.match(question, Quotations.said(reply.text()));
    if (match.choice().isPresent()) {
      return Turn.left(answer(question, match, reply));
    }
    if (foreseen.rule().endsConversation() || foreseen.rule() == RoutingRule.CONTAINS) {
      log.note(reply.at(), StepKind.REPLIED, step -> said(step, reply).because(foreseen.reason()));
      return foreseen.rule().endsConversation()
          ? Turn.left(new Left(Optional.empty(), EndReason.OTHER_KEYWORD, reply.at()))
          : Turn.STAYS;
    }
    return unmatched(question, match, reply, mayReprompt);
  }

  private Left answer(Question question, ReplyMatch match, SimulatedReplies.Written reply) {
    int at = match.choice().orElseThrow();
    var choice = question.choices().get(at).text();
    Map<String, String> sets =
        question.storeAs().map(name -> Map.of(name.value(), choice)).orElse(Map.of());
    answers.answer(question.id(), choice);
    sets.forEach(contact::set);
    var reading = new SimulatedReading(Optional.of(choice), match.how(), List.of(), sets);
    var exit = question.exit(at);
    log.note(reply.at(), StepKind.REPLIED, step -> said(step, reply).by(exit).reading(reading));
    return new Left(Optional.of(exit), EndReason.ANSWERED, reply.at());
  }

  private Turn unmatched(
      Question question, ReplyMatch match, SimulatedReplies.Written reply, boolean mayReprompt) {
    var others = match.others().stream().map(at -> question.choices().get(at).text()).toList();
    var reading = new SimulatedReading(Optional.empty(), ReplyMatch.How.NONE, others, Map.of());
    log.note(
        reply.at(),
        StepKind.REPLIED,
        step -> said(step, reply).because(mayReprompt ? "reprompt" : "fallback").reading(reading));
    if (mayReprompt) {
      var language = contact.recipient().language();
      render(ReplyTexts.reprompt(flow.conversation(), language), reply)
          .map(text -> ReplyTexts.reprompt(text, question, match.others(), language))
          .ifPresent(text -> send(text, reply));
      return Turn.REPROMPTED;
    }
    flow.conversation()
        .fallback()
        .flatMap(text -> render(text, reply))
        .ifPresent(text -> send(text, reply));
    return Turn.left(unanswered(question, EndReason.FALLBACK, reply.at()));
  }

  private static Left unanswered(Question question, EndReason reason, Instant at) {
    return new Left(question.onNoAnswer().map(_ -> Question.ON_NO_ANSWER), reason, at);
  }

  private Optional<String> render(String template, SimulatedReplies.Written reply) {
    return liquid.render(template, variables(reply), Escaping.NONE)
                instanceof Rendered.Text(var text)
            && !text.isBlank()
        ? Optional.of(text)
        : Optional.empty();
  }

  private Map<String, Object> variables(SimulatedReplies.Written reply) {
    return Map.of(
        "contact",
        contact.recipient().variables(),
        "message",
        Map.of("text", reply.text(), "from", contact.contact().phone().orElse("")),
        "answers",
        answers.byQuestion());
  }

  private void send(String text, SimulatedReplies.Written reply) {
    var linked = links.shorten(SIMULATED, text, variables(reply));
    log.note(
        reply.at(),
        StepKind.SENT,
        step -> step.saying(SimulatedMessage.written(flow.usualChannel(), linked)));
  }

  private SimulatedStep said(SimulatedStep step, SimulatedReplies.Written reply) {
    return step.saying(SimulatedMessage.written(flow.usualChannel(), reply.text()));
  }
}
