package io.relance.e2e;

import io.relance.application.persistence.Json;
import io.relance.aws.AwsClients;
import io.relance.e2e.iam.Guard;
import io.relance.e2e.iam.Role;
import io.relance.testkit.fake.AcceptedText;
import io.relance.testkit.fake.FakeShop;
import io.relance.testkit.fake.FakeTwilio;
import io.relance.testkit.server.ApiClient;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * The deployment that {@code template.yaml} declares, on LocalStack, with its functions as they are
 * packaged on Lambda's own runtime. Schedules do not fire there: tests tell the agenda the time.
 */
final class Deployment implements AutoCloseable {
  static final String SENDER = "+12025550199";
  private static final String SHOP = "maison-lumen.myshopify.com";
  private static final String SECRET = "a-secret";

  private final Functions functions = new Functions(Packages.find());
  private final FunctionEndpoint door = FunctionEndpoint.open(functions);
  private final LocalStack localStack = LocalStack.start(door);
  private final Map<String, Guard> guards = new TreeMap<>();
  private final FakeTwilio twilio = FakeTwilio.start();
  private final FakeShop shop;
  private final ApiClient api;

  private Deployment() {
    functions.deploy(guarded(Stack.deploy(localStack, Packages.find().template(), parameters())));
    shop = new FakeShop(SHOP, SECRET, url("/webhooks/shopify"));
    api =
        new ApiClient(
            url(""), Json.tree(invoke("create-owner-token", "{}")).path("token").asText());
    // A shop waits no longer than five seconds; on AWS a snapshot sees to that.
    var _ = invoke("webhooks", AwsEvents.unsigned());
  }

  /** The same functions, each finding AWS behind a guard that enforces its role. */
  private Map<String, DeployedFunction> guarded(Map<String, DeployedFunction> deployed) {
    var guarded = new HashMap<>(deployed);
    try (var iam = clients().make(IamClient.builder())) {
      guarded.replaceAll(
          (name, function) -> {
            var guard = Guard.before(localStack.endpoint(), Role.read(iam, function.role()));
            guards.put(name, guard);
            return function.with(emulated(guard.url()));
          });
    }
    return guarded;
  }

  /** A role that forbids what its function did fails the run, whatever the function made of it. */
  private void refuseDenials() {
    guards.forEach(
        (function, guard) -> {
          if (!guard.denied().isEmpty()) {
            throw new IllegalStateException(function + " may not do " + guard.denied());
          }
        });
  }

  /** Says what ran, for whoever reads the log of a run. */
  private void tell() {
    System.out.printf(
        "On LocalStack: %d packaged functions, on Lambda's runtime client and under their roles, "
            + "took %d events%n",
        guards.size(), functions.seen().size());
    guards.forEach(
        (function, guard) ->
            System.out.printf(
                "  of its permissions %s used %d of %d%n",
                function, guard.role().used().size(), guard.role().allowed().size()));
  }

  static Deployment open() {
    return new Deployment();
  }

  /** Why there can be none here, if so. */
  static Optional<String> missing() {
    return Packages.missing().or(LocalStack::missing);
  }

  private Map<String, String> parameters() {
    return Map.of(
        "PublicUrl",
        url("").toString(),
        "ShopifyShop",
        SHOP,
        "ShopifySecretArn",
        secret("shopify", SECRET),
        "TwilioAccountSid",
        twilio.account().sid(),
        "TwilioFrom",
        SENDER,
        "TwilioAuthTokenArn",
        secret("twilio", twilio.account().token()),
        "QuietHours",
        "off",
        // They need a role of the whole account, and the emulator writes none.
        "EnableAccessLogs",
        "false",
        "SmsRate",
        "1000");
  }

  private String secret(String name, String value) {
    try (var secrets = clients().make(SecretsManagerClient.builder())) {
      return secrets.createSecret(make -> make.name(name).secretString(value)).arn();
    }
  }

  /** What Lambda sets, and where providers are played. */
  private Map<String, String> emulated(URI aws) {
    return Map.of(
        "AWS_ENDPOINT_URL", aws.toString(),
        "AWS_REGION", "eu-west-1",
        "AWS_ACCESS_KEY_ID", "test",
        "AWS_SECRET_ACCESS_KEY", "test",
        "RELANCE_TWILIO_BASE_URL", twilio.url().toString());
  }

  AwsClients clients() {
    return localStack.clients();
  }

  FakeTwilio twilio() {
    return twilio;
  }

  FakeShop shop() {
    return shop;
  }

  /** The texts that a phone got so far, in order. */
  List<String> textsTo(String phone) {
    return twilio.taken().stream()
        .filter(text -> text.to().equals(phone))
        .map(AcceptedText::body)
        .toList();
  }

  ApiClient api() {
    return api;
  }

  Functions functions() {
    return functions;
  }

  URI url(String path) {
    return URI.create(localStack.endpoint() + "/_aws/execute-api/" + Stack.API + "/live" + path);
  }

  /** What the schedule of every minute does. */
  void tick() {
    var _ = invoke("agenda", "{\"detail-type\": \"Agenda Tick\"}");
  }

  /** The same in an instance that has just started, which looks after dead letters at once. */
  void tickAnew() {
    try (var agenda = functions.start("agenda", Map.of(), List.of())) {
      var _ = agenda.invoke("{\"detail-type\": \"Agenda Tick\"}");
    }
  }

  /**
   * From now on DynamoDB throttles requests.
   *
   * @param share of all, from 0 to 1
   */
  void throttle(double share) {
    localStack.configure("DYNAMODB_ERROR_PROBABILITY", share);
  }

  /** What starts the function of jobs. */
  JobSchedules jobSchedules() {
    return new JobSchedules(
        clients(),
        event -> {
          var _ = invoke("jobs", event);
        });
  }

  /** What a function answers to an event. */
  String invoke(String function, String event) {
    return functions.invoke(Stack.NAME + "-" + function, event).payload();
  }

  @Override
  public void close() {
    functions.close();
    tell();
    guards.values().forEach(Guard::close);
    twilio.close();
    localStack.close();
    door.close();
    refuseDenials();
  }
}
