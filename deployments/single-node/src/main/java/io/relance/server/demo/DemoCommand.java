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
import picocli.CommandLine.Spec;

/** Plays a shop's week in seconds, and checks that each message left once. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = "Plays a shop's week on a test clock, through the real webhooks, in seconds.")
public final class DemoCommand implements Callable<Integer> {
  /** When the story begins: the day of its events. */
  private static final Instant START = Instant.parse("2026-11-23T23:00:00Z");

  private static final URI PUBLIC_URL = URI.create("https://relance.example.com");

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    var out = Objects.requireNonNull(spec).commandLine().getOut();
    var folder = Files.createTempDirectory("relance-demo");
    try {
      return play(folder, out);
    } finally {
      delete(folder);
    }
  }

  private static int play(Path folder, PrintWriter out) throws IOException {
    try (var twilio = new DemoTwilio();
        var deployment = open(folder, twilio)) {
      var address = URI.create("http://127.0.0.1:" + deployment.address().getPort());
      try (var client = new DemoClient(address, PUBLIC_URL, events())) {
        out.println("A shop on " + address);
        return play(client, out);
      }
    }
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

  private static Deployment open(Path folder, DemoTwilio twilio) {
    var settings = new HashMap<>(DemoShop.settings(twilio.address()));
    settings.put("RELANCE_PUBLIC_URL", PUBLIC_URL.toString());
    return new Deployment(Settings.read(settings, 0), folder, 0, START);
  }

  /** The example events of the project. */
  private static Path events() {
    return Path.of(System.getProperty("relance.home", ".")).resolve("events");
  }
}
