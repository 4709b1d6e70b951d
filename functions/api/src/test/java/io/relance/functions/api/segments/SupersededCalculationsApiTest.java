package io.relance.functions.api.segments;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.audience.Audience;
import io.relance.application.audience.AudienceQuestion;
import io.relance.application.audience.ContactCount;
import io.relance.application.persistence.Slice;
import io.relance.domain.id.ContactId;
import io.relance.domain.store.PageRequest;
import io.relance.functions.api.Answer;
import io.relance.functions.api.ApiTest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("S-5: a calculation ends when a later one replaces it")
class SupersededCalculationsApiTest extends ApiTest {
  private static final String PATH = "/v1/segments/calculations";

  private Answer calculate(String tier, String session) {
    return api.post(
        PATH,
        "{\"criteria\": {\"property\": \"tier\", \"is\": \"%s\"}, \"session\": \"%s\"}"
            .formatted(tier, session));
  }

  @Test
  @Timeout(60)
  void endsTheEarlierCalculationOfASession() {
    var slow = new EndlessCount(() -> calculate("gold", "editor-1"));
    api.relance.segmentation().audience().become(slow);

    var first = calculate("gol", "editor-1");

    assertThat(first.status()).as(first.body()).isEqualTo(409);
    assertThat(first.code()).isEqualTo("calculation.superseded");
    assertThat(slow.later.map(Answer::status)).contains(200);
  }

  @Test
  void saysHowASessionIsNamed() {
    var answer = calculate("gold", "Editor 1");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.faultyPaths()).containsExactly("session");
    assertThat(answer.body()).contains("Editor 1", "editor-1");
  }

  /** Counts as long as the answer is wanted, the first time; meanwhile something else happens. */
  private static final class EndlessCount implements Audience {
    private final Supplier<Answer> meanwhile;
    private Optional<Answer> later = Optional.empty();
    private boolean counts;

    EndlessCount(Supplier<Answer> meanwhile) {
      this.meanwhile = meanwhile;
    }

    @Override
    public ContactCount count(AudienceQuestion question) {
      if (counts) {
        return new ContactCount(7, Map.of(), question.now());
      }
      counts = true;
      later = Optional.of(meanwhile.get());
      while (!question.superseded().getAsBoolean()) {
        Thread.onSpinWait();
      }
      throw new CancellationException("The question is superseded");
    }

    @Override
    public Slice<ContactId> members(AudienceQuestion question, PageRequest page) {
      return new Slice<>(List.of(), Optional.empty());
    }

    @Override
    public boolean holds(AudienceQuestion question, ContactId contact) {
      return false;
    }
  }
}
