package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.testkit.server.Http;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.Charset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("S-1: contacts are imported from files, each row once")
class ImportsScenarioTest extends ServerTest {
  private static final String CONTACTS = "{\"kind\": \"contacts\"}";

  private ImportStory imports;

  @BeforeEach
  void open() {
    imports = new ImportStory(server);
  }

  @Test
  @DisplayName("Upload, preview, run, counts, rejects with line, field and reason")
  void importsContacts() {
    var list = server.make("/v1/lists", "{\"name\": \"Fair\"}");
    var file =
        """
        E-mail;Mobile;Prénom;Country;Points;Zip
        ana@example.org;06 39 98 71 01;Ana;FR;12;01234
        bea@example.org;(415) 555-2671;Béa;US;7;75001
        not an email;;Cleo;;3;

        ;;Nobody;;4;
        """;
    var id =
        imports.uploaded(
            "{\"kind\": \"contacts\", \"listId\": \"%s\"}".formatted(list),
            file.getBytes(Charset.forName("windows-1252")));

    assertProposed(id);

    var done = imports.run(id);

    assertDone(id, done);
    var ana = contact("email=ana@example.org");
    assertThat(ana.path("phone").asText()).isEqualTo("+33639987101");
    assertThat(ana.at("/properties/Points").isNumber()).isTrue();
    assertThat(ana.at("/properties/Zip").asText()).isEqualTo("01234");
    assertThat(contact("email=bea@example.org").path("phone").asText()).isEqualTo("+14155552671");
    assertThat(server.get("/v1/lists/%s/members".formatted(list)).json().path("items")).hasSize(2);
  }

  private void assertProposed(String id) {
    var preview = server.get("/v1/imports/%s/preview".formatted(id)).json();
    assertThat(preview.path("encoding").asText()).isEqualTo("windows-1252");
    assertThat(preview.path("delimiter").asText()).isEqualTo(";");
    assertThat(preview.path("columns")).hasSize(6);
    assertThat(preview.at("/rows/0/2").asText()).isEqualTo("Ana");
    assertThat(preview.path("rows")).hasSize(4);
    assertThat(preview.at("/proposed/E-mail").asText()).isEqualTo("email");
    assertThat(preview.at("/proposed/Mobile").asText()).isEqualTo("phone");
    assertThat(preview.at("/proposed/Prénom").asText()).isEqualTo("firstName");
    assertThat(preview.at("/proposed/Points").asText()).isEqualTo("properties.Points");
    assertThat(server.get("/v1/imports/" + id).text("/state")).isEqualTo("waiting");
  }

  private void assertDone(String id, JsonNode done) {
    assertThat(done.path("state").asText()).isEqualTo("done");
    assertThat(done.path("rows").asInt()).isEqualTo(4);
    assertThat(done.path("accepted").asInt()).isEqualTo(2);
    assertThat(done.path("created").asInt()).isEqualTo(2);
    assertThat(done.path("rejected").asInt()).isEqualTo(2);
    assertThat(server.get("/v1/jobs/" + id).text("/state")).isEqualTo("done");
    assertThat(server.get("/v1/jobs/" + id).text("/total")).isEqualTo("4");
    var rejects = imports.rejects(done).lines().toList();
    assertThat(rejects.getFirst())
        .isEqualTo("E-mail,Mobile,Prénom,Country,Points,Zip,line,field,reason");
    assertThat(rejects.get(1)).startsWith("not an email,,Cleo,,3,,4,email,").contains("must be");
    assertThat(rejects.get(2)).startsWith(",,Nobody,,4,,6,phone,").contains("must be given");
  }

  @Test
  @DisplayName("Of two rows of one person the later wins; an empty cell changes nothing")
  void letsTheLaterRowWin() {
    var done =
        imports.imported(
            CONTACTS,
            """
            email,firstName,lastName,city
            mia@example.org,Mia,Silva,Lyon
            MIA@example.org,Maria,,Paris
            """);

    assertThat(done.path("created").asInt()).isEqualTo(1);
    assertThat(done.path("updated").asInt()).isEqualTo(1);
    var mia = contact("email=mia@example.org");
    assertThat(mia.path("firstName").asText()).isEqualTo("Maria");
    assertThat(mia.path("lastName").asText()).isEqualTo("Silva");
    assertThat(mia.at("/properties/city").asText()).isEqualTo("Paris");
  }

  @Test
  @DisplayName("A file that cannot be read to its end stores nothing, and says where")
  void storesNothingOfAFileThatCannotBeRead() {
    var before = server.get("/v1/contacts").json().path("items").size();

    var failed = imports.imported(CONTACTS, "email,name\na@example.org,A\nb@example.org,\"B\n");

    assertThat(failed.path("state").asText()).isEqualTo("failed");
    assertThat(failed.path("error").asText())
        .isEqualTo("line 3, column 2: the quote that begins there must be closed");
    assertThat(failed.path("rows").asInt()).isZero();
    assertThat(server.get("/v1/contacts").json().path("items")).hasSize(before);
  }

  @Test
  @DisplayName("A phone of several contacts: the row is rejected and names them")
  void rejectsAPhoneOfSeveralContacts() {
    var phone = "+33639987155";
    var one = server.make("/v1/contacts", contactBody("one@example.org", phone));
    var two = server.make("/v1/contacts", contactBody("two@example.org", phone));

    var done = imports.imported(CONTACTS, "phone,firstName\n%s,Zed\n".formatted(phone));

    assertThat(done.path("rejected").asInt()).isEqualTo(1);
    assertThat(imports.rejects(done)).contains(one, two, "must be that of one contact");
  }

  @Test
  @DisplayName("Run again, nothing is stored twice; an email with its contact changes it")
  void runsAgainWithoutStoringTwice() {
    var id = imports.uploaded(CONTACTS, "email\nx1@example.org\nx2@example.org\n");
    assertThat(imports.run(id).path("created").asInt()).isEqualTo(2);

    var again = imports.run(id);

    assertThat(again.path("state").asText()).isEqualTo("done");
    assertThat(again.path("accepted").asInt()).isEqualTo(2);
    assertThat(server.get("/v1/contacts?query=x1@example.org").json().path("items")).hasSize(1);
  }

  @Test
  @DisplayName("A dry run counts and stores nothing")
  void triesWithoutStoring() {
    var done =
        imports.imported(
            "{\"kind\": \"contacts\", \"dryRun\": true}",
            "email\ndry@example.org\ndry@example.org\nnonsense\n");

    assertThat(done.path("created").asInt()).isEqualTo(1);
    assertThat(done.path("updated").asInt()).isEqualTo(1);
    assertThat(done.path("rejected").asInt()).isEqualTo(1);
    assertThat(server.get("/v1/contacts?email=dry@example.org").json().path("items")).isEmpty();
  }

  @Test
  @DisplayName("Consent with its source; an opt-out stays")
  void recordsConsentWithItsSource() {
    var out = server.make("/v1/contacts", contactBody("out@example.org", "+33639987160"));
    server.call(
        "PUT",
        "/v1/contacts/%s/consents/email".formatted(out),
        "{\"state\": \"unsubscribed\", \"source\": \"link\"}");
    var body =
        """
        {"kind": "contacts",
         "consent": [{"channel": "email", "state": "subscribed", "source": "fair 2026, form 7"}]}
        """;

    imports.imported(body, "email\nin@example.org\nout@example.org\n");

    var in = contact("email=in@example.org").at("/consents/0");
    assertThat(in.path("state").asText()).isEqualTo("subscribed");
    assertThat(in.path("source").asText()).isEqualTo("fair 2026, form 7");
    assertThat(contact("email=out@example.org").at("/consents/0/state").asText())
        .isEqualTo("unsubscribed");
  }

  @Test
  @DisplayName("A mapping of columns to fields, given at the run")
  void mapsColumns() {
    var id = imports.uploaded(CONTACTS, "a,b,c\nmap@example.org,7,zzz\n");

    var done = imports.run(id, "{\"mapping\": {\"a\": \"email\", \"b\": \"properties.visits\"}}");

    assertThat(done.path("created").asInt()).isEqualTo(1);
    var stored = contact("email=map@example.org");
    assertThat(stored.at("/properties/visits").asInt()).isEqualTo(7);
    assertThat(stored.path("properties")).hasSize(1);
    var wrong = server.call("POST", "/v1/imports/%s/run".formatted(id), mapping("A", "email"));
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.body()).contains("mapping.A", "did you mean");
    var field = server.call("POST", "/v1/imports/%s/run".formatted(id), mapping("a", "fristName"));
    assertThat(field.status()).isEqualTo(422);
    assertThat(field.body()).contains("did you mean \\\"firstName\\\"");
    var nobody = server.call("POST", "/v1/imports/%s/run".formatted(id), mapping("a", "lastName"));
    assertThat(nobody.status()).isEqualTo(422);
  }

  @Test
  @DisplayName("A declared type holds for rows: a number for a date is rejected")
  void rejectsValuesOfOtherTypes() {
    server.call("PUT", "/v1/properties/born", "{\"type\": \"date\"}");

    var done =
        imports.imported(CONTACTS, "email,born\nd1@example.org,1990-01-31\nd2@example.org,45123\n");

    assertThat(done.path("created").asInt()).isEqualTo(1);
    assertThat(imports.rejects(done)).contains(",3,properties.born,", "must be a date");
  }

  @Test
  @DisplayName("Rows of a related table, and events; an event without an id counts once")
  void importsRowsAndEvents() {
    var contact = server.make("/v1/contacts", contactBody("own@example.org", "+33639987170"));
    server.done(
        "/v1/tables",
        """
        {"name": "Boats", "columns": [{"name": "length", "type": "number"},
          {"name": "built", "type": "date"}]}
        """);

    var rows =
        imports.imported(
            "{\"kind\": \"rows\", \"tableKey\": \"boats\"}",
            """
            row,email,length,built
            b1,own@example.org,7.5,2001-05-06
            b2,unknown@example.org,1,
            b3,own@example.org,long,
            """);
    var body = "{\"kind\": \"events\"}";
    var id =
        imports.uploaded(
            body, "event,email,at,score\nquiz-done,own@example.org,2026-11-20T10:00:00Z,8\n");
    var events = imports.run(id);
    imports.run(id);

    assertThat(rows.path("created").asInt()).isEqualTo(1);
    assertThat(rows.path("rejected").asInt()).isEqualTo(2);
    assertThat(imports.rejects(rows)).contains(",3,email,", ",4,length,");
    assertThat(server.get("/v1/tables/boats/rows/b1").json().at("/values/length").asDouble())
        .isEqualTo(7.5);
    assertThat(events.path("accepted").asInt()).isEqualTo(1);
    var timeline = server.get("/v1/contacts/%s/timeline".formatted(contact)).body();
    assertThat(timeline.split("quiz-done", -1)).hasSize(2);
  }

  @Test
  @DisplayName("Files of Shopify, Klaviyo and Amazon Pinpoint are recognised by their preset")
  void knowsTheFilesOfOtherPrograms() {
    imports.imported(
        "{\"kind\": \"contacts\", \"preset\": \"shopify\"}",
        """
        Customer ID,First Name,Email,Default Address Country Code,Phone,Tags
        7001,Sho,sho@example.org,FR,06 39 98 71 80,"vip, b2b"
        """);
    imports.imported(
        "{\"kind\": \"contacts\", \"preset\": \"klaviyo\"}",
        """
        Email,Phone Number,First Name,Klaviyo ID
        kla@example.org,+33639987181,Kla,01ABC
        """);
    imports.imported(
        "{\"kind\": \"contacts\", \"preset\": \"pinpoint\"}",
        """
        Id,ChannelType,Address,Demographic.Timezone
        e1,SMS,+33639987182,Europe/Paris
        e2,EMAIL,pin@example.org,Europe/Paris
        """);

    assertThat(contact("email=sho@example.org").at("/externalIds/shopify").asText())
        .isEqualTo("7001");
    assertThat(contact("email=kla@example.org").at("/properties/klaviyoId").asText())
        .isEqualTo("01ABC");
    assertThat(contact("email=pin@example.org").path("timeZone").asText())
        .isEqualTo("Europe/Paris");
    assertThat(contact("phone=%2B33639987182").path("timeZone").asText()).isEqualTo("Europe/Paris");
  }

  @Test
  @DisplayName("An upload or download whose address is changed, or of the other method: 404")
  void signsAddresses() {
    var created = server.done("/v1/imports", CONTACTS).json();
    var url = created.at("/upload/url").asText();

    assertThat(Http.send(HttpRequest.newBuilder(URI.create(url)).GET()).statusCode())
        .isEqualTo(404);
    assertThat(
            Http.send(
                    HttpRequest.newBuilder(URI.create(url + "x"))
                        .PUT(HttpRequest.BodyPublishers.ofString("x")))
                .statusCode())
        .isEqualTo(404);
    var id = created.path("id").asText();
    assertThat(server.get("/v1/imports/%s/preview".formatted(id)).status()).isEqualTo(409);
    assertThat(server.call("POST", "/v1/imports/%s/run".formatted(id), "{}").status())
        .isEqualTo(409);
  }

  @Test
  @DisplayName("A file of more than 5 MB is uploaded; other bodies keep their limit")
  void uploadsLargeFiles() {
    var file = new StringBuilder("email,note\n");
    for (int at = 0; at < 3; at++) {
      file.append("big%d@example.org,%s\n".formatted(at, "x".repeat(1_500)));
    }
    file.append("\n".repeat(6_000_000));

    assertThat(imports.imported(CONTACTS, file.toString()).path("created").asInt()).isEqualTo(3);
    var large = "{\"name\": \"%s\"}".formatted("x".repeat(6_000_000));
    assertThat(server.call("POST", "/v1/lists", large).status()).isEqualTo(413);
  }

  private JsonNode contact(String query) {
    return server.get("/v1/contacts?" + query).json().at("/items/0");
  }

  private static String mapping(String column, String field) {
    return "{\"mapping\": {\"%s\": \"%s\"}}".formatted(column, field);
  }

  private static String contactBody(String email, String phone) {
    return "{\"email\": \"%s\", \"phone\": \"%s\"}".formatted(email, phone);
  }
}
