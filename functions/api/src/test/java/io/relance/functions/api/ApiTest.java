package io.relance.functions.api;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A test of the API, which runs once for all of its methods. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ApiTest {
  /** Sends a text to whoever is let in. */
  protected static final String FLOW =
      """
      {"format": 1, "trigger": {"kind": "%s"}, "start": "hello", "elements": [
        {"id": "hello", "name": "Hello", "kind": "send-sms", "purpose": "transactional",
         "text": "Hello {{ contact.firstName | default: 'you' }}", "next": "done"},
        {"id": "done", "name": "Done", "kind": "end", "outcome": "success"}]}
      """;

  protected TestApi api;

  @BeforeAll
  void start(@TempDir Path folder) {
    api = new TestApi(folder);
  }

  @AfterAll
  void stop() {
    api.close();
  }

  /** The id of a new contact of a phone. */
  protected String contact(String phone) {
    return api.post("/v1/contacts", "{\"phone\": \"%s\"}".formatted(phone)).text("/id");
  }

  /** The id of a new list. */
  protected String list(String name) {
    return api.post("/v1/lists", "{\"name\": \"%s\"}".formatted(name)).text("/id");
  }

  /** The id of a new automation with a kind of trigger. */
  protected String automation(String trigger) {
    var body = "{\"name\": \"Hello\", \"flow\": %s}".formatted(FLOW.formatted(trigger));
    return api.post("/v1/automations", body).text("/id");
  }

  /** The id of a new automation that is on. */
  protected String active(String trigger) {
    var id = automation(trigger);
    api.post("/v1/automations/%s/activate".formatted(id), "{}");
    return id;
  }
}
