package io.relance.cloud.suite;

import io.relance.aws.AwsClients;
import io.relance.testkit.fake.FakeShop;
import io.relance.testkit.fake.FakeTwilio;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * The deployment that {@code template.yaml} declares, on LocalStack, with its functions as they are
 * packaged on Lambda's own runtime. Schedules do not fire there: tests tell the agenda the time.
 */
final class Deployment implements AutoCloseable {
  static final String SENDER = "+12025550199";
  private static final String SHOP = "maison-lumen.myshopify.com";
  private static final String SECRET = "a-secret-of-the-shop";

  private final Functions functions = new Functions(Packages.find());
  private final FunctionsDoor door = FunctionsDoor.open(functions);
  private final LocalStack localStack = LocalStack.start(door);
  private final FakeTwilio twilio = FakeTwilio.start();
  private final FakeShop shop;
  private final LambdaClient lambda;
  private final Api api;

  private Deployment() {
    var stack = Stack.deploy(localStack, Packages.find().template(), parameters());
    var deployed = new HashMap<>(stack.functions());
    deployed.replaceAll((_, function) -> function.with(emulated()));
    functions.deploy(deployed);
    lambda = clients().make(LambdaClient.builder());
    shop = new FakeShop(SHOP, SECRET, url("/webhooks/shopify"));
    api = new Api(url(""), Api.token(invoke("owner", "{}")));
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
        "PublicUrl", url("").toString(),
        "ShopifyShop", SHOP,
        "ShopifySecretArn", secret("shopify", SECRET),
        "TwilioAccountSid", twilio.account().sid(),
        "TwilioFrom", SENDER,
        "TwilioAuthTokenArn", secret("twilio", twilio.account().token()),
        "SmsRate", "1000");
  }

  private String secret(String name, String value) {
    try (var secrets = clients().make(SecretsManagerClient.builder())) {
      return secrets.createSecret(make -> make.name(name).secretString(value)).arn();
    }
  }

  /** What Lambda sets, and where providers are played. */
  private Map<String, String> emulated() {
    return Map.of(
        "AWS_ENDPOINT_URL", localStack.endpoint().toString(),
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

  Api api() {
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

  /** Invokes a function through Lambda's API. */
  String invoke(String function, String event) {
    return lambda
        .invoke(
            invoke ->
                invoke
                    .functionName(Stack.NAME + "-" + function)
                    .payload(SdkBytes.fromUtf8String(event)))
        .payload()
        .asUtf8String();
  }

  @Override
  public void close() {
    functions.close();
    lambda.close();
    shop.close();
    twilio.close();
    localStack.close();
    door.close();
  }
}
