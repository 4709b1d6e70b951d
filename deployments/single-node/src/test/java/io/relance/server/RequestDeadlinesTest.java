package io.relance.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpServerCodec;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RequestDeadlinesTest {
  private static final String HEAD = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n";
  private static final Duration NEARLY = Duration.ofMillis(1);

  private final EmbeddedChannel connection = new EmbeddedChannel();

  @BeforeEach
  void open() {
    connection.freezeTime();
    connection.pipeline().addLast("codec", new HttpServerCodec());
    RequestDeadlines.enforce(connection.pipeline(), "codec");
  }

  @Test
  void closesAConnectionWithoutARequest() {
    passes(RequestDeadlines.HEAD.minus(NEARLY));
    assertThat(connection.isOpen()).isTrue();

    passes(NEARLY);
    assertThat(connection.isOpen()).isFalse();
  }

  @Test
  void closesAHeadThatArrivesByteByByte() {
    for (var letter : HEAD.substring(0, 10).split("")) {
      arrives(letter);
      passes(Duration.ofSeconds(1));
    }

    assertThat(connection.isOpen()).isFalse();
  }

  @Test
  void closesABodyThatDoesNotArrive() {
    arrives(HEAD + "1");
    passes(RequestDeadlines.BODY.minus(NEARLY));
    assertThat(connection.isOpen()).isTrue();

    passes(NEARLY);
    assertThat(connection.isOpen()).isFalse();
  }

  @Test
  @DisplayName("H4: a chunk whose extension has a line break is the last of its connection")
  void closesAfterAChunkThatCannotBeDecoded() {
    arrives("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0;a\nb\r\n\r\n");
    arrives("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    passes(RequestDeadlines.BROKEN);

    assertThat(connection.isOpen()).isFalse();
  }

  @Test
  void leavesARequestOpenWhileItIsAnsweredAndAfterwards() {
    arrives(HEAD + "12");
    passes(Duration.ofMinutes(5));
    assertThat(connection.isOpen()).isTrue();

    arrives("GET");
    passes(RequestDeadlines.HEAD);
    assertThat(connection.isOpen()).isFalse();
  }

  private void arrives(String bytes) {
    connection.writeInbound(Unpooled.copiedBuffer(bytes, US_ASCII));
  }

  private void passes(Duration time) {
    connection.advanceTimeBy(time.toMillis(), TimeUnit.MILLISECONDS);
    connection.runScheduledPendingTasks();
  }
}
