package io.relance.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All policy statements a role ends up with, whichever way they are attached to it. A kind of
 * attachment that cannot be read is an error, so that none goes unseen.
 */
record Statements(List<JsonNode> all) {
  private static final String MANAGED_POLICY = "AWS::IAM::ManagedPolicy";

  /** Resources that name the roles their statements are for. */
  private static final List<String> ATTACHED =
      List.of(MANAGED_POLICY, "AWS::IAM::Policy", "AWS::IAM::RolePolicy");

  /** Attributes by which SAM makes or extends roles. */
  private static final Set<String> MADE_BY_SAM =
      Set.of("Policies", "ManagedPolicyArns", "Connectors");

  /** The statements of a role of the template, those that apply under a condition included. */
  static Statements of(Template template, String role) {
    require(
        template.resources("AWS::IAM::Role").containsKey(role),
        role + " must be a role of the template");
    requireReadable(template);
    var own = template.resource(role).path("Properties");
    var inline = entries(own.path("Policies")).flatMap(Statements::documents);
    var managed =
        entries(own.path("ManagedPolicyArns"))
            .map(arn -> managed(template, role, arn))
            .flatMap(Statements::documents);
    return new Statements(
        Stream.of(inline, managed, attached(template, role)).flatMap(it -> it).toList());
  }

  /** Whether a statement allows an action, on whatever resource; a wildcard counts. */
  boolean allows(String action) {
    return allowing(action).findAny().isPresent();
  }

  /** The statements that allow an action. */
  Stream<JsonNode> allowing(String action) {
    return all.stream()
        .filter(it -> it.path("Effect").asText().equals("Allow"))
        .filter(it -> it.has("NotAction") || names(it, action));
  }

  private static boolean names(JsonNode statement, String action) {
    return entries(statement.path("Action")).anyMatch(it -> isMatch(it.asText(), action));
  }

  private static boolean isMatch(String pattern, String action) {
    var expression =
        Stream.of(pattern.split("(?=[*?])|(?<=[*?])"))
            .map(it -> it.equals("*") ? ".*" : it.equals("?") ? "." : Pattern.quote(it))
            .collect(Collectors.joining());
    return Pattern.compile(expression, Pattern.CASE_INSENSITIVE).matcher(action).matches();
  }

  private static void requireReadable(Template template) {
    var globals = template.root().at("/Globals/Function");
    MADE_BY_SAM.forEach(
        name -> require(!globals.has(name), "Globals.Function must not have " + name));
    require(
        template.resources("AWS::Serverless::Connector").isEmpty(),
        "The template must have no connectors: their policies are not read here");
    template.resources("AWS::Serverless::Function").forEach(Statements::requireRoleOfTheTemplate);
  }

  /** Else SAM makes a role, of what it finds in the function. */
  private static void requireRoleOfTheTemplate(String name, JsonNode function) {
    var properties = function.path("Properties");
    require(
        properties.at("/Role/GetAtt").asText().endsWith(".Arn"),
        name + " must have a Role of the template, not one that SAM makes");
    MADE_BY_SAM.forEach(
        attribute ->
            require(
                !properties.has(attribute) && !function.has(attribute),
                name + " must not have " + attribute));
  }

  private static JsonNode managed(Template template, String role, JsonNode arn) {
    var policy = template.resource(arn.path("Ref").asText());
    require(
        policy.path("Type").asText().equals(MANAGED_POLICY),
        role + " must only have managed policies of the template, not " + arn);
    return policy.path("Properties");
  }

  private static Stream<JsonNode> attached(Template template, String role) {
    return ATTACHED.stream()
        .flatMap(type -> template.resources(type).entrySet().stream())
        .filter(it -> isFor(it, role))
        .flatMap(it -> documents(it.getValue().path("Properties")));
  }

  private static boolean isFor(Map.Entry<String, JsonNode> policy, String role) {
    var properties = policy.getValue().path("Properties");
    return Stream.concat(entries(properties.path("Roles")), entries(properties.path("RoleName")))
        .peek(
            it ->
                require(it.has("Ref"), policy.getKey() + " must name its roles by Ref, not " + it))
        .anyMatch(it -> it.path("Ref").asText().equals(role));
  }

  private static Stream<JsonNode> documents(JsonNode policy) {
    return entries(policy.path("PolicyDocument"))
        .flatMap(document -> entries(document.path("Statement")))
        .peek(
            it -> require(it.has("Effect"), "A statement must be written in the template: " + it));
  }

  /** One or several, both branches of an {@code If} included. */
  private static Stream<JsonNode> entries(JsonNode node) {
    if (node.isMissingNode() || node.path("Ref").asText().equals("AWS::NoValue")) {
      return Stream.empty();
    }
    if (node.isArray()) {
      return Stream.iterate(0, at -> at < node.size(), at -> at + 1)
          .flatMap(at -> entries(node.get(at)));
    }
    var either = node.has("Fn::If") ? node.path("Fn::If") : node.path("If");
    return either.isArray()
        ? Stream.concat(entries(either.path(1)), entries(either.path(2)))
        : Stream.of(node);
  }

  private static void require(boolean holds, String problem) {
    if (!holds) {
      throw new AssertionError(problem);
    }
  }
}
