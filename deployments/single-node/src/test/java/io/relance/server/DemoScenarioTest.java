package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.Project;
import io.relance.server.demo.DemoCommand;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The whole product on one machine, from signed webhooks to messages out. */
@DisplayName(
    "A shop's week on one machine: A-2, A-4, A-5, A-6, A-7, A-9, L-18, L-23, S-1, S-5, S-8, D-3,"
        + " D-4")
class DemoScenarioTest {
  @Test
  void sendsEachExpectedMessageOnce() {
    System.setProperty("relance.home", Project.root().toString());
    var told = new StringWriter();

    var exit = new CommandLine(new DemoCommand()).setOut(new PrintWriter(told, true)).execute();

    assertThat(told.toString())
        .contains("once each")
        .doesNotContain("WRONG")
        .containsPattern("Camille Moreau +sms sent +order-confirmation +\\S")
        .containsPattern(
            "waits +abandoned-cart-one-reminder +at \"Give them two days\" until 2026-11")
        .containsPattern(
            "goes on +abandoned-cart-one-reminder +at \"Ordered since\\?\": its criteria")
        .containsPattern("segment +counted +Recent customers +0 in all")
        .containsPattern("Camille Moreau +sms sent +segment-entered +Welcome")
        .containsPattern("segment +counted +Recent customers +1 in all, 1 reachable by text")
        .containsPattern("segment +estimated +Recent customers +1 of 1 will receive a message")
        .containsPattern("Camille Moreau +sms sent +seasonal-sale +\\S")
        .containsPattern("sms skipped +shipment-delivered +opted-out");
    assertThat(exit).isZero();
  }
}
