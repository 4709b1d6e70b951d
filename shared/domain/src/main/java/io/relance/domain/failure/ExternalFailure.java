package io.relance.domain.failure;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something outside the program did not do its part.
 *
 * <p>The message is constant; what varies goes into {@code with}, never a phone number, an email
 * address or a text.
 */
public abstract sealed class ExternalFailure extends RuntimeException
    permits TransientFailure, PermanentFailure {
  private static final long serialVersionUID = 1L;

  private final transient Map<String, Object> context = new LinkedHashMap<>();

  ExternalFailure(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  final void add(String key, Object value) {
    context.put(key, value);
  }

  /** What was known when it failed, in the order it was told. */
  public final Map<String, Object> context() {
    return Map.copyOf(context);
  }

  @Override
  public final @Nullable String getMessage() {
    return context.isEmpty() ? super.getMessage() : super.getMessage() + " " + context;
  }
}
