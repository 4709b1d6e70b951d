package io.relance.testkit.fake;

import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Runs the fake Twilio as a process: {@code FakeTwilioServer [port] [--deliver]}. */
public final class FakeTwilioServer {
  private FakeTwilioServer() {}

  public static void main(String[] arguments) throws InterruptedException {
    var options = List.of(arguments);
    var port = options.stream().filter(option -> option.matches("\\d+")).findFirst().orElse("0");
    var account = TwilioAccount.INVENTED;
    try (var twilio = FakeTwilio.start(account, InstantSource.system(), Integer.parseInt(port))) {
      if (options.contains("--deliver")) {
        twilio.deliversEverything();
      }
      System.out.println("twilio " + twilio.url() + " " + account.sid() + " " + account.token());
      new CountDownLatch(1).await();
    }
  }
}
