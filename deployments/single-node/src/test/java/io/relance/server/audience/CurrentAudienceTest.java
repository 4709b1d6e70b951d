package io.relance.server.audience;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.audience.CurrentAudience;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("S-5, D8.2: a count does not wait for the store once the index is loaded")
class CurrentAudienceTest {
  @Test
  void countsInTheIndexThatIsLoadedWhileItReadsTheStore(@TempDir Path folder) {
    try (var shop = new AudienceFixture(folder)) {
      for (int contact = 0; contact < 5; contact++) {
        shop.contact("tier", "gold");
      }
      var current = new AtomicReference<CurrentAudience>();
      var looks = new AtomicInteger();
      // The store's count looks at the time when it begins and after each contact.
      InstantSource loading =
          () -> {
            if (looks.incrementAndGet() == 2) {
              current.get().become(shop.indexed());
            }
            return shop.clock.instant();
          };
      current.set(new CurrentAudience(shop.stored(loading)));

      var count = current.get().count(shop.question(AudienceContract.GOLD));

      assertThat(count.all()).isEqualTo(5);
      assertThat(looks).hasValue(2);
    }
  }
}
