package io.relance.lambda.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Delivers forms to controllers as text: by default the proxy decodes a form into fields, but
 * signatures are computed over the raw bytes.
 */
final class PlainForms {
  private static final String TYPE = "content-type";
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String TEXT = "text/plain";

  private PlainForms() {}

  static APIGatewayProxyRequestEvent passing(APIGatewayProxyRequestEvent event) {
    return event
        .withHeaders(replaced(event.getHeaders(), PlainForms::plain))
        .withMultiValueHeaders(
            replaced(
                event.getMultiValueHeaders(),
                values -> values.stream().map(PlainForms::plain).toList()));
  }

  private static <T> Map<String, T> replaced(
      @Nullable Map<String, T> headers, UnaryOperator<T> plain) {
    var all = new HashMap<String, T>(headers == null ? Map.of() : headers);
    all.replaceAll((name, value) -> name.equalsIgnoreCase(TYPE) ? plain.apply(value) : value);
    return all;
  }

  private static String plain(String type) {
    return type.toLowerCase(Locale.ROOT).startsWith(FORM) ? TEXT : type;
  }
}
