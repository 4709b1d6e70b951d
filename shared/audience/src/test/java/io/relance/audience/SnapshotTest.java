package io.relance.audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.relance.domain.criteria.Criteria;
import io.relance.domain.id.ContactId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("D8.2: a snapshot of the index is read whole, or not at all")
class SnapshotTest {
  private static final Instant NOW = Instant.parse("2026-03-01T09:30:00Z");
  private static final int PEOPLE = 400;

  private final Random random = new Random(7);
  private final AudienceIndex index = new AudienceIndex(7);

  @BeforeEach
  void fill() {
    var draw = new RandomPeople(new RandomValues(random), NOW, ZoneOffset.UTC);
    for (int number = 0; number < PEOPLE; number++) {
      var id = new ContactId("contact-" + number);
      index.put(draw.contact(id));
      index.add(id, draw.event());
      index.add(id, draw.event());
    }
  }

  private byte[] written() throws IOException {
    var bytes = new ByteArrayOutputStream();
    index.write(bytes, "17");
    return bytes.toByteArray();
  }

  private static AudienceIndex.Snapshot read(byte[] bytes) throws IOException {
    return AudienceIndex.read(new ByteArrayInputStream(bytes));
  }

  @Test
  void hasThePositionUpToWhichItKnowsTheChanges() throws IOException {
    var snapshot = read(written());

    assertThat(snapshot.position()).isEqualTo("17");
    assertThat(snapshot.index().size()).isEqualTo(PEOPLE);
  }

  @Test
  void isTheSameWhenItIsReadAndWrittenAgain() throws IOException {
    var bytes = written();
    var again = new ByteArrayOutputStream();
    read(bytes).index().write(again, "17");

    assertThat(again.toByteArray()).hasSameSizeAs(bytes);
  }

  @Test
  void refusesAnyDamage() throws IOException {
    var bytes = written();
    for (int time = 0; time < 2_000; time++) {
      var damaged = bytes.clone();
      damaged[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));

      assertThatThrownBy(() -> read(damaged)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void refusesASnapshotThatIsCutOffAnywhere() throws IOException {
    var bytes = written();
    for (int time = 0; time < 500; time++) {
      var part = Arrays.copyOf(bytes, random.nextInt(bytes.length));

      assertThatThrownBy(() -> read(part)).isInstanceOf(IOException.class);
    }
    assertThatThrownBy(() -> read(Arrays.copyOf(bytes, bytes.length - 1)))
        .isInstanceOf(IOException.class);
  }

  @Test
  void refusesAnotherVersion() throws IOException {
    var bytes = written();
    bytes["relance audience".length() + 3]++;

    assertThatThrownBy(() -> read(bytes))
        .isInstanceOf(IOException.class)
        .hasMessage("The snapshot has another form or version");
  }

  @Test
  void holdsNothingOfContactsThatWereRemoved() throws IOException {
    var id = new ContactId("erased-one");
    index.put(new RandomPeople(new RandomValues(new Random(1)), NOW, ZoneOffset.UTC).contact(id));
    index.remove(id);

    assertThat(new String(written(), StandardCharsets.ISO_8859_1)).doesNotContain("erased-one");
  }

  @Test
  void answersAfterwards() throws IOException {
    var everybody = new AudienceQuery(new Criteria.All(List.of()), NOW, ZoneOffset.UTC);

    assertThat(read(written()).index().count(everybody)).isEqualTo(index.count(everybody));
  }
}
