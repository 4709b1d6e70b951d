package io.relance.cloud;

import io.relance.application.wiring.Relance;
import io.relance.aws.AwsClients;
import io.relance.setup.Providers;
import io.relance.setup.Settings;
import java.time.InstantSource;
import java.util.Map;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** What the instance of a function runs on: every use case, over the parts of AWS it is told. */
public record Deployed(Relance relance, Settings settings) {

  /** As the environment of this function says. */
  public static Deployed byEnvironment() {
    return of(System.getenv(), AwsClients.ofEnvironment());
  }

  static Deployed of(Map<String, String> environment, AwsClients clients) {
    var clock = InstantSource.system();
    var vault = new Vault(clients.make(SecretsManagerClient.builder()), clock);
    var settings = Settings.read(environment, vault::at);
    var project = new Providers(settings, clock, new Instances(clock)).project();
    var ports = new AwsPorts(Place.of(environment), clients, clock).ports();
    var deployed = new Deployed(new Relance(ports, project), settings);
    Priming.of(environment).run(deployed.relance());
    return deployed;
  }
}
