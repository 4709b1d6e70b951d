package io.relance.server.demo;

import io.relance.config.Settings;
import io.relance.server.Deployment;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Plays a shop's week in seconds, and checks that each message left once; on request it then serves
 * the shop.
 */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = "Plays a shop's week on a test clock, through the real webhooks, in seconds.")
public final class DemoCommand implements Callable<Integer> {
  /** When the story begins: the day of its events. */
  private static final Instant START = Instant.parse("2026-11-23T23:00:00Z");

  private static final URI PUBLIC_URL = URI.create("https://relance.example.com");
  private static final String ANY_PORT = "0";

  @Option(
      names = "--stay",
      description =
          "Serves the shop after its week until it is stopped, and prints a link that signs in.")
  private boolean stays;

  @Option(
      names = "--port",
      defaultValue = ANY_PORT,
      description = "The port to listen on (default: any that is free).")
  private int port;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    var out = Objects.requireNonNull(spec).commandLine().getOut();
    var folder = Files.createTempDirectory("relance-demo");
    try (var open = new OpenUntilStopped()) {
      try {
        return play(folder, out, open);
      } finally {
        delete(folder);
      }
    }
  }

  private int play(Path folder, PrintWriter out, OpenUntilStopped open) throws IOException {
    try (var twilio = new DemoTwilio();
        var deployment = open(folder, twilio)) {
      var address = URI.create("http://127.0.0.1:" + deployment.address().getPort());
      try (var client = new DemoClient(address, PUBLIC_URL, events())) {
        out.println("A shop on " + address);
        int faults = play(client, out);
        if (stays) {
          greet(deployment, out);
          open.await();
        }
        return faults;
      }
    }
  }

  private static void greet(Deployment deployment, PrintWriter out) {
    out.println();
    out.println("The shop stays open until you stop it. Its clock stands still.");
    out.println("open " + deployment.signInLink(deployment.address()));
    out.flush();
  }

  private static int play(DemoClient client, PrintWriter out) {
    var stage = new DemoStage(client, out);
    stage.openAutomations(DemoStory.TEMPLATES);
    DemoStory.SCENES.forEach(stage::play);
    stage.showWhatBecame();
    var faults = stage.faults(DemoStory.EXPECTED, DemoStory.SKIPPED);
    faults.forEach(fault -> out.println("WRONG: " + fault));
    out.println(
        faults.isEmpty()
            ? "All %d expected messages were sent, once each; %d correctly skipped."
                .formatted(DemoStory.EXPECTED.size(), DemoStory.SKIPPED.size())
            : "The demo found " + faults.size() + " faults.");
    out.flush();
    return faults.isEmpty() ? 0 : 1;
  }

  private static void delete(Path folder) throws IOException {
    try (var paths = Files.walk(folder)) {
      for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private Deployment open(Path folder, DemoTwilio twilio) {
    var settings = new HashMap<>(DemoShop.settings(twilio.address()));
    settings.put("RELANCE_PUBLIC_URL", PUBLIC_URL.toString());
    return new Deployment(Settings.read(settings, 0), folder, port, START);
  }

  /** The example events of the project. */
  private static Path events() {
    return Path.of(System.getProperty("relance.home", ".")).resolve("events");
  }
}
