package io.relance.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.web.router.Router;
import java.util.ArrayDeque;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("D-3: the gateway passes on every path that the controllers answer")
class GatewayRoutesTest {
  private static final Template TEMPLATE = Template.read();

  @Test
  void hasAResourceForEachRoute() {
    var resources = resources();

    assertThat(routes())
        .contains("/unsubscribe/{token}", "/v1/contacts/{id}", "/webhooks/shopify")
        .allSatisfy(route -> assertThat(resources).anyMatch(it -> answers(it, route)));
  }

  private static Set<String> routes() {
    try (var context = ApplicationContext.run()) {
      return context
          .getBean(Router.class)
          .uriRoutes()
          .map(route -> route.getUriMatchTemplate().toPathString())
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  /** The paths of the resources that have a method. */
  private static Set<String> resources() {
    return TEMPLATE.resources("AWS::ApiGateway::Method").values().stream()
        .map(method -> path(method.at("/Properties/ResourceId/Ref").asText()))
        .collect(Collectors.toSet());
  }

  private static String path(String resource) {
    var parts = new ArrayDeque<String>();
    for (var at = resource; !at.isEmpty(); ) {
      var properties = TEMPLATE.resource(at).path("Properties");
      parts.addFirst(properties.path("PathPart").asText());
      at = properties.at("/ParentId/Ref").asText();
    }
    return "/" + String.join("/", parts);
  }

  private static boolean answers(String resource, String route) {
    var greedy = resource.indexOf("{proxy+}");
    return greedy < 0
        ? route.matches(resource.replaceAll("\\{\\w+}", "[^/]+"))
        : route.startsWith(resource.substring(0, greedy));
  }
}
