package io.relance.domain.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KeyOrderTest {
  @Test
  void ordersAsTheBytesOfUtf8Do() {
    var seed = Long.getLong("relance.seed", 20_261_122);
    var random = new Random(seed);
    for (var turn = 0; turn < 5_000; turn++) {
      var one = text(random);
      var other = text(random);

      assertThat(Integer.signum(KeyOrder.UTF_8.compare(one, other)))
          .as("seed %d: %s and %s", seed, one, other)
          .isEqualTo(
              Integer.signum(Arrays.compareUnsigned(one.getBytes(UTF_8), other.getBytes(UTF_8))));
    }
  }

  @Test
  void closesTheRangeOfAPrefixAfterEveryCharacter() {
    assertThat(KeyOrder.UTF_8.compare("a\uD83D\uDE00", "a" + Query.LAST)).isNegative();
  }

  private static String text(Random random) {
    var alphabet = new int[] {'a', 'b', 0xE9, 0x20AC, 0xFFFD, 0x1F600};
    return random
        .ints(random.nextInt(4), 0, alphabet.length)
        .map(at -> alphabet[at])
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
