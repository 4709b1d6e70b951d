package io.relance.testkit.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.relance.domain.objectstore.ObjectStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** D2.1: what every adapter of {@link ObjectStore} has to pass; the store may be shared. */
@DisplayName("D2.1: object store")
public abstract class ObjectStoreContract {
  private final String folder = UUID.randomUUID() + "/";

  protected abstract ObjectStore store();

  /** The same objects after a restart. */
  protected abstract ObjectStore reopened();

  @Test
  void returnsTheBytesThatWerePut() throws IOException {
    var bytes = new byte[10_000_000];
    new Random(7).nextBytes(bytes);

    store().put(folder + "large", new ByteArrayInputStream(bytes));
    store().put(folder + "empty", new ByteArrayInputStream(new byte[0]));

    try (var large = reopened().get(folder + "large").orElseThrow();
        var empty = store().get(folder + "empty").orElseThrow()) {
      assertThat(large.readAllBytes()).isEqualTo(bytes);
      assertThat(empty.readAllBytes()).isEmpty();
    }
  }

  @Test
  void replacesAnObjectWhole() {
    put("a", "a longer first content");
    put("a", "second");

    assertThat(read("a")).contains("second");
  }

  @Test
  void findsNothingWhereNothingIs() {
    put("a/b/c", "x");

    assertThat(read("absent")).isEmpty();
    assertThat(read("a/b")).isEmpty();
    assertThat(read("a/b/c/d")).isEmpty();
    assertThat(store().list(folder + "absent/")).isEmpty();
  }

  @Test
  void deletesAndAcceptsThatNothingIsThere() {
    put("a", "x");

    store().delete(folder + "a");
    store().delete(folder + "a");

    assertThat(read("a")).isEmpty();
    assertThat(store().list(folder)).isEmpty();
  }

  @Test
  void listsTheNamesOfAPrefixInOrder() {
    for (var name : new String[] {"b/2", "b/10", "a", "b-x", "B", "bc/d/e", "b.y"}) {
      put(name, "x");
    }

    assertThat(store().list(folder).map(this::tail))
        .containsExactly("B", "a", "b-x", "b.y", "b/10", "b/2", "bc/d/e");
    assertThat(store().list(folder + "b/").map(this::tail)).containsExactly("b/10", "b/2");
    assertThat(store().list(folder + "bc").map(this::tail)).containsExactly("bc/d/e");
  }

  @Test
  void keepsTheOldObjectWhenTheNewOneBreaksOff() {
    put("a", "old");

    assertThatThrownBy(() -> store().put(folder + "a", breakingOff())).isNotNull();
    assertThatThrownBy(() -> store().put(folder + "b", breakingOff())).isNotNull();

    assertThat(read("a")).contains("old");
    assertThat(read("b")).isEmpty();
    assertThat(store().list(folder).map(this::tail)).containsExactly("a");
  }

  @Test
  void showsOneWholeObjectOfManyPutAtOnce() {
    Together.<Integer>run(
        20,
        number ->
            () -> {
              put("a", Integer.toString(number).repeat(10_000));
              return number;
            });

    var content = read("a").orElseThrow();
    assertThat(content.chars().distinct().count()).isLessThanOrEqualTo(2);
    assertThat(store().list(folder)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "/a",
        "a/",
        "a//b",
        ".",
        "..",
        "../a",
        "a/../b",
        "a/..",
        "./a",
        "a b",
        "é",
        "a\\b",
        "a:b",
        "a\u0000b",
        "~",
        "C:/a"
      })
  void refusesNamesThatMightLeadElsewhere(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> store().put(name, new ByteArrayInputStream(new byte[1])));
    assertThatIllegalArgumentException().isThrownBy(() -> store().get(name));
    assertThatIllegalArgumentException().isThrownBy(() -> store().delete(name));
  }

  @Test
  void refusesNamesThatAreTooLong() {
    assertThatIllegalArgumentException().isThrownBy(() -> store().get("x".repeat(201)));
    assertThatIllegalArgumentException().isThrownBy(() -> store().get("x/".repeat(512) + "x"));
  }

  private void put(String name, String content) {
    store().put(folder + name, new ByteArrayInputStream(content.getBytes(UTF_8)));
  }

  private Optional<String> read(String name) {
    return store()
        .get(folder + name)
        .map(
            content -> {
              try (content) {
                return new String(content.readAllBytes(), UTF_8);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
  }

  private String tail(String name) {
    return name.substring(folder.length());
  }

  private static InputStream breakingOff() {
    return new SequenceInputStream(
        new ByteArrayInputStream("new".getBytes(UTF_8)), new BrokenStream());
  }

  /** Fails at its first byte. */
  private static final class BrokenStream extends InputStream {
    @Override
    public int read() throws IOException {
      throw new IOException("The line broke");
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      return read();
    }
  }

  @Test
  void givesAddressesThatAreSignedForOneObject() {
    var upload = store().uploadAddress(folder + "file", Duration.ofMinutes(5));
    var download = store().downloadAddress(folder + "file", "rejects.csv", Duration.ofMinutes(5));

    assertThat(upload.method()).isEqualTo("PUT");
    assertThat(download.method()).isEqualTo("GET");
    assertThat(upload.url()).isNotEqualTo(download.url());
    assertThat(store().uploadAddress(folder + "other", Duration.ofMinutes(5)).url())
        .isNotEqualTo(upload.url());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> store().downloadAddress(folder + "file", "a\"b", Duration.ofMinutes(5)));
  }
}
