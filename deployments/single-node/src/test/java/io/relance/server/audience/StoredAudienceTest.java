package io.relance.server.audience;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.relance.application.audience.Audience;
import io.relance.application.segmentation.StoredAudience;
import io.relance.domain.failure.TransientFailure;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("S-5: the audience as the store has it")
class StoredAudienceTest extends AudienceContract {
  @Override
  Audience audience(AudienceFixture over) {
    return over.stored();
  }

  @Test
  void refusesCountsThatTakeTooLong() {
    var impatient =
        new StoredAudience(
            shop.relance.people().contacts(),
            shop.relance.people().facts(),
            InstantSource.system(),
            Duration.ofSeconds(-1));

    assertThatThrownBy(() -> impatient.count(shop.question(GOLD)))
        .isInstanceOf(TransientFailure.class);
  }
}
