package io.relance.testkit.fake;

import io.relance.testkit.fake.HttpMessage.Request;
import io.relance.testkit.fake.HttpMessage.Response;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** The part of a fake AWS that serves the certificates of topics, and confirms subscriptions. */
final class FakeSns {
  static final String CERTIFICATE = "/SimpleNotificationService-1a2b3c.pem";
  static final String EXPIRED = "/SimpleNotificationService-0f0f0f.pem";

  private final List<String> confirmed = new CopyOnWriteArrayList<>();
  private final AtomicInteger certificates = new AtomicInteger();

  Response answer(Request request) {
    return switch (request.path()) {
      case CERTIFICATE -> certificate(SnsTopic.CERTIFICATE);
      case EXPIRED -> certificate(SnsTopic.EXPIRED);
      case "/unavailable.pem" -> new Response(503, Map.of(), "");
      case "/nonsense.pem" -> new Response(200, Map.of(), "nonsense");
      case "/" -> {
        var form = Form.read(request.query());
        if (!"2336412f37".equals(form.get("Token"))) {
          yield new Response(400, Map.of(), "");
        }
        confirmed.add(form.get("TopicArn"));
        yield new Response(
            200, Map.of("Content-Type", "text/xml"), "<ConfirmSubscriptionResponse/>");
      }
      default -> new Response(404, Map.of(), "");
    };
  }

  private Response certificate(SelfSignedCertificate certificate) {
    certificates.incrementAndGet();
    return new Response(200, Map.of(), certificate.pem());
  }

  List<String> confirmed() {
    return List.copyOf(confirmed);
  }

  int certificatesServed() {
    return certificates.get();
  }
}
