package io.relance.e2e.iam;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.application.persistence.Json;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import software.amazon.awssdk.services.iam.IamClient;

/**
 * What a role allows, and what was made use of.
 *
 * @param allowed pairs of an action and a pattern of resources
 */
public record Role(String name, Set<Access> allowed, Set<Access> used) {

  /** Reads the policies of a role as they were deployed. */
  public static Role read(IamClient iam, String arn) {
    var name = arn.substring(arn.lastIndexOf('/') + 1);
    var allowed =
        Stream.concat(own(iam, name), attached(iam, name))
            .map(text -> URLDecoder.decode(text, StandardCharsets.UTF_8))
            .map(Json::tree)
            .flatMap(Role::statements)
            .collect(Collectors.toUnmodifiableSet());
    return new Role(name, allowed, ConcurrentHashMap.newKeySet());
  }

  private static Stream<String> own(IamClient iam, String role) {
    return iam.listRolePolicies(list -> list.roleName(role)).policyNames().stream()
        .map(policy -> iam.getRolePolicy(get -> get.roleName(role).policyName(policy)))
        .map(answer -> answer.policyDocument());
  }

  private static Stream<String> attached(IamClient iam, String role) {
    return iam.listAttachedRolePolicies(list -> list.roleName(role)).attachedPolicies().stream()
        .map(policy -> iam.getPolicy(get -> get.policyArn(policy.policyArn())).policy())
        .map(
            policy ->
                iam.getPolicyVersion(
                    get -> get.policyArn(policy.arn()).versionId(policy.defaultVersionId())))
        .map(answer -> answer.policyVersion().document());
  }

  private static Stream<Access> statements(JsonNode policy) {
    return each(policy.path("Statement"))
        .filter(statement -> statement.path("Effect").asText().equals("Allow"))
        .flatMap(
            statement ->
                each(statement.path("Action"))
                    .flatMap(
                        action ->
                            each(statement.path("Resource"))
                                .map(of -> new Access(action.asText(), of.asText()))));
  }

  private static Stream<JsonNode> each(JsonNode oneOrMore) {
    return oneOrMore.isArray()
        ? StreamSupport.stream(oneOrMore.spliterator(), false)
        : Stream.of(oneOrMore);
  }

  /** Whether it allows this; what it is allowed by counts as used. */
  public boolean allows(Access access) {
    var by = allowed.stream().filter(each -> covers(each, access)).toList();
    used.addAll(by);
    return !by.isEmpty();
  }

  private static boolean covers(Access allowed, Access access) {
    return allowed.action().equals(access.action())
        && Pattern.matches(
            Pattern.quote(allowed.resource()).replace("*", "\\E.*\\Q"), access.resource());
  }
}
