package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("C-T11, C-T12: the script reports visits in a real browser, once the visitor agreed")
class VisitorScriptScenarioTest {
  private static final Path CHROMIUM =
      Path.of(System.getenv().getOrDefault("CHROMIUM", "/usr/bin/chromium"));
  private static final String PHONE = "+33639980107";

  @TempDir Path folder;
  private HttpServer shop;
  private OpenServer server;
  private String url = "";

  /** What the page does once the script is loaded. */
  private volatile String page = "";

  @BeforeEach
  void open() throws IOException {
    assumeTrue(Files.isExecutable(CHROMIUM), "SKIPPED: there is no Chromium at " + CHROMIUM);
    shop = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    shop.createContext("/", this::answer);
    shop.start();
    url = "http://127.0.0.1:" + shop.getAddress().getPort();
    server = new OpenServer(folder.resolve("server"), Map.of("RELANCE_SHOP_ORIGINS", url));
  }

  @AfterEach
  void close() {
    if (server != null) {
      server.close();
      shop.stop(0);
    }
  }

  @Test
  void reportsNothingBeforeTheVisitorAgreesAndAllAfterwards() {
    var ana = server.make("/v1/contacts", "{\"email\": \"ana@shop.test\"}");

    page = "relance.identify('ana@shop.test')";
    browse(url + "/products/red-mug");
    server.advance("PT1M");
    assertThat(events(ana)).isEmpty();

    page = "relance.identify('ana@shop.test'); setTimeout(() => relance.consent(true), 100)";
    browse(url + "/products/red-mug");
    server.advance("PT1M");
    assertThat(events(ana)).containsExactlyInAnyOrder("page-visited", "product-viewed");
  }

  @Test
  void followsTheConsentThatShopifyReports() {
    var ana = server.make("/v1/contacts", "{\"email\": \"ana@shop.test\"}");

    page =
        """
        relance.identify('ana@shop.test');
        document.dispatchEvent(
          new CustomEvent('visitorConsentCollected', {detail: {marketingAllowed: true}}));
        relance.consent(false);
        relance.page()
        """;
    browse(url + "/sale");
    server.advance("PT1M");

    assertThat(events(ana)).containsExactly("page-visited");
  }

  @Test
  void recognizesWhoFollowsALinkAndTakesTheMarkOutOfTheAddress() {
    var contact = server.subscriber(PHONE);
    server.enroll(server.active(offer()), contact);
    server.advance("PT1M");
    var text = server.textsTo(contact).getFirst();
    var link = text.substring(text.indexOf("/l/"), text.indexOf("/l/") + 15);
    var browser = server.request(link).header("User-Agent", "Mozilla/5.0 (iPhone)").GET();
    var marked = server.header(browser.header("Accept-Language", "fr"), "Location").orElseThrow();
    assertThat(marked).startsWith(url + "/sale?size=4&relance=").endsWith("#top");

    page = "relance.consent(true)";
    var shown = browse(marked);
    server.advance("PT1M");

    assertThat(shown).contains("at " + url + "/sale?size=4#top.");
    assertThat(events(contact)).containsExactly("page-visited");
  }

  @Test
  void marksNoLinkForRobotsAndNoneToOtherHosts() {
    var contact = server.subscriber(PHONE);
    server.enroll(server.active(offer().replace("Sale", "https://other.test/a Sale")), contact);
    server.advance("PT1M");
    var text = server.textsTo(contact).getFirst();
    int first = text.indexOf("/l/");
    var other = text.substring(first, first + 15);
    int second = text.indexOf("/l/", first + 1);
    var own = text.substring(second, second + 15);

    var robot = server.request(own).header("User-Agent", "WhatsApp/2.23").GET();
    var person = server.request(other).header("User-Agent", "Mozilla/5.0").GET();

    assertThat(server.header(robot, "Location")).contains(url + "/sale?size=4#top");
    assertThat(server.header(person, "Location")).contains("https://other.test/a");
  }

  private String offer() {
    return """
    {"format": 1, "trigger": {"kind": "api"}, "start": "offer", "elements": [
      {"id": "offer", "kind": "send-sms", "purpose": "transactional",
       "text": "Sale: %s/sale?size=4#top !", "next": "done"},
      {"id": "done", "kind": "end"}]}
    """
        .formatted(url);
  }

  private void answer(HttpExchange exchange) throws IOException {
    var html =
        """
        <!doctype html><title>Shop</title><p id="at"></p>
        <script src="%s"></script>
        <script>%s; document.querySelector("#at").textContent = "at " + location.href + ".";</script>
        """
            .formatted(server.address().resolve("/relance.js"), page);
    var bytes = html.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
    exchange.sendResponseHeaders(200, bytes.length);
    try (var body = exchange.getResponseBody()) {
      body.write(bytes);
    }
  }

  /** Opens a page in a new browser; returns its document when its scripts have run. */
  private String browse(String address) {
    var command = new ArrayList<>(List.of(CHROMIUM.toString(), "--headless=new", "--no-sandbox"));
    command.add("--user-data-dir=" + folder.resolve("browser"));
    command.add("--user-agent=Mozilla/5.0 (X11; Linux x86_64) Chrome/150.0.0.0 Safari/537.36");
    command.addAll(List.of("--disable-gpu", "--no-proxy-server", "--disable-dev-shm-usage"));
    command.addAll(List.of("--virtual-time-budget=3000", "--dump-dom", address));
    try {
      var output = folder.resolve("dom.html");
      var process =
          new ProcessBuilder(command)
              .redirectOutput(output.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!process.waitFor(120, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("The browser did not end");
      }
      return Files.readString(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for the browser", e);
    }
  }

  private List<String> events(String contact) {
    var timeline = server.get("/v1/contacts/%s/timeline".formatted(contact)).json();
    return timeline.path("items").findValuesAsText("type").stream()
        .filter(type -> type.equals("page-visited") || type.equals("product-viewed"))
        .toList();
  }
}
