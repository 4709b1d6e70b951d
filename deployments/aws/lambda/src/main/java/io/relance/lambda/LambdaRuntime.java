package io.relance.lambda;

import io.relance.application.composition.Relance;
import io.relance.aws.AwsClients;
import io.relance.config.Providers;
import io.relance.config.Settings;
import io.relance.domain.metrics.Recorder;
import java.time.InstantSource;
import java.util.Map;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** The use cases of a function instance, on the AWS resources of its deployment. */
public record LambdaRuntime(Relance relance, Settings settings) {

  /** From the environment of this function. */
  public static LambdaRuntime byEnvironment() {
    return byEnvironment(Recorder.none());
  }

  /** From the environment of this function, with a recorder of its work. */
  static LambdaRuntime byEnvironment(Recorder recorder) {
    return of(System.getenv(), AwsClients.ofEnvironment(), recorder);
  }

  private static LambdaRuntime of(
      Map<String, String> environment, AwsClients clients, Recorder recorder) {
    var clock = InstantSource.system();
    var secretsCache = new SecretsCache(clients.make(SecretsManagerClient.builder()), clock);
    var settings = Settings.read(environment, secretsCache::at);
    var project = new Providers(settings, clock, new LambdaWorkers(clock)).project();
    var ports =
        new AwsPorts(StackConfig.of(environment), clients, clock).ports().recordedBy(recorder);
    var lambdaRuntime = new LambdaRuntime(new Relance(ports, project), settings);
    SnapStartPriming.of(environment).run(lambdaRuntime.relance());
    return lambdaRuntime;
  }
}
