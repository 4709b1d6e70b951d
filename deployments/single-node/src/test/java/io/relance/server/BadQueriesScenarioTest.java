package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("D-4, bad input: cursors from elsewhere, limits and filters that are none")
class BadQueriesScenarioTest extends SweepTest {
  private static final List<String> LIMITS =
      List.of("0", "-1", "abc", "1000000", "1.5", "99999999999999999999", "%00", "1%202");
  private static final List<String> CURSORS =
      List.of("elsewhere", "%00", "%F0%9F%A6%86", "YXQ6LTE", "e30", "x".repeat(2000), "..%2F..");

  @ParameterizedTest
  @MethodSource("paged")
  void refusesLimitsThatAreNone(Route route) {
    for (var limit : LIMITS) {
      server.get(server.path(route) + "?limit=" + limit).refuses(400).naming("limit");
    }
  }

  @ParameterizedTest
  @MethodSource("paged")
  void refusesCursorsThatAreNone(Route route) {
    for (var cursor : CURSORS) {
      server.get(server.path(route) + "?cursor=" + cursor).refuses(400).naming("cursor");
    }
  }

  @Test
  void refusesTheCursorOfAnotherList() {
    var cursors = cursors();
    assertThat(cursors).hasSizeGreaterThanOrEqualTo(6);

    cursors.forEach(
        (from, cursor) ->
            paged()
                .filter(other -> !other.equals(from))
                .forEach(
                    other ->
                        server
                            .get(server.path(other) + "?cursor=" + cursor)
                            .refuses(400)
                            .naming("cursor")));
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/automations?sort=colour, sort",
    "/v1/automations?sort=, sort",
    "/v1/messages?state=lost, state",
    "/v1/contacts?phone=hello, phone",
    "/v1/contacts?phone=%2B, phone",
    "/v1/contacts?phone=%00, phone",
    "/v1/contacts?email=nobody, email",
    "/v1/contacts?email=%F0%9F%A6%86, email",
    "/v1/contacts?query=%20, query",
    "/v1/contacts?listId=nothing, listId",
    "/v1/messages?contactId=a%20b, contactId",
    "/v1/messages?launchId=%00, launchId",
    "/v1/messages?channel=fax, channel",
    "/v1/messages?direction=up, direction",
    "/v1/messages?reason=, reason",
    "/v1/launches?automationId=a%20b, automationId",
    "/v1/messages?automationId=%00, automationId",
    "/v1/templates?locale=!!, locale",
    "/v1/templates?locale=x, locale",
    "/v1/templates/order-confirmation?locale=%00, locale",
  })
  void refusesFiltersThatAreNone(String path, String named) {
    server.get(path).refuses(400).naming(named);
  }

  /** The cursor that each list gives with its first page of one. */
  private Map<Route, String> cursors() {
    var cursors = new HashMap<Route, String>();
    paged()
        .forEach(
            route -> {
              var next = server.get(server.path(route) + "?limit=1").text("/next");
              if (!next.isEmpty()) {
                cursors.put(route, next);
              }
            });
    return cursors;
  }

  /** Every route that answers in pages. */
  Stream<Route> paged() {
    return guarded().filter(Route::isPaged);
  }
}
