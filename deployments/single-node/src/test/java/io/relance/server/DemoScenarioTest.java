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
@DisplayName("A shop's week on one machine: A-2, A-4, A-5, A-6, A-7, A-9, L-18, L-23, D-3, D-4")
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
        .containsPattern("sms skipped +shipment-delivered +opted-out");
    assertThat(exit).isZero();
  }
}
