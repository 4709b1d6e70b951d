package io.relance.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("D-3: what the tests of template.yaml see of a role")
class StatementsTest {
  private static final String ROLE =
      """
      Resources:
        JobsRole:
          Type: AWS::IAM::Role
          Properties:
            %s
        Shared:
          Type: AWS::IAM::ManagedPolicy
          Properties:
            %s
            PolicyDocument: {Statement: [{Effect: Allow, Action: ["lambda:Invoke*"], Resource: "*"}]}
        Other:
          Type: %s
          Properties: %s
      """;

  private static final String START =
      "{Effect: Allow, Action: \"lambda:InvokeFunction\", Resource: \"*\"}";

  private static boolean canStart(String role, String shared, String type, String other) {
    return Statements.of(Template.of(ROLE.formatted(role, shared, type, other)), "JobsRole")
        .allows("lambda:InvokeFunction");
  }

  private static boolean canStart(String role) {
    return canStart(role, "Description: Starts", "AWS::SQS::Queue", "{}");
  }

  @Test
  @DisplayName("A policy that nothing attaches to the role is not the role's")
  void leavesOutWhatIsNotAttached() {
    assertThat(canStart("Path: /")).isFalse();
    assertThat(canStart("Path: /", "Roles: [!Ref OtherRole]", "AWS::SQS::Queue", "{}")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ManagedPolicyArns: [!Ref Shared]",
        "ManagedPolicyArns: [!If [HasJobs, !Ref Shared, !Ref AWS::NoValue]]",
        "Policies: [{PolicyDocument: {Statement: [" + START + "]}}]",
        "Policies: [{PolicyDocument: {Statement: " + START + "}}]",
        "Policies: [!If [HasJobs, {PolicyDocument: {Statement: " + START + "}}, !Ref AWS::NoValue]]"
      })
  @DisplayName("It sees what the role names")
  void seesWhatTheRoleNames(String properties) {
    assertThat(canStart(properties)).isTrue();
  }

  @Test
  @DisplayName("It sees policies that name the role")
  void seesPoliciesThatNameTheRole() {
    var document = "PolicyDocument: {Statement: [" + START + "]}";

    assertThat(canStart("Path: /", "Roles: [!Ref JobsRole]", "AWS::SQS::Queue", "{}")).isTrue();
    assertThat(
            canStart(
                "Path: /",
                "Description: Starts",
                "AWS::IAM::Policy",
                "{Roles: [!Ref JobsRole], " + document + "}"))
        .isTrue();
    assertThat(
            canStart(
                "Path: /",
                "Description: Starts",
                "AWS::IAM::RolePolicy",
                "{RoleName: !Ref JobsRole, " + document + "}"))
        .isTrue();
  }

  @Test
  @DisplayName("It fails on managed policies that are not in the template")
  void failsOnPoliciesOfOthers() {
    assertThatThrownBy(
            () -> canStart("ManagedPolicyArns: [\"arn:aws:iam::aws:policy/AWSLambda_FullAccess\"]"))
        .hasMessage(
            "JobsRole must only have managed policies of the template, not"
                + " \"arn:aws:iam::aws:policy/AWSLambda_FullAccess\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{Role: !GetAtt JobsRole.Arn, Policies: [{LambdaInvokePolicy: {FunctionName: jobs}}]}",
        "{Policies: [AWSLambda_FullAccess]}",
        "{Handler: a}"
      })
  @DisplayName("It fails on functions whose role is made or extended by SAM")
  void failsOnRolesMadeBySam(String function) {
    assertThatThrownBy(
            () -> canStart("Path: /", "Description: Starts", "AWS::Serverless::Function", function))
        .hasMessageStartingWith("Other must ");
  }

  @Test
  @DisplayName("It fails on globals and connectors that add policies, and on roles by name")
  void failsOnWhatItCannotRead() {
    var globals = ROLE.formatted("Path: /", "Description: Starts", "AWS::SQS::Queue", "{}");
    assertThatThrownBy(
            () ->
                Statements.of(
                    Template.of("Globals: {Function: {Policies: [AWSXRay]}}\n" + globals),
                    "JobsRole"))
        .hasMessage("Globals.Function must not have Policies");
    assertThatThrownBy(
            () -> canStart("Path: /", "Description: Starts", "AWS::Serverless::Connector", "{}"))
        .hasMessageStartingWith("The template must have no connectors");
    assertThatThrownBy(() -> canStart("Path: /", "Roles: [relance-jobs]", "AWS::SQS::Queue", "{}"))
        .hasMessage("Shared must name its roles by Ref, not \"relance-jobs\"");
  }
}
