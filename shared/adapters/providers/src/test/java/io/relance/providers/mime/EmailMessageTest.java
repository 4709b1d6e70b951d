package io.relance.providers.mime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.relance.domain.id.SendId;
import io.relance.domain.provider.EmailProvider.Email;
import java.io.IOException;
import java.net.URL;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("C-A1: what writing an email needs")
class EmailMessageTest {
  private static final Email EMAIL =
      new Email(
          new SendId("send-1"),
          "shop@example.com",
          "camille.moreau@example.com",
          "Hello",
          "<p>Hi</p>",
          Optional.of("Hi"),
          Optional.empty());

  @Test
  @DisplayName("Only the first email searches the class path")
  void searchesTheClassPathOnce() {
    var asked = new Asked(EmailMessageTest.class.getClassLoader());
    var thread = Thread.currentThread();
    var usual = thread.getContextClassLoader();
    thread.setContextClassLoader(asked);
    try {
      var _ = written(EMAIL);
      asked.names.clear();

      assertThat(written(EMAIL)).contains("Hi");
    } finally {
      thread.setContextClassLoader(usual);
    }

    assertThat(asked.names).isEmpty();
  }

  private static String written(Email email) {
    var written = EmailMessage.of(email, Instant.parse("2026-11-24T09:00:00Z"));
    assertThat(written).isInstanceOf(EmailMessage.Written.Complete.class);
    return new String(((EmailMessage.Written.Complete) written).message().bytes(), UTF_8);
  }

  /** Records the resources that are searched through it. */
  private static final class Asked extends ClassLoader {
    private final List<String> names = new ArrayList<>();

    Asked(ClassLoader parent) {
      super(parent);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
      names.add(name);
      return super.getResources(name);
    }
  }
}
