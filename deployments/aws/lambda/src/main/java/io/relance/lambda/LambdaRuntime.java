package io.relance.lambda;

import io.relance.application.composition.Relance;
import io.relance.aws.AwsClients;
import io.relance.config.Providers;
import io.relance.config.Settings;
import java.time.InstantSource;
import java.util.Map;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** The use cases of a function instance, on the AWS resources of its deployment. */
public record LambdaRuntime(Relance relance, Settings settings) {

  /** From the environment of this function. */
  public static LambdaRuntime byEnvironment() {
    return of(System.getenv(), AwsClients.ofEnvironment());
  }

  static LambdaRuntime of(Map<String, String> environment, AwsClients clients) {
    var clock = InstantSource.system();
    var secretsCache = new SecretsCache(clients.make(SecretsManagerClient.builder()), clock);
    var settings = Settings.read(environment, secretsCache::at);
    var project = new Providers(settings, clock, new LambdaWorkers(clock)).project();
    var ports = new AwsPorts(StackConfig.of(environment), clients, clock).ports();
    var lambdaRuntime = new LambdaRuntime(new Relance(ports, project), settings);
    SnapStartPriming.of(environment).run(lambdaRuntime.relance());
    return lambdaRuntime;
  }
}
