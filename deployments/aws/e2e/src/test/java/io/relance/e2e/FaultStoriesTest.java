package io.relance.e2e;

import static io.relance.e2e.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.e2e.Functions.Fault;
import io.relance.testkit.flow.FlowFile;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

@OnDeployment
@DisplayName("D-3, D3.6: what goes wrong on AWS")
class FaultStoriesTest {
  private final Deployment deployment;

  FaultStoriesTest(Deployment deployment) {
    this.deployment = deployment;
  }

  /** A text of this name, a while, and another. */
  private static String waiting(String name, String wait) {
    return FlowFile.twoTexts(name, name, wait, name + " again");
  }

  @Test
  @DisplayName("L-14, D3.2: a step that dies, before its work and after, is tried again")
  void triesAStepAgain() {
    var phone = "+33639980401";
    var contact = deployment.api().subscriber(phone, "Ana");
    var automation = deployment.api().activate("Dying steps", waiting("steps", "PT1S"));
    var died =
        Stream.of(Fault.DIES_BEFORE, Fault.DIES_AFTER)
            .map(fault -> deployment.functions().next(fault, "elements", this::isOfTheWait))
            .toList();

    deployment.api().launch(automation, contact);

    eventually(() -> assertThat(report(automation).at("/outcomes/success").asInt()).isEqualTo(1));
    assertThat(died).allMatch(BooleanSupplier::getAsBoolean);
    assertThat(deployment.textsTo(phone)).containsExactly("steps", "steps again");
  }

  private boolean isOfTheWait(String call) {
    return call.contains("wait-steps");
  }

  @Test
  @DisplayName("L-10, L-12: a function that dies after the provider answered sends nothing twice")
  void sendsNothingTwiceWhenItDiesAfterTheProviderAnswered() {
    var phone = "+33639980411";
    var contact = deployment.api().subscriber(phone, "Ana");
    var automation = deployment.api().activate("Dying handover", waiting("handover", "PT1S"));
    var died =
        deployment
            .functions()
            .next(Fault.DIES_AFTER, "sending", event -> event.contains("first-handover"));

    deployment.api().launch(automation, contact);

    eventually(
        () -> {
          deployment.tick();
          assertThat(report(automation).at("/outcomes/success").asInt()).isEqualTo(1);
        });
    assertThat(died.getAsBoolean()).isTrue();
    assertThat(deployment.textsTo(phone)).containsExactly("handover", "handover again");
  }

  @Test
  @DisplayName("D3.6: an execution that was aborted is visible, and goes on when it is replayed")
  void replaysAnAbortedExecution() {
    var phone = "+33639980421";
    var contact = deployment.api().subscriber(phone, "Ana");
    var automation = deployment.api().activate("Aborted", waiting("aborted", "PT20S"));
    deployment.api().launch(automation, contact);
    eventually(() -> assertThat(deployment.textsTo(phone)).containsExactly("aborted"));

    abort(automation);

    eventually(
        () -> {
          deployment.tick();
          assertThat(letters("wave")).hasSize(1);
        });
    replay(letters("wave").getFirst());
    eventually(() -> assertThat(report(automation).at("/outcomes/success").asInt()).isEqualTo(1));
    endsAreToldAgain();
    deployment.tick();
    assertThat(deployment.textsTo(phone)).containsExactly("aborted", "aborted again");
    assertThat(letters("wave")).isEmpty();
  }

  /** EventBridge may tell a second time, and late. */
  private void endsAreToldAgain() {
    var ends =
        deployment.functions().seen().stream()
            .filter(seen -> seen.event().contains("Execution Status Change"))
            .toList();
    assertThat(ends).isNotEmpty();
    ends.forEach(deployment.functions()::again);
  }

  private void abort(String automation) {
    try (var machines = deployment.clients().make(SfnClient.builder())) {
      eventually(() -> assertThat(running(machines, automation)).hasSize(1));
      var execution = running(machines, automation).getFirst();
      machines.stopExecution(stop -> stop.executionArn(execution.executionArn()));
    }
  }

  private static List<ExecutionListItem> running(SfnClient machines, String automation) {
    return machines.listStateMachines().stateMachines().stream()
        .filter(machine -> machine.name().contains(automation))
        .flatMap(
            machine ->
                machines
                    .listExecutions(
                        list ->
                            list.stateMachineArn(machine.stateMachineArn())
                                .statusFilter(ExecutionStatus.RUNNING))
                    .executions()
                    .stream())
        .toList();
  }

  @Test
  @DisplayName("D3.6: a poison message is set aside, visible, beside others that go through")
  void setsAPoisonMessageAside() {
    try (var queues = deployment.clients().make(SqsClient.builder())) {
      var url = queues.getQueueUrl(get -> get.queueName("relance-ingest")).queueUrl();
      queues.sendMessage(send -> send.queueUrl(url).messageBody("poison"));
    }

    // A tick of another story may have made a dead letter of it before it is counted here.
    eventually(() -> assertThat(deadMessages() == 1 || isShown()).isTrue());
    deployment.tickAnew();
    // Another story's tick may have the message in hand at this moment.
    eventually(() -> assertThat(isShown()).isTrue());
  }

  private boolean isShown() {
    return letters("message").toString().contains("executions");
  }

  private int deadMessages() {
    try (var queues = deployment.clients().make(SqsClient.builder())) {
      var url = queues.getQueueUrl(get -> get.queueName("relance-ingest-dead")).queueUrl();
      return Integer.parseInt(
          queues
              .getQueueAttributes(
                  get ->
                      get.queueUrl(url)
                          .attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
              .attributes()
              .get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES));
    }
  }

  private List<JsonNode> letters(String kind) {
    return StreamSupport.stream(
            deployment.api().get("/v1/dead-letters").path("items").spliterator(), false)
        .filter(letter -> letter.path("kind").asText().equals(kind))
        .toList();
  }

  private void replay(JsonNode letter) {
    var _ = deployment.api().post("/v1/dead-letters/" + letter.path("id").asText() + "/replay", "");
  }

  private JsonNode report(String automation) {
    return deployment.api().report(automation);
  }
}
