package io.relance.application.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.contacts.TestShop;
import io.relance.domain.store.PageRequest;
import io.relance.testkit.time.HandClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("H3: refused tokens")
class RefusedTokensTest {
  private final HandClock time = new HandClock(Instant.parse("2026-11-23T10:00:00Z"));
  private final List<Duration> pauses = new ArrayList<>();

  @TempDir Path folder;
  private TestShop shop;
  private Audit audit;
  private RefusedTokens refused;

  @BeforeEach
  void open() {
    shop = new TestShop(folder);
    audit = new Audit(shop.store(), time);
    refused = new RefusedTokens(audit, time, pauses::add);
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void slowsDownOneAddressOnly() {
    refuse("192.0.2.1", RefusedTokens.TOLERATED + 3);
    refuse("192.0.2.2", RefusedTokens.TOLERATED);

    assertThat(pauses).hasSize(3);
  }

  @Test
  void beginsAnewAfterAMinute() {
    refuse("192.0.2.1", RefusedTokens.TOLERATED);
    time.pass(Duration.ofMinutes(1));
    refuse("192.0.2.1", RefusedTokens.TOLERATED);

    assertThat(pauses).isEmpty();
  }

  @Test
  void recordsOnceAMinuteWithACount() {
    refuse("192.0.2.1", 5);
    time.pass(Duration.ofMinutes(1));
    refuse("192.0.2.1", 1);

    assertThat(audit.list(new Audit.Filter("", ""), PageRequest.first(10)).items())
        .extracting(Audit.Entry::after)
        .containsExactly("{\"count\":5}", "{\"count\":1}");
  }

  @Test
  void delaysSoManyAtOnceAndRefusesTheRestAtOnce() {
    var waiting = new CountDownLatch(50);
    var end = new CountDownLatch(1);
    refused =
        new RefusedTokens(
            audit,
            time,
            _ -> {
              waiting.countDown();
              await(end);
            });
    refuse("192.0.2.1", RefusedTokens.TOLERATED);
    var delayed =
        IntStream.range(0, 50)
            .mapToObj(
                _ ->
                    CompletableFuture.runAsync(
                        () -> refuse("192.0.2.1", 1), Thread::startVirtualThread))
            .toList();
    await(waiting);

    assertThat(refused.refuse("192.0.2.1")).isEqualTo(RefusedTokens.Answer.TOO_MANY);
    end.countDown();
    delayed.forEach(CompletableFuture::join);
    refuse("192.0.2.1", 1);
  }

  private void refuse(String address, int times) {
    for (int at = 0; at < times; at++) {
      assertThat(refused.refuse(address)).isEqualTo(RefusedTokens.Answer.REFUSE);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
