package io.relance.lambda.http;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent.ProxyRequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import io.micronaut.function.aws.proxy.MockLambdaContext;
import io.relance.application.composition.Ports;
import io.relance.application.composition.Relance;
import io.relance.application.persistence.Queues;
import io.relance.application.sending.model.WorkerLeases;
import io.relance.config.Providers;
import io.relance.config.Settings;
import io.relance.domain.queue.QueueName;
import io.relance.domain.queue.Received;
import io.relance.embedded.objectstore.FolderObjectStore;
import io.relance.embedded.queue.SqliteQueue;
import io.relance.embedded.sqlite.SqliteDatabase;
import io.relance.embedded.store.SqliteItemStore;
import io.relance.testkit.fake.IdleEngine;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The gateway as a function sees it, in front of a store of this machine: every body comes in
 * base64.
 */
final class Gateway implements AutoCloseable {
  static final String URL = "https://abc123.execute-api.eu-west-1.amazonaws.com/live";

  final Relance relance;
  final Settings settings;
  private final SqliteDatabase database;
  private final SqliteQueue queue;

  Gateway(Path folder, Map<String, String> more) {
    var environment = new HashMap<>(more);
    environment.put("RELANCE_PUBLIC_URL", URL);
    var time = InstantSource.system();
    settings = Settings.read(environment, 0);
    database = SqliteDatabase.open(folder);
    queue = new SqliteQueue(database, time);
    var ports =
        new Ports(
            new SqliteItemStore(database, time),
            queue,
            new IdleEngine(),
            _ -> {},
            new FolderObjectStore(folder.resolve("objects"), InstantSource.system()),
            time,
            time);
    var workerLeases = WorkerLeases.concurrent("test", time);
    relance = new Relance(ports, new Providers(settings, time, workerLeases).project());
  }

  static APIGatewayProxyRequestEvent request(String method, String path) {
    return new APIGatewayProxyRequestEvent()
        .withHttpMethod(method)
        .withPath(path)
        .withHeaders(Map.of())
        .withMultiValueHeaders(Map.of())
        .withRequestContext(
            new ProxyRequestContext().withHttpMethod(method).withPath("/live" + path));
  }

  static APIGatewayProxyRequestEvent request(
      String method, String path, byte[] body, Map<String, String> headers) {
    var several = new HashMap<String, List<String>>();
    headers.forEach((name, value) -> several.put(name, List.of(value)));
    return request(method, path)
        .withHeaders(headers)
        .withMultiValueHeaders(several)
        .withBody(Base64.getEncoder().encodeToString(body))
        .withIsBase64Encoded(true);
  }

  static APIGatewayProxyResponseEvent answer(
      RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> function,
      APIGatewayProxyRequestEvent event) {
    return function.handleRequest(event, new MockLambdaContext());
  }

  List<Received> queued(QueueName name) {
    return queue.receive(name, 10, Duration.ZERO);
  }

  List<Received> facts() {
    return queued(Queues.SHOP_FACTS);
  }

  @Override
  public void close() {
    database.close();
  }
}
