package io.relance.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Measures what functions take to start and to answer first, as packaged, on Lambda's runtime
 * client; {@code benchmarks/cold-starts} runs it and nothing else does.
 */
@OnDeployment
class ColdStartFigures {
  private static final int TIMES = 3;
  private static final Map<String, String> PRIMED = Map.of("RELANCE_PRIMING", "true");
  private static final Map<String, String> UNPRIMED = Map.of("RELANCE_PRIMING", "false");

  private final Deployment deployment;

  ColdStartFigures(Deployment deployment) {
    this.deployment = deployment;
  }

  @Test
  void measures() throws IOException {
    System.out.println(
        "function | variant | init wall | init processor | first answer wall | … processor (ms)");
    for (var each : events().entrySet()) {
      print(each.getKey(), "as it is", ColdStart.of(each.getValue()).with(UNPRIMED));
      print(each.getKey(), "primed", ColdStart.of(each.getValue()).with(PRIMED));
      var cache = Files.createTempFile("relance", ".aot");
      ColdStart.of(each.getValue())
          .with(PRIMED)
          .trains(deployment.functions(), each.getKey(), cache);
      print(
          each.getKey(),
          "primed, AOT cache",
          ColdStart.of(each.getValue()).with(PRIMED).options("-XX:AOTCache=" + cache));
      Files.delete(cache);
    }
    for (var each : events().entrySet()) {
      System.out.println("Classes that " + each.getKey() + " loads to its first answer, by jar:");
      classes(each.getKey(), each.getValue())
          .forEach((jar, count) -> System.out.println("  " + count + " " + jar));
    }
  }

  private void print(String function, String variant, ColdStart start) {
    var best = start.measure(deployment.functions(), function);
    for (var time = 1; time < TIMES; time++) {
      var next = start.measure(deployment.functions(), function);
      best = next.total() < best.total() ? next : best;
    }
    System.out.println(function + " | " + variant + " | " + best);
  }

  private Map<String, Integer> classes(String function, String event) throws IOException {
    var log = Files.createTempFile("classes", ".log");
    var _ =
        ColdStart.of(event)
            .with(PRIMED)
            .options("-Xlog:class+load:file=" + log)
            .measure(deployment.functions(), function);
    return ColdStart.byJar(Files.readAllLines(Path.of(log.toString())));
  }

  private Map<String, String> events() {
    var token = deployment.api().token();
    var events = new LinkedHashMap<String, String>();
    events.put("api", AwsEvents.request(token));
    events.put("webhooks", AwsEvents.read("webhook-request").toString());
    events.put("authorizer", AwsEvents.authorization(token));
    events.put("ingest", AwsEvents.unnamed(AwsEvents.read("execution-status-change").toString()));
    events.put("inbound", AwsEvents.message("inbound", "{}"));
    events.put("sending", AwsEvents.message("sends", "{}"));
    events.put("elements", AwsEvents.read("element-call").toString());
    events.put("agenda", AwsEvents.read("schedule-tick").toString());
    return events;
  }
}
