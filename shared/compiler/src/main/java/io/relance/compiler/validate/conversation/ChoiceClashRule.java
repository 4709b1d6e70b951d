package io.relance.compiler.validate.conversation;

import io.relance.compiler.validate.CheckedFlow;
import io.relance.compiler.validate.FlowRule;
import io.relance.domain.flow.ConversationElement.Question;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.flow.QuestionChoice;
import io.relance.domain.flow.Trigger;
import io.relance.domain.reply.Choice;
import io.relance.domain.reply.ReplyMatch;
import io.relance.domain.reply.ReplyMatcher;
import io.relance.domain.text.Quoted;
import io.relance.domain.text.ReplyText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reports choices of one question that are the same, and warns of choices that are keywords. */
final class ChoiceClashRule implements FlowRule {
  private static final int MOST_COMPARED = 20;

  @Override
  public Stream<Diagnostic> check(CheckedFlow checked) {
    return checked.each(
        Question.class,
        question ->
            Stream.of(
                    repeated(checked, question),
                    near(checked, question),
                    keywords(checked, question))
                .flatMap(faults -> faults));
  }

  private static Stream<Diagnostic> repeated(CheckedFlow checked, Question question) {
    var seen = new HashMap<String, Integer>();
    var choices = question.choices();
    return IntStream.range(0, choices.size())
        .boxed()
        .flatMap(
            at ->
                Stream.concat(Stream.of(choices.get(at).text()), choices.get(at).aliases().stream())
                    .filter(text -> !ReplyText.normalise(text).isEmpty())
                    .filter(text -> isOther(seen.putIfAbsent(ReplyText.normalise(text), at), at))
                    .findFirst()
                    .map(text -> checked.at(question, "choices[" + at + "]", same(text)))
                    .stream());
  }

  private static boolean isOther(@Nullable Integer first, int at) {
    return first != null && first != at;
  }

  private static Diagnostic same(String text) {
    return Diagnostic.error(
            "question.same-choices",
            "Must differ from the other choices; " + Quoted.of(text) + " is also another's.")
        .hint("Contacts who reply with it could mean either.");
  }

  /** Choices whose text would be read as another one's if they were not there. */
  private static Stream<Diagnostic> near(CheckedFlow checked, Question question) {
    var choices = question.choices();
    return choices.size() > MOST_COMPARED
        ? Stream.empty()
        : IntStream.range(0, choices.size())
            .boxed()
            .flatMap(
                at ->
                    collision(choices, at)
                        .map(other -> collide(choices.get(at).text(), other))
                        .map(fault -> checked.at(question, "choices[" + at + "].text", fault))
                        .stream());
  }

  private static Optional<String> collision(List<QuestionChoice> choices, int at) {
    var text = choices.get(at).text();
    var others = new ArrayList<>(choices);
    others.remove(at);
    others.removeIf(other -> ReplyText.normalise(other.text()).equals(ReplyText.normalise(text)));
    var read =
        new ReplyMatcher(
                others.stream().map(other -> new Choice(other.text(), other.aliases())).toList())
            .match(text);
    boolean byNumber = read.how() == ReplyMatch.How.NUMBER;
    return IntStream.concat(
            byNumber ? IntStream.empty() : read.choice().stream(),
            read.others().stream().mapToInt(Integer::intValue))
        .mapToObj(found -> others.get(found).text())
        .findFirst();
  }

  private static Diagnostic collide(String text, String other) {
    return Diagnostic.warning(
            "question.choices-collide",
            "%s is easily mistaken for %s.".formatted(Quoted.of(text), Quoted.of(other)))
        .hint("Choose texts that differ more: a short or misspelled reply could mean either.");
  }

  private static Stream<Diagnostic> keywords(CheckedFlow checked, Question question) {
    return checked.context().others().stream()
        .filter(other -> other.flow().trigger() instanceof Trigger.ByText)
        .flatMap(
            other -> {
              var byText = (Trigger.ByText) other.flow().trigger();
              Set<String> keywords =
                  byText.keywords().stream().map(ReplyText::normalise).collect(Collectors.toSet());
              return IntStream.range(0, question.choices().size())
                  .filter(
                      at ->
                          keywords.contains(ReplyText.normalise(question.choices().get(at).text())))
                  .mapToObj(
                      at ->
                          checked.at(
                              question,
                              "choices[" + at + "].text",
                              keyword(question.choices().get(at).text(), other.name())));
            });
  }

  private static Diagnostic keyword(String text, String automation) {
    return Diagnostic.warning(
            "question.choice-is-keyword",
            Quoted.of(text) + " is also a keyword of \"" + automation + "\".")
        .hint("While the question is open it is the answer; the automation does not start.");
  }
}
