package io.relance.testkit.fake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.SortedSet;
import java.util.TreeSet;

/** The example deliveries in the {@code events} folder of the project. */
public record SampleEvents(Path folder) {

  /** Looks for the folder where the program runs, and above. */
  public static SampleEvents find() {
    for (var at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.exists(at.resolve("events/shopify/topics.properties"))) {
        return new SampleEvents(at.resolve("events"));
      }
    }
    throw new IllegalStateException("Folder events not found here or above");
  }

  /** The body of a delivery of the shop, such as {@code order-completed}. */
  public byte[] shopify(String slug) {
    return read("shopify/" + slug + ".json");
  }

  /** The topic of this delivery. */
  public String topic(String slug) {
    var topic = topics().getProperty(slug);
    if (topic == null) {
      throw new IllegalArgumentException("There is no topic for \"" + slug + "\"");
    }
    return topic;
  }

  public SortedSet<String> shopifySlugs() {
    return new TreeSet<>(topics().stringPropertyNames());
  }

  /** The body of a delivery of Twilio, such as {@code inbound-stop}: an URL-encoded form. */
  public String twilio(String slug) {
    return new String(read("twilio/" + slug + ".form"), UTF_8);
  }

  private Properties topics() {
    var topics = new Properties();
    try (var reader = Files.newBufferedReader(folder.resolve("shopify/topics.properties"))) {
      topics.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return topics;
  }

  private byte[] read(String file) {
    try {
      return Files.readAllBytes(folder.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
